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

## Profile

settings-profile = Profile
settings-profile-guest = You are signed in as the guest that everybody is here.
settings-profile-unasked = This catalog does not ask who you are.
settings-profile-name = Name
settings-profile-email = Email
settings-profile-signed-in-as = Signed in as
settings-profile-owns-as = Owns things as
settings-profile-claimed = You said you are
settings-profile-renounce = That is not me
settings-profile-claim = To find what you own, open your page and choose “This is me”.
settings-profile-users = All users

## Sign-in providers

settings-providers-none = Nobody signs in
# {$key} is the element that shows it.
settings-providers-none-note = This portal does not ask who you are. With a Backstage backend it can: { $key } in config.json names the providers.
settings-provider-guest = Everybody is let in as the same guest.
settings-provider-popup = Opens a window of the provider's.
settings-provider-redirect = Leads to the provider and back.
settings-provider-proxy = Whatever stands before the backend knows who you are.
settings-provider-signed-in = Signed in as { $name }
settings-provider-signed-out = Not signed in
settings-provider-sign-in = Sign in with { $provider }
settings-sign-out = Sign out

## Plugins. {$key} is the element that shows a key of the file.

settings-plugins-lead = What extends this portal, and what each may do. Plugins are installed in { $file }; here you can turn them off for yourself.
settings-plugins-none = No plugins
settings-plugins-none-note = This portal has only what it brings itself. A plugin is one line under { $key } in { $file }: the address of its plugin.json.
settings-plugins-unknown = Settings of extensions that are not there
settings-plugins-unknown-note = { $key } in { $file } names { $extensions }.
settings-plugins-own = What the portal has of its own
settings-plugins-own-note = Each can be turned off, renamed and put elsewhere under { $key } in { $file }, as in Backstage.
settings-plugins-own-extensions = The portal's own extensions

## One plugin

settings-plugin-broken = A plugin that cannot be used
settings-plugin-id = Id
settings-plugin-version = Version
settings-plugin-from = From
# {$address} is the element that shows it.
settings-plugin-from-config = { $address }, named in { $file }
settings-plugin-from-address = { $address }, by the address of this page: it is being developed
settings-plugin-code = Code
settings-plugin-code-pinned = Only as its manifest has it
settings-plugin-code-served = Whatever its address serves
settings-plugin-homepage = More about it
settings-plugin-use = Use it in this browser
settings-plugin-extensions = Extensions of { $plugin }
settings-plugin-runs = Runs
settings-plugin-runs-in-frame =
    In a frame of its own. It sees nothing of the portal: not what you are signed in with, no other page, no
    storage but its own. What is listed here is all it can ask for.
settings-plugin-runs-in-page =
    In the page, as a part of the portal. It can do whatever you can do here: whoever installed it trusts it as
    much as the portal itself.
settings-plugin-endpoints = Asks the backend, in your name
settings-plugin-origins = Asks other sites, as nobody
settings-plugin-not-granted = Asked for, not granted
settings-plugin-nothing = nothing

## Extensions

settings-extension-title = Title
settings-extension-place = Shown as
settings-extension-id = Id
settings-extension-state = State
settings-extension-first-tab = First tab of entities
settings-extension-tab = Tab at …/{ $path }
settings-extension-card = Card of the overview
settings-extension-page = Page at /{ $path }
settings-extension-on = On
settings-extension-off = Off
settings-extension-unwanted = Turned off by you
settings-extension-failed = Failed: { $failure }
# {$time} is in milliseconds.
settings-extension-shown = Shown, within { $time } ms

## A plugin that is not installed

settings-preview = Look at a plugin before it is installed
settings-preview-address = Address of its plugin.json
settings-preview-no-address = Fill in the address of a plugin.json.
settings-preview-look = Look at it
settings-preview-install-exactly = To install exactly this for everybody, add it to { $file }:
settings-preview-install = To install it for everybody, add it to { $file }. The manifest is pinned, but names no integrity of its code: that may change.
settings-preview-entry = The entry for { $file }

## Stored data

settings-stored-where = Where it is kept
settings-stored-guest = In this browser only: everybody is the same guest to the backend.
settings-stored-anonymous = In this browser only: nobody is signed in.
# {$reader} is a reference.
settings-stored-in-backend = In the backend for { $reader }, wherever you sign in, with a copy in this browser.
settings-stored-no-backend =
    In this browser only: the backend does not have the plugin user-settings, which would keep it for you
    wherever you sign in.
settings-stored-unsure = In this browser. Whether the backend keeps it too is not known yet.
settings-stored-yours = What is kept for you
settings-stored-nothing = Nothing yet.
settings-stored-export = Export to a file
settings-stored-not-exported = The browser would not save the file.
settings-stored-clear-all = Clear everything
settings-stored-cleared-all = Everything was cleared.
settings-stored-others = Not yours
# {$size} is how many bytes it is.
settings-stored-others-note =
    { $count ->
        [one] { $count } entry, { $size }: of other catalogs, and of others who read in this browser.
       *[other] { $count } entries, { $size }: of other catalogs, and of others who read in this browser.
    }
settings-stored-others-clear = Clear it
settings-stored-undo = Undo

## One thing that is stored

settings-stored-only-here = in this browser only
settings-stored-here = in this browser
settings-stored-not-sent = not sent to the backend yet
settings-stored-there = in the backend, and here
settings-stored-show = Show
settings-stored-clear = Clear: { $title }
settings-stored-cleared = { $title }: cleared.
settings-stored-bytes =
    { $count ->
        [one] { $count } byte
       *[other] { $count } bytes
    }
# Together they are a number with one digit behind the point.
settings-stored-kilobytes = { $whole }.{ $tenths } kB
