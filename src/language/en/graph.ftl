## What the page is called

graph-graph = Graph

## Its title

# {$from}, {$to} and {$entities} are what entities are called; several are joined by commas.
graph-from-to = From { $from } to { $to }
graph-from = From { $from }
graph-around = Around { $entities }
graph-dependents-of = Dependents of { $entities }
graph-dependencies-of = Dependencies of { $entities }

## Lead

graph-lead-everything = Everything that is connected, however far away.
graph-lead-next = What is directly connected.
graph-lead-neighbours = What is connected, up to { $steps } steps away.
graph-lead-dependents =
    What breaks if it goes away: its parts and the APIs it provides, what depends on those or consumes them,
    and so on.
graph-lead-dependencies =
    What it relies on: what it and its parts depend on, the APIs they consume and who provides them, and so on.
graph-lead-path = The shortest ways between two entities, over any relations.

## Modes

graph-modes = Which relations
graph-mode-neighbours = Neighbours
graph-mode-dependents = Dependents
graph-mode-dependencies = Dependencies
graph-mode-path = Path

## Views, and the picture as a file

graph-shown-as = Shown as
graph-picture = Picture
graph-list = List
graph-save = Save the picture
graph-save-svg = Save as SVG
graph-save-png = Save as PNG
graph-saved = The picture is saved.
graph-not-saved = The browser could not make the picture.
graph-no-picture = There is no picture to save: show the graph as a picture first.

## Filters

graph-filters = Filters
graph-hide-filters = Hide filters
graph-any = All
graph-depth = Depth
graph-steps =
    { $count ->
        [one] { $count } step
       *[other] { $count } steps
    }
graph-unlimited = Unlimited
graph-kinds = Kinds
graph-relations = Relations
graph-group-by = Group by
graph-group-by-kind = Kind
graph-group-by-system = System
graph-group-by-owner = Owner
graph-group-by-none = Nothing
graph-direction = Direction
graph-direction-right = Left to right
graph-direction-left = Right to left
graph-direction-down = Top to bottom
graph-direction-up = Bottom to top
graph-lines = Lines
graph-lines-curved = Curved
graph-lines-angular = Angular
graph-simplified = Simplified
graph-merged = Merged lines

## Notes

# {$entity} is a reference.
graph-no-such-root = { $entity } does not exist in this catalog.
graph-limit = The graph stops at { $limit } entities; { $beyond } more are next to those. Lessen the depth, or choose kinds or relations.
graph-alone = It is connected to nothing that these filters leave.
graph-no-dependents = Nothing in this catalog depends on it.
graph-no-dependencies = It relies on nothing in this catalog.
graph-no-path = No relations lead from one to the other under these filters.
graph-opened = Shown one by one:
# {$group} is what it is called: "31 components".
graph-close-group = Group { $group } again

## Below the graph

graph-count =
    { $entities ->
        [one] { $entities } entity
       *[other] { $entities } entities
    }, { $relations ->
        [one] { $relations } relation
       *[other] { $relations } relations
    }.
graph-left-out =
    { $count ->
        [one] One related entity does not exist and is left out.
       *[other] { $count } related entities do not exist and are left out.
    }
graph-hint =
    Press an entity to look from there; with Shift, or on its arrow, to open its page. Drag to move, Ctrl and
    wheel or two fingers to zoom.
graph-so-far = { $count } entities so far

## Where it begins

graph-begin = Where does the graph begin?
graph-end = Where does the way lead?
graph-type-letters = Type a few letters of an entity's name.
graph-find = Find an entity
graph-found = Found
graph-nothing-found = Nothing is called so.
