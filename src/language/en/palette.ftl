# On the button that opens it.
palette-search = Search

## Itself

palette-label = Search entities, pages and actions

## How much was found

palette-searching = Searching
palette-nothing = Nothing found for “{ $letters }”
# {$failure} is the title of a failure, such as "The backend does not answer".
palette-only-known = { $failure }: only what was seen before is found
palette-results =
    { $count ->
        [one] { $count } result
       *[other] { $count } results
    }

## Groups of what is found

palette-recent = Recent
palette-starred = Starred
palette-entities = Entities
palette-tabs = Tabs of this page
palette-pages = Pages
palette-actions = Actions

## Rows

# On a row, for who hears it: it was starred, it was visited.
palette-mark-starred = starred
palette-mark-visited = visited
# Behind the name of a row, what it is.
palette-saved-view = Saved view
palette-backend = Backend

## Actions

palette-star = Star this entity
palette-unstar = Unstar this entity
# Said aloud when it is done; {$title} is that of the entity.
palette-has-starred = Starred { $title }
palette-has-unstarred = Unstarred { $title }
palette-copy-reference = Copy the reference
palette-copy-link = Copy link to this page
palette-theme-light = Light theme
palette-theme-dark = Dark theme
palette-theme-system = Theme as the system
palette-sign-out = Sign out
palette-switch = Switch to { $backend }
