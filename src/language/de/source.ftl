## Ein Text für Maschinen, mit einer Suche darin. {$label} ist, wie der Text heißt: „Definition“.

source-search = Suchen
source-search-in = In { $label } suchen
source-found = { $place } von { $count }
source-many = { $count } oder mehr
source-not-found = Nicht gefunden
source-previous = Vorige Fundstelle
source-next = Nächste Fundstelle
source-copy = { $label } kopieren
source-copied = Kopiert
source-not-copied = Der Browser hat das Kopieren nicht erlaubt
source-download = { $label } herunterladen
source-lines =
    { $lines ->
        [one] { $number } Zeile
       *[other] { $number } Zeilen
    }
source-cut = Die ersten { $number } Zeilen: Laden Sie den Rest herunter
