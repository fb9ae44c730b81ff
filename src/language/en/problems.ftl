## What the page is called

problems-title = Problems

## What is on it

problems-lead = What stands in the catalog's files and could not be read or used. Everything else was loaded.
problems-problem = Problem
problems-entity = Entity
problems-file = File
problems-none = No problems
problems-none-note = Every file was read and every entity is valid.
problems-hidden = Nothing to show here
problems-hidden-note = A catalog server keeps the problems of its files to itself. The page of an entity shows those of that entity.
