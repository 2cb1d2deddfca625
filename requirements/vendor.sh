#!/bin/sh
# Brings front-end files from their npm packages into the register's static files, with their licences. Needs npm.
set -eu
cd "$(dirname "$0")/../src/khabar/register/static/vendor"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bring() { # PACKAGE@VERSION FOLDER FILE ...
    package=$1 folder=$2
    shift 2
    rm -rf "$work/package" "$folder"
    mkdir -p "$folder"
    tar -xzf "$work/$(npm pack --silent --pack-destination "$work" "$package" | tail -n 1)" -C "$work"
    for file in LICENSE "$@"; do cp "$work/package/$file" "$folder/"; done
    echo "$package" > "$folder/VERSION"
}
bring bootstrap@5.3.9 bootstrap dist/css/bootstrap.min.css dist/css/bootstrap.rtl.min.css
bring @fontsource/noto-naskh-arabic@5.3.0 noto-naskh-arabic \
    files/noto-naskh-arabic-arabic-400-normal.woff2 files/noto-naskh-arabic-arabic-700-normal.woff2
