## The bar

filter-bar = Filters
# On narrow screens, with how many are set.
filter-bar-count = Filters ({ $count })
filter-text = Search names, titles, tags and more
filter-in-order = This backend finds several words only in this order and in one field.
filter-narrowing = What narrows the list
filter-remove = Remove { $restriction }
filter-clear = Clear

## What narrows the list, in words

filter-text-chip = “{ $text }”
# "Owner: team-a"
filter-chosen = { $field }: { $value }
filter-chosen-not = { $field }: not { $value }
filter-only-orphans = Only orphans

## A filter by a field

filter-any-kind = Every kind
filter-any-type = Any type
filter-any-owner = Any owner
filter-any-system = Any system
filter-any-lifecycle = Any lifecycle
filter-any-tags = Any tags
filter-any-namespace = Any namespace
filter-match-any = Any of
filter-match-all = All of
filter-match-none = None of
# Before a value that is ruled out.
filter-not = not
filter-counting = Counting…
filter-counts-without-words = Counts leave the words out.
# {$why} is a sentence's end: "this backend takes no …".
filter-no-none = Values cannot be ruled out here: { $why }
filter-no-none-no-all = Values cannot be ruled out or asked for together here: { $why }

## Whose

filter-whose = Whose
filter-whose-anyone = Anyone's
filter-whose-owned = Owned by me
filter-whose-starred = Starred

## Status

filter-status = Status
filter-status-any = Any status
filter-status-orphan = Orphaned: no location has it any more
