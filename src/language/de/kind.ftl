kind-nouns = large

## Eines von einer Art, und viele davon

kind-component = Komponente
kind-components = Komponenten
kind-api = API
kind-apis = APIs
kind-resource = Ressource
kind-resources = Ressourcen
kind-system = System
kind-systems = Systeme
kind-domain = Domäne
kind-domains = Domänen
kind-group = Gruppe
kind-groups = Gruppen
kind-user = Person
kind-users = Personen
kind-location = Quelle
kind-locations = Quellen
kind-template = Vorlage
kind-templates = Vorlagen
kind-ai-resource = KI-Ressource
kind-ai-resources = KI-Ressourcen
