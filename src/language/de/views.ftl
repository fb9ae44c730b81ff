## Das Menü

views-menu = Ansichten
views-save-this = Diese Ansicht speichern …
views-copy-link = Link auf diese Ansicht kopieren
views-manage = Verwalten …

## Der Dialog, in dem eine Liste einen Namen bekommt

views-save-title = Diese Ansicht speichern
views-name = Name
views-suggested = { $kinds }: { $restrictions }
views-pin = An die Navigation heften
views-replaces = Eine Ansicht „{ $name }“ haben Sie schon: Diese tritt an ihre Stelle.
views-saved = „{ $name }“ ist gespeichert
views-cancel = Abbrechen
views-replace = Ersetzen
views-save = Speichern

## Der Dialog mit allen

views-all = Gespeicherte Ansichten
views-none = Es gibt keine gespeicherten Ansichten mehr.
views-name-of = Name von { $name }
views-pin-one = { $name } anheften
views-move-up = { $name } nach oben
views-move-down = { $name } nach unten
views-delete = { $name } löschen
views-moved = „{ $name }“ steht jetzt an Stelle { $place }
views-deleted = „{ $name }“ ist gelöscht
views-deleted-note = „{ $name }“ ist gelöscht.
views-back = „{ $name }“ ist wieder da
views-undo = Rückgängig
views-nameless = Eine Ansicht braucht einen Namen.
views-taken = Eine Ansicht „{ $name }“ gibt es schon.
