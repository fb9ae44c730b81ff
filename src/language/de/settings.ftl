settings-title = Einstellungen

## Tabs

settings-general = Allgemein
settings-providers = Anmeldedienste
settings-plugins = Plugins
settings-storage = Gespeicherte Daten

## Appearance

settings-appearance = Darstellung
settings-theme = Farben
settings-theme-system = System
settings-theme-light = Hell
settings-theme-dark = Dunkel
settings-rows = Tabellenzeilen
settings-rows-comfortable = Bequem
settings-rows-compact = Dicht
settings-landing = Die Adresse allein öffnet
settings-landing-label = Startseite
settings-landing-catalog = Katalog
settings-landing-owned = Was mir gehört
settings-landing-starred = Meine Favoriten
settings-landing-note = Öffnet sich mit der Adresse des Portals allein.
settings-language = Sprache
settings-language-browser = Wie im Browser
settings-language-missing = Die Texte auf { $language } konnten nicht geladen werden. Prüfen Sie die Verbindung und wählen Sie die Sprache noch einmal.

## Keyboard

settings-keyboard = Tastatur
settings-shortcuts = Kürzel aus einzelnen Tasten
settings-shortcuts-note = Ausgeschaltet bewirken Buchstaben und Zeichen für sich allein nichts. Die Liste der Kürzel öffnet sich mit „?“.
