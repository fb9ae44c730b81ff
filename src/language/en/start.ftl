## Said before the program is there (`src/app/start`), or in its place.

start-too-old = This browser is too old for Callboard, which needs one of 2024 or later.
start-not-loaded = The portal could not be loaded. Check the connection, then reload the page.
# The heading of the list of components.
start-components = Components
