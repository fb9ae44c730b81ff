## Why a question has no answer. Each is a title, and what the reader can do about it.

answer-offline = The catalog cannot be reached
answer-offline-advice = Check that the backend runs and that it allows this page's origin (CORS), then try again.
answer-disconnected = You are offline
answer-disconnected-advice = The catalog is asked again as soon as there is a network.
answer-slow = The catalog takes too long to answer
answer-slow-advice = It may be busy. Try again in a moment.
answer-busy = The catalog is busy
answer-busy-advice = More is asked than it takes (status 429). Try again in a moment.
answer-busy-advice-seconds = It asks to be left alone for { $seconds } seconds. Try again then.
answer-aborted = The question was withdrawn
answer-aborted-advice = Try again.
answer-session-expired = You are not signed in
answer-session-expired-advice = The backend does not know you, or no longer does. Try again, and sign in if you are asked to. If that does not help, whoever runs the portal should look at "auth" in config.json.
answer-forbidden = You may not see this
answer-forbidden-advice = Ask whoever runs the catalog for access.
answer-not-found = The catalog has nothing here
answer-not-found-advice = Check "backend" in config.json: is there a catalog at that address?
# The catalog's own words follow.
answer-invalid = The catalog did not understand the question
answer-unsupported = This catalog cannot combine these filters
# {$why} is answer-no-predicates.
answer-unsupported-advice = Choose without "none of", and Owned without an owner: { $why }
# Behind a colon, wherever a filter cannot be had.
answer-no-predicates = this backend takes no filter predicates (Backstage does since catalog-backend 3.5).
answer-unreadable = Something other than a catalog answered
answer-unreadable-advice = The answer is not the JSON of a catalog, or it broke off. Check "backend" in config.json, and any proxy in between.
answer-unexpected = The catalog could not answer
answer-unexpected-advice = It answered with status { $status }. Try again, or look at the backend's log.
answer-unexpected-advice-proxy = A proxy answered with status { $status }: the backend behind it does not answer. Try again, or look whether the backend runs.
# {$words} are the backend's.
answer-unexpected-advice-words = It answered with status { $status }: { $words }
answer-engine = The embedded catalog stopped
answer-engine-advice = Reload the page. The browser says: { $words }
# In place of the browser's words, where it says none.
answer-engine-missing = { $file } could not be loaded

## Why a file could not be read: behind a colon

answer-file-unreachable = it cannot be reached, or its server does not let this page read it (CORS)
answer-file-other = it cannot be reached, or is not what its "integrity" says
answer-file-status = the server answered { $status }

## What plugins are told that ask the embedded catalog

answer-no-backend = This portal's catalog is embedded: there is no backend that could answer { $path }
# {$method} is of HTTP: PATCH.
answer-no-method = The embedded catalog takes no { $method }
