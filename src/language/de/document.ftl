## Die Definition einer API

document-title = { $api }: Definition
document-gone = Eintrag nicht gefunden
document-gone-note = Er ist nicht mehr im Katalog.
document-empty = Die Definition ist leer
document-empty-note = Der Eintrag hat eine Definition ohne einen einzigen Buchstaben.
document-missing = Keine Definition
document-missing-note = Diese API ist vom Typ „{ $of_type }“, und ihr Eintrag hat weder { $definition } noch { $remotes }.
document-undrawable = Diese Definition lässt sich nicht zeichnen
document-view = Ansicht
document-drawn = Referenz
document-raw = Quelltext
document-remotes = Entfernte Server
document-of-type = Typ
document-url = URL
document-definition = Definition
document-reading = Die Definition wird gelesen …

## Eine Gliederung, in Abschnitten

document-filter = Filtern
document-filter-definition = Die Definition filtern
document-found = { $found } von { $count }
document-no-match = Nichts in dieser Definition passt.
document-more = { $more } weitere von { $count } zeigen
document-no-more = Mehr ist darüber nicht gesagt.
document-parts = Teile von { $item }
document-part-name = Name
document-part-type = Typ
document-part-description = Beschreibung
document-required = Pflicht
document-deprecated = veraltet
document-deprecated-because = Veraltet: { $reason }
document-one-of = eines von { $name }
document-arguments = Argumente
document-example = Beispiel

## Abschnitte

document-schema = Schema
document-types = Typen
document-interfaces = Schnittstellen
document-unions = Unions
document-enums = Aufzählungen
document-inputs = Eingaben
document-scalars = Skalare
document-directives = Direktiven
document-servers = Server
document-services = Dienste
document-channels = Kanäle
document-operations = Operationen
document-messages = Nachrichten
document-schemas = Schemas

## Was über alles oder über einen Teil gesagt wird

document-content-type = Inhaltstyp
document-license = Lizenz
document-contact = Kontakt
document-package = Paket
document-syntax = Syntax
document-channel = Kanal
document-implements = Implementiert
document-allowed-on = Erlaubt an
document-members = Mitglieder

## Eine lange Liste von Operationen

document-filter-operations = Die Operationen filtern
document-operation-count =
    { $count ->
        [one] { $count } Operation
       *[other] { $count } Operationen
    }
document-choose-operation = Wählen Sie eine Operation, um sie zu lesen und auszuprobieren.
document-operation-failed = Die Operation konnte nicht gezeichnet werden: { $reason }
document-server = Server
document-other-files = Verweisen auf andere Dateien wird nicht gefolgt.

## Warum sich eine Definition nicht zeichnen lässt

document-says-nothing = Die Definition ist leer.
document-too-deep = Die Definition ist zu tief verschachtelt, um gezeichnet zu werden.
document-unreadable = Der Text lässt sich nicht lesen. { $reason }
document-unreadable-at = Der Text lässt sich nicht lesen. { $reason } (Zeile { $line }, Spalte { $column })
document-endless = Der Text verweist ohne Ende auf sich selbst oder wächst ins Maßlose: { $reason }
document-circle = „{ $reference }“ verweist für immer auf sich selbst: { $way }
document-no-asyncapi = Das ist kein AsyncAPI-Dokument: Zuoberst steht kein „asyncapi“.
document-no-graphql = Das ist kein GraphQL-Schema: Es definiert keinen Typ.
document-no-openapi = Das ist kein OpenAPI-Dokument: Zuoberst steht weder „openapi“ noch „swagger“.
document-no-protobuf = Das ist keine .proto-Datei: Sie definiert weder einen Dienst noch eine Nachricht.
