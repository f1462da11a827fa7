#!/bin/sh
# Puts the page's styles into one file, target/page.css, which packs better than many, and those of the pages that are
# read without it into target/read.css. Trunk runs it before every build.
set -eu
cd "$(dirname "$0")/../style"

# Design tokens first, then a file a part or view.
mkdir -p ../target
cat tokens.css base.css shell.css filters.css parts.css overview.css search.css chart.css plots.css trends.css measured.css concordance.css documents.css corpora.css reader.css embed.css print.css > ../target/page.css
cat tokens.css base.css read.css > ../target/read.css
