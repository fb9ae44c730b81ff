## Head

entity-breadcrumbs = Breadcrumbs
entity-star = Star
entity-owner = Owner
entity-part-of = Part of
entity-copy-the-reference = Copy the entity reference
entity-is-me = This is me
entity-is-not-me = This is not me

## Menu

entity-more = More
entity-refresh = Refresh
entity-inspect = Inspect
entity-view-source = View source
entity-edit-source = Edit source
entity-copy-link = Copy link
entity-copy-reference = Copy reference
entity-delete = Delete…
entity-unregister = Unregister…
entity-files-were-read = The files of the catalog were read again
# {$entity} is what the entity is called.
entity-refresh-scheduled = Refresh scheduled: the page follows once the catalog has read { $entity } again

## Tabs

entity-tabs = Entity
entity-no-such-tab = No such tab
# {$tab} is its word in the address.
entity-no-such-tab-note = This entity has no tab "{ $tab }". The plugin that brings it may not be installed, or it is not for this kind of entity.
entity-to-overview = To the overview

## Missing

entity-not-found = Entity not found
entity-name-not-found = { $name } not found
entity-missing = There is no { $kind } named "{ $name }" in the namespace "{ $namespace }".
entity-missing-or-hidden = There is no { $kind } named "{ $name }" in the namespace "{ $namespace }", or you may not see it.
entity-try-again = Try again
# {$kinds} is one kind, many of it: "Components".
entity-all-of-kind = All { $kinds }
entity-refused = The catalog read it and refused it
entity-file-and-line = { $file }, line { $line }
