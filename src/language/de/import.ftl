## Wie die Seite heißt

import-title = Vorhandenes eintragen

## Einleitung

import-lead-here = Nimmt die Einträge einer Datei in diesen Katalog auf. Das bleibt in diesem Browser: Niemand sonst sieht es, und es wird bei jedem Start neu gelesen.
import-lead-everybody = Nimmt die Einträge einer Datei in diesen Katalog auf, für alle. Der Katalog liest die Datei von Zeit zu Zeit neu.

## Form

import-url-of-file = URL einer catalog-info.yaml
import-url-of-file-or-repository = URL einer catalog-info.yaml oder eines Repositorys
import-hint = Noch wird nichts eingetragen: Der Katalog sieht nur nach, was dort steht.
import-look = Nachsehen
import-looking = Es wird nachgesehen, was dort steht …
import-looking-now = Es wird nachgesehen, was dort steht
import-no-url = Tragen Sie eine URL ein.
import-no-web-url = Eine URL beginnt mit https:// oder http://
import-no-whole-url = Das ist keine ganze URL.
import-no-file-url = Geben Sie die URL der Datei selbst an, die auf .yaml oder .yml endet.
import-no-use = Der Katalog kann mit dem, was dort steht, nichts anfangen

## Forbidden

import-forbidden = Sie dürfen nichts eintragen
import-forbidden-note = Die Richtlinie des Katalogs erlaubt es nicht. Fragen Sie, wer ihn betreibt.

## Found in a repository

import-has-files = Das Repository hat Katalogdateien
import-has-no-files = Es gibt keine Katalogdatei, von der der Katalog weiß
import-is-registered = eingetragen
import-suggestion =
    Gibt es doch eine, geben Sie deren eigene URL an, die auf .yaml oder .yml endet. Sonst legen Sie eine Datei
    wie diese als catalog-info.yaml ins Repository, mit einem Verantwortlichen („owner“) unter „spec“, und kommen
    Sie mit deren URL wieder:

## Review

import-stands-there =
    { $count ->
        [0] Dort steht nichts
        [one] Dort steht { $count } Eintrag
       *[other] Dort stehen { $count } Einträge
    }
import-exists-already = Diese Quelle ist schon eingetragen
import-exists-note = Sie können den Katalog sie neu lesen lassen.
import-entities = Einträge der Datei
import-name = Name
import-kind = Art
import-in-catalog = Im Katalog
import-new = Neu
import-exists = Vorhanden
import-exists-elsewhere = Anderswo vorhanden
import-stays = Bleibt, wie es ist: Es kommt aus { $source }
import-show-all = Alle { $count } zeigen
import-register = Eintragen
import-registering = Wird eingetragen …
import-refresh = Auffrischen
import-refreshing = Wird aufgefrischt …
import-cancel = Abbrechen

## Done

import-registered = Die Quelle ist eingetragen
import-refreshed = Die Quelle wird neu gelesen
import-all-there = Alle ihre Einträge sind im Katalog.
import-all-there-now = Alle ihre Einträge sind im Katalog
import-reading = Der Katalog liest sie jetzt; ihre Einträge erscheinen hier, sobald sie da sind.
import-not-read = noch nicht gelesen
import-another = Noch etwas eintragen

## What is registered

import-locations = Eingetragene Quellen
import-no-locations-here = In diesem Browser wurde nichts eingetragen; was config.json nennt, ist nicht mitgezählt.
import-no-locations = Es wurde nichts eingetragen; was die Konfiguration des Katalogs nennt, ist nicht mitgezählt.
import-unregister = { $location } austragen
