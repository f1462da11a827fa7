#!/bin/sh
# Indexes the texts that the page ships into target/corpus, and writes them as plain HTML into target/plain, from where
# the build copies both. Where READOUT_ADDRESS says where the page will be, there is a sitemap with them.
# Trunk runs it before every build of the page.
set -eu
cd "$(dirname "$0")/.."

out=target/corpus
plain=target/plain
if [ ! -d public/corpus ]; then
    echo "no public/corpus: the page is built without a corpus" >&2
    mkdir -p "$out" "$plain"
    exit 0
fi
readout() { cargo run --quiet --release --bin readout -- "$@"; }
readout build public/corpus --out "$out"
# Nothing else is there, whatever version wrote it.
rm -rf "$plain"
readout plain public/corpus --out "$plain" ${READOUT_ADDRESS:+--address "$READOUT_ADDRESS"}
