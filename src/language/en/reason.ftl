## Why an extension of a plugin is not shown. "It" is the extension; its title stands above.

reason-not-shown = It could not be shown.
reason-no-document = The portal's document for plugins did not answer. Reload the page: the portal may be a newer one.
reason-flood = It sent more messages than the portal can take.
reason-hangs = It stopped answering.
reason-frame-loaded-anew = Its frame was loaded anew.
reason-stopped-loading = Its module stopped while it was loaded.
reason-not-loaded = Its module could not be loaded.
reason-slow-loading = It did not load within { $seconds } seconds.
reason-no-version = Its module exports no apiVersion; this portal knows version 1.
reason-other-version = Its module exports apiVersion { $version }; this portal knows version 1.
reason-no-mount = Its module exports no function "mount".
reason-stopped-mounting = It stopped while it was mounted.
reason-slow-mounting = It did not finish mounting within { $seconds } seconds.
reason-no-unmount = Its mount returned { $returned }, which is no object with a function "unmount".
reason-stopped-updating = It stopped while it was updated.
reason-stopped-later = It stopped after it was shown.
reason-unreachable = { $url } cannot be reached, or its server does not allow this page to read it (CORS).
reason-answered = The server answered { $status } for { $url }.
reason-no-type = { $url } comes as no type; browsers run modules only as text/javascript.
reason-other-type = { $url } comes as { $of_type }; browsers run modules only as text/javascript.
# {$found} and {$promised} are hashes.
reason-other-file = { $url } is not the file that the manifest promises: its hash is { $found }, not { $promised }.
