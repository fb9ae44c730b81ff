## Ein Teil des Portals in einer fremden Seite

embed-unseen = Dieser Teil des Portals lässt sich nicht zeigen

## Seine Konfiguration

embed-unreadable = { $address } ließ sich nicht lesen: { $why }.
embed-not-json = { $address } ist kein JSON: { $why }.
embed-invalid = { $address } braucht andere Werte. { $mistakes }.
embed-mistake = { $key }: erwartet wird { $expected }
embed-no-backend = { $address } nennt kein Backend „{ $name }“.

## Was die Seite bestellt hat

embed-no-entity = Kein Eintrag
embed-no-reference = „{ $written }“ ist keine Referenz eines Eintrags wie component:default/web.
embed-not-found = Eintrag nicht gefunden
embed-not-in-catalog = In diesem Katalog gibt es { $written } nicht.
embed-nothing = Nichts zu zeigen
embed-no-tab = Dieses Portal hat keinen Reiter „{ $written }“.
embed-no-card = Dieses Portal hat keine Karte „{ $written }“.
embed-no-tab-of = { $entity } hat keinen Reiter „{ $written }“.
embed-no-card-of = { $entity } hat keine Karte „{ $written }“.
