source-title = Woher dieser Katalog kommt
source-backends-note = Dieses Portal zeigt die Kataloge mehrerer Backends. Favoriten, Ansichten und Besuche werden für jedes einzeln aufbewahrt.
source-backends = Backends
source-no-such-backend = In diesem Portal gibt es kein Backend „{ $wanted }“. Das ist { $shown }.

## Woher er kommt

source-files = Dieses Portal liest seinen Katalog in Ihrem Browser aus diesen Dateien:
source-server = Dieses Portal fragt das Backstage-Backend unter { $address }.

## Wie man das ändert

source-of-backend = Von diesem Backend kommt auch diese Seite, und seine { $file } konfiguriert beides.
source-to-server = Soll es stattdessen mit einem Backstage-Backend arbeiten, gehört dessen Adresse unter { $key } in { $file }; dann ist die Seite neu zu laden.
source-to-files = Soll es stattdessen Katalogdateien lesen, gehört { $value } unter { $key } in { $file }; dann ist die Seite neu zu laden.
