#!/bin/sh
# Makes lib/brief.jsa and lib/all.jsa: the classes of the tool as this Java has them in memory, so that later starts
# need not read them again. They fit the very Java that made them (and, before Java 19, the folder); any other does
# without, and starts more slowly.
#
#   sh make-archive.sh [JAVA]      JAVA is a java command: by default, the one of JAVA_HOME or the PATH
set -eu

lib=$(cd "$(dirname "$0")" && pwd -P)
java=${1:-${JAVA_HOME:+$JAVA_HOME/bin/}java}
work=$(mktemp -d)

# What the tool does here is for its classes alone: no setting may send it elsewhere.
for name in $(env | sed -n 's/^\(NOTRA_HOOKS_[A-Za-z0-9_]*\)=.*/\1/p'); do
  unset "$name"
done
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

# Runs the tool and keeps the list of the classes that it loads. Whether it succeeds is of no matter.
learn() {
  list=$1
  shift
  "$java" -XX:+UseSerialGC -Xlog:disable -XX:DumpLoadedClassList="$work/$list" -Dnotra-hooks.terminals="$terminals" \
    -jar "$lib/notra-hooks.jar" --home "$work/home" "$@" >"$work/$list.out" 2>&1 || :
}

# Makes an archive of the classes in all lists of a set.
archive() {
  # The numbers in the lists of several runs contradict each other, and none of these classes needs its own.
  cat "$work/$1".* | sed 's/ id: [0-9]*$//' | awk '!/^#/ && !seen[$0]++' >"$work/classes"
  # G1 is the one collector that stores objects with the classes; any can use them.
  # shellcheck disable=SC2086  # empty or one word
  "$java" -XX:+UseG1GC $linking -Xlog:disable -Xshare:dump -XX:SharedClassListFile="$work/classes" \
    -XX:SharedArchiveFile="$work/$1.jsa" -cp "$lib/notra-hooks.jar" >"$work/out" 2>&1 || {
    cat "$work/out" >&2
    exit 1
  }
}

# Since Java 24, classes can be stored as linked to each other; all of them are then ready at once, which pays where
# most of them are used.
linking=
"$java" -XX:+AOTClassLinking -version >/dev/null 2>&1 && linking=-XX:+AOTClassLinking

printf '{"action":"opened"}\n' >"$work/payload.json"
printf 'secret\n' >"$work/secret"
mismatch=sha256=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef

terminals=
learn brief.sign sign "$work/payload.json" --provider github --event issues --secret-file "$work/secret"
signature=$(sed -n 's/.*\(sha256=[0-9a-f]\{64\}\).*/\1/p' "$work/brief.sign.out")
learn brief.verify verify "$work/payload.json" --signature "${signature:-$mismatch}" --secret-file "$work/secret"
rm "$work"/brief.*.out
archive brief

linking=
learn all.serve serve --port 0 --until 2 --timeout 60s --ready-file "$work/ready" &
server=$!
tries=0
while [ ! -s "$work/ready" ] && [ "$tries" -lt 300 ] && kill -0 "$server" 2>/dev/null; do
  tries=$((tries + 1))
  sleep 0.1
done
terminals=12
learn all.send send push
learn all.ping ping
wait "$server" || :
learn all.replay replay last
learn all.list logs list
learn all.samples samples list
learn all.integrations integrations list
learn all.mismatch verify "$work/payload.json" --signature "$mismatch" --secret-file "$work/secret"
rm "$work"/all.*.out
archive all

"$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.runtime\.version = //p' >"$work/archive-java"
echo "$lib" >>"$work/archive-java"
# The JVM refuses an archive of a jar that has another time, as copies have.
{ stat -c %Y "$lib/notra-hooks.jar" 2>/dev/null || stat -f %m "$lib/notra-hooks.jar"; } >>"$work/archive-java"
for file in brief.jsa all.jsa archive-java; do
  cp "$work/$file" "$lib/$file.$$.new"
  chmod 644 "$lib/$file.$$.new"
  mv "$lib/$file.$$.new" "$lib/$file"
done
# The mark of whoever had it made.
rm -f "$lib/archive-attempt"
