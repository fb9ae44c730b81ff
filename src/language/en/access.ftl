## With whom one signs in

access-guest = Enter as a guest
# {$provider} is what it is called: "GitHub".
access-sign-in = Sign in with { $provider }
access-waiting = Waiting for the other window…
access-signing-in = Signing in…
access-sign-in-here = Sign in on this page

## What the catalog would not do, and what to do then

access-forbidden = You may not do this
access-forbidden-advice = The catalog forbids it: it is read-only, or the permission is not yours. Ask whoever runs it.
access-gone = It is no longer there
access-gone-advice = Somebody else may have been quicker. Reload the page to see how things are.
# What the catalog says of these two follows, in its own words.
access-has-it = The catalog has it already
access-refused = The catalog refused
access-slow = The catalog takes too long to answer
access-slow-advice = It may have been done all the same. Reload the page to see how things are.
