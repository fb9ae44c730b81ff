## A graph as a picture

drawing-picture = Picture: arrows move it, plus and minus change its size
drawing-larger = Larger
drawing-smaller = Smaller
drawing-show-all = Show all
drawing-failed = The graph could not be drawn
# {$reason} is in the browser's own words.
drawing-failed-advice = Try again. The browser says: { $reason }
# In the place of what a browser says.
drawing-unloaded = the program that lays out graphs could not be loaded
# {$entity} is what the entity is called.
drawing-open-page = Open the page of { $entity }
# {$title} is many of a kind: "31 components".
drawing-group = { $title }, a group. Show each

## A graph as a list

drawing-here = Here
drawing-away =
    { $steps ->
        [one] { $steps } step away
       *[other] { $steps } steps away
    }
drawing-look = Look from here
# What follows it for those who do not see where it stands; {$entity} is what the entity is called.
drawing-look-at = at { $entity }
drawing-list-all = Show all { $count }
