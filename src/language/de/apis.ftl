apis-title = APIs

## Tabellen, und was statt ihrer dasteht, wenn sie leer sind

apis-provided = Bereitgestellte APIs
apis-provides-none = Diese Komponente stellt keine APIs bereit.
apis-consumed = Genutzte APIs
apis-consumes-none = Diese Komponente nutzt keine APIs.
