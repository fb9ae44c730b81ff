## What belongs under a key of the configuration. It is read behind the key, as
## "auth.providers: a list of at least one provider". Keys and values stay as they are; {$example} is one.

config-object = an object
config-whole = an object {"{"} ... {"}"}
# What Backstage's app backend writes into the page.
config-injected = a list of { $example } in JSON, as Backstage's app backend writes it

## Backends

config-backend = "embedded", or the base URL of a Backstage backend such as "http://127.0.0.1:7007"
config-backend-url = the URL of the backend, absolute
config-app-url = a URL without a path: Callboard lives at the root of an origin
config-backends = a list of at least one backend
config-backend-name = a name of letters, digits, "-", "_" and ".": it stands in addresses
config-backend-name-new = a name that no other backend has
config-of-backends = nothing here: with "backends", it belongs to each of them
config-catalog = a list of URLs, relative to config.json or absolute
config-catalog-empty = a list of at least one catalog-info.yaml, because "backend" is "embedded"
config-endpoints = an object that gives plugins of the backend their URLs: { $example }
config-endpoint = a URL such as { $example }, absolute
config-plugin-id = the id of a plugin of the backend, such as "techdocs"
config-plugin-id-or-all = the id of a plugin of the backend, such as "techdocs", or "*" for all others

## Signing in

config-auth = "guest", "none", { $token } or { $providers }
config-provider = the id of a provider of the backend, such as "github", or { $example }
config-provider-new = a provider that is not in the list already
config-providers = a list of at least one provider
config-providers-by-key = an object with a key for every provider

## Plugins

config-plugins = a list of URLs of plugin.json files
config-plugin = the URL of a plugin.json, or { $example }
config-manifest = the URL of a plugin.json, relative to config.json or absolute
config-integrity = a hash such as "sha384-" and 64 letters of base64
config-isolation = "frame": a plugin that wants less cannot be given more
config-development = true for this machine's, or a list of origins
