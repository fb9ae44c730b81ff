## What an address says that makes no sense: a list

route-no-list = There is no list of "{ $value }" entities.
route-no-filter = There is no filter "{ $name }": it was passed over.
route-no-match = "{ $value }" is no way to match "{ $name }".
route-no-page-size = A page cannot have "{ $value }" rows: it has 20, 50, 100 or 200.
route-no-place = "{ $value }" is no place in a list.
route-no-order = "{ $value }" is not an order: the list is sorted by name.
route-no-view = There is no view "{ $value }": this is the table.
route-no-grouping = Nothing can be grouped by "{ $value }".

## A graph

route-no-graph = There is no graph "{ $mode }": these are neighbours.
# {$name} is a word of the address, such as "maxDepth".
route-no-graph-value = "{ $value }" is no "{ $name }" of a graph: it was passed over.
