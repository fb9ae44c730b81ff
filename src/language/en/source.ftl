## A text that machines read, with a search of its own. {$label} is what the text is called: "definition".

source-search = Search
source-search-in = Search in { $label }
# {$place} is the match that is shown, {$count} how many there are.
source-found = { $place } of { $count }
source-many = { $count } or more
source-not-found = Not found
source-previous = Previous match
source-next = Next match
source-copy = Copy { $label }
source-copied = Copied
source-not-copied = The browser did not allow copying
source-download = Download { $label }
# {$number} is {$lines} as numbers are written: "1,200".
source-lines =
    { $lines ->
        [one] { $number } line
       *[other] { $number } lines
    }
# A text of more lines than a browser can show.
source-cut = The first { $number } lines: download the rest
