inspect-title = Untersuchen

## Ansichten

inspect-view = Ansicht
inspect-overview = Überblick
inspect-ancestry = Herkunft
inspect-colocated = Am selben Ort

## Karten des Überblicks

inspect-identity = Identität
inspect-annotations = Annotationen
inspect-labels = Labels
inspect-tags = Schlagwörter
inspect-relations = Beziehungen
inspect-status = Status
inspect-reference = Referenz des Eintrags
inspect-api-version = API-Version
inspect-copy = { $fact } kopieren
inspect-in-full = Vollständig
inspect-status-as-json = Status als JSON

## Der Weg, auf dem ein Eintrag in den Katalog kam

inspect-ancestry-lead = Was den Katalog zu diesem Eintrag geführt hat, von der ersten Quelle an.
inspect-errors = { $count } Fehler
inspect-this-entity = dieser Eintrag

## Was mit ihm zusammen kam

inspect-same-location = Derselbe Ort
inspect-same-location-lead = In derselben Datei: { $place }
inspect-same-origin = Derselbe Ursprung
inspect-same-origin-lead = Durch dieselbe eingetragene oder konfigurierte Quelle: { $place }
inspect-from-nowhere = Der Katalog sagt nicht, woher dieser Eintrag kommt.

## Wie er aufbewahrt wird

inspect-as-json = Eintrag als JSON
inspect-as-yaml = Eintrag als YAML
