markdown-show-all = Alles zeigen
markdown-table = Tabelle
