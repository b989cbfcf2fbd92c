#!/usr/bin/env bash
# Keeps packaging/manual as new as the program.
#   renew-manual.sh                     makes the HTML of src/manual anew
#   renew-manual.sh pictures            also takes the pictures from the last `./signalbox test`; those of faulty clouds come with -Pstories
#   renew-manual.sh looked <picture…>   notes that somebody looked at a picture after the screen that it shows had changed; `all` for all
# packaging/manual/pictures/looked-at.txt says which golden picture (or source file, for a screen that has none) a picture belongs to.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
pictures=$root/packaging/manual/pictures
list=$pictures/looked-at.txt
shots=$root/src/console/target/shots

looked() {
  local new picture source hash date who wanted found
  for wanted in "$@"; do
    [ "$wanted" = all ] || grep -q "^${wanted##*/} | " "$list" || { echo "$wanted is not in $list" >&2; exit 1; }
  done
  new=$(mktemp)
  while IFS= read -r line; do
    IFS='|' read -r picture source hash date who <<<"${line// | /|}"
    found=
    for wanted in "$@"; do [ "$wanted" != all ] && [ "${wanted##*/}" != "$picture" ] || found=yes; done
    if [[ $line == \#* ]] || [ -z "$found" ]; then
      printf '%s\n' "$line"
    else
      now=$(sha256sum "$root/$source" | cut -d ' ' -f 1)
      if [ "$now" = "$hash" ]; then printf '%s\n' "$line"; else
        printf '%s | %s | %s | %s | %s\n' "$picture" "$source" "$now" "$(date +%F)" "$(git -C "$root" config user.name)"
      fi
    fi
  done <"$list" >"$new"
  cat "$new" >"$list"
  rm "$new"
}

take() {
  local file name shot
  for file in "$pictures"/*.png; do
    name=$(basename "$file" .png)
    shot=$shots/$name.png
    [ -f "$shot" ] || shot=$shots/$name-light.png
    if [ -f "$shot" ]; then cp "$shot" "$file"; else echo "$name.png is as it was" >&2; fi
  done
}

case "${1:-}" in
  '') ;;
  pictures) take ;;
  looked)
    shift
    looked "$@"
    exit
    ;;
  *)
    sed -n 2,6p "${BASH_SOURCE[0]}" >&2
    exit 2
    ;;
esac
rm -f "$root"/packaging/manual/*.html
"$root/signalbox" manual --without-pictures "$root/packaging/manual"
