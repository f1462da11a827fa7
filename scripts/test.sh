#!/bin/sh
# All tests, as CI runs them, the quick ones first: format, lints, fuzz targets, docs, native tests, tests in the browser,
# sizes, tests of the built page.
set -eu
cd "$(dirname "$0")/.."
PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
export PATH

step() { printf '\n== %s\n' "$*"; }

step "Tools"
sh scripts/setup.sh test

step "Format"
cargo fmt --check

step "Lints"
cargo clippy --all-targets -- -D warnings
cargo clippy --target wasm32-unknown-unknown --lib --bin page --bin worker --bin importer --test browser -- -D warnings

step "Fuzz targets"
cargo clippy --package readout-fuzz --no-default-features -- -D warnings

step "Documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --lib --no-deps

# The page is built meanwhile, since the tests' compilers leave a processor idle for minutes.
mkdir -p target
built=target/page.log
sh scripts/page.sh build --release >"$built" 2>&1 &
page=$!
trap 'kill "$page" 2>/dev/null || true' EXIT

step "Native tests"
cargo test

step "Messages, queries and components in a browser"
CHROMEDRIVER=$(command -v chromedriver) \
WASM_BINDGEN_TEST_TIMEOUT=120 CARGO_PROFILE_TEST_OPT_LEVEL=0 CARGO_PROFILE_TEST_DEBUG=false \
CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
    cargo test --target wasm32-unknown-unknown --test browser

step "The built page"
wait "$page" || { cat "$built"; exit 1; }
trap - EXIT
node scripts/sizes.mjs
# With the page inside.
cargo build --release --bin readout

step "The page in a browser"
node --test --test-concurrency=1 tests/e2e/*.test.mjs

# Those that measure time or do much at once.
step "The page in haste and under load"
node --test --test-concurrency=1 tests/e2e/alone/*.test.mjs
