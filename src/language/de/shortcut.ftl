shortcut-title = Tastenkürzel
shortcut-single = Kürzel aus einzelnen Tasten
shortcut-single-note = Ausgeschaltet bewirken Buchstaben und Zeichen für sich allein nichts; alles andere geht weiterhin.

## Überall

shortcut-anywhere = Überall
shortcut-search = Suchen oder zu einer Seite gehen
shortcut-list = Diese Liste
shortcut-close = Schließen, was offen ist

## In einer Liste von Einträgen

shortcut-in-list = In einer Liste
shortcut-next-row = Nächste Zeile
shortcut-previous-row = Vorige Zeile
shortcut-open-row = Zeile öffnen
shortcut-look = Vorschau der Zeile
shortcut-star = Favorit setzen oder aufheben
shortcut-select = Zeile auswählen
shortcut-menu = Menü der Zeile
shortcut-filters = Filter
shortcut-export = Exportieren
shortcut-pages = Vorige Seite, nächste Seite
