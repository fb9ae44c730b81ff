## The menu

views-menu = Views
views-save-this = Save this view…
views-copy-link = Copy link to this view
views-manage = Manage…

## The dialog that gives a list a name

views-save-title = Save this view
views-name = Name
# What it is called unless the reader says otherwise: "Components: service, team-a".
views-suggested = { $kinds }: { $restrictions }
views-pin = Pin to the navigation
views-replaces = You have a view "{ $name }" already: this one takes its place.
views-saved = Saved "{ $name }"
views-cancel = Cancel
views-replace = Replace
views-save = Save

## The dialog of all of them

views-all = Saved views
views-none = There are no saved views now.
views-name-of = Name of { $name }
views-pin-one = Pin { $name }
views-move-up = Move up { $name }
views-move-down = Move down { $name }
views-delete = Delete { $name }
views-moved = "{ $name }" is number { $place }
views-deleted = "{ $name }" is deleted
views-deleted-note = "{ $name }" is deleted.
views-back = "{ $name }" is back
views-undo = Undo
views-nameless = A view needs a name.
views-taken = There is a view "{ $name }" already.
