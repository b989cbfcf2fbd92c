#!/usr/bin/env bash
# Copies the pictures that src/docs/screens.md names from the last `./signalbox test` into src/docs/screens, and deletes others there.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
shots=$root/src/console/target/shots
screens=$root/src/docs/screens
names=$(grep -o 'screens/[A-Za-z0-9-]*\.png' "$root/src/docs/screens.md" | cut -d/ -f2 | sort -u)

for name in $names; do
  [ -f "$shots/$name" ] || { echo "There is no $shots/$name; run ./signalbox test first." >&2; exit 1; }
done
mkdir -p "$screens"
rm -f "$screens"/*.png
for name in $names; do cp "$shots/$name" "$screens/"; done
echo "$(echo "$names" | wc -l) pictures in $screens"
