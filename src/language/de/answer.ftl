## Warum eine Frage keine Antwort hat: jeweils ein Titel, und was sich tun lässt

answer-offline = Der Katalog ist nicht erreichbar
answer-offline-advice = Prüfen Sie, ob das Backend läuft und den Ursprung dieser Seite zulässt (CORS), und versuchen Sie es noch einmal.
answer-disconnected = Sie sind offline
answer-disconnected-advice = Der Katalog wird wieder gefragt, sobald es ein Netz gibt.
answer-slow = Der Katalog braucht zu lange für eine Antwort
answer-slow-advice = Vielleicht ist er überlastet. Versuchen Sie es gleich noch einmal.
answer-busy = Der Katalog ist überlastet
answer-busy-advice = Er wird mehr gefragt, als er annimmt (Status 429). Versuchen Sie es gleich noch einmal.
answer-busy-advice-seconds = Er will { $seconds } Sekunden lang nicht gefragt werden. Versuchen Sie es dann noch einmal.
answer-aborted = Die Frage wurde zurückgezogen
answer-aborted-advice = Versuchen Sie es noch einmal.
answer-session-expired = Sie sind nicht angemeldet
answer-session-expired-advice = Das Backend kennt Sie nicht, oder nicht mehr. Versuchen Sie es noch einmal, und melden Sie sich an, wenn danach gefragt wird. Hilft das nicht, sollte sich, wer das Portal betreibt, „auth“ in config.json ansehen.
answer-forbidden = Das dürfen Sie nicht sehen
answer-forbidden-advice = Fragen Sie nach Zugang, wer den Katalog betreibt.
answer-not-found = Der Katalog hat hier nichts
answer-not-found-advice = Prüfen Sie „backend“ in config.json: Gibt es unter dieser Adresse einen Katalog?
answer-invalid = Der Katalog hat die Frage nicht verstanden
answer-unsupported = Dieser Katalog kann diese Filter nicht verbinden
answer-unsupported-advice = Wählen Sie ohne „Keines von“, und „Gehört mir“ ohne Verantwortliche: { $why }
answer-no-predicates = Dieses Backend versteht keine Filterprädikate (Backstage seit catalog-backend 3.5).
answer-unreadable = Geantwortet hat etwas anderes als ein Katalog
answer-unreadable-advice = Die Antwort ist nicht das JSON eines Katalogs, oder sie brach ab. Prüfen Sie „backend“ in config.json und jeden Proxy dazwischen.
answer-unexpected = Der Katalog konnte nicht antworten
answer-unexpected-advice = Er antwortete mit dem Status { $status }. Versuchen Sie es noch einmal, oder sehen Sie ins Protokoll des Backends.
answer-unexpected-advice-proxy = Ein Proxy antwortete mit dem Status { $status }: Das Backend dahinter antwortet nicht. Versuchen Sie es noch einmal, oder sehen Sie nach, ob das Backend läuft.
answer-unexpected-advice-words = Er antwortete mit dem Status { $status }: { $words }
answer-engine = Der eingebettete Katalog ist stehen geblieben
answer-engine-advice = Laden Sie die Seite neu. Der Browser sagt: { $words }
answer-engine-missing = { $file } konnte nicht geladen werden

## Warum eine Datei nicht gelesen werden konnte: hinter einem Doppelpunkt

answer-file-unreachable = Sie ist nicht erreichbar, oder ihr Server lässt diese Seite sie nicht lesen (CORS)
answer-file-other = Sie ist nicht erreichbar, oder sie ist nicht, was ihre Prüfsumme (integrity) sagt
answer-file-status = Der Server antwortete { $status }

## Was Plugins hören, die den eingebetteten Katalog fragen

answer-no-backend = Der Katalog dieses Portals ist eingebettet: Es gibt kein Backend, das { $path } beantworten könnte
answer-no-method = Der eingebettete Katalog nimmt kein { $method } an
