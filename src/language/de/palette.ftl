palette-search = Suchen

## Sie selbst

palette-label = Einträge, Seiten und Aktionen suchen

## Wie viel gefunden wurde

palette-searching = Wird gesucht
palette-nothing = Nichts gefunden für „{ $letters }“
palette-only-known = { $failure }: Gefunden wird nur, was schon einmal zu sehen war
palette-results =
    { $count ->
        [one] { $count } Treffer
       *[other] { $count } Treffer
    }

## Gruppen

palette-recent = Zuletzt besucht
palette-starred = Favoriten
palette-entities = Einträge
palette-tabs = Reiter dieser Seite
palette-pages = Seiten
palette-actions = Aktionen

## Zeilen

palette-mark-starred = Favorit
palette-mark-visited = schon besucht
palette-saved-view = Gespeicherte Ansicht
palette-backend = Backend

## Aktionen

palette-star = Zu den Favoriten
palette-unstar = Aus den Favoriten entfernen
palette-has-starred = { $title } ist nun ein Favorit
palette-has-unstarred = { $title } ist kein Favorit mehr
palette-copy-reference = Referenz kopieren
palette-copy-link = Link zu dieser Seite kopieren
palette-theme-light = Helles Farbschema
palette-theme-dark = Dunkles Farbschema
palette-theme-system = Farbschema wie das System
palette-sign-out = Abmelden
palette-switch = Wechseln zu { $backend }
