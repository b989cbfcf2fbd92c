#!/usr/bin/env bash
# Makes what tells installations of a new version (src/docs/decisions/0302). Private keys never come into the repository or into a build.
#   packaging/sign-update.sh new-key <private key file>        once: prints the public key for -Dsignalbox.update.keys=<key>[,<next key>]
#   packaging/sign-update.sh feed --key=<private key file> --release=<release.json> --sequence=<n> --into=<feed.json>
# release.json: {"version": "0.2.0", "notes": "what is new", "page": "https://…"}. Two --key while one key follows another.
set -euo pipefail
exec "$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/signalbox" sign-update "$@"
