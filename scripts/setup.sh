#!/bin/sh
# Installs what is missing for building and testing, and reuses what is there.
#   scripts/setup.sh        what the page is built with
#   scripts/setup.sh test   that, and the browser that tests drive
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }
has() { command -v "$1" >/dev/null 2>&1; }

has cargo || { say "Rust is missing: install it from https://rustup.rs, then run this again."; exit 1; }
has npm || { say "Node.js 20 or newer with npm is missing: install it from https://nodejs.org, then run this again."; exit 1; }

if ! [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; then
    rustup target add wasm32-unknown-unknown
fi

# The command that the page's glue is made with must be of the very version that the lock file has.
bindgen=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p;}' Cargo.lock)
trunk=0.21.14

# Tools are built once, so that building them quickly counts for more than their speed.
tool() {
    CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_TARGET_DIR=target/tools cargo install "$@"
}
if [ "$(trunk --version 2>/dev/null)" != "trunk $trunk" ]; then
    say "Installing trunk $trunk"
    tool --locked "trunk@$trunk"
fi
if [ "$(wasm-bindgen --version 2>/dev/null)" != "wasm-bindgen $bindgen" ]; then
    say "Installing wasm-bindgen-cli $bindgen"
    tool "wasm-bindgen-cli@$bindgen"
fi
rm -rf target/tools

# Anew where the lock file is newer than what was installed by it.
if ! [ tests/e2e/node_modules/.package-lock.json -nt tests/e2e/package-lock.json ]; then
    npm ci --prefix tests/e2e --no-audit --no-fund
fi

[ "${1:-}" = test ] || exit 0
browsers() { { has chromium || has chromium-browser || has google-chrome; } && { has firefox-esr || has firefox; }; }
if ! browsers || ! has chromedriver; then
    has apt-get || { say "Chromium with its chromedriver, or Firefox, is missing: install them, then run this again."; exit 1; }
    as_root=; [ "$(id -u)" = 0 ] || as_root=sudo
    $as_root apt-get update
    $as_root apt-get install -y --no-install-recommends chromium chromium-driver firefox-esr fonts-dejavu-core
fi
