## Head

entity-breadcrumbs = Wo Sie sind
entity-star = Favorit
entity-owner = Verantwortlich
entity-part-of = Teil von
entity-copy-the-reference = Referenz des Eintrags kopieren
entity-is-me = Das bin ich
entity-is-not-me = Das bin ich nicht

## Menu

entity-more = Mehr
entity-refresh = Auffrischen
entity-inspect = Untersuchen
entity-view-source = Quelltext ansehen
entity-edit-source = Quelltext bearbeiten
entity-copy-link = Link kopieren
entity-copy-reference = Referenz kopieren
entity-delete = Löschen …
entity-unregister = Austragen …
entity-files-were-read = Die Dateien des Katalogs wurden neu gelesen
entity-refresh-scheduled = Auffrischen ist vorgemerkt: Die Seite zieht nach, sobald der Katalog { $entity } neu gelesen hat

## Tabs

entity-tabs = Eintrag
entity-no-such-tab = Diesen Reiter gibt es nicht
entity-no-such-tab-note = Dieser Eintrag hat keinen Reiter „{ $tab }“. Vielleicht ist das Plugin dazu nicht installiert, oder er ist nicht für Einträge dieser Art.
entity-to-overview = Zum Überblick

## Missing

entity-not-found = Eintrag nicht gefunden
entity-name-not-found = { $name } nicht gefunden
entity-missing = Im Namensraum „{ $namespace }“ gibt es keinen Eintrag „{ $name }“ der Art { $kind }.
entity-missing-or-hidden = Im Namensraum „{ $namespace }“ gibt es keinen Eintrag „{ $name }“ der Art { $kind }, oder Sie dürfen ihn nicht sehen.
entity-try-again = Noch einmal versuchen
entity-all-of-kind = Alle { $kinds }
entity-refused = Der Katalog hat ihn gelesen und abgelehnt
entity-file-and-line = { $file }, Zeile { $line }
