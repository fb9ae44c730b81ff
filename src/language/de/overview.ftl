overview-title = Überblick

## Karten des Reiters: ihre Überschriften, auch in der Liste der Erweiterungen

overview-about = Steckbrief
overview-ownership = Verantwortung
overview-members = Mitglieder
overview-targets = Ziele
overview-relations = Beziehungen
overview-relation-tables = Tabellen der Beziehungen
overview-links = Links
overview-labels = Labels

## Was ein Eintrag ist

overview-no-description = Keine Beschreibung.
overview-no-owner = Niemand
overview-parent-group = Übergeordnete Gruppe
overview-sub-groups = Untergruppen
overview-member-of = Mitglied von
overview-show-all-groups = Alle { $count } zeigen
overview-show-fewer-groups = Weniger zeigen
overview-email = E-Mail
overview-source = Quelltext
overview-no-targets = Diese Quelle nennt keine Ziele.

## Das Bild der Beziehungen

overview-relations-of = Beziehungen von { $entity }
overview-view-graph = Graph ansehen

## Überschriften von Tabellen. {$kinds} steht im Nominativ oder Akkusativ der Mehrzahl, nie im Dativ: „Systeme“

overview-table-depends-on = Benötigt { $kinds }
overview-table-dependency-of = Abhängige { $kinds }
overview-table-has = Enthält { $kinds }
overview-table-has-sub = Untergeordnete { $kinds }
overview-table-owns = Verantwortlich für { $kinds }
overview-table-provided = Bereitgestellte { $kinds }
overview-table-consumed = Genutzte { $kinds }
overview-table-providing = Bereitstellende { $kinds }
overview-table-consuming = Nutzende { $kinds }
overview-table-other = { $relation }: { $kinds }
overview-nothing-provides = Keine Komponente stellt diese API bereit.
overview-nothing-consumes = Keine Komponente nutzt diese API.
overview-no-relations = Keine Beziehungen
overview-no-relations-note = Nichts hängt von diesem Eintrag ab, und er nennt nichts, wovon er abhängt.

## Personen und Gruppen

overview-include-sub-groups = Mit Untergruppen
overview-include-groups = Mit Gruppen
overview-sub-groups-cut = Es gibt mehr als { $most } Untergruppen: Die ersten { $most }, die nächstgelegenen, sind gezählt.
overview-groups-cut = Es gibt mehr als { $most } Gruppen: Die ersten { $most } sind gezählt.
overview-no-members = Keine Mitglieder.
overview-no-members-at-all = Weder diese Gruppe noch ihre Untergruppen haben Mitglieder.
overview-no-member-found = Kein Mitglied hat einen solchen Namen oder eine solche E-Mail-Adresse.
overview-member-in = In { $groups }
overview-members-search = Mitglieder nach Name oder E-Mail suchen
overview-members-pages = Seiten der Mitglieder
overview-members-count =
    { $count } von { $total ->
        [one] { $total } Mitglied
       *[other] { $total } Mitgliedern
    }

## Wofür sie verantwortlich sind

overview-owned =
    { $count ->
        [0] Für keinen Eintrag verantwortlich
        [one] Für { $count } Eintrag verantwortlich
       *[other] Für { $count } Einträge verantwortlich
    }
overview-group-owns-nothing = Diese Gruppe ist für nichts verantwortlich.
overview-groups-own-nothing = Weder diese Gruppe noch ihre Untergruppen sind für etwas verantwortlich.
overview-user-owns-nothing = Diese Person ist für nichts verantwortlich.
overview-user-and-groups-own-nothing = Weder diese Person noch ihre Gruppen sind für etwas verantwortlich.
overview-view-all-owned = Alle { $count } ansehen
overview-more-types =
    { $count ->
        [one] und { $count } weiterer Typ
       *[other] und { $count } weitere Typen
    }

## Was nicht stimmt, und was zu tun ist

overview-trouble = Der Katalog hatte Schwierigkeiten mit diesem Eintrag
overview-out-of-date = Was hier steht, kann veraltet sein.
overview-mend = { $file } berichtigen, dann auffrischen.
overview-mend-its-file = Die Datei dazu berichtigen, dann auffrischen.
overview-problem = { $problem } ({ $file })
overview-problem-in-line = { $problem } ({ $file }, Zeile { $line })
overview-ancestors = Was zu diesem Eintrag geführt hat, hat selbst Fehler
overview-ancestor-errors =
    { $count ->
        [one] { $entity } hat einen Fehler
       *[other] { $entity } hat { $count } Fehler
    }
overview-ancestor-says = Was der Katalog dazu sagt
overview-nowhere = Beziehungen dieses Eintrags führen ins Leere
overview-nowhere-of = { $relation }: { $entities }
overview-nowhere-of-more =
    { $count ->
        [one] { $relation }: { $entities } und { $count } weiterer Eintrag
       *[other] { $relation }: { $entities } und { $count } weitere Einträge
    }
overview-nowhere-note =
    Diese Einträge sind nicht im Katalog, oder Sie dürfen sie nicht sehen. Berichtigen Sie ihre Namen in der
    Datei dieses Eintrags, oder tragen Sie ein, was fehlt.
overview-orphan = Keine Quelle führt mehr zu diesem Eintrag
overview-orphan-note = Er wird nicht mehr aktualisiert; was hier steht, kann veraltet sein.
overview-orphan-way-out = Gibt es ihn endgültig nicht mehr, löschen Sie ihn; sonst tragen Sie seine Datei wieder ein.
overview-orphan-delete = Eintrag löschen …
