#!/usr/bin/env bash
# Makes the app image and the installers of this system in target/installer, from what `mvn package` has built; `mvn -Psbom,installer` calls it.
# Usage: packaging/package.sh [--version <x.y.z>] [--keep-image] [image|deb|rpm|msi|dmg]…   (default: all that this system can make)
# --keep-image packs the image that is there. Needs a JDK 25. deb: dpkg-deb. rpm: rpmbuild. msi: WiX. See packaging/README.md for signing.
set -euo pipefail
umask 022 # what is packed is for all users, whoever packs it
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if command -v cygpath >/dev/null; then root=$(cygpath -m "$root"); fi # Windows: a path that programs of both kinds know
packaging=$root/packaging out=$root/target/installer console=$root/src/console/target
die() { printf 'package.sh: %s\n' "$*" >&2; exit 1; }

is_jdk25() { [ -e "$1/bin/jpackage" ] || [ -e "$1/bin/jpackage.exe" ] && grep -qs '^JAVA_VERSION="25[."]' "$1/release"; }
find_jdk() {
  local home
  for home in "${SIGNALBOX_JAVA_HOME:-}" "${JAVA_HOME:-}" "${JAVA25_HOME:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_arm64:-}" \
    /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$home" ] && is_jdk25 "$home"; then printf '%s\n' "$home"; return; fi
  done
  die "no JDK 25 with jpackage found; set SIGNALBOX_JAVA_HOME to its folder"
}
jdk=$(find_jdk)

version='' keep=false
if [ "${1:-}" = --version ]; then version=${2:?which version?}; shift 2; fi
if [ "${1:-}" = --keep-image ]; then keep=true; shift; fi
main_jar=$(basename "$(ls -t "$console"/signalbox-console-*.jar 2>/dev/null | head -1)") # of several versions the newest
[ -n "$main_jar" ] && [ -d "$console/lib" ] || die "nothing is built yet; run: mvn -Psbom,installer -DskipTests package"
built=${main_jar#signalbox-console-} built=${built%.jar}
version=${version:-${built%-SNAPSHOT}}

case "$(uname -s)" in
  Linux) system=linux name=signalbox image=$out/image/signalbox app=$image/lib/app bin=$image/bin runtime=$image/lib/runtime types=(deb rpm) ;;
  Darwin) system=macos name=Signalbox image=$out/image/Signalbox.app app=$image/Contents/app bin=$image/Contents/MacOS runtime=$image/Contents/runtime/Contents/Home types=(dmg) ;;
  *) system=windows name=Signalbox image=$out/image/Signalbox app=$image/app bin=$image runtime=$image/runtime types=(msi) ;;
esac
[ $# -eq 0 ] || types=("$@")
# On macOS jpackage refuses versions that begin with 0; there the real one is in Info.plist.
jpackage_version=$version
if [ $system = macos ]; then jpackage_version=${version/#0./1.}; fi

# Times of jars are in the AOT cache, and dpkg-deb and rpmbuild allow none after this one. Even, since cabinets of an .msi know no odd seconds.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 1767225600)}
export SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH / 2 * 2))
# In a form that GNU's touch and macOS' both read.
times=$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y%m%d%H%M.%S 2>/dev/null || date -u -r "$SOURCE_DATE_EPOCH" +%Y%m%d%H%M.%S)
set_times() { TZ=UTC0 find "$image" ! -type l -exec touch -t "$times" {} +; }

# What jdeps finds in the console's jars and in those of the workers, which the local cloud runs on the same runtime; and, which only
# run time knows: jdk.zipfs (jars that functions open), jdk.localedata (only English), jdk.charsets (files in other encodings),
# jdk.security.auth (Kafka's way to sign in) and jdk.crypto.cryptoki's like are not wanted: elliptic curves are in java.base since 22.
modules=java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.rmi,java.scripting
modules+=,java.security.jgss,java.security.sasl,java.sql,java.xml,jdk.charsets,jdk.httpserver,jdk.jfr,jdk.localedata,jdk.management,jdk.net
modules+=,jdk.security.auth,jdk.unsupported,jdk.zipfs

# As ./signalbox has it: the console keeps to the first compiler, since the second takes a core for itself while people wait.
# Nothing of a start is left in the home folder: native libraries lie beside the jars.
jvm='--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xms128m -XX:MaxRAM=8g -XX:MaxRAMPercentage=25 -XX:+UseCompactObjectHeaders -Dsignalbox.home=$APPDIR'
if [ $system = linux ]; then jvm+=' -Dorg.sqlite.lib.path=$APPDIR -Dorg.sqlite.lib.name=libsqlitejdbc.so'; fi

stage() {
  rm -rf "$out/input" "$out/image" "$out/launchers"
  mkdir -p "$out/launchers"
  "$jdk/bin/java" "$packaging/StageJars.java" "$console/lib" "$out/input" "$console/$main_jar"
  for file in "$packaging"/launcher-*.properties; do sed "s#@OPTIONS@#$jvm#" "$file" >"$out/launchers/$(basename "$file")"; done
}

make_image() {
  local icon more=()
  case $system in
    linux) icon=$packaging/icons/hicolor/512.png ;;
    macos) icon=$packaging/icons/signalbox.icns
      sed "s/@VERSION@/$version/" "$packaging/macos/Info.plist" >"$out/launchers/Info.plist"
      more=(--mac-package-identifier dev.signalbox.console --resource-dir "$out/launchers") ;;
    windows) icon=$packaging/icons/signalbox.ico
      more=(--add-launcher "signalbox-terminal=$out/launchers/launcher-terminal.properties") ;;
  esac
  "$jdk/bin/jpackage" --type app-image --name $name --app-version "$jpackage_version" --vendor Signalbox --dest "$out/image" \
    --description "Operations console for download and batch pipelines on AWS" --copyright "Apache License 2.0" --icon "$icon" \
    --input "$out/input" --main-jar "$main_jar" --main-class dev.signalbox.console.app.Launcher --add-modules "$modules" \
    --jlink-options "--strip-debug --no-header-files --no-man-pages --compress=zip-6 --include-locales=en" \
    --java-options "$jvm -XX:TieredStopAtLevel=1" \
    --add-launcher "signalbox-local=$out/launchers/launcher-local.properties" \
    --add-launcher "signalbox-demo=$out/launchers/launcher-demo.properties" "${more[@]}"
}

# What is no jar: pipelines, the workers' jars, the manual, licences.
add_content() {
  local worker
  cp -R "$root/infra-templates" "$app/"
  mkdir -p "$app/artifacts"
  for worker in lambda-workers:lambda batch-worker:batch download-service:service; do
    cp "$root/src/${worker%:*}/target/signalbox-${worker%:*}-$built-${worker#*:}.jar" "$app/artifacts/${worker%:*}.jar" ||
      die "the jar of ${worker%:*} is not built; run: mvn -Psbom,installer -DskipTests package"
  done
  cp "$root/LICENSE" "$packaging/CHANGELOG.md" "$app/"
  [ ! -d "$packaging/manual" ] || cp -R "$packaging/manual" "$app/"
}

# Nothing leaves the house without the licences of what is in it; a trial may. Decision 0303.
add_licences() {
  local bom=$root/target/bom.json
  if [ ! -f "$bom" ]; then
    [ -n "${SIGNALBOX_TRIAL:-}" ] || die "$bom is missing, which licences are shipped by; run: mvn -Psbom,installer -DskipTests package
            (SIGNALBOX_TRIAL=1 makes installers without licences, to try them)"
    echo "package.sh: a trial, without licences and SBOM" >&2
    return
  fi
  "$jdk/bin/java" -cp "$out/input/*" dev.signalbox.console.app.Launcher licences --into "$app" --workers "$app/artifacts" \
    --runtime "$runtime" --sbom "$bom"
}

# What the workers' jars have in common with the console's is not shipped twice. Decision 0304.
pack_workers() { "$jdk/bin/java" -cp "$out/input/*" dev.signalbox.deploy.parts.PackWorkers "$app"; }

# Starts the image's own launcher once, so that later starts find their classes loaded and linked. The local cloud alone, and the demo,
# use the same cache: theirs would be smaller, and start no faster. Child JVMs, which run functions and jobs, share the JDK's own classes.
rehearse() {
  local launcher
  "$runtime/bin/java" -Xshare:dump -Xlog:cds=off >/dev/null
  set_times
  JAVA_TOOL_OPTIONS="-XX:AOTCacheOutput='$app/signalbox.aot' -Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true" \
    "$bin/$name" rehearse >"$out/rehearsal.log" 2>&1 || die "the rehearsal did not succeed; see $out/rehearsal.log"
  for launcher in "$app"/*.cfg; do use_cache "$launcher"; done
  set_times
}
use_cache() {
  awk '{ print } /^\[JavaOptions\]/ {
    print "java-options=-XX:AOTCache=$APPDIR/signalbox.aot"; print "java-options=-Xlog:aot*=off"; print "java-options=-Xlog:cds*=off" }' \
    "$1" >"$1.new"
  mv "$1.new" "$1"
}

size() { du -sck "$@" | awk 'END { printf "%.0f MB", $1 / 1024 }'; }

# All files of the Linux packages, at their places.
lay_out() {
  local launcher icon width
  files=$out/files
  rm -rf "$files"
  mkdir -p "$files"/opt "$files"/usr/{bin,share/{applications,mime/packages,doc/signalbox,icons/hicolor/scalable/apps}}
  cp -a "$image" "$files/opt/signalbox"
  for launcher in signalbox signalbox-local signalbox-demo; do ln -s "../../opt/signalbox/bin/$launcher" "$files/usr/bin/$launcher"; done
  cp "$packaging/linux/signalbox.desktop" "$files/usr/share/applications/"
  cp "$packaging/linux/signalbox-mime.xml" "$files/usr/share/mime/packages/signalbox.xml"
  cp "$packaging/icons/signalbox.svg" "$files/usr/share/icons/hicolor/scalable/apps/"
  for icon in "$packaging"/icons/hicolor/*.png; do
    width=$(basename "$icon" .png)
    install -Dm 644 "$icon" "$files/usr/share/icons/hicolor/${width}x$width/apps/signalbox.png"
  done
  cp "$root/LICENSE" "$files/usr/share/doc/signalbox/copyright"
  find "$files" -newermt "@$SOURCE_DATE_EPOCH" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
  chmod -R u+rwX,go+rX,go-w "$files"
}
# fill <file>: what stands between @ in a template
fill() {
  sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@SIZE@/$(du -sk "$files" | cut -f 1)/" \
    -e "/^@GOODBYE@$/{r $packaging/linux/goodbye.txt
d}" "$1"
}

make_deb() {
  local architecture files
  architecture=$(dpkg --print-architecture)
  lay_out
  mkdir "$files/DEBIAN"
  fill "$packaging/linux/control" >"$files/DEBIAN/control"
  fill "$packaging/linux/postrm" >"$files/DEBIAN/postrm"
  chmod 755 "$files/DEBIAN/postrm"
  (cd "$files" && find . -type f ! -path './DEBIAN/*' -printf '%P\0' | sort -z | xargs -0 md5sum) >"$files/DEBIAN/md5sums"
  dpkg-deb --root-owner-group -Zzstd -z9 --build "$files" "$out/signalbox_${version}_$architecture.deb"
}

# rpmbuild takes no path with a blank.
make_rpm() {
  local architecture files work
  architecture=$(uname -m)
  lay_out
  fill "$packaging/linux/signalbox.spec" >"$out/signalbox.spec"
  work=$(mktemp -d)
  ln -s "$out" "$work/out"
  rpmbuild -bb --quiet --target "$architecture" --define "_topdir $work/out/rpmbuild" --define "_rpmdir $work/out" --define "_rpmfilename %%{NAME}-%%{VERSION}.%%{ARCH}.rpm" \
    --define "version $version" --define "architecture $architecture" --define "laid_out $work/out/files" "$work/out/signalbox.spec" || die "rpmbuild failed"
  rm -r "$work"
}

# The upgrade UUID in msi.options is what Windows knows Signalbox by: it never changes. jpackage knows no URL schemes, so its own
# main.wxs gets one component more.
make_msi() {
  rm -rf "$out/wix" "$out/jdk"
  mkdir -p "$out/wix"
  "$jdk/bin/jimage" extract --dir "$out/jdk" --include 'regex:.*main[.]wxs' "$jdk/lib/modules"
  with_scheme "$(find "$out/jdk" -name main.wxs)" >"$out/wix/main.wxs"
  [ "$(grep -c SignalboxScheme "$out/wix/main.wxs")" = 2 ] || die "the JDK's main.wxs has another form than this knows: no links of signalbox:"
  "$jdk/bin/jpackage" @"$packaging/windows/msi.options" --app-version "$version" --app-image "$image" --dest "$out" \
    --resource-dir "$out/wix" --file-associations "$packaging/windows/asl.properties"
}
with_scheme() {
  awk -v scheme="$packaging/windows/scheme.wxs" '
    /<\/Feature>/ { print "      <ComponentRef Id=\"SignalboxScheme\"/>" }
    /<\/Wix>/ {
      while ((getline line < scheme) > 0) {
        if (line ~ /<Fragment>/) inside = 1
        if (inside) print line
        if (line ~ /<\/Fragment>/) inside = 0
      }
    }
    { print }' "$1"
}

# What was added to the image broke its seal: it is signed anew, with the key that SIGNALBOX_MAC_SIGNING_KEY names or with none (ad hoc).
make_dmg() {
  if [ -n "${SIGNALBOX_MAC_SIGNING_KEY:-}" ]; then
    "$jdk/bin/jpackage" --type app-image --app-image "$image" --mac-sign --mac-signing-key-user-name "$SIGNALBOX_MAC_SIGNING_KEY"
  else
    codesign --force --deep --sign - "$image"
  fi
  "$jdk/bin/jpackage" @"$packaging/macos/dmg.options" --app-version "$jpackage_version" --app-image "$image" --dest "$out"
  [ "$jpackage_version" = "$version" ] || mv "$out/Signalbox-$jpackage_version.dmg" "$out/Signalbox-$version.dmg"
  if [ -n "${SIGNALBOX_MAC_NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$out/Signalbox-$version.dmg" --keychain-profile "$SIGNALBOX_MAC_NOTARY_PROFILE" --wait
    xcrun stapler staple "$out/Signalbox-$version.dmg"
  fi
}

# sign_windows <file>…: with the certificate that SIGNALBOX_WINDOWS_CERTIFICATE (a .pfx) holds, when there is one.
sign_windows() {
  [ -n "${SIGNALBOX_WINDOWS_CERTIFICATE:-}" ] || return 0
  chmod u+w "$@" # jpackage may leave launchers that are read-only
  signtool sign //fd SHA256 //tr "${SIGNALBOX_WINDOWS_TIMESTAMPS:?a time stamp server}" //td SHA256 \
    //f "$SIGNALBOX_WINDOWS_CERTIFICATE" //p "${SIGNALBOX_WINDOWS_PASSWORD:?the password of the certificate}" "$@"
}

if [ $keep = true ]; then
  [ -f "$app/signalbox.aot" ] || die "there is no finished image in $image to keep"
else
  stage
  make_image
  add_content
  add_licences
  pack_workers
  rehearse
  if [ $system = windows ]; then sign_windows "$image"/*.exe; fi
fi
echo "image  $(size "$image")  (runtime $(size "$runtime"), jars $(size "$app"/*.jar), workers' parts $(size "$app/artifacts"), AOT cache $(size "$app"/*.aot))"
for type in "${types[@]}"; do
  case $type in
    image) continue ;;
    deb | rpm | msi | dmg) make_"$type" ;;
    *) die "$type is none of image, deb, rpm, msi and dmg" ;;
  esac
  for made in "$out"/*"$version"*."$type"; do
    if [ "$type" = msi ]; then sign_windows "$made"; fi
    echo "$type    $(size "$made")  $made"
  done
done
