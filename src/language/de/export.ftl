## Was exportiert wird

export-export = Exportieren
export-format = Format
export-entities = Einträge
export-matching = Alle passenden
export-matching-count = Alle { $count } passenden
export-selected = Die { $count } ausgewählten
export-columns = Spalten
export-needs-column = Eine Tabelle braucht eine Spalte.
export-selection-file = auswahl
export-cancel = Abbrechen

## Unterwegs

export-asking = Der Katalog wird gefragt
export-progress = { $done } von { $total }
export-exported = Exportiert
export-try-again = Noch einmal versuchen
export-cancelled = Export abgebrochen: Nichts wurde gespeichert
export-unwritable = Die Datei konnte nicht geschrieben werden
export-unwritable-advice = Ist auf dem Datenträger noch Platz? Brechen Sie ab und speichern Sie anderswo. Der Browser sagt: { $reason }

## Fertig

export-done = { $number } { $rows ->
    [one] Eintrag ist
   *[other] Einträge sind
} in { $file }
export-missing = Aus der Auswahl nicht mehr im Katalog: { $count }.
export-more = Weiteres exportieren
export-close = Schließen
