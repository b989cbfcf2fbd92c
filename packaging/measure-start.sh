#!/usr/bin/env bash
# Starts the console headless, n times without its class archive and n times with it, each on an empty data folder, and prints
# what it logs about its first frames and the CPU seconds it took until it was usable. Usage: packaging/measure-start.sh [n]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
archive=$root/src/console/target/console.jsa
ticks=$(getconf CLK_TCK)
export JAVA_TOOL_OPTIONS="-Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true"

start() {
  local data process
  data=$(mktemp -d)
  "$root/signalbox" --data-folder="$data" --port=0 >"$data/out" 2>&1 &
  process=$!
  for _ in $(seq 1200); do
    if grep -rqs Usable "$data" || ! kill -0 "$process" 2>/dev/null; then break; fi
    sleep 0.05
  done
  grep -rhs 'ms after the start' "$data" | sed 's/.* - //' | tr '\n' ';'
  awk -v ticks="$ticks" '{ printf " %.1f CPU seconds\n", ($14 + $15) / ticks }' "/proc/$process/stat"
  kill "$process"
  wait "$process" || true
  rm -rf "$data"
}

"$root/signalbox" --version
for _ in $(seq "${1:-3}"); do
  rm -f "$archive"
  printf 'without: '; start
  printf 'with:    '; start
done
uptime
