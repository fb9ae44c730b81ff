## Die Dialoge

removal-delete = { $entity } löschen
removal-unregister = { $entity } austragen
removal-unregister-location = Eine Quelle austragen
removal-cancel = Abbrechen
removal-advanced = Weitere Möglichkeiten

## Ein Eintrag

removal-delete-entity = Eintrag löschen
removal-deleting = Wird gelöscht …
removal-deleted = { $entity } ist gelöscht
removal-orphan = Keine Quelle enthält diesen Eintrag mehr, sodass er nicht aktualisiert wird. Einmal gelöscht, bleibt er weg; von hier aus gibt es keinen Weg zurück.
removal-again-embedded = Gelöscht bleibt er weg, bis etwas im Katalog aufgefrischt oder das Portal neu geladen wird: In einem Katalog, der aus Dateien gelesen wird, ist nichts endgültig gelöscht.
removal-again = Gelöscht kann er wiederkommen, sobald der Katalog seine Quellen neu liest.
removal-alone = Dieser Eintrag kam durch { $origin }, keine eingetragene Quelle. Auszutragen gibt es also nichts; der Eintrag lässt sich nur für sich löschen.
removal-alone-unseen = Dieser Eintrag kam durch { $origin }. Ob das eine eingetragene Quelle ist, dürfen Sie nicht sehen; der Eintrag lässt sich also nur für sich löschen.
removal-alone-forbidden = Dieser Eintrag kam durch { $origin }, eine eingetragene Quelle, die Sie nicht austragen dürfen. Der Eintrag lässt sich für sich löschen.
removal-unknown-origin = einen unbekannten Ort
removal-bootstrap = Die Konfiguration des Katalogs nennt diesen Eintrag; er lässt sich hier also nicht austragen. Um ihn loszuwerden, nehmen Sie ihn aus der Konfiguration.
removal-entity-alone = Löscht nur diesen Eintrag; seine Quelle bleibt eingetragen.

## Eine eingetragene Quelle, mit allem, was durch sie kam

removal-location-goes = Die Quelle { $location } wird ausgetragen.
removal-entities-go =
    { $total ->
        [one] { $total } Eintrag kam durch sie und verlässt den Katalog:
       *[other] { $total } Einträge kamen durch sie und verlassen den Katalog:
    }
removal-all-goes = Was durch sie kam, verlässt den Katalog:
removal-unregister-this = Quelle austragen
removal-unregistering = Wird ausgetragen …
removal-unregistered = { $location } ist ausgetragen
removal-undo = Rückgängig
removal-registered-again = Wieder eingetragen: { $location }
removal-registered-again-later = Wieder eingetragen: { $location }. Ihre Einträge sind wieder da, sobald der Katalog sie gelesen hat.
