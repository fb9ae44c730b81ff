## Was in einer Adresse keinen Sinn ergibt: eine Liste

route-no-list = Eine Liste von „{ $value }“ gibt es nicht.
route-no-filter = Den Filter „{ $name }“ gibt es nicht: Er wurde übergangen.
route-no-match = „{ $value }“ ist keine Art, nach „{ $name }“ zu filtern.
route-no-page-size = „{ $value }“ Zeilen kann eine Seite nicht haben: Es sind 20, 50, 100 oder 200.
route-no-place = „{ $value }“ ist keine Stelle einer Liste.
route-no-order = „{ $value }“ ist keine Reihenfolge: Die Liste ist nach Namen sortiert.
route-no-view = Die Ansicht „{ $value }“ gibt es nicht: Das ist die Tabelle.
route-no-grouping = Nach „{ $value }“ lässt sich nichts gruppieren.

## Ein Graph

route-no-graph = Den Graphen „{ $mode }“ gibt es nicht: Das sind Nachbarn.
route-no-graph-value = „{ $value }“ ist kein „{ $name }“ eines Graphen: Es wurde übergangen.
