#!/bin/sh
# Opens the page with the bundled corpus: http://127.0.0.1:8080/
set -eu
cd "$(dirname "$0")/.."
PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
export PATH

sh scripts/setup.sh
exec sh scripts/page.sh serve --release --no-autoreload --address 127.0.0.1 --port "${PORT:-8080}"
