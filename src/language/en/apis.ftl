# The tab.
apis-title = APIs

## Its tables, and what stands in their place when they are empty

apis-provided = Provided APIs
apis-provides-none = This component provides no APIs.
apis-consumed = Consumed APIs
apis-consumes-none = This component consumes no APIs.
