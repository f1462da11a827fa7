#!/bin/sh
# Builds the whole page into dist, or does with Trunk what is asked: `scripts/page.sh serve --open`.
set -eu
cd "$(dirname "$0")/.."

tools=tests/e2e/node_modules/.bin
[ -x "$tools/wasm-opt" ] || npm ci --prefix tests/e2e
PATH="$PWD/$tools:$PATH"
export PATH
[ $# -gt 0 ] || set -- build --release
exec trunk "$@"
