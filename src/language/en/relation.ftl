## What stands before a list of those that an entity is so related to. Others than these a catalog invents.

relation-owned-by = Owned by
relation-owner-of = Owner of
relation-part-of = Part of
relation-has-part = Has parts
relation-provides-api = Provides APIs
relation-api-provided-by = Provided by
relation-consumes-api = Consumes APIs
relation-api-consumed-by = Consumed by
relation-depends-on = Depends on
relation-dependency-of = Dependency of
relation-parent-of = Parent of
relation-child-of = Child of
relation-member-of = Member of
relation-has-member = Members

## The same between two entities, on the lines of a graph: "shop", "depends on", "database".

relation-verb-owned-by = owned by
relation-verb-owner-of = owns
relation-verb-part-of = part of
relation-verb-has-part = has part
relation-verb-provides-api = provides
relation-verb-api-provided-by = provided by
relation-verb-consumes-api = consumes
relation-verb-api-consumed-by = consumed by
relation-verb-depends-on = depends on
relation-verb-dependency-of = dependency of
relation-verb-parent-of = parent of
relation-verb-child-of = child of
relation-verb-member-of = member of
relation-verb-has-member = has member

## A table of those that an entity is related to

relation-table-email = Email
relation-table-definition = Definition
# {$api} is what the API is called.
relation-table-definition-of = Definition of { $api }
relation-table-missing = Does not exist in this catalog.
relation-table-try-again = Try again
relation-table-more = Show { $more } more
relation-table-more-of = Show { $more } of { $rest } more
