#!/bin/sh
# Make an environment with the peers: benchmarks/names/peers.sh FOLDER; then --peers FOLDER/bin/python.
set -eu
python3 -m venv "$1"
"$1/bin/pip" install --quiet arabic-name-romanizer==0.2.0 anyascii==0.3.3 rapidfuzz==3.14.6 nomenklatura==4.17.4 \
    rigour==2.6.1 arabnamer==0.1.3
