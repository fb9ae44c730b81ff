unknown-title = Page not found
# {$path} is of an address.
unknown-message = Nothing lives at { $path }.
unknown-to-catalog = To the catalog

## What the stock portal has

unknown-docs = No documentation here
# {$entity} is a reference.
unknown-docs-of = This portal does not show the documentation of { $entity }. Its page may have links to it.
unknown-docs-message = This portal does not show documentation. Entities may have links to theirs.
unknown-to-entity = To { $name }
unknown-to-everything = To everything in the catalog
unknown-search = No search page here
unknown-search-message = This portal searches the catalog, in its lists and from everywhere by the keys “/” or Ctrl K.
unknown-to-search = To “{ $words }” in the catalog
unknown-templates = Templates cannot be run here
unknown-templates-message = This portal shows software templates, and what they need, but does not run them.
unknown-to-templates = To the templates
