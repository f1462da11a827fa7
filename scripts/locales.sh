#!/bin/sh
# Puts the files of each language in locales into one, target/locales/TAG.ftl, which the page fetches, without their
# comments. Trunk runs it before every build of the page.
set -eu
cd "$(dirname "$0")/.."

rm -rf target/locales
mkdir -p target/locales
for language in locales/*; do
  grep -hv "^#" "$language"/*.ftl > "target/locales/${language#locales/}.ftl"
done
