## Wenn das Programm stehen geblieben ist

crash-portal = Das Portal ist durch einen eigenen Fehler stehen geblieben. Laden Sie die Seite neu; die Konsole des Browsers sagt mehr.
crash-part = Dieser Teil des Portals ist durch einen eigenen Fehler stehen geblieben. Laden Sie die Seite neu; die Konsole des Browsers sagt mehr.
