#!/usr/bin/env bash
# Starts an installed console and local cloud n times: with the AOT cache and without, warm and cold (the system's file cache emptied,
# which only root may do), and prints as a table how long after the command the operator could begin, and the CPU time until then.
# Without a display it draws headless. Usage: packaging/measure-installed.sh [n] [folder of the launchers]
set -euo pipefail
runs=${1:-5}
bin=${2:-/opt/signalbox/bin}
ticks=$(getconf CLK_TCK)
for launcher in signalbox signalbox-local; do
  [ -x "$bin/$launcher" ] || { echo "There is no $bin/$launcher. Install the package, or name the folder of the launchers, such as target/installer/image/signalbox/bin." >&2; exit 2; }
done
headless="-Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true"
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && headless=

now() { date +%s%3N; }
wait_for() {
  for _ in $(seq 1200); do
    if "$@" || ! kill -0 "$process" 2>/dev/null; then return; fi
    sleep 0.05
  done
}
cpu() { awk -v ticks="$ticks" '{ print int(($14 + $15) * 1000 / ticks) }' "/proc/$process/stat"; }
finish() {
  kill "$process" 2>/dev/null || true
  wait "$process" 2>/dev/null || true
  rm -rf "$data"
}

failed() {
  echo "$1:" >&2
  tail -5 "$data/out" >&2
  finish
  exit 1
}

# console <with|without>: the log says when it was usable
console() {
  local began at mode=
  if [ "$1" = without ]; then mode=-XX:AOTMode=off; fi
  data=$(mktemp -d)
  began=$(now)
  JAVA_TOOL_OPTIONS="$headless $mode" "$bin/signalbox" --data-folder="$data" --port=0 >"$data/out" 2>&1 &
  process=$!
  wait_for grep -rqs Usable "$data"
  at=$(grep -rhs -m 1 Usable "$data" | cut -d ' ' -f 1 || true)
  [ -n "$at" ] || failed "The console did not come up"
  echo "$(($(date -d "$at" +%s%3N) - began)) $(cpu)"
  finish
}

# local <with|without>: until it has said how it is reached
alone() {
  local began mode=
  if [ "$1" = without ]; then mode=-XX:AOTMode=off; fi
  data=$(mktemp -d)
  began=$(now)
  JAVA_TOOL_OPTIONS="$mode" "$bin/signalbox-local" --data-folder="$data" --port=0 >"$data/out" 2>&1 &
  process=$!
  wait_for grep -qs AWS_ENDPOINT_URL "$data/out"
  grep -qs AWS_ENDPOINT_URL "$data/out" || failed "The local cloud did not come up"
  echo "$(($(now) - began)) $(cpu)"
  finish
}

forget() { sync; echo 3 >/proc/sys/vm/drop_caches; }
middle() { sort -n -k "$2,$2" "$1" | awk -v c="$2" '{ v[NR] = $c } END { print v[int((NR + 1) / 2)] }'; }
least() { sort -n -k "$2,$2" "$1" | awk -v c="$2" 'NR == 1 { print $c }'; }

measured=$(mktemp -d)
trap 'rm -rf "$measured"' EXIT
temperatures=(warm)
if [ -w /proc/sys/vm/drop_caches ] && [ "$(id -u)" = 0 ]; then temperatures+=(cold); fi
for what in console alone; do "$what" with >/dev/null; done
for _ in $(seq "$runs"); do
  for what in console alone; do
    for cache in with without; do
      for temperature in "${temperatures[@]}"; do
        if [ "$temperature" = cold ]; then forget; fi
        "$what" "$cache" >>"$measured/$what-$cache-$temperature"
      done
    done
  done
done
echo "Load before: $(cut -d ' ' -f 1-3 /proc/loadavg); $runs starts each"
echo
echo "| what | AOT cache | files | least | middle | CPU (middle) |"
echo "|---|---|---|---|---|---|"
for what in console alone; do
  for temperature in "${temperatures[@]}"; do
    for cache in with without; do
      file=$measured/$what-$cache-$temperature
      echo "| ${what/alone/local cloud alone} | $cache | $temperature | $(least "$file" 1) ms | $(middle "$file" 1) ms | $(middle "$file" 2) ms |"
    done
  done
done
