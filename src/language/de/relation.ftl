## Was vor einer Liste derer steht, zu denen ein Eintrag so in Beziehung steht

relation-owned-by = Verantwortlich
relation-owner-of = Verantwortlich für
relation-part-of = Teil von
relation-has-part = Besteht aus
relation-provides-api = Stellt APIs bereit
relation-api-provided-by = Bereitgestellt von
relation-consumes-api = Nutzt APIs
relation-api-consumed-by = Genutzt von
relation-depends-on = Hängt ab von
relation-dependency-of = Benötigt von
relation-parent-of = Steht über
relation-child-of = Steht unter
relation-member-of = Mitglied von
relation-has-member = Mitglieder

## Dasselbe zwischen zwei Einträgen, auf den Linien eines Graphen

relation-verb-owned-by = verantwortet von
relation-verb-owner-of = verantwortet
relation-verb-part-of = Teil von
relation-verb-has-part = enthält
relation-verb-provides-api = stellt bereit
relation-verb-api-provided-by = bereitgestellt von
relation-verb-consumes-api = nutzt
relation-verb-api-consumed-by = genutzt von
relation-verb-depends-on = hängt ab von
relation-verb-dependency-of = benötigt von
relation-verb-parent-of = steht über
relation-verb-child-of = steht unter
relation-verb-member-of = Mitglied von
relation-verb-has-member = hat als Mitglied

## Eine Tabelle derer, zu denen ein Eintrag in Beziehung steht

relation-table-email = E-Mail
relation-table-definition = Definition
relation-table-definition-of = Definition von { $api }
relation-table-missing = Gibt es in diesem Katalog nicht.
relation-table-try-again = Noch einmal versuchen
relation-table-more = { $more } weitere zeigen
relation-table-more-of = { $more } von { $rest } weiteren zeigen
