#!/usr/bin/env bash
# Starts the console headless, n times without what was rehearsed and n times with it, each on an empty data folder, and prints as
# a table how long after the start of its process it was usable, and the CPU time that it took until then.
# Usage: packaging/measure-start.sh [n]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
runs=${1:-5}
ticks=$(getconf CLK_TCK)
export JAVA_TOOL_OPTIONS="-Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true"

# one start: milliseconds to usable, CPU milliseconds
start() {
  local data process
  data=$(mktemp -d)
  "$root/signalbox" --data-folder="$data" --port=0 >"$data/out" 2>&1 &
  process=$!
  for _ in $(seq 6000); do
    if grep -rqs Usable "$data" || ! kill -0 "$process" 2>/dev/null; then break; fi
    sleep 0.05
  done
  # A file that is gone while the folder is read is an error to grep, though it has found what was looked for.
  { grep -rhs "Usable [0-9]* ms after the start" "$data" || true; } |
    awk '{ sub(".*Usable ", ""); at = $1 } END { printf "%s ", at == "" ? "-" : at }'
  awk -v ticks="$ticks" '{ print int(($14 + $15) * 1000 / ticks) }' "/proc/$process/stat"
  kill "$process"
  wait "$process" || true
  rm -rf "$data"
}

# the middle and the least of a column of what was measured
middle() { sort -n -k "$2,$2" "$1" | awk -v c="$2" '{ v[NR] = $c } END { print v[int((NR + 1) / 2)] }'; }
least() { sort -n -k "$2,$2" "$1" | awk -v c="$2" 'NR == 1 { print $c }'; }
row() {
  echo "| start to usable, $1 | $2 ms | $(middle "$3" 1) ms (least $(least "$3" 1) ms; CPU $(middle "$3" 2) ms; $runs starts) |"
}

measured=$(mktemp -d)
trap 'rm -rf "$measured"' EXIT
"$root/signalbox" --version >&2
start >/dev/null # which rehearses, if that was not done yet
for _ in $(seq "$runs"); do
  SIGNALBOX_CACHE=off start >>"$measured/without"
  start >>"$measured/with"
done
echo "| what | aim | measured |"
echo "|---|---|---|"
row "rehearsed" 1,200 "$measured/with"
row "not rehearsed" 2,500 "$measured/without"
