#!/bin/sh
# Writes the service worker of a built page, with the list of its files: `readout offline`. A build for development has
# none, so that a reload shows the newest. Trunk runs it after every build, with the built files in TRUNK_STAGING_DIR.
set -eu
cd "$(dirname "$0")/.."

[ "$TRUNK_PROFILE" = release ] || exit 0
exec "${CARGO_TARGET_DIR:-target}/release/readout" offline "$TRUNK_STAGING_DIR"
