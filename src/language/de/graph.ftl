## Wie die Seite heißt

graph-graph = Graph

## Ihre Überschrift

graph-from-to = Von { $from } zu { $to }
graph-from = Von { $from }
graph-around = Rund um { $entities }
graph-dependents-of = Abhängige von { $entities }
graph-dependencies-of = Abhängigkeiten von { $entities }

## Lead

graph-lead-everything = Alles, was verbunden ist, wie weit weg auch immer.
graph-lead-next = Was unmittelbar verbunden ist.
graph-lead-neighbours = Was verbunden ist, bis zu { $steps } Schritte entfernt.
graph-lead-dependents =
    Was ausfällt, wenn es wegfällt: seine Teile und die APIs, die es bereitstellt, was von diesen abhängt oder
    sie nutzt, und so weiter.
graph-lead-dependencies =
    Worauf es angewiesen ist: wovon es und seine Teile abhängen, die APIs, die sie nutzen, und wer diese
    bereitstellt, und so weiter.
graph-lead-path = Die kürzesten Wege zwischen zwei Einträgen, über beliebige Beziehungen.

## Modes

graph-modes = Welche Beziehungen
graph-mode-neighbours = Nachbarn
graph-mode-dependents = Abhängige
graph-mode-dependencies = Abhängigkeiten
graph-mode-path = Weg

## Views, and the picture as a file

graph-shown-as = Gezeigt als
graph-picture = Bild
graph-list = Liste
graph-save = Bild speichern
graph-save-svg = Als SVG speichern
graph-save-png = Als PNG speichern
graph-saved = Das Bild ist gespeichert.
graph-not-saved = Der Browser konnte das Bild nicht erzeugen.
graph-no-picture = Es gibt kein Bild zu speichern: Zeigen Sie den Graphen zuerst als Bild.

## Filters

graph-filters = Filter
graph-hide-filters = Filter ausblenden
graph-any = Alle
graph-depth = Tiefe
graph-steps =
    { $count ->
        [one] { $count } Schritt
       *[other] { $count } Schritte
    }
graph-unlimited = Unbegrenzt
graph-kinds = Arten
graph-relations = Beziehungen
graph-group-by = Gruppieren nach
graph-group-by-kind = Art
graph-group-by-system = System
graph-group-by-owner = Verantwortlichen
graph-group-by-none = Nichts
graph-direction = Richtung
graph-direction-right = Von links nach rechts
graph-direction-left = Von rechts nach links
graph-direction-down = Von oben nach unten
graph-direction-up = Von unten nach oben
graph-lines = Linien
graph-lines-curved = Geschwungen
graph-lines-angular = Eckig
graph-simplified = Vereinfacht
graph-merged = Linien zusammenfassen

## Notes

graph-no-such-root = { $entity } gibt es in diesem Katalog nicht.
graph-limit =
    Der Graph endet bei { $limit } Einträgen; { $beyond ->
        [one] einer mehr grenzt
       *[other] { $beyond } weitere grenzen
    } an diese. Verringern Sie die Tiefe, oder wählen Sie Arten oder Beziehungen.
graph-alone = Es ist mit nichts verbunden, was diese Filter übrig lassen.
graph-no-dependents = Nichts in diesem Katalog hängt davon ab.
graph-no-dependencies = Es ist auf nichts in diesem Katalog angewiesen.
graph-no-path = Unter diesen Filtern führen keine Beziehungen vom einen zum anderen.
graph-opened = Einzeln gezeigt:
graph-close-group = { $group } wieder zusammenfassen

## Below the graph

graph-count =
    { $entities ->
        [one] { $entities } Eintrag
       *[other] { $entities } Einträge
    }, { $relations ->
        [one] { $relations } Beziehung
       *[other] { $relations } Beziehungen
    }.
graph-left-out =
    { $count ->
        [one] Ein verbundener Eintrag existiert nicht und ist weggelassen.
       *[other] { $count } verbundene Einträge existieren nicht und sind weggelassen.
    }
graph-hint =
    Drücken Sie einen Eintrag, um von dort aus zu schauen; mit der Umschalttaste oder auf seinem Pfeil, um seine
    Seite zu öffnen. Ziehen verschiebt, Strg mit Mausrad oder zwei Finger vergrößern.
graph-so-far =
    { $count ->
        [one] { $count } Eintrag bisher
       *[other] { $count } Einträge bisher
    }

## Where it begins

graph-begin = Wo beginnt der Graph?
graph-end = Wohin führt der Weg?
graph-type-letters = Tippen Sie ein paar Buchstaben vom Namen eines Eintrags.
graph-find = Einen Eintrag finden
graph-found = Gefunden
graph-nothing-found = Nichts heißt so.
