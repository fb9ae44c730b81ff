settings-title = Einstellungen

## Tabs

settings-general = Allgemein
settings-providers = Anmeldedienste
settings-plugins = Plugins
settings-storage = Gespeicherte Daten

## Appearance

settings-appearance = Darstellung
settings-theme = Farben
settings-theme-system = System
settings-theme-light = Hell
settings-theme-dark = Dunkel
settings-rows = Tabellenzeilen
settings-rows-comfortable = Bequem
settings-rows-compact = Dicht
settings-landing = Die Adresse allein öffnet
settings-landing-label = Startseite
settings-landing-catalog = Katalog
settings-landing-owned = Was mir gehört
settings-landing-starred = Meine Favoriten
settings-landing-note = Öffnet sich mit der Adresse des Portals allein.
settings-language = Sprache
settings-language-browser = Wie im Browser
settings-language-missing = Die Texte auf { $language } konnten nicht geladen werden. Prüfen Sie die Verbindung und wählen Sie die Sprache noch einmal.

## Keyboard

settings-keyboard = Tastatur
settings-shortcuts = Kürzel aus einzelnen Tasten
settings-shortcuts-note = Ausgeschaltet bewirken Buchstaben und Zeichen für sich allein nichts. Die Liste der Kürzel öffnet sich mit „?“.

## Profile

settings-profile = Profil
settings-profile-guest = Sie sind als der Gast angemeldet, der hier alle sind.
settings-profile-unasked = Dieser Katalog fragt nicht, wer Sie sind.
settings-profile-name = Name
settings-profile-email = E-Mail
settings-profile-signed-in-as = Angemeldet als
settings-profile-owns-as = Verantwortlich als
settings-profile-claimed = Sie sagten, Sie sind
settings-profile-renounce = Das bin ich nicht
settings-profile-claim = Um zu finden, was Ihnen gehört, öffnen Sie Ihre Seite und wählen Sie „Das bin ich“.
settings-profile-users = Alle Personen

## Sign-in providers

settings-providers-none = Niemand meldet sich an
settings-providers-none-note = Dieses Portal fragt nicht, wer Sie sind. Mit einem Backstage-Backend kann es das: { $key } in config.json nennt die Anmeldedienste.
settings-provider-guest = Alle werden als derselbe Gast eingelassen.
settings-provider-popup = Öffnet ein Fenster des Anmeldedienstes.
settings-provider-redirect = Führt zum Anmeldedienst und zurück.
settings-provider-proxy = Was vor dem Backend steht, weiß, wer Sie sind.
settings-provider-signed-in = Angemeldet als { $name }
settings-provider-signed-out = Nicht angemeldet
settings-provider-sign-in = Mit { $provider } anmelden
settings-sign-out = Abmelden

## Plugins. {$key} is the element that shows a key of the file.

settings-plugins-lead = Was dieses Portal erweitert, und was alles davon darf. Plugins werden in { $file } installiert; hier können Sie sie für sich ausschalten.
settings-plugins-none = Keine Plugins
settings-plugins-none-note = Dieses Portal hat nur, was es selbst mitbringt. Ein Plugin ist eine Zeile unter { $key } in { $file }: die Adresse seiner plugin.json.
settings-plugins-unknown = Einstellungen für Erweiterungen, die es nicht gibt
settings-plugins-unknown-note = { $key } in { $file } nennt { $extensions }.
settings-plugins-own = Was das Portal selbst hat
settings-plugins-own-note = Alles davon lässt sich unter { $key } in { $file } ausschalten, umbenennen und verschieben, wie in Backstage.
settings-plugins-own-extensions = Eigene Erweiterungen des Portals

## One plugin

settings-plugin-broken = Ein Plugin, das sich nicht verwenden lässt
settings-plugin-id = Id
settings-plugin-version = Version
settings-plugin-from = Von
settings-plugin-from-config = { $address }, genannt in { $file }
settings-plugin-from-address = { $address }, durch die Adresse dieser Seite: Es wird gerade entwickelt
settings-plugin-code = Code
settings-plugin-code-pinned = Nur wie in seinem Manifest
settings-plugin-code-served = Was immer seine Adresse liefert
settings-plugin-homepage = Mehr darüber
settings-plugin-use = In diesem Browser verwenden
settings-plugin-extensions = Erweiterungen von { $plugin }
settings-plugin-runs = Läuft
settings-plugin-runs-in-frame =
    In einem eigenen Rahmen. Es sieht nichts vom Portal: nicht, womit Sie angemeldet sind, keine andere Seite,
    keinen Speicher als seinen eigenen. Was hier steht, ist alles, was es abfragen kann.
settings-plugin-runs-in-page =
    In der Seite, als Teil des Portals. Es kann alles, was Sie hier können: Wer es installiert hat, vertraut ihm
    wie dem Portal selbst.
settings-plugin-endpoints = Fragt das Backend, in Ihrem Namen
settings-plugin-origins = Fragt andere Sites, als niemand
settings-plugin-not-granted = Verlangt, aber nicht gewährt
settings-plugin-nothing = nichts

## Extensions

settings-extension-title = Titel
settings-extension-place = Gezeigt als
settings-extension-id = Id
settings-extension-state = Zustand
settings-extension-first-tab = Erster Reiter von Einträgen
settings-extension-tab = Reiter unter …/{ $path }
settings-extension-card = Karte im Überblick
settings-extension-page = Seite unter /{ $path }
settings-extension-on = An
settings-extension-off = Aus
settings-extension-unwanted = Von Ihnen ausgeschaltet
settings-extension-failed = Gescheitert: { $failure }
settings-extension-shown = Gezeigt, nach { $time } ms

## A plugin that is not installed

settings-preview = Ein Plugin ansehen, bevor es installiert wird
settings-preview-address = Adresse seiner plugin.json
settings-preview-no-address = Tragen Sie die Adresse einer plugin.json ein.
settings-preview-look = Ansehen
settings-preview-install-exactly = Um genau dieses für alle zu installieren, schreiben Sie dies in { $file }:
settings-preview-install = Um es für alle zu installieren, schreiben Sie dies in { $file }. Das Manifest ist festgehalten, nennt aber keine Prüfsumme (integrity) seines Codes: Der kann sich ändern.
settings-preview-entry = Die Zeile für { $file }

## Stored data

settings-stored-where = Wo es aufbewahrt wird
settings-stored-guest = Nur in diesem Browser: Für das Backend sind alle derselbe Gast.
settings-stored-anonymous = Nur in diesem Browser: Niemand ist angemeldet.
settings-stored-in-backend = Im Backend für { $reader }, wo auch immer Sie sich anmelden, mit einer Kopie in diesem Browser.
settings-stored-no-backend =
    Nur in diesem Browser: Das Backend hat das Plugin user-settings nicht, das es für Sie aufbewahren würde, wo
    auch immer Sie sich anmelden.
settings-stored-unsure = In diesem Browser. Ob auch das Backend es aufbewahrt, ist noch nicht bekannt.
settings-stored-yours = Was für Sie aufbewahrt wird
settings-stored-nothing = Noch nichts.
settings-stored-export = In eine Datei exportieren
settings-stored-not-exported = Der Browser wollte die Datei nicht speichern.
settings-stored-clear-all = Alles löschen
settings-stored-cleared-all = Alles wurde gelöscht.
settings-stored-others = Nicht Ihres
settings-stored-others-note =
    { $count ->
        [one] { $count } Eintrag, { $size }: von anderen Katalogen, und von anderen, die diesen Browser benutzen.
       *[other] { $count } Einträge, { $size }: von anderen Katalogen, und von anderen, die diesen Browser benutzen.
    }
settings-stored-others-clear = Löschen
settings-stored-undo = Rückgängig

## One thing that is stored

settings-stored-only-here = nur in diesem Browser
settings-stored-here = in diesem Browser
settings-stored-not-sent = noch nicht ans Backend gesandt
settings-stored-there = im Backend und hier
settings-stored-show = Zeigen
settings-stored-clear = Löschen: { $title }
settings-stored-cleared = { $title }: gelöscht.
settings-stored-bytes =
    { $count ->
        [one] { $count } Byte
       *[other] { $count } Bytes
    }
settings-stored-kilobytes = { $whole },{ $tenths } kB
