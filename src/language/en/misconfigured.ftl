## In place of the portal, for whoever operates it. {$file} is config.json or app-config.yaml.

misconfigured-title = { $file } needs attention
misconfigured-unreadable = It could not be read: { $why }. It lies beside index.html.
misconfigured-not-json = It is not JSON: { $why }.
# Before a list of keys, each with what the program expects there, in English.
misconfigured-keys = These keys need another value. What belongs there:
misconfigured-correct = Correct the file and reload this page; nothing has to be built again.
misconfigured-correct-and-restart = Correct the file, restart the backend, which writes it into this page, and reload; nothing has to be built again.
