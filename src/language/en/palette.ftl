# On the button that opens it.
palette-search = Search
