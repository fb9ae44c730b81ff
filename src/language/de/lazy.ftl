## Ein Teil des Portals, der kommt, wenn er zum ersten Mal gebraucht wird

lazy-failed = Dieser Teil des Portals konnte nicht geladen werden
lazy-failed-advice = Er wird geladen, wenn er zum ersten Mal gebraucht wird. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.
