## Groups of tabs on an entity's page.

plugin-group-overview = Overview
plugin-group-documentation = Documentation
plugin-group-development = Development
plugin-group-deployment = Deployment
plugin-group-operation = Operation
plugin-group-observability = Observability
