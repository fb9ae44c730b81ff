## What is on every page

shell-skip = Skip to content
# Names the navigation for who hears it.
shell-main = Main
shell-catalog = Catalog
shell-settings = Settings
shell-embedded = Embedded catalog

## The theme

shell-theme = Theme
