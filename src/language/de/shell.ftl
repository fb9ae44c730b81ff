## Was auf jeder Seite steht

shell-skip = Zum Inhalt springen
shell-main = Hauptnavigation
shell-catalog = Katalog
shell-settings = Einstellungen
shell-embedded = Eingebetteter Katalog

## Das Farbschema

shell-theme = Farbschema
