#!/usr/bin/env bash
# Runs every `sh` block of README.md and docs/*.md, as its reader would: in a fresh clone, with the built tool, against a
# real server on the loopback interface. Programs that need the network or an account are stand-ins (stub.sh) that check
# how they are called. Needs curl, openssl, git and the packaged tool; TOOL names another folder of it.
#
#   run.sh [PAGE…]      README.md and all of docs, by default; docs/reference.md is generated and has no such block
#
# A comment on the line before a block says what is special about it:
#   <!-- test: exit 3 -->           it ends with that code; without a comment, with 0
#   <!-- test: endless -->          it serves; it is ended once it listens
#   <!-- test: alone -->            no other server runs on the home meanwhile
#   <!-- test: not run: WHY -->     it is not run, for this reason
#   <!-- test: prints -->           (text) the block before it printed these lines, but for times, IDs and ports
#   <!-- test: workflow -->         (yaml) a job of GitHub Actions, each of whose steps is run
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
tool=${TOOL:-$root/target/notra-hooks}
bare_path=$PATH
[ -x "$tool/bin/notra-hooks" ] || { echo "$tool is not there: build it first, with mvn package" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
touch "$work/passed" "$work/failed" "$work/skipped" "$work/ended"
export TOOL=$tool LC_ALL=C.UTF-8 TMPDIR=$work NOTRA_HOOKS_ARCHIVE=keep
unset NOTRA_HOOKS_HOME

# A clone of what is committed, with what is changed here and not committed yet.
git clone -q "file://$root" "$work/clone" 2> /dev/null
git -C "$root" diff HEAD --binary | git -C "$work/clone" apply --allow-empty
(cd "$root" && git ls-files -z --others --exclude-standard -- README.md docs | xargs -0 -r cp --parents -t "$work/clone")
git -C "$work/clone" -c user.name=test -c user.email=test@localhost -c commit.gpgsign=false \
  commit -qam 'What is changed' --allow-empty
mkdir "$work/stubs"
for name in mvn gh cloudflared ngrok docker brew scoop sdk apt-get dpkg rpm; do
  cp "$here/stub.sh" "$work/stubs/$name"
  chmod +x "$work/stubs/$name"
done

# shellcheck source-path=SCRIPTDIR
. "$here/lib.sh"

pages=("$@")
if [ $# -eq 0 ]; then
  pages=(README.md)
  for each in "$root"/docs/*.md; do
    [ "$(basename "$each")" = reference.md ] || pages+=("docs/$(basename "$each")")
  done
fi
# Two at a time: each has a clone, a home and a server of its own.
for each in "${pages[@]}"; do
  while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n || true; done
  (run_page "$each"; echo "$each" >> "$work/ended") &
done
while [ -n "$(jobs -rp)" ]; do wait -n || true; done

# One that ended before its end, and said nothing.
for each in "${pages[@]}"; do
  grep -qxF "$each" "$work/ended" || grep -qF "$each: " "$work/failed" || echo "$each: ended early" | tee -a "$work/failed"
done

sed 's/^/not run: /' "$work/skipped"
failed=$(wc -l < "$work/failed")
echo "$(wc -l < "$work/passed") passed, $failed failed, $(wc -l < "$work/skipped") not run"
[ "$failed" -eq 0 ] && [ -s "$work/passed" ]
