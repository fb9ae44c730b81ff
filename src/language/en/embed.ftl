## A part of the portal in a page of somebody else's. The page is told the same sentences.

embed-unseen = This part of the portal cannot be shown

## Its configuration. {$address} is where that is; {$expected} is in English.

embed-unreadable = { $address } could not be read: { $why }.
embed-not-json = { $address } is not JSON: { $why }.
# {$mistakes} are one or more of embed-mistake, with semicolons between them.
embed-invalid = { $address } needs other values. { $mistakes }.
embed-mistake = { $key }: expected { $expected }
embed-no-backend = { $address } names no backend "{ $name }".

## What the page ordered. {$written} is what stands in it.

embed-no-entity = No entity
embed-no-reference = "{ $written }" is no reference of an entity, such as component:default/web.
embed-not-found = Entity not found
embed-not-in-catalog = There is no { $written } in this catalog.
embed-nothing = Nothing to show
embed-no-tab = This portal has no tab "{ $written }".
embed-no-card = This portal has no card "{ $written }".
embed-no-tab-of = { $entity } has no tab "{ $written }".
embed-no-card-of = { $entity } has no card "{ $written }".
