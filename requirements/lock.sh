#!/bin/sh
# Pins every dependency by version and hash, without addresses. Needs uv. Run it after changing pyproject.toml.
set -eu
cd "$(dirname "$0")/.."
lock() { uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
    --no-emit-index-url --no-emit-find-links --quiet "$@"; }
lock --extra register --extra test --output-file requirements/test.txt
lock --extra register --constraint requirements/test.txt --output-file requirements/register.txt
