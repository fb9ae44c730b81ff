## Sign in

visit-sign-in = Sign in
visit-sign-in-lead = Sign in to see the catalog.
visit-not-let-in = You were not let in
