#!/bin/sh
# Indexes the texts that the page ships into target/corpus, from where the build copies them.
# Trunk runs it before every build of the page.
set -eu
cd "$(dirname "$0")/.."

out=target/corpus
if [ ! -d public/corpus ]; then
    echo "no public/corpus: the page is built without a corpus" >&2
    mkdir -p "$out"
    exit 0
fi
cargo run --quiet --release --bin readout -- build public/corpus --out "$out"
