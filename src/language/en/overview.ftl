# The tab.
overview-title = Overview

## Cards of the tab: their headings, also in the settings' list of extensions

overview-about = About
overview-ownership = Ownership
overview-members = Members
overview-targets = Targets
overview-relations = Relations
# All tables of related entities together; each has a title of its own.
overview-relation-tables = Tables of relations
overview-links = Links
overview-labels = Labels

## What an entity is

overview-no-description = No description.
overview-no-owner = No owner
overview-parent-group = Parent group
overview-sub-groups = Sub-groups
overview-member-of = Member of
overview-show-all-groups = Show all { $count }
overview-show-fewer-groups = Show fewer
overview-email = Email
# Where the file of an entity is.
overview-source = Source
overview-no-targets = This location names no targets.

## The picture of relations

overview-relations-of = Relations of { $entity }
overview-view-graph = View graph

## Titles of tables: {$kinds} are many of one kind as written within a sentence, "components" or "APIs"

overview-table-depends-on = Depends on { $kinds }
overview-table-dependency-of = Dependency of { $kinds }
overview-table-has = Has { $kinds }
# Parts of the same kind as the whole: "Has subdomains".
overview-table-has-sub = Has sub{ $kinds }
overview-table-owns = Owns { $kinds }
overview-table-provided = Provided { $kinds }
overview-table-consumed = Consumed { $kinds }
overview-table-providing = Providing { $kinds }
overview-table-consuming = Consuming { $kinds }
# {$relation} is a type of relation, often one that a company invented: "Deployed on".
overview-table-other = { $relation } { $kinds }
overview-nothing-provides = No component provides this API.
overview-nothing-consumes = No component consumes this API.
overview-no-relations = No relations
overview-no-relations-note = Nothing depends on this entity, and it names nothing that it depends on.

## People

overview-include-sub-groups = Include sub-groups
overview-include-groups = Include groups
overview-sub-groups-cut = There are more than { $most } sub-groups: the first { $most }, the nearest ones, are counted.
overview-groups-cut = There are more than { $most } groups: the first { $most } are counted.
overview-no-members = No members.
overview-no-members-at-all = Neither this group nor its sub-groups have members.
overview-no-member-found = No member has such a name or email.
# Said below a member: the groups are joined by commas.
overview-member-in = In { $groups }
overview-members-search = Search members by name or email
overview-members-pages = Pages of members
# Announced.
overview-members-count = { $count } of { $total } members

## What is theirs

# Announced.
overview-owned = { $count } entities owned
overview-group-owns-nothing = This group owns nothing.
overview-groups-own-nothing = Neither this group nor its sub-groups own anything.
overview-user-owns-nothing = This user owns nothing.
overview-user-and-groups-own-nothing = Neither this user nor the user's groups own anything.
overview-view-all-owned = View all { $count }
# After some types of a kind, each with its count.
overview-more-types = and { $count } more types

## What is wrong, and what to do

overview-trouble = The catalog had trouble with this entity
overview-out-of-date = What stands here may be out of date.
# {$file} is a link to it.
overview-mend = Mend { $file }, then refresh.
overview-mend-its-file = Mend its file, then refresh.
overview-problem = { $problem } ({ $file })
overview-problem-in-line = { $problem } ({ $file }, line { $line })
# Above a list of entities, with what is wrong with each.
overview-ancestors = What led to this entity has errors of its own
# {$entity} is a link to it.
overview-ancestor-errors =
    { $count ->
        [one] { $entity } has an error
       *[other] { $entity } has { $count } errors
    }
overview-ancestor-says = What the catalog says
overview-nowhere = Relations of this entity lead nowhere
# {$relation} is a type of relation: "Depends on"; the references of some entities follow it.
overview-nowhere-of = { $relation }: { $entities }
overview-nowhere-of-more = { $relation }: { $entities } and { $count } more
overview-nowhere-note =
    These entities are not in the catalog, or not for you to see. Correct their names in the file of this
    entity, or register what is missing.
overview-orphan = No location leads to this entity any more
overview-orphan-note = It gets no updates, so that what stands here may be out of date.
overview-orphan-way-out = If it is gone for good, delete it; else register its file again.
overview-orphan-delete = Delete entity…
