## Providers that have no name of their own

auth-guest = Guest
auth-single-sign-on = Single sign-on

## Why somebody is not signed in

auth-blocked = Your browser blocked the window for signing in. Allow this site to open windows, or sign in on this page.
auth-closed = The window was closed before you were signed in.
auth-failed = You were not signed in. Try again, or ask whoever runs the portal.
# {$reason} is the backend's, or one of those below.
auth-refused = You were not signed in: { $reason }
auth-no-origin = this page has no origin
auth-no-address = the backend's address makes no sense
auth-nobody = the provider knows you, but the backend does not say who you are in the catalog. It needs a sign-in resolver for this provider
# Both are origins: https://portal.example
auth-elsewhere = the backend lets readers of { $origin } sign in, and this page is of { $own }
