## Die Leiste

filter-bar = Filter
filter-bar-count = Filter ({ $count })
filter-text = Namen, Titel, Schlagwörter und mehr durchsuchen
filter-in-order = Mehrere Wörter findet dieses Backend nur in dieser Reihenfolge und in einem Feld.
filter-narrowing = Was die Liste einschränkt
filter-remove = Aufheben: { $restriction }
filter-clear = Alle aufheben

## Was die Liste einschränkt, in Worten

filter-text-chip = „{ $text }“
filter-chosen = { $field }: { $value }
filter-chosen-not = { $field }: nicht { $value }
filter-only-orphans = Nur verwaiste

## Ein Filter nach einem Feld

filter-any-kind = Alle Arten
filter-any-type = Alle Typen
filter-any-owner = Alle Verantwortlichen
filter-any-system = Alle Systeme
filter-any-lifecycle = Alle Lebenszyklen
filter-any-tags = Alle Schlagwörter
filter-any-namespace = Alle Namensräume
filter-match-any = Eines von
filter-match-all = Alle von
filter-match-none = Keines von
filter-not = nicht
filter-counting = Wird gezählt …
filter-counts-without-words = Die Zahlen lassen die Suchwörter außer Acht.
filter-no-none = Werte lassen sich hier nicht ausschließen: { $why }
filter-no-none-no-all = Werte lassen sich hier nicht ausschließen oder zusammen verlangen: { $why }

## Wessen

filter-whose = Wessen
filter-whose-anyone = Von allen
filter-whose-owned = Gehört mir
filter-whose-starred = Favoriten

## Status

filter-status = Status
filter-status-any = Alle
filter-status-orphan = Verwaist: Keine Quelle enthält den Eintrag mehr
