## The definition of an API

# {$api} is its name.
document-title = { $api }: definition
document-gone = Entity not found
document-gone-note = It is not in the catalog any more.
document-empty = The definition is empty
document-empty-note = The entity has a definition without a single letter.
document-missing = No definition
# {$definition} and {$remotes}, in this order, are the elements that show keys of the entity.
document-missing-note = This API is of the type "{ $of_type }", and its entity has neither { $definition } nor { $remotes }.
document-undrawable = This definition cannot be drawn
document-view = View
document-drawn = Reference
document-raw = Raw
document-remotes = Remotes
document-of-type = Type
document-url = URL
# What a text is called in "Search in …", "Copy …", "Download …".
document-definition = definition
# While it is read.
document-reading = Reading the definition…

## An outline of it, in sections of items

document-filter = Filter
document-filter-definition = Filter the definition
document-found = { $found } of { $count }
document-no-match = Nothing in this definition matches.
document-more = Show { $more } more of { $count }
document-no-more = Nothing more is said of it.
document-parts = Parts of { $item }
document-part-name = Name
document-part-type = Type
document-part-description = Description
document-required = required
document-deprecated = deprecated
document-deprecated-because = Deprecated: { $reason }
# {$name} is a choice, of which a message has only one part at a time.
document-one-of = one of { $name }
document-arguments = Arguments
document-example = Example

## Sections of an outline

document-schema = Schema
document-types = Types
document-interfaces = Interfaces
document-unions = Unions
document-enums = Enums
document-inputs = Inputs
document-scalars = Scalars
document-directives = Directives
document-servers = Servers
document-services = Services
document-channels = Channels
document-operations = Operations
document-messages = Messages
document-schemas = Schemas

## What is said of all of it, or of an item; a colon or a column follows

document-content-type = Content type
document-license = License
document-contact = Contact
document-package = Package
document-syntax = Syntax
document-channel = Channel
document-implements = Implements
document-allowed-on = Allowed on
document-members = Members

## A long list of operations

document-filter-operations = Filter the operations
document-operation-count = { $count } operations
document-choose-operation = Choose an operation to read it and to try it.
document-operation-failed = The operation could not be drawn: { $reason }
document-server = Server
document-other-files = References to other files are not followed.

## Why a definition cannot be drawn

document-says-nothing = The definition is empty.
document-too-deep = The definition is nested too deeply to be drawn.
# {$reason} is in the words of the program that reads the format, in English.
document-unreadable = The text does not parse. { $reason }
document-unreadable-at = The text does not parse. { $reason } (line { $line }, column { $column })
document-endless = The text refers to itself without end, or grows without measure: { $reason }
document-circle = "{ $reference }" refers to itself for ever: { $way }
document-no-asyncapi = This is no AsyncAPI document: it has no "asyncapi" at its top.
document-no-graphql = This is no GraphQL schema: it defines no type.
document-no-openapi = This is no OpenAPI document: it has neither "openapi" nor "swagger" at its top.
document-no-protobuf = This is no .proto file: it defines neither a service nor a message.
