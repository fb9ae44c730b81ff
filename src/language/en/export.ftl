## What to export

export-export = Export
export-format = Format
export-entities = Entities
export-matching = All that match
export-matching-count = All { $count } that match
export-selected = The { $count } selected
export-columns = Columns
export-needs-column = A table needs a column.
# A part of the file's name: catalog-selection-2026-11-25.csv
export-selection-file = selection
export-cancel = Cancel

## On its way

export-asking = Asking the catalog
export-progress = { $done } of { $total }
# What the bar of progress is called.
export-exported = Exported
export-try-again = Try again
export-cancelled = Export cancelled: nothing was saved
export-unwritable = The file could not be written
# {$reason} is what the browser says.
export-unwritable-advice = Is there room on the disk? Cancel, and save it elsewhere. The browser says: { $reason }

## Done

# {$number} is {$rows} as it is written: "10,000".
export-done = { $number } { $rows ->
    [one] entity is
   *[other] entities are
} in { $file }
export-missing = { $count } of the selected are no longer in the catalog.
export-more = Export more
export-close = Close
