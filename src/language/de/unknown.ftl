unknown-title = Seite nicht gefunden
unknown-message = Unter { $path } gibt es nichts.
unknown-to-catalog = Zum Katalog

## What the stock portal has

unknown-docs = Hier gibt es keine Dokumentation
unknown-docs-of = Dieses Portal zeigt die Dokumentation von { $entity } nicht. Vielleicht führen Links auf der Seite des Eintrags zu ihr.
unknown-docs-message = Dieses Portal zeigt keine Dokumentation. Vielleicht haben Einträge Links zu ihrer.
unknown-to-entity = Zu { $name }
unknown-to-everything = Zu allem im Katalog
unknown-search = Hier gibt es keine Suchseite
unknown-search-message = Dieses Portal durchsucht den Katalog, in seinen Listen und von überall mit den Tasten „/“ oder Strg K.
unknown-to-search = Zu „{ $words }“ im Katalog
unknown-templates = Vorlagen lassen sich hier nicht ausführen
unknown-templates-message = Dieses Portal zeigt Vorlagen und was sie brauchen, führt sie aber nicht aus.
unknown-to-templates = Zu den Vorlagen
