## Groups of tabs on an entity's page.

plugin-group-overview = Überblick
plugin-group-documentation = Dokumentation
plugin-group-development = Entwicklung
plugin-group-deployment = Auslieferung
plugin-group-operation = Betrieb
plugin-group-observability = Beobachtung

## Was am Gruppieren der Reiter falsch ist, in den Einstellungen der Seite von Einträgen

plugin-groups = "groups" ist eine Liste von Gruppen wie { $example }
plugin-group-no-text = { $key } von "{ $group }" ist ein Text
plugin-groups-order = eine Reihenfolge von Reitern ist "title" oder "natural"
plugin-groups-unknown = "{ $key }" gibt es nicht; bekannt sind { $known }

## Ein Plugin, das sich nicht verwenden lässt

plugin-unread = Die Datei konnte nicht gelesen werden: { $reason }.
plugin-reader-missing = Der Teil des Portals, der es liest, konnte nicht geladen werden.
plugin-mistake = { $key }: Erwartet wird { $expected }.
plugin-mistake-whole = Die Datei: Erwartet wird { $expected }.
plugin-no-entry = entry: Erwartet wird die Adresse eines Moduls, relativ zum Manifest oder absolut.
plugin-id-taken = Die Id „{ $id }“ hat schon { $first }; daher wurde { $other } weggelassen.

## Was ein Plugin sagt und will

plugin-said = { $plugin }: { $message }
plugin-said-too-much = { $plugin } sagt mehr, als sich zeigen lässt; der Rest wird weggelassen
plugin-leave = Das Portal verlassen?
plugin-leads-away = { $plugin } will Sie zu einer anderen Site führen:
plugin-stay = Hier bleiben

## Eine Erweiterung, die gescheitert ist

plugin-failed = { $extension } konnte nicht gezeigt werden
plugin-failed-details = Einzelheiten für die Entwicklung
plugin-failed-report = Was geschehen ist

## Warum sie gescheitert ist; „es“ ist das Plugin

plugin-runner-missing = Was Plugins ausführt, konnte nicht geladen werden. Prüfen Sie die Verbindung, und versuchen Sie es noch einmal.
plugin-document-missing = Das Dokument des Portals für Plugins antwortete nicht. Laden Sie die Seite neu: Vielleicht ist das Portal ein neueres.
plugin-not-shown = Es konnte nicht gezeigt werden.
plugin-stopped-loading = Sein Modul brach ab, während es geladen wurde.
plugin-stopped-mounting = Es brach ab, während es eingesetzt wurde.
plugin-stopped-updating = Es brach ab, während es aufgefrischt wurde.
plugin-stopped-later = Es brach ab, nachdem es gezeigt war.
plugin-hung = Es antwortet nicht mehr.
plugin-flooded = Es sandte mehr Nachrichten, als das Portal annehmen kann.
plugin-moved = Sein Rahmen wurde neu geladen.
plugin-slow-module = Es war nach { $seconds } Sekunden noch nicht geladen.
plugin-slow-mount = Es war nach { $seconds } Sekunden noch nicht eingesetzt.
plugin-no-module = Sein Modul konnte nicht geladen werden.
plugin-no-version = Sein Modul exportiert keine apiVersion; dieses Portal kennt Version 1.
plugin-other-version = Sein Modul exportiert apiVersion { $version }; dieses Portal kennt Version 1.
plugin-no-mount = Sein Modul exportiert keine Funktion „mount“.
plugin-no-unmount = Sein mount gab { $value } zurück; das ist kein Objekt mit einer Funktion „unmount“.
plugin-unreachable = { $url } ist nicht erreichbar, oder der Server dort lässt diese Seite es nicht lesen (CORS).
plugin-status = Der Server antwortete { $status } auf { $url }.
plugin-no-type = { $url } kommt ohne Typ; Browser führen Module nur als text/javascript aus.
plugin-other-type = { $url } kommt als { $media }; Browser führen Module nur als text/javascript aus.
plugin-other-file = { $url } ist nicht die Datei, die das Manifest verspricht: Ihre Prüfsumme ist { $found }, nicht { $promised }.
