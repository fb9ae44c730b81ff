## Groups of tabs on an entity's page.

plugin-group-overview = Überblick
plugin-group-documentation = Dokumentation
plugin-group-development = Entwicklung
plugin-group-deployment = Auslieferung
plugin-group-operation = Betrieb
plugin-group-observability = Beobachtung
