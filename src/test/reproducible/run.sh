#!/usr/bin/env bash
# Builds the tool twice, in two folders of different names, and compares every file of the two. Class archives of the
# JVM are left out: they hold addresses of the process that wrote them.
#
#   bash src/test/reproducible/run.sh
set -euo pipefail
cd "$(dirname "$0")/../../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for copy in one another/place; do
  mkdir -p "$work/$copy"
  tar -c --exclude=./target --exclude=./.git . | tar -x -C "$work/$copy"
  # Nor may it matter when the files were written, where the clock is set to or what language is spoken.
  find "$work/$copy" -type f -exec touch -d "@$((1700000000 + ${#copy} * 86400))" {} +
  (cd "$work/$copy" && TZ="Etc/GMT+${#copy}" LC_ALL=C mvn -B -ntp -q -Dquick -DskipTests package)
done

list() { # FOLDER: the digest and mode of every file in it
  (cd "$1" && find . -type f ! -name '*.jsa' ! -name archive-java -printf '%m ' -exec sha256sum {} \; | sort -k 3)
}

list "$work/one/target/notra-hooks" > "$work/first"
list "$work/another/place/target/notra-hooks" > "$work/second"
if ! diff "$work/first" "$work/second"; then
  echo "The two builds differ." >&2
  exit 1
fi
echo "$(wc -l < "$work/first") files, the same bytes and modes in both builds."
