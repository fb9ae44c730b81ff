# Are names of kinds written large within a sentence, as nouns are in German? "large" or "small".
kind-nouns = small

## One of a kind, and many of it. Others than these a catalog invents: they stay as it has them.

kind-component = Component
kind-components = Components
kind-api = API
kind-apis = APIs
kind-resource = Resource
kind-resources = Resources
kind-system = System
kind-systems = Systems
kind-domain = Domain
kind-domains = Domains
kind-group = Group
kind-groups = Groups
kind-user = User
kind-users = Users
kind-location = Location
kind-locations = Locations
kind-template = Template
kind-templates = Templates
kind-ai-resource = AI resource
kind-ai-resources = AI resources
