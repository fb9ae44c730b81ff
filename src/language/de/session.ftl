## What is kept wherever one signs in, and how many of it

session-stars = Favoriten
session-stars-count =
    { $count ->
        [one] { $count } Favorit
       *[other] { $count } Favoriten
    }
session-views = Gespeicherte Ansichten
session-views-count =
    { $count ->
        [one] { $count } Ansicht
       *[other] { $count } Ansichten
    }
session-visits = Letzte Besuche
session-visits-count =
    { $count ->
        [one] { $count } Besuch
       *[other] { $count } Besuche
    }
session-tables = Tabellen: Spalten, Breiten, Dichte, Seiten
session-shortcuts = Kürzel aus einzelnen Tasten
session-unwanted = Ausgeschaltete Plugins
session-unwanted-count =
    { $count ->
        [one] { $count } Plugin
       *[other] { $count } Plugins
    }
session-landing = Startseite

## What is kept in this browser alone

session-theme = Farben
session-language = Sprache
session-identity = Wer Sie nach eigenen Worten sind
session-locations = Eingetragene Quellen
session-picture = Die Liste, wie Sie sie verlassen haben
session-backend = Das zuletzt gewählte Backend
session-provider = Womit Sie sich angemeldet haben
session-abilities = Was das Backend kann
session-reader = Wer zuletzt angemeldet war
session-plugin = Was das Plugin { $plugin } aufbewahrt
