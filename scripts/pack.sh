#!/bin/sh
# Packs a program that was built for a target, with completions, the manual page and the licences, and writes a checksum
# beside the archive, into target/release-files.
#   scripts/pack.sh TARGET
set -eu
cd "$(dirname "$0")/.."

target=$1
built=target/$target/release
name=readout-$target
out=target/release-files
rm -rf "$out"
mkdir -p "$out/$name"
case $target in
    *windows*) cp "$built/readout.exe" "$out/$name/" ;;
    *) cp "$built/readout" "$out/$name/" ;;
esac
cp README.md CHANGELOG.md LICENSE-APACHE LICENSE-MIT "$out/$name/"
# Only a system that runs the program can ask it.
if "$out/$name/readout" --version >/dev/null 2>&1; then
    "$out/$name/readout" man > "$out/$name/readout.1"
    for shell in bash zsh fish powershell; do
        "$out/$name/readout" completions "$shell" > "$out/$name/readout.$shell"
    done
fi
cd "$out"
case $target in
    *windows*) archive=$name.zip; 7z a -bso0 "$archive" "$name" ;;
    *) archive=$name.tar.gz; tar -czf "$archive" "$name" ;;
esac
rm -rf "$name"
if command -v sha256sum >/dev/null; then sha256sum "$archive"; else shasum -a 256 "$archive"; fi > "$archive.sha256"
cat "$archive.sha256"
