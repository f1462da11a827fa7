### What is said before there is a page, or where there is none, by public/boot.js and public/said.js. A message is one line
### here, without plural forms: scripts/locales.mjs puts them into the scripts.

boot-opening = Opening the corpus …
boot-again = Try again

# Variables:
#   $names (String) - The names of files.
boot-waiting = The server is slow. Still waiting for { $names }.

boot-reload = Reload
boot-plain = Read the texts without it
boot-too-old-title = This browser is too old for Readout
boot-too-old-help = Readout needs WebAssembly and a browser of 2022 or later: a current Firefox, Chrome, Edge or Safari will do.
boot-no-server-title = This copy needs a web server
boot-no-server-help = A browser does not let a page read its files from a disk. Put the folder on any web server.
boot-other-build-title = The page was updated while it loaded
boot-other-build-help = Its parts are of two versions. Reloading brings them together.
boot-stopped-title = The page has stopped
boot-stopped-help = That is a fault of Readout. Reloading opens the same view again.
boot-missing-title = A part of the page did not arrive

# Variables:
#   $name (String) - The name of the file.
boot-missing-help = Missing: { $name }. Check the connection and reload. Where it stays so, the page was not copied whole to its server.
