#!/usr/bin/env bash
# Keeps packaging/manual as new as the program.
#   renew-manual.sh                     makes the HTML of src/manual anew
#   renew-manual.sh pictures [option…]  runs the tests that make its pictures (some minutes), takes these, and makes the HTML; options are Maven's,
#                                       such as -Dgolden.renew=true
#   renew-manual.sh take                takes what pictures the tests that ran last have made, and makes the HTML
#   renew-manual.sh looked <picture…>   notes that somebody looked at a picture after the screen that it shows had changed; `all` for all
# packaging/manual/pictures/looked-at.txt says which golden picture (or source file, for a screen that has none) a picture belongs to.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
pictures=$root/packaging/manual/pictures
list=$pictures/looked-at.txt
shots=$root/src/console/target/shots
tests=$root/src/console/src/test/java
new=$(mktemp -d)
trap 'rm -rf "$new"' EXIT
die() { echo "renew-manual.sh: $*" >&2; exit 1; }

# hash_of <picture> <file>: with a golden picture goes the one in the dark, if the manual shows that too
hash_of() {
  local files=("$root/$2") dark=$root/${2%-light.png}-dark.png
  if [[ $2 == *-light.png ]] && [ -f "$dark" ] && [ -f "$pictures/${1%.png}-dark.png" ]; then files+=("$dark"); fi
  cat "${files[@]}" | if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1
}

looked() {
  local line picture source hash now wanted found who
  who=$(git -C "$root" config user.name || id -un)
  for wanted in "$@"; do
    [ "$wanted" = all ] || grep -q "^${wanted##*/} | " "$list" || die "$wanted is not in $list"
  done
  while IFS= read -r line; do
    IFS='|' read -r picture source hash _ <<<"${line// | /|}"
    found=
    for wanted in "$@"; do [ "$wanted" != all ] && [ "${wanted##*/}" != "$picture" ] || found=yes; done
    if [[ $line == \#* ]] || [ -z "$found" ]; then
      printf '%s\n' "$line"
    else
      now=$(hash_of "$picture" "$source")
      if [ "$now" = "$hash" ]; then printf '%s\n' "$line"; else
        printf '%s | %s | %s | %s | %s\n' "$picture" "$source" "$now" "$(date +%F)" "$who"
      fi
    fi
  done <"$list" >"$new/list"
  cat "$new/list" >"$list"
}

# The tests that make them: one shot for each picture is named in a test, as ManualPicturesTest sees to.
make() {
  local file name makers=()
  for file in "$pictures"/*.png; do
    name=$(basename "$file" .png)
    rm -f "$shots/$name"{,-light,-dark}.png
    [[ $name == *-dark ]] || makers+=(-e "(shots?|golden|Shot|Png)\\b.*\"(target/shots/)?$name(-light|-dark|-)?(\\.png)?\"")
  done
  "$root/signalbox" test -Pstories -Dquick -pl src/console -am -Dsurefire.failIfNoSpecifiedTests=false \
    -Dtest="$(grep -rlE "${makers[@]}" "$tests" | sed 's#.*/##; s#[.]java$##' | sort -u | paste -sd, -)" "$@"
}

# take [strictly]: a picture that no test made stays as it is, and is named
take() {
  local file name shot old=()
  for file in "$pictures"/*.png; do
    name=$(basename "$file" .png)
    shot=$shots/$name.png
    [ -f "$shot" ] || shot=$shots/$name-light.png
    if [ -f "$shot" ]; then cp "$shot" "$file"; else old+=("$name.png"); fi
  done
  [ ${#old[@]} -eq 0 ] || echo "as they were: ${old[*]}" >&2
  [ "${1:-}" != strictly ] || [ ${#old[@]} -eq 0 ] || die "no test has made these"
}

html() {
  "$root/signalbox" manual --without-pictures "$new/manual" >/dev/null
  rm -f "$root"/packaging/manual/*.html
  cp "$new"/manual/* "$root/packaging/manual/"
  echo "The manual is in $root/packaging/manual/index.html"
}

case "${1:-}" in
  '') ;;
  pictures)
    shift
    make "$@"
    take strictly
    ;;
  take) take ;;
  looked)
    shift
    looked "$@"
    exit
    ;;
  *)
    sed -n 2,8p "${BASH_SOURCE[0]}" >&2
    exit 2
    ;;
esac
html
