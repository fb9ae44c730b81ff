## Was auf jeder Seite steht

shell-skip = Zum Inhalt springen
shell-main = Hauptnavigation
shell-catalog = Katalog
shell-settings = Einstellungen
shell-embedded = Eingebettet

## Das Farbschema

shell-theme = Farbschema
shell-theme-system = Wie das System
shell-theme-light = Hell
shell-theme-dark = Dunkel

## In der Navigation

shell-pinned = Angeheftete Ansichten

## Die Verbindung

shell-offline = Sie sind offline. Was Sie sehen, ist vielleicht nicht mehr aktuell.
shell-unreachable = Das Backend antwortet nicht. Was Sie sehen, ist vielleicht nicht mehr aktuell; es wird von selbst wieder gefragt.
shell-connected = Die Verbindung ist wieder da.

## Eine Sitzung, die mittendrin abgelaufen ist

shell-session-ended = Ihre Sitzung ist abgelaufen
shell-session-of-somebody = Sie waren angemeldet. Melden Sie sich wieder an, um dort weiterzumachen, wo Sie waren: Auf der Seite ist nichts verloren.
shell-session-of = Sie waren als { $name } angemeldet. Melden Sie sich wieder an, um dort weiterzumachen, wo Sie waren: Auf der Seite ist nichts verloren.
shell-session-not-now = Nicht jetzt

## Eine neuere Fassung

shell-update = Eine neuere Version des Portals ist da.
shell-update-reload = Neu laden
