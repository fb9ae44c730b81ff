## Ein Plugin, das durch eine Adresse dazukommt, während es geschrieben wird

development-label = Plugin in Entwicklung
development-comes-from = { $plugin } wird gerade entwickelt: Es kommt von { $url }, nur in diesem Tab des Browsers.
development-unusable = Das Plugin von { $url } lässt sich nicht verwenden. { $reasons }
development-stop = Beenden
development-refused = Dieses Portal nimmt { $url } nicht an: „{ $key }“ in seiner { $file } erlaubt von dort keine Plugins durch eine Adresse.
