#!/usr/bin/env bash
# Tries the .deb and the .rpm as people would, in a bare Debian without Java or Maven: installs, starts the console from its desktop
# entry, hands it a link, runs the demo, upgrades to the next version, removes, and looks each time whether what users have is kept.
# Takes pictures of the screen. Any failure ends it with a message and code 1.
# Usage, as root: packaging/try-installers.sh   ($TRY_PICTURES: where pictures go; $TRY_CACHE: where the bare Debian is kept)
# Needs debootstrap xvfb xdotool imagemagick x11-utils rpm.
set -euo pipefail
[ "$(id -u)" = 0 ] || { echo "try-installers.sh: only root can install; run: sudo packaging/try-installers.sh" >&2; exit 2; }
! getent passwd 64077 >/dev/null || { echo "try-installers.sh: user 64077 is somebody's here" >&2; exit 2; }
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${TRY_CACHE:-/var/tmp/signalbox-bare}
out=$root/target/installer
pictures=${TRY_PICTURES:-$root/target/installer-pictures}
run=$cache/run
display=:77
anna=64077 # a user that this machine has not: her processes are ended by it
problems=0

step() { printf '\n== %s\n' "$*"; }
good() { printf '   ok: %s\n' "$*"; }
bad() { printf '   FAILED: %s\n' "$*"; problems=$((problems + 1)); }
check() {
  local what=$1
  shift
  if "$@" >"$cache/check.log" 2>&1; then good "$what"; else bad "$what ($*)"; sed 's/^/      /' "$cache/check.log" | tail -15; fi
}
inside() { chroot "$run" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"; }
as_user() {
  chroot --userspec=anna:anna "$run" env -i PATH=/usr/bin:/bin HOME=/home/anna LC_ALL=C.UTF-8 DISPLAY=$display XDG_RUNTIME_DIR=/home/anna/.run "$@"
}
has() { inside sh -c "test -e $1"; }
lacks() { ! has "$1"; }
says() { local text=$1; shift; { "$@" 2>&1 || true; } | tee /dev/stderr | grep -- "$text" >/dev/null; }

begin() {
  mkdir -p "$cache" "$pictures"
  if [ ! -f "$cache/base/.complete" ]; then
    rm -rf "$cache/base"
    debootstrap --variant=minbase bookworm "$cache/base" >"$cache/debootstrap.log"
    touch "$cache/base/.complete"
  fi
  end
  cp -a "$cache/base" "$run"
  mkdir -p "$run/tmp/.X11-unix" "$cache/archives/partial" /tmp/.X11-unix
  chmod 1777 /tmp/.X11-unix
  mount --bind /proc "$run/proc"
  mount --bind /dev "$run/dev"
  mount --bind /tmp/.X11-unix "$run/tmp/.X11-unix"
  mount --bind "$cache/archives" "$run/var/cache/apt/archives"
  mkdir "$run/mnt/installer"
  mount --bind "$out" "$run/mnt/installer"
  cp /etc/resolv.conf "$run/etc/resolv.conf"
  inside useradd --create-home --uid $anna anna
  inside install -d -o anna -m 700 /home/anna/.run
  inside apt-get -qq update
}
end() {
  local at
  if [ -n "${screen:-}" ]; then kill "$screen" 2>/dev/null || true; fi
  pkill -KILL -u $anna || true
  for at in proc dev tmp/.X11-unix var/cache/apt/archives mnt/installer; do
    if mountpoint -q "$run/$at"; then umount -l "$run/$at"; fi
  done
  rm -rf --one-file-system "$run"
}
trap end EXIT

picture() { import -display $display -window root "$pictures/$1.png" && echo "   picture: $pictures/$1.png"; }
log() { cat "$run"/home/anna/.local/state/signalbox/logs/console.log "$run"/home/anna/.local/share/signalbox/logs/console.log 2>/dev/null; }
usable() { [ "$(log | grep -c 'Usable')" -gt "$1" ]; }
process() { pgrep -u $anna -f "$1" >/dev/null; }
await() {
  for _ in $(seq 240); do
    if "$@"; then return 0; fi
    sleep 0.5
  done
  return 1
}
# open [link]: as a desktop does it, by the desktop entry; waits for the window to be usable, if one is to come
open() {
  as_user gio launch /usr/share/applications/signalbox.desktop "$@" >>"$cache/started.log" 2>&1 &
}
start() {
  local before
  before=$(log | grep -c 'Usable' || true)
  open "$@"
  check "the console is usable" await usable "$before"
  sleep 2
}
stop() {
  local console
  console=$(pgrep -u $anna -f 'bin/signalbox' | head -1)
  xdotool search --class SignalboxApp windowclose >/dev/null 2>&1 || true
  kill "$console" 2>/dev/null || true
  for _ in $(seq 60); do process bin/signalbox || return 0; sleep 0.5; done
  bad "the console does not end"
  pkill -KILL -u $anna -f bin/signalbox
}

package() {
  local version=$1
  [ -n "$(ls "$out/signalbox_${version}_"*.deb 2>/dev/null)" ] && [ -n "$(ls "$out/signalbox-$version."*.rpm 2>/dev/null)" ] && return
  SIGNALBOX_TRIAL=1 "$root/packaging/package.sh" --version "$version" deb rpm
}

try_terminal() {
  check "no Java and no Maven of its own in this system" inside sh -c '! command -v java && ! command -v mvn'
  check "signalbox --version" says "Signalbox $1" as_user signalbox --version
  check "signalbox --help" says "Usage: signalbox" as_user signalbox --help
  check "signalbox-local --help" says "Usage: signalbox local" as_user signalbox-local --help
  check "no display is said as such" says "no display found" chroot --userspec=anna:anna "$run" env -i PATH=/usr/bin:/bin HOME=/home/anna signalbox
}

step "two versions of the packages"
uname -m
package 0.1.0
package 0.1.1
ls -l "$out"/*.deb "$out"/*.rpm | awk '{ print "   " $5, $9 }'

step "a bare Debian"
begin
inside sh -c 'dpkg -l | grep -c ^ii' | sed 's/$/ packages/'
deb() { (cd "$out" && ls "signalbox_$1_"*.deb); }
rpm_file() { (cd "$out" && ls "signalbox-$1."*.rpm); }

step "the .deb 0.1.0 is installed, without the tools of a desktop"
inside sh -c "apt-get -qq install -y --no-install-recommends /mnt/installer/$(deb 0.1.0) >/tmp/apt.log 2>&1" || { tail -20 "$run/tmp/apt.log"; bad "apt-get install"; }
check "dpkg has it as installed" says "install ok installed" inside dpkg -s signalbox
check "all files are as they were packed" inside dpkg --verify signalbox
try_terminal "0.1.0"

step "signalbox demo, from what is installed"
check "demo ends well" as_user sh -c 'cd && signalbox-demo --pictures /home/anna/pictures >/home/anna/demo.log 2>&1'
tail -4 "$run/home/anna/demo.log" | sed 's/^/   /'

step "the desktop's tools come, and know it"
inside sh -c "apt-get -qq install -y --no-install-recommends libglib2.0-bin desktop-file-utils shared-mime-info xdg-utils dbus-x11 >/tmp/apt.log 2>&1" || bad "apt-get install of tools"
check "links go to Signalbox" says "signalbox.desktop" as_user gio mime x-scheme-handler/signalbox
as_user sh -c 'echo "{}" >/home/anna/order.asl.json'
check "*.asl.json is known" says "text/x-asl+json" as_user gio info -a standard::content-type /home/anna/order.asl.json
check "the desktop entry is valid" inside desktop-file-validate /usr/share/applications/signalbox.desktop

step "started from its desktop entry"
Xvfb $display -screen 0 1600x1000x24 -ac >"$cache/xvfb.log" 2>&1 &
screen=$!
export DISPLAY=$display
await xdotool getmouselocation >/dev/null 2>&1
start
xprop -root _NET_SUPPORTED >/dev/null 2>&1 || true
window=$(xdotool search --onlyvisible --class SignalboxApp | head -1 || true)
check "its windows are the desktop entry's" says "dev.signalbox.console.app.SignalboxApp" xprop -id "$window" WM_CLASS
check "the window has an icon" says "Icon" xprop -id "$window" _NET_WM_ICON
picture started

step "used: the dark look is chosen, and a link is handed over"
xdotool windowfocus "$window" key ctrl+k sleep 1 type --delay 60 da
xdotool sleep 1 key Return sleep 2
picture dark
open 'signalbox://activity'
sleep 6
picture link
check "one process has all windows" sh -c "[ \$(pgrep -u $anna -fc 'bin/signalbox') = 1 ]"
stop

step "upgraded to 0.1.1"
inside sh -c 'cd /home/anna && find .local .config -type f | sort' >"$cache/files-before"
inside sh -c "apt-get -qq install -y --no-install-recommends /mnt/installer/$(deb 0.1.1) >/tmp/apt.log 2>&1" || { tail -20 "$run/tmp/apt.log"; bad "apt-get install of 0.1.1"; }
check "dpkg has 0.1.1" says "^Version: 0.1.1" inside dpkg -s signalbox
start
picture upgraded
check "what was there before is there" sh -c "cd $run/home/anna && xargs -d '\n' ls -d <$cache/files-before"
stop

step "removed"
inside apt-get -qq remove -y signalbox 2>&1 | tee "$cache/removed.log" | grep -A 6 'Signalbox is removed' || bad "it is not said where data is kept"
check "no program is left" lacks /opt/signalbox
check "no command is left" lacks /usr/bin/signalbox
check "no desktop entry is left" lacks /usr/share/applications/signalbox.desktop
check "the user's files are kept" sh -c "cd $run/home/anna && xargs -d '\n' ls -d <$cache/files-before"
check "purge is quiet about what is gone" inside dpkg --purge signalbox

step "the .rpm, with rpm of this machine into the same system (its libraries are Debian's: --nodeps)"
rpm_in() { rpm --root "$run" --dbpath /var/lib/rpm "$@"; }
rpm_in --initdb
check "rpm -i 0.1.0" rpm_in -i --nodeps "$out/$(rpm_file 0.1.0)"
check "all files are as they were packed" rpm_in -V --nodeps signalbox
try_terminal "0.1.0"
start
picture rpm
stop
check "rpm -U 0.1.1" rpm_in -U --nodeps "$out/$(rpm_file 0.1.1)"
check "rpm has 0.1.1" says "signalbox-0.1.1" rpm_in -q signalbox
check "signalbox --version after it" says "Signalbox" as_user signalbox --version
rpm_in -e signalbox 2>&1 | tee "$cache/removed.log"
check "it is said where data is kept" grep -q 'Signalbox is removed' "$cache/removed.log"
check "no program is left" lacks /opt/signalbox
check "the user's files are kept" sh -c "cd $run/home/anna && xargs -d '\n' ls -d <$cache/files-before"

step "result"
if [ "$problems" -gt 0 ]; then echo "$problems checks failed"; exit 1; fi
echo "all checks passed"
