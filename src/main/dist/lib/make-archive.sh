#!/bin/sh
# Makes lib/notra-hooks.jsa: the classes of the tool as this Java has them in memory, so that later starts need not
# read them again. It fits the very Java that made it; any other ignores it and starts more slowly.
#
#   sh make-archive.sh [JAVA]      JAVA is a java command: by default, the one of JAVA_HOME or the PATH
set -eu

lib=$(cd "$(dirname "$0")" && pwd -P)
java=${1:-${JAVA_HOME:+$JAVA_HOME/bin/}java}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

home=$work/home
number=0

# Runs the tool and keeps the list of the classes that it loads. What it prints and whether it succeeds is of no matter.
learn() {
  number=$((number + 1))
  "$java" -XX:+UseSerialGC -Xlog:disable -XX:DumpLoadedClassList="$work/classes.$number" -Dnotra-hooks.terminals="$terminals" \
    -jar "$lib/notra-hooks.jar" --home "$home" "$@" >"$work/out" 2>&1 || :
}

printf '{"action":"opened"}\n' >"$work/payload.json"
printf 'secret\n' >"$work/secret"
terminals=
learn sign "$work/payload.json" --provider github --event issues --secret-file "$work/secret"
signature=$(sed -n 's/.*"X-Hub-Signature-256[^s]*\(sha256=[0-9a-f]*\).*/\1/p' "$work/out")
learn verify "$work/payload.json" --signature "${signature:-sha256=0}" --secret-file "$work/secret"

learn serve --port 0 --until 2 --timeout 60s --ready-file "$work/ready" &
server=$!
number=10
tries=0
while [ ! -s "$work/ready" ] && [ "$tries" -lt 300 ] && kill -0 "$server" 2>/dev/null; do
  tries=$((tries + 1))
  sleep 0.1
done
learn send push
learn ping
wait "$server" || :

terminals=12
learn verify "$work/payload.json" --signature sha256=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef \
  --secret-file "$work/secret"
learn replay last
learn logs list
learn logs show last
learn samples list
learn integrations list
learn verify --help

# The numbers in the lists of several runs contradict each other, and are needed by none of these classes.
cat "$work"/classes.* | sed 's/ id: [0-9]*$//' | awk '!/^#/ && !seen[$0]++' >"$work/classes"

# G1 is the one collector that stores objects with the classes; any can use them.
linking=
"$java" -XX:+AOTClassLinking -version >/dev/null 2>&1 && linking=-XX:+AOTClassLinking
# shellcheck disable=SC2086  # empty or one word
"$java" -XX:+UseG1GC $linking -Xlog:disable -Xshare:dump -XX:SharedClassListFile="$work/classes" \
  -XX:SharedArchiveFile="$work/notra-hooks.jsa" -cp "$lib/notra-hooks.jar" >"$work/out" 2>&1 || {
  cat "$work/out" >&2
  exit 1
}
cp "$work/notra-hooks.jsa" "$lib/notra-hooks.jsa.new"
chmod 644 "$lib/notra-hooks.jsa.new"
mv "$lib/notra-hooks.jsa.new" "$lib/notra-hooks.jsa"
