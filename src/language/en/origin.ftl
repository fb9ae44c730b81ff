## The dialog

origin-title = Where this catalog comes from

## What is told of backends

origin-backends-note = This portal shows the catalogs of several backends. Stars, views and visits are kept for each.
# Names the list of them for who hears it.
origin-backends = Backends

## A backend that is not there

origin-no-such-backend = There is no backend "{ $wanted }" in this portal. This is { $shown }.

## Where it comes from. {$address} is an element.

origin-files = This portal reads its catalog from these files, in your browser:
origin-server = This portal asks the Backstage backend at { $address }.

## How that is changed. {$file}, {$key} and {$value} are elements that show what stands in a file.

origin-of-backend = That backend serves this page too, and its { $file } configures both.
origin-to-server = To work over a Backstage backend instead, put its address under { $key } in { $file } and reload the page.
origin-to-files = To read catalog files instead, write { $value } under { $key } in { $file } and reload the page.
