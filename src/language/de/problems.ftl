## Wie die Seite heißt

problems-title = Probleme

## Was auf ihr steht

problems-lead = Was in den Dateien des Katalogs steht und nicht gelesen oder verwendet werden konnte. Alles andere wurde geladen.
problems-problem = Problem
problems-entity = Eintrag
problems-file = Datei
problems-none = Keine Probleme
problems-none-note = Jede Datei wurde gelesen, und jeder Eintrag ist gültig.
problems-hidden = Hier gibt es nichts zu zeigen
problems-hidden-note = Ein Katalogserver behält die Probleme seiner Dateien für sich. Die Seite eines Eintrags zeigt die dieses Eintrags.
