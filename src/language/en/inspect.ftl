# The tab.
inspect-title = Inspect

## Its views

# Names the choice among them, for who hears it.
inspect-view = View
inspect-overview = Overview
inspect-ancestry = Ancestry
inspect-colocated = Colocated

## Cards of its overview

inspect-identity = Identity
inspect-annotations = Annotations
inspect-labels = Labels
inspect-tags = Tags
inspect-relations = Relations
inspect-status = Status
inspect-reference = Entity reference
inspect-api-version = API version
# {$fact} is one of the labels beside it: "Entity reference".
inspect-copy = Copy { $fact }
inspect-in-full = In full
inspect-status-as-json = Status as JSON

## The way by which an entity came into the catalog

inspect-ancestry-lead = What led the catalog to this entity, from the first location on.
inspect-errors =
    { $count ->
        [one] { $count } error
       *[other] { $count } errors
    }
# Beside that one in the list which the page is about.
inspect-this-entity = this entity

## What came together with it. {$place} is a link.

inspect-same-location = Same location
inspect-same-location-lead = In the same file: { $place }
inspect-same-origin = Same origin
inspect-same-origin-lead = Through the same registered or configured location: { $place }
inspect-from-nowhere = The catalog does not say where this entity comes from.

## As it is kept

inspect-as-json = Entity as JSON
inspect-as-yaml = Entity as YAML
