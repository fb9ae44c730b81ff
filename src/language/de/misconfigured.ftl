## Anstelle des Portals, für alle, die es betreiben

misconfigured-title = { $file } muss berichtigt werden
misconfigured-unreadable = Sie ließ sich nicht lesen: { $why }. Sie liegt neben index.html.
misconfigured-not-json = Sie ist kein JSON: { $why }.
misconfigured-keys = Diese Schlüssel brauchen einen anderen Wert. Dorthin gehört:
misconfigured-correct = Berichtigen Sie die Datei und laden Sie diese Seite neu; gebaut werden muss nichts.
misconfigured-correct-and-restart = Berichtigen Sie die Datei, starten Sie das Backend neu, das sie in diese Seite schreibt, und laden Sie neu; gebaut werden muss nichts.
