kit-loading = Loading
kit-close = Close
kit-try-again = Try again
# Behind the text of a link.
kit-opens-new-tab = (opens in a new tab)

## Copying

# {$what} is the name of a text: "catalog-info.yaml".
kit-copy = Copy { $what }
kit-copied = Copied
kit-not-copied = The browser did not allow copying

## A search field

kit-clear-text = Clear the text

## A field over the page that finds things. {$keys} is the element that shows them.

kit-finder-results = Results
kit-finder-move = { $keys } to move
kit-finder-open = { $keys } to open
kit-finder-close = { $keys } to close

## A choice among many

# {$what} is the name of the choice: "Owner".
kit-select-search = Search { $what }
# Whether such a name is written small within a sentence ("Search owner"): small, or same.
kit-select-names = small
kit-select-nothing = Nothing to choose here.
# Whether any, all or none of the chosen values are wanted.
kit-select-match = Match

## A word about what was just done

kit-toast = What was done
kit-toast-dismiss = Dismiss
