#!/bin/sh
# Walks through the console on moto and writes what came of each step to src/docs/moto.md. Needs moto_server (pip install 'moto[server,all]').
# Builds what the console needs first.
set -eu
cd "$(dirname "$0")/.."
exec mvn -q -Pstories -pl src/console -am test -Dtest=MotoStory -Dsurefire.failIfNoSpecifiedTests=false \
    -Dsignalbox.moto.md="$PWD/src/docs/moto.md"
