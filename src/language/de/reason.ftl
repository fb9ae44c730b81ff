## Warum eine Erweiterung eines Plugins nicht gezeigt wird; darüber steht, wie sie heißt

reason-not-shown = Sie konnte nicht gezeigt werden.
reason-no-document = Das Dokument des Portals für Plugins hat nicht geantwortet. Laden Sie die Seite neu: Vielleicht ist das Portal inzwischen ein neueres.
reason-flood = Sie hat mehr Nachrichten gesandt, als das Portal annehmen kann.
reason-hangs = Sie antwortet nicht mehr.
reason-frame-loaded-anew = Ihr Rahmen wurde neu geladen.
reason-stopped-loading = Ihr Modul ist gescheitert, während es geladen wurde.
reason-not-loaded = Ihr Modul konnte nicht geladen werden.
reason-slow-loading = Sie wurde nicht innerhalb von { $seconds } Sekunden geladen.
reason-no-version = Ihr Modul exportiert keine apiVersion; dieses Portal kennt Version 1.
reason-other-version = Ihr Modul exportiert apiVersion { $version }; dieses Portal kennt Version 1.
reason-no-mount = Ihr Modul exportiert keine Funktion „mount“.
reason-stopped-mounting = Sie ist gescheitert, während sie eingesetzt wurde.
reason-slow-mounting = Sie war nicht innerhalb von { $seconds } Sekunden eingesetzt.
reason-no-unmount = Ihr mount gab { $returned } zurück, und das ist kein Objekt mit einer Funktion „unmount“.
reason-stopped-updating = Sie ist gescheitert, während sie aktualisiert wurde.
reason-stopped-later = Sie ist gescheitert, nachdem sie gezeigt worden war.
reason-unreachable = { $url } ist nicht zu erreichen, oder der Server erlaubt dieser Seite nicht, es zu lesen (CORS).
reason-answered = Der Server hat für { $url } mit { $status } geantwortet.
reason-no-type = { $url } kommt ohne Typ; Browser führen Module nur als text/javascript aus.
reason-other-type = { $url } kommt als { $of_type }; Browser führen Module nur als text/javascript aus.
reason-other-file = { $url } ist nicht die Datei, die das Manifest verspricht: Ihre Prüfsumme ist { $found }, nicht { $promised }.
