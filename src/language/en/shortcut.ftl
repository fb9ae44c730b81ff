shortcut-title = Keyboard shortcuts
shortcut-single = Shortcuts of single keys
shortcut-single-note = Off, letters and signs pressed by themselves do nothing; the rest still works.

## Anywhere

shortcut-anywhere = Anywhere
shortcut-search = Search, or go to a page
shortcut-list = This list
shortcut-close = Close what is open

## In a list of entities

shortcut-in-list = In a list
shortcut-next-row = Next row
shortcut-previous-row = Previous row
shortcut-open-row = Open the row
shortcut-look = Look into the row
shortcut-star = Star the row, or take its star
shortcut-select = Select the row
shortcut-menu = Menu of the row
shortcut-filters = Filters
shortcut-export = Export
# One key for each.
shortcut-pages = Previous page, next page
