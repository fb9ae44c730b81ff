## What the page is called

import-title = Register existing entities

## Lead

import-lead-here = Adds the entities of a file to this catalog. It is kept in this browser: nobody else sees it, and it is read again at every start.
import-lead-everybody = Adds the entities of a file to this catalog, for everybody. The catalog reads the file again from time to time.

## Form

import-url-of-file = URL of a catalog-info.yaml
import-url-of-file-or-repository = URL of a catalog-info.yaml or of a repository
import-hint = Nothing is registered yet: the catalog only looks at what stands there.
import-look = Look
import-looking = Looking at what stands there…
import-looking-now = Looking at what stands there
import-no-url = Fill in a URL.
import-no-web-url = A URL begins with https:// or http://
import-no-whole-url = This is not a whole URL.
import-no-file-url = Give the URL of the file itself, which ends in .yaml or .yml.
import-no-use = The catalog cannot use what stands there

## Forbidden

import-forbidden = You may not register entities
import-forbidden-note = The policy of the catalog does not allow it. Ask whoever runs it.

## Found in a repository

import-has-files = The repository has catalog files
import-has-no-files = There is no catalog file that the catalog knows of
import-is-registered = registered
import-suggestion =
    If there is one all the same, give its own URL, which ends in .yaml or .yml. Else put a file like this into
    the repository, as catalog-info.yaml, with an owner under spec, and come back with its URL:

## Review

import-stands-there =
    { $count ->
        [0] Nothing stands there
        [one] { $count } entity stands there
       *[other] { $count } entities stand there
    }
import-exists-already = This location is registered already
import-exists-note = You can have the catalog read it again.
import-entities = Entities of the file
import-name = Name
import-kind = Kind
import-in-catalog = In the catalog
import-new = New
import-exists = Exists
import-exists-elsewhere = Exists elsewhere
# {$source} is the address of another file.
import-stays = Stays as it is: it comes from { $source }
import-show-all = Show all { $count }
import-register = Register
import-registering = Registering…
import-refresh = Refresh
import-refreshing = Refreshing…
import-cancel = Cancel

## Done

import-registered = The location is registered
import-refreshed = The location is read again
import-all-there = All its entities are in the catalog.
import-all-there-now = All its entities are in the catalog
import-reading = The catalog reads it now; its entities appear here as soon as they are there.
import-not-read = not read yet
import-another = Register another

## What is registered

import-locations = Registered locations
import-no-locations-here = Nothing was registered in this browser; what config.json names is not counted.
import-no-locations = Nothing was registered; what the configuration of the catalog names is not counted.
# {$location} is its address.
import-unregister = Unregister { $location }
