palette-search = Suchen
