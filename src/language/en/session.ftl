## What is kept wherever one signs in, and how many of it

session-stars = Stars
session-stars-count =
    { $count ->
        [one] { $count } star
       *[other] { $count } stars
    }
session-views = Saved views
session-views-count =
    { $count ->
        [one] { $count } view
       *[other] { $count } views
    }
session-visits = Recent visits
session-visits-count =
    { $count ->
        [one] { $count } visit
       *[other] { $count } visits
    }
session-tables = Tables: columns, widths, density, paging
session-shortcuts = Single-key shortcuts
session-unwanted = Plugins turned off
session-unwanted-count =
    { $count ->
        [one] { $count } plugin
       *[other] { $count } plugins
    }
session-landing = Landing page

## What is kept in this browser alone

session-theme = Theme
session-language = Language
session-identity = Who you said you are
session-locations = Registered locations
session-picture = The list as you left it
session-backend = The backend you chose last
session-provider = What you signed in with
session-abilities = What the backend can do
session-reader = Who was signed in last
session-plugin = What the plugin { $plugin } keeps
