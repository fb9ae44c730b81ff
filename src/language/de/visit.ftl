## Sign in

visit-sign-in = Anmelden
visit-sign-in-lead = Melden Sie sich an, um den Katalog zu sehen.
visit-not-let-in = Sie wurden nicht eingelassen
