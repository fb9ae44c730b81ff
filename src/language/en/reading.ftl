## While the embedded catalog is being read

reading-title = Reading the catalog
reading-entities = { $entities } entities so far
reading-files = { $files } of { $known } files, { $entities } entities so far
