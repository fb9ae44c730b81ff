## A plugin that comes by an address, not from the configuration, while it is being written

# Names it for who hears it.
development-label = Plugin in development
development-comes-from = { $plugin } is being developed: it comes from { $url }, in this browser tab only.
# {$reasons} are whole sentences.
development-unusable = The plugin of { $url } cannot be used. { $reasons }
development-stop = Stop
development-refused = This portal does not take { $url }: "{ $key }" in its { $file } does not allow plugins by address from there.
