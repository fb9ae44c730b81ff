## Der Dialog

origin-title = Woher dieser Katalog kommt

## Was von Backends gesagt wird

origin-backends-note = Dieses Portal zeigt die Kataloge mehrerer Backends. Favoriten, Ansichten und Besuche werden für jedes einzeln aufbewahrt.
origin-backends = Backends

## Ein Backend, das es nicht gibt

origin-no-such-backend = In diesem Portal gibt es kein Backend „{ $wanted }“. Das ist { $shown }.

## Woher er kommt

origin-files = Dieses Portal liest seinen Katalog in Ihrem Browser aus diesen Dateien:
origin-server = Dieses Portal fragt das Backstage-Backend unter { $address }.

## Wie man das ändert

origin-of-backend = Von diesem Backend kommt auch diese Seite, und seine { $file } konfiguriert beides.
origin-to-server = Soll es stattdessen mit einem Backstage-Backend arbeiten, gehört dessen Adresse unter { $key } in { $file }; dann ist die Seite neu zu laden.
origin-to-files = Soll es stattdessen Katalogdateien lesen, gehört { $value } unter { $key } in { $file }; dann ist die Seite neu zu laden.
