#!/usr/bin/env bash
# Copies the pictures that src/docs/screens.md names from the last `./signalbox test` into src/docs/screens, and deletes others there.
# Those of faulty clouds come from `./signalbox test -Pstories`; a picture that the last runs did not make stays as it is, and is named.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
shots=$root/src/console/target/shots
screens=$root/src/docs/screens
names=$(grep -o 'screens/[A-Za-z0-9-]*\.png' "$root/src/docs/screens.md" | cut -d/ -f2 | sort -u)

mkdir -p "$screens"
for name in $names; do
  if [ -f "$shots/$name" ]; then
    cp "$shots/$name" "$screens/"
  elif [ -f "$screens/$name" ]; then
    echo "$name is as it was" >&2
  else
    echo "There is no $shots/$name; run ./signalbox test first, and with -Pstories for pictures of faulty clouds." >&2
    exit 1
  fi
done
for file in "$screens"/*.png; do
  grep -qxF "${file##*/}" <<<"$names" || rm "$file"
done
echo "$(echo "$names" | wc -l) pictures in $screens"
