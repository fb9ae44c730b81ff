## Groups of tabs on an entity's page.

plugin-group-overview = Overview
plugin-group-documentation = Documentation
plugin-group-development = Development
plugin-group-deployment = Deployment
plugin-group-operation = Operation
plugin-group-observability = Observability

## What is wrong with how tabs are grouped, in the settings of the page of entities. Keys and values stay.

plugin-groups = "groups" is a list of groups such as { $example }
plugin-group-no-text = { $key } of "{ $group }" is a text
plugin-groups-order = an order of tabs is "title" or "natural"
plugin-groups-unknown = there is no "{ $key }"; known are { $known }

## A plugin that cannot be used

# {$reason} is a sentence.
plugin-unread = It could not be read: { $reason }.
plugin-reader-missing = The part of the portal that reads it could not be loaded.
plugin-mistake = { $key }: expected { $expected }.
plugin-mistake-whole = The file: expected { $expected }.
plugin-no-entry = entry: expected the address of a module, relative to the manifest or absolute.
# {$first} and {$other} are the addresses of two manifests.
plugin-id-taken = The id "{ $id }" is taken by { $first }, so { $other } was left out.

## What a plugin says and wants

plugin-said = { $plugin }: { $message }
plugin-said-too-much = { $plugin } says more than can be shown; the rest is left out
plugin-leave = Leave the portal?
# The address follows.
plugin-leads-away = { $plugin } wants to lead you to another site:
plugin-stay = Stay here

## An extension that failed

plugin-failed = { $extension } could not be shown
plugin-failed-details = Details for whoever wrote it
plugin-failed-report = What happened

## Why it failed. "It" is the extension, whatever that is.

plugin-runner-missing = What runs plugins could not be loaded. Check the connection, then try again.
plugin-document-missing = The portal's document for plugins did not answer. Reload the page: the portal may be a newer one.
plugin-not-shown = It could not be shown.
plugin-stopped-loading = Its module stopped while it was loaded.
plugin-stopped-mounting = It stopped while it was mounted.
plugin-stopped-updating = It stopped while it was updated.
plugin-stopped-later = It stopped after it was shown.
plugin-hung = It stopped answering.
plugin-flooded = It sent more messages than the portal can take.
plugin-moved = Its frame was loaded anew.
plugin-slow-module = It did not load within { $seconds } seconds.
plugin-slow-mount = It did not finish mounting within { $seconds } seconds.
plugin-no-module = Its module could not be loaded.
plugin-no-version = Its module exports no apiVersion; this portal knows version 1.
plugin-other-version = Its module exports apiVersion { $version }; this portal knows version 1.
plugin-no-mount = Its module exports no function "mount".
# {$value} is as JavaScript writes it.
plugin-no-unmount = Its mount returned { $value }, which is no object with a function "unmount".
plugin-unreachable = { $url } cannot be reached, or its server does not allow this page to read it (CORS).
plugin-status = The server answered { $status } for { $url }.
plugin-no-type = { $url } comes as no type; browsers run modules only as text/javascript.
plugin-other-type = { $url } comes as { $media }; browsers run modules only as text/javascript.
plugin-other-file = { $url } is not the file that the manifest promises: its hash is { $found }, not { $promised }.
