#!/usr/bin/env bash
# Makes what platforms want from signalbox.svg: PNGs for Linux and for the windows, an .ico and an .icns. The results are committed.
# Needs rsvg-convert (librsvg2-bin) and ImageMagick.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
windows=../../src/console/src/main/resources/icons
png=$(mktemp -d)
trap 'rm -rf "$png"' EXIT
for size in 16 24 32 48 64 128 256 512 1024; do
  rsvg-convert -w "$size" -h "$size" signalbox.svg -o "$png/$size.png"
done

mkdir -p hicolor "$windows"
for size in 16 24 32 48 64 128 256 512; do cp "$png/$size.png" "hicolor/$size.png"; done
for size in 16 32 48 128; do cp "$png/$size.png" "$windows/signalbox-$size.png"; done
convert "$png"/{16,24,32,48,64,128,256}.png signalbox.ico

# An .icns is the word icns and its length, then for each picture a type, its length and a PNG; all lengths are big-endian
# and count the eight bytes before the content too.
number() { printf "$(printf '\\x%02x\\x%02x\\x%02x\\x%02x' $(($1 >> 24 & 255)) $(($1 >> 16 & 255)) $(($1 >> 8 & 255)) $(($1 & 255)))"; }
for entry in icp4:16 icp5:32 ic11:32 ic12:64 ic07:128 ic13:256 ic08:256 ic14:512 ic09:512 ic10:1024; do
  file=$png/${entry#*:}.png
  printf '%s' "${entry%:*}"
  number $(($(wc -c <"$file") + 8))
  cat "$file"
done >"$png/content"
{ printf icns; number $(($(wc -c <"$png/content") + 8)); cat "$png/content"; } >signalbox.icns
