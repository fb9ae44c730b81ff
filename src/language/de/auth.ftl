## Anmeldedienste ohne eigenen Namen

auth-guest = Gast
auth-single-sign-on = Single Sign-on

## Warum jemand nicht angemeldet ist

auth-blocked = Ihr Browser hat das Fenster zum Anmelden blockiert. Erlauben Sie dieser Site, Fenster zu öffnen, oder melden Sie sich auf dieser Seite an.
auth-closed = Das Fenster wurde geschlossen, bevor Sie angemeldet waren.
auth-failed = Sie wurden nicht angemeldet. Versuchen Sie es noch einmal, oder fragen Sie, wer das Portal betreibt.
auth-refused = Sie wurden nicht angemeldet: { $reason }
auth-no-origin = Diese Seite hat keinen Ursprung
auth-no-address = Die Adresse des Backends ergibt keinen Sinn
auth-nobody = Der Anmeldedienst kennt Sie, aber das Backend sagt nicht, wer Sie im Katalog sind. Es braucht für diesen Anmeldedienst einen Sign-in-Resolver
auth-elsewhere = Das Backend lässt Leser von { $origin } ein, und diese Seite ist von { $own }
