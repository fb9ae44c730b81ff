## What is on every page

shell-skip = Skip to content
# Names the navigation for who hears it.
shell-main = Main
shell-catalog = Catalog
shell-settings = Settings
shell-embedded = Embedded catalog

## The theme

shell-theme = Theme
shell-theme-system = As the system
shell-theme-light = Light
shell-theme-dark = Dark

## In the navigation

# Names the list of saved views for who hears it.
shell-pinned = Pinned views

## The connection. It is said again aloud when it is back.

shell-offline = You are offline. What you see may be out of date.
shell-unreachable = The backend does not answer. What you see may be out of date; it is asked again by itself.
shell-connected = The connection is back.

## A session that has run out in the middle of something

shell-session-ended = Your session has ended
shell-session-of-somebody = You were signed in. Sign in again to go on where you were: nothing on the page is lost.
shell-session-of = You were signed in as { $name }. Sign in again to go on where you were: nothing on the page is lost.
shell-session-not-now = Not now

## A newer build

shell-update = A newer version of the portal is here.
# Loads the page anew, with that version.
shell-update-reload = Reload
