#!/bin/sh
# Builds the whole page into dist, or does with Trunk what is asked: `scripts/page.sh serve --open`.
set -eu
cd "$(dirname "$0")/.."

tools=tests/e2e/node_modules/.bin
[ tests/e2e/node_modules/.package-lock.json -nt tests/e2e/package-lock.json ] || npm ci --prefix tests/e2e --no-audit --no-fund
PATH="$PWD/$tools:$PATH"
export PATH
[ $# -gt 0 ] || set -- build --release
[ "$1" = build ] || exec trunk "$@"
trunk "$@"
# The program takes the page in when it is next built; Cargo does not see by itself that it is there.
touch src/bin/readout.rs
