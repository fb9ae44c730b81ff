settings-title = Settings

## Tabs

settings-general = General
settings-providers = Sign-in providers
settings-plugins = Plugins
settings-storage = Stored data

## Appearance

settings-appearance = Appearance
settings-theme = Theme
settings-theme-system = System
settings-theme-light = Light
settings-theme-dark = Dark
settings-rows = Rows of tables
settings-rows-comfortable = Comfortable
settings-rows-compact = Compact
settings-landing = The bare address opens
settings-landing-label = Landing page
settings-landing-catalog = Catalog
settings-landing-owned = What I own
settings-landing-starred = What I starred
settings-landing-note = Opens with the address of the portal alone.
settings-language = Language
settings-language-browser = As the browser has it
# {$language} is what the language calls itself.
settings-language-missing = The texts in { $language } could not be loaded. Check the connection, then choose it again.

## Keyboard

settings-keyboard = Keyboard
settings-shortcuts = Shortcuts of single keys
settings-shortcuts-note = Off, letters and signs pressed by themselves do nothing. The list of them opens by “?”.
