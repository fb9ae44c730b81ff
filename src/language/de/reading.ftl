## Während der eingebettete Katalog gelesen wird

reading-title = Der Katalog wird gelesen
reading-entities = { $entities ->
        [one] { $entities } Eintrag bisher
       *[other] { $entities } Einträge bisher
    }
reading-files = { $files } von { $known } Dateien, { $entities ->
        [one] { $entities } Eintrag bisher
       *[other] { $entities } Einträge bisher
    }
