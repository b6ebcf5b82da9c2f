# What the benchmarks with a server share; to be sourced, with bash. It sets $root, $tool, $work, which is a folder that is
# removed at the end, and $secret, and ends what was started when the script ends.
set -euo pipefail
export LC_ALL=C

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
tool=${TOOL:-$root/target/notra-hooks}
work=$(mktemp -d "$root/target/bench.XXXXXX")
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
secret="It's a Secret to Everybody"
processes=()
declare -A url
cleanup() {
  for process in "${processes[@]}"; do kill "$process" 2>/dev/null || true; done
  rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 1' INT TERM

nap() { read -r -t "$1" <> <(:) || true; }
until_listening() { # PORT
  for _ in $(seq 100); do
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return
    nap 0.1
  done
  echo "nothing listens on port $1" >&2
  exit 1
}
free_port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }

# Where a virtual machine gives the memory that it does not use back to its host, each fresh page of a file is slow; so the
# page cache is filled first, as it is on any machine that has been up for a while.
fill_page_cache() {
  truncate -s "$(awk '/^MemTotal/ { print $2 }' /proc/meminfo)k" "$work/cache"
  cat "$work/cache" >/dev/null
}

# Makes the push sample as long as wanted: less what its processing does not read, or with its commit again and again.
push() { # FILE BYTES
  node -e '
    const fs = require("fs");
    const [sample, file, bytes] = process.argv.slice(1);
    const push = JSON.parse(fs.readFileSync(sample));
    const size = () => Buffer.byteLength(JSON.stringify(push));
    const shorten = (object, keep) => {
      for (const key of Object.keys(object).reverse()) {
        if (size() > bytes && !keep.includes(key)) delete object[key];
      }
    };
    push.commits = [push.head_commit];
    shorten(push.repository, ["id", "full_name", "default_branch"]);
    shorten(push, ["ref", "repository", "commits"]);
    while (size() + JSON.stringify(push.commits[0]).length < bytes) push.commits.push(push.commits[0]);
    fs.writeFileSync(file, JSON.stringify(push));
  ' "$root/samples/github/push.json" "$1" "$2"
}
signature() { openssl dgst -sha256 -hmac "$secret" -r "$1" | cut -d' ' -f1; } # FILE

printf %s "$secret" >"$work/secret"
cat >"$work/config.json" <<JSON
{"version":1,"organizations":[{"id":"org_local","name":"Local","retentionDays":30,"integrations":[
  {"id":"int_github","provider":"github","enabled":true,"repositories":[
    {"id":"repo_local","name":"acme/widgets","secret":"$secret"}]}]}]}
JSON
# Starts notra-hooks under a name, again or for the first time, with options for the JVM and for serve; its process is in $server.
serve() { # NAME [OPTION [SERVE OPTIONS…]]
  [ -d "$work/$1" ] || mkdir -m 700 "$work/$1"
  install -m 600 "$work/config.json" "$work/$1/config.json"
  rm -f "$work/$1.ready"
  NOTRA_HOOKS_JAVA_OPTS=${2:-} "$tool/bin/notra-hooks" --home "$work/$1" -o table \
    serve --port 0 --ready-file "$work/$1.ready" -q "${@:3}" >/dev/null 2>>"$work/$1.err" &
  server=$!
  processes+=("$server")
  for _ in $(seq 100); do [ -s "$work/$1.ready" ] && break; nap 0.1; done
  url[$1]=$(sed -E 's/.*"provider":"github"[^}]*"url":"([^"]*)".*/\1/' "$work/$1.ready")
}

# Starts an Undertow that does nothing, under the name undertow.
do_nothing() {
  local port
  port=$(free_port)
  "${java}c" -d "$work" -cp "$tool/lib/*" \
    "$root/src/bench/java/io/github/notrahooks/receiver/undertow/DoNothingServer.java"
  "$java" -XX:+UseSerialGC -cp "$work:$tool/lib/*" io.github.notrahooks.receiver.undertow.DoNothingServer "$port" \
    >/dev/null 2>&1 &
  processes+=($!)
  until_listening "$port"
  url[undertow]=http://127.0.0.1:$port/push
}

# Prints the rate, the median, the 99th percentile and the number of failures.
load() { # NAME SECONDS PAYLOAD [CONNECTIONS PAUSE]
  wrk -t1 -c"${4:-32}" -d"$2s" --latency -s "$root/src/bench/receive/deliveries.lua" "${url[$1]}" -- \
    "$3" "$(signature "$3")" "${5:-0}" | sed -n 's/^figures //p'
}

# Warms a receiver up for three seconds; then the same as load, in $rate, $half, $most. Ends the script if a delivery failed.
measure() { # NAME SECONDS PAYLOAD [CONNECTIONS PAUSE]
  local failures
  load "$1" 3 "${@:3}" >/dev/null
  read -r rate half most failures <<<"$(load "$@")"
  [ "$failures" = 0 ] || { echo "$1: $failures failed" >&2; exit 1; }
}

java_version() { "$java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/Java \1/p'; }

# What a table of limits is made of; `failed` is 1 once one of them is not held.
failed=0
end() { # PROCESS [SIGNAL]
  kill "-${2:-TERM}" "$1"
  wait "$1" 2>/dev/null || true
}
sorted() { tr ' ' '\n' <<<"$1" | sed '/^$/d' | sort -g; }
median() { sorted "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
spread() { sorted "$1" | sed -n '1p;$p' | paste -sd' ' | sed 's/ / to /'; }
verdict() { # SEEN LIMIT: whether it is no more
  if awk "BEGIN { exit !($1 <= $2) }"; then echo held; else echo "NOT HELD"; fi
}
row() { # WHAT… VERDICT
  printf '| %s ' "$@"
  echo '|'
  [ "${*: -1}" != "NOT HELD" ] || failed=1
}
ticks() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }
number() { tail -qn 1 "$work/$1"/logs/*.jsonl | sed -nE 's/.*"seq":([0-9]+).*/\1/p' | sort -n | tail -n 1; } # NAME: of the last record
