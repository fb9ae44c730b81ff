kit-loading = Wird geladen
