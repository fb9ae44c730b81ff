## Said before the program is there (`src/app/start`), or in its place.

start-too-old = Dieser Browser ist zu alt für Callboard, das einen von 2024 oder später braucht.
start-not-loaded = Das Portal konnte nicht geladen werden. Prüfen Sie die Verbindung und laden Sie die Seite neu.
# The heading of the list of components.
start-components = Komponenten
