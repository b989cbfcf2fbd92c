#!/usr/bin/env bash
# Keeps packaging/manual as new as the program.
#   renew-manual.sh                     makes the HTML of src/manual anew
#   renew-manual.sh pictures [option…]  runs the tests that make its pictures (some minutes), takes these, and makes the HTML; options are Maven's,
#                                       such as -Dgolden.renew=true
#   renew-manual.sh take                takes what pictures the tests that ran last have made, and makes the HTML
#   renew-manual.sh looked <picture…>   notes that somebody looked at a picture after the screen that it shows had changed; `all` for all
# packaging/manual/pictures/looked-at.txt says how the screen of each picture was when somebody looked at the picture.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
pictures=$root/packaging/manual/pictures
list=$pictures/looked-at.txt
shots=$root/src/console/target/shots
resources=$root/src/console/src/test/resources
tests=$root/src/console/src/test/java
new=$(mktemp -d)
trap 'rm -rf "$new"' EXIT
die() { echo "renew-manual.sh: $*" >&2; exit 1; }

hash_of() { if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1; }

# what tells how the screen of picture $1 is: its golden pictures; or its sketch, and the golden pictures $2 of a screen like it
screen() {
  local golden=$resources/golden
  if [ -f "$golden/$1-light.png" ]; then
    cat "$golden/$1-light.png" "$golden/$1-dark.png"
  else
    cat "$resources/sketches/$1.txt" || die "take $1 by TestFrame.shots or Operator.shot, with -Dgolden.renew=true"
    [ "$2" = - ] || cat "$golden/$2-light.png" "$golden/$2-dark.png"
  fi
}

looked() {
  local file name like wanted found now line who
  who=$(git -C "$root" config user.name || id -un)
  for wanted in "$@"; do
    [ "$wanted" = all ] || [ -f "$pictures/$wanted.png" ] || die "there is no $pictures/$wanted.png"
  done
  grep '^#' "$list" >"$new/list"
  for file in "$pictures"/*.png; do
    name=$(basename "$file" .png)
    [[ $name != *-dark ]] || continue
    line=$(grep "^$name | " "$list" || true)
    found=
    for wanted in "$@"; do [ "$wanted" != all ] && [ "$wanted" != "$name" ] || found=yes; done
    if [ -n "$found" ]; then
      like=$(cut -d '|' -f 2 <<<"${line:-x|-}" | tr -d ' ')
      now=$(screen "$name" "$like" | hash_of)
      [[ $line == "$name | $like | $now | "* ]] || line="$name | $like | $now | $(date +%F) | $who"
    fi
    [ -z "$line" ] || printf '%s\n' "$line" >>"$new/list"
  done
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
    shot=$shots/$name-light.png
    [ -f "$shot" ] || shot=$shots/$name.png
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
