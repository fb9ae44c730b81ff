## The head of the page

# The list of every kind; others are called by their kind.
list-everything = Everything
list-register = Register existing
list-register-title = Register existing entities
# What is announced when the list becomes another: "25 Components".
list-total = { $total } { $kinds }
list-entities = Entities
list-layout = Layout
list-layout-table = Table
list-layout-cards = Cards
list-layout-groups = Groups

## What is said of an entity: columns, filters, rows of a comparison

list-field-name = Name
list-field-title = Title
list-field-kind = Kind
list-field-namespace = Namespace
list-field-owner = Owner
list-field-system = System
list-field-domain = Domain
list-field-type = Type
list-field-lifecycle = Lifecycle
list-field-description = Description
list-field-tags = Tags
list-field-targets = Targets
list-field-links = Links
list-field-annotations = Annotations
list-field-reference = Reference

## What was passed over

list-not-sortable = This list cannot be sorted by "{ $field }": it is sorted by name.
list-partial = This backend does not sort and search lists: these are its first { $most } entities only. More filters make the list shorter.
list-lost-place = That place in the list is no longer there: this is the first page.

## A list with nothing in it

# {$kinds} as they are written within a sentence: "components".
list-nothing = No { $kinds }
# In the list of every kind.
list-nothing-at-all = No everything
list-nothing-starred = You have starred nothing yet: every row ends with a star to press.
list-nothing-of-kind = The catalog has nothing of this kind.
list-nothing-matches = Nothing matches all of this together.
list-nothing-matches-but = Nothing matches all of this together. There are:
# {$restriction} is what would be lifted: "Owner: team-a".
list-without = { $total } without { $restriction }
list-unknown-reader = The portal does not know who you are. Open your own page and press "This is me".
list-show-all = Show all
list-show-components = Show components
list-to-users = To the users
list-clear-filters = Clear filters

## Rows

# The name of the entity follows it.
list-star = Star
list-star-of = Star { $title }
list-actions = Actions
# The name of the entity follows it.
list-actions-for = Actions for
list-actions-of = Actions for { $title }
list-view-source = View source
list-edit-source = Edit source
list-copy-reference = Copy reference
list-copy-link = Copy link

## Pages

list-pages = Pages
list-page-size = Rows per page
list-previous = Previous
list-next = Next

## A look at an entity

list-peek = Peek
list-peek-close = Close the peek
list-peek-open-page = Open the page
list-peek-gone = It is no longer in the catalog.
# After the names of some entities.
list-peek-more = and { $count } more

## Chosen rows

# The name of the entity follows it.
list-select = Select
list-select-all = Select all on this page
list-selection = Selection
list-selected = { $count } selected
list-nothing-selected = Nothing is selected
list-selection-clear = Clear
list-compare = Compare
list-compare-bounds = 2 to 6 can be compared

## Chosen entities side by side

list-comparison = Comparison
list-comparison-missing = No longer in the catalog: { $references }
list-comparison-only = Only differences
list-comparison-same = They differ in none of this.
# Said of a row, for those who do not see its mark.
list-comparison-differs = (differs)
# What an entity says nothing of.
list-comparison-none = None

## Groups

list-group-by = Group by
# {$value} is a group, such as an owner's name.
list-group-list = List of { $value }
list-group-all = Show all { $total }
list-group-empty = The words find nothing here.
list-groups-more = Show more: { $left } left
list-groups-words = Counts leave the words out: a catalog cannot count by words. A group that is opened shows what they find.
# {$why} is a sentence's end: "this backend takes no …".
list-groups-missing = Who is in none of these is not shown: { $why }
list-no-owner = No owner
list-no-system = No system
list-no-domain = No domain
list-no-lifecycle = No lifecycle

## How the table is to look

list-settings = Table settings
list-settings-compact = Compact rows
list-settings-endless = Endless list instead of pages
list-settings-columns = Columns
list-settings-usual = Usual columns
list-settings-reset = The usual columns are back.
list-settings-width = Width of { $column }
list-settings-to-front = { $column } further to the front
list-settings-to-back = { $column } further to the back
