## Kopf der Seite

list-everything = Alles
list-register = Vorhandenes eintragen
list-register-title = Vorhandenes in den Katalog eintragen
list-total = { $total } { $kinds }
list-entities = Einträge
list-layout = Anordnung
list-layout-table = Tabelle
list-layout-cards = Karten
list-layout-groups = Gruppen

## Was von einem Eintrag gesagt wird: Spalten, Filter, Zeilen eines Vergleichs

list-field-name = Name
list-field-title = Titel
list-field-kind = Art
list-field-namespace = Namensraum
list-field-owner = Verantwortlich
list-field-system = System
list-field-domain = Domäne
list-field-type = Typ
list-field-lifecycle = Lebenszyklus
list-field-description = Beschreibung
list-field-tags = Schlagwörter
list-field-targets = Ziele
list-field-links = Links
list-field-annotations = Annotationen
list-field-reference = Referenz

## Was übergangen wurde

list-not-sortable = Nach „{ $field }“ lässt sich diese Liste nicht sortieren: Sie ist nach Namen sortiert.
list-partial = Dieses Backend sortiert und durchsucht keine Listen: Das sind nur seine ersten { $most } Einträge. Mehr Filter machen die Liste kürzer.
list-lost-place = Diese Stelle der Liste gibt es nicht mehr: Das ist die erste Seite.

## Eine Liste, in der nichts ist

list-nothing = Keine { $kinds }
list-nothing-at-all = Keine Einträge
list-nothing-starred = Sie haben noch keine Favoriten: Jede Zeile endet mit einem Stern, den Sie drücken können.
list-nothing-of-kind = Der Katalog hat nichts von dieser Art.
list-nothing-matches = Auf nichts trifft all das zusammen zu.
list-nothing-matches-but = Auf nichts trifft all das zusammen zu. Es gibt:
list-without = { $total } ohne { $restriction }
list-unknown-reader = Das Portal weiß nicht, wer Sie sind. Öffnen Sie Ihre eigene Seite und wählen Sie „Das bin ich“.
list-show-all = Alle zeigen
list-show-components = Komponenten zeigen
list-to-users = Zu den Personen
list-clear-filters = Filter aufheben

## Zeilen

list-star = Favorit
list-star-of = Favorit: { $title }
list-actions = Aktionen
list-actions-for = Aktionen für
list-actions-of = Aktionen für { $title }
list-view-source = Quelltext ansehen
list-edit-source = Quelltext bearbeiten
list-copy-reference = Referenz kopieren
list-copy-link = Link kopieren

## Seiten

list-pages = Seiten
list-page-size = Zeilen je Seite
list-previous = Zurück
list-next = Weiter

## Ein Blick auf einen Eintrag

list-peek = Vorschau
list-peek-close = Vorschau schließen
list-peek-open-page = Seite öffnen
list-peek-gone = Dieser Eintrag ist nicht mehr im Katalog.
list-peek-more = und { $count } weitere

## Ausgewählte Zeilen

list-select = Auswählen
list-select-all = Alle auf dieser Seite auswählen
list-selection = Auswahl
list-selected = { $count } ausgewählt
list-nothing-selected = Nichts ist ausgewählt
list-selection-clear = Aufheben
list-compare = Vergleichen
list-compare-bounds = 2 bis 6 lassen sich vergleichen

## Ausgewählte Einträge nebeneinander

list-comparison = Vergleich
list-comparison-missing = Nicht mehr im Katalog: { $references }
list-comparison-only = Nur Unterschiede
list-comparison-same = In alledem unterscheiden sie sich nicht.
list-comparison-differs = (verschieden)
list-comparison-none = Keine Angabe

## Gruppen

list-group-by = Gruppieren nach
list-group-list = Liste zu { $value }
list-group-all = Alle { $total } zeigen
list-group-empty = Die Suchwörter finden hier nichts.
list-groups-more = Mehr zeigen: noch { $left }
list-groups-words = Die Zahlen lassen die Suchwörter außer Acht: Nach Wörtern kann ein Katalog nicht zählen. Eine geöffnete Gruppe zeigt, was sie finden.
list-groups-missing = Was in keiner dieser Gruppen ist, fehlt hier: { $why }
list-no-owner = Niemand verantwortlich
list-no-system = Kein System
list-no-domain = Keine Domäne
list-no-lifecycle = Kein Lebenszyklus

## Wie die Tabelle aussehen soll

list-settings = Einstellungen der Tabelle
list-settings-compact = Dichte Zeilen
list-settings-endless = Endlose Liste statt Seiten
list-settings-columns = Spalten
list-settings-usual = Übliche Spalten
list-settings-reset = Die üblichen Spalten sind wieder da.
list-settings-width = Breite von { $column }
list-settings-to-front = { $column } weiter nach vorn
list-settings-to-back = { $column } weiter nach hinten
