kit-loading = Wird geladen
kit-close = Schließen
kit-try-again = Noch einmal versuchen
kit-opens-new-tab = (öffnet sich in einem neuen Tab)

## Kopieren

kit-copy = Kopieren: { $what }
kit-copied = Kopiert
kit-not-copied = Der Browser hat das Kopieren nicht erlaubt

## Ein Suchfeld

kit-clear-text = Text löschen

## Ein Feld über der Seite, das Dinge findet

kit-finder-results = Ergebnisse
kit-finder-move = { $keys } zum Bewegen
kit-finder-open = { $keys } zum Öffnen
kit-finder-close = { $keys } zum Schließen

## Eine Auswahl unter vielen

kit-select-search = Suchen: { $what }
kit-select-names = same
kit-select-nothing = Hier gibt es nichts auszuwählen.
kit-select-match = Gesucht

## Ein Wort zu dem, was gerade getan wurde

kit-toast = Was getan wurde
kit-toast-dismiss = Ausblenden
