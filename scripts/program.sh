#!/bin/sh
# Builds the program with the page inside, which then needs nothing else: target/release/readout.
set -eu
cd "$(dirname "$0")/.."
PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
export PATH

sh scripts/setup.sh
sh scripts/page.sh build --release
cargo build --release --bin readout
