## Ein Graph als Bild

drawing-picture = Bild: Pfeile verschieben es, Plus und Minus ändern seine Größe
drawing-larger = Größer
drawing-smaller = Kleiner
drawing-show-all = Alles zeigen
drawing-failed = Der Graph konnte nicht gezeichnet werden
drawing-failed-advice = Versuchen Sie es noch einmal. Der Browser sagt: { $reason }
drawing-unloaded = Das Programm, das Graphen anordnet, konnte nicht geladen werden.
drawing-open-page = Seite von { $entity } öffnen
drawing-group = { $title }, eine Gruppe. Einzeln zeigen

## Ein Graph als Liste

drawing-here = Hier
drawing-away =
    { $steps ->
        [one] { $steps } Schritt entfernt
       *[other] { $steps } Schritte entfernt
    }
drawing-look = Von hier aus schauen
drawing-look-at = bei { $entity }
drawing-list-all = Alle { $count } zeigen
