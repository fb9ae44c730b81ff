## Was unter einen Schlüssel der Konfiguration gehört. Man liest es hinter dem Schlüssel und einem
## Doppelpunkt; Schlüssel und Werte bleiben, wie sie sind.

config-object = ein Objekt
config-whole = ein Objekt {"{"} ... {"}"}
config-injected = eine Liste von { $example } in JSON, wie Backstages App-Backend sie schreibt

## Backends

config-backend = "embedded", oder die Basis-URL eines Backstage-Backends wie "http://127.0.0.1:7007"
config-backend-url = die URL des Backends, absolut
config-app-url = eine URL ohne Pfad: Callboard liegt in der Wurzel eines Ursprungs
config-backends = eine Liste von mindestens einem Backend
config-backend-name = ein Name aus Buchstaben, Ziffern, "-", "_" und ".": Er steht in Adressen
config-backend-name-new = ein Name, den kein anderes Backend hat
config-of-backends = hier nichts: Mit "backends" gehört es zu jedem von ihnen
config-catalog = eine Liste von URLs, relativ zu config.json oder absolut
config-catalog-empty = eine Liste von mindestens einer catalog-info.yaml, weil "backend" "embedded" ist
config-endpoints = ein Objekt, das Plugins des Backends ihre URLs gibt: { $example }
config-endpoint = eine URL wie { $example }, absolut
config-plugin-id = die Id eines Plugins des Backends wie "techdocs"
config-plugin-id-or-all = die Id eines Plugins des Backends wie "techdocs", oder "*" für alle anderen

## Anmelden

config-auth = "guest", "none", { $token } oder { $providers }
config-provider = die Id eines Anmeldedienstes des Backends wie "github", oder { $example }
config-provider-new = ein Anmeldedienst, der noch nicht in der Liste steht
config-providers = eine Liste von mindestens einem Anmeldedienst
config-providers-by-key = ein Objekt mit einem Schlüssel für jeden Anmeldedienst

## Plugins

config-plugins = eine Liste von URLs von plugin.json-Dateien
config-plugin = die URL einer plugin.json, oder { $example }
config-manifest = die URL einer plugin.json, relativ zu config.json oder absolut
config-integrity = eine Prüfsumme wie "sha384-" und 64 Zeichen Base64
config-isolation = "frame": Einem Plugin, das weniger will, lässt sich nicht mehr geben
config-development = true für die dieses Rechners, oder eine Liste von Ursprüngen
