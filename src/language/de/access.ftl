## Womit man sich anmeldet

access-guest = Als Gast eintreten
access-sign-in = Mit { $provider } anmelden
access-waiting = Das andere Fenster ist an der Reihe …
access-signing-in = Wird angemeldet …
access-sign-in-here = Auf dieser Seite anmelden

## Was der Katalog nicht tun wollte, und was dann zu tun ist

access-forbidden = Das dürfen Sie nicht
access-forbidden-advice = Der Katalog verbietet es: Er ist schreibgeschützt, oder Ihnen fehlt die Berechtigung. Fragen Sie, wer ihn betreibt.
access-gone = Das gibt es nicht mehr
access-gone-advice = Vielleicht war jemand schneller. Laden Sie die Seite neu, um zu sehen, wie es steht.
access-has-it = Der Katalog hat es schon
access-refused = Der Katalog hat es abgelehnt
access-slow = Der Katalog braucht zu lange für eine Antwort
access-slow-advice = Vielleicht ist es trotzdem geschehen. Laden Sie die Seite neu, um zu sehen, wie es steht.
