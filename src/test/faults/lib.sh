# Sourced by every theme: starting and ending a server, sending to it, and saying what was required and seen.
# A theme sees $size (quick or full), $work (a folder of its own), and after start() $url, $origin, $pid.
# shellcheck shell=bash disable=SC2034  # themes read what is set here
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
tool=${TOOL:-$root/target/notra-hooks/bin/notra-hooks}
size=${FAULTS_SIZE:-quick}
results=${FAULTS_RESULTS:-/dev/null}
work=$(mktemp -d)
server=
pid=
with=()
mounts=()
others=()

cleanup() {
  local each
  for each in "$pid" "$server" "${others[@]}"; do
    [ -z "$each" ] || kill -9 "$each" 2> /dev/null || true
  done
  for each in "${mounts[@]}"; do
    umount "$each" 2> /dev/null || umount -l "$each" 2> /dev/null || true
  done
  rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

# --- what was required, what was seen

result() { # TEST REQUIRED SEEN VERDICT
  printf '%s | %s | %s | %s\n' "$1" "$2" "$(tr '\n|' '  ' <<< "$3" | sed 's/ *$//')" "$4" | tee -a "$results"
}
is() { # TEST REQUIRED SEEN
  if [ "$2" = "$3" ]; then result "$@" ok; else result "$@" FAILED; fi
}
compare() { # TEST SIGN LIMIT SEEN [UNIT]
  local verdict=FAILED
  # What is no number fails, whichever way it is compared.
  if awk -v a="$4" -v b="$3" -v sign="$2" 'BEGIN {
    if (a !~ /^-?[0-9.]+$/) exit 1
    exit !(sign == "<=" ? a + 0 <= b + 0 : a + 0 >= b + 0) }'; then verdict=ok; fi
  result "$1" "$2 $3${5:+ $5}" "$4${5:+ $5}" "$verdict"
}
most() { compare "$1" '<=' "$2" "$3" "${4:-}"; }
least() { compare "$1" '>=' "$2" "$3" "${4:-}"; }
# The quick set shares its machine with whatever else runs there: it allows more time.
within() { most "$1" "$([ "$size" = full ] && echo "$2" || echo $(($2 * 4)))" "$3" "$4"; }
yes_if() { # TEST REQUIRED COMMAND…
  local test=$1 required=$2
  shift 2
  if "$@" > "$work/yes-if" 2>&1; then result "$test" "$required" yes ok; else
    result "$test" "$required" "$(tail -n 1 "$work/yes-if" | tr '|' ' ' | cut -c 1-200)" FAILED
  fi
}
skip() { result "$1" "-" "$2" SKIPPED; }
has() { command -v "$1" > /dev/null; }
is_root() { [ "$(id -u)" = 0 ]; }

# --- time

nap() { read -r -t "$1" <> <(:) || true; }
now() { date +%s%3N; }
until_true() { # SECONDS COMMAND…: tries ten times a second
  local end=$(($(now) + $1 * 1000))
  shift
  until "$@"; do
    [ "$(now)" -lt "$end" ] || return 1
    nap 0.1
  done
}
gone() { ! kill -0 "$1" 2> /dev/null; }

# --- the server; a prefix such as strace may be in the array $with, once

start() { # HOME [SERVE OPTIONS…]: starts a server and waits until it is ready
  local home=$1
  shift
  rm -f "$work/ready"
  "${with[@]}" "$tool" --home "$home" serve --port 0 --ready-file "$work/ready" -q "$@" \
    > /dev/null 2>> "$work/serve.err" &
  server=$!
  with=()
  until_true 30 ready_or_gone && [ -s "$work/ready" ] || return 1
  pid=$(jq .pid "$work/ready")
  origin=$(jq -r .url "$work/ready")
  url=$(jq -r '.endpoints[] | select(.provider == "github").url' "$work/ready")
  "$tool" --home "$home" integrations list --show-secrets -o json |
    sed -n 's/.*"int_github".*"secret":"\([^"]*\)".*/\1/p' > "$work/secret"
}
ready_or_gone() { [ -s "$work/ready" ] || gone "$server"; }

stop() { # [SIGNAL]: sets $code and $took, in milliseconds
  local began
  began=$(now)
  kill "-${1:-TERM}" "$pid" 2> /dev/null || true
  await_end "$began"
}
await_end() { # BEGAN
  code=0
  wait "$server" 2> /dev/null || code=$?
  took=$(($(now) - $1))
  server=
  pid=
}
live_heap() { # MiB after a full collection
  jcmd "$pid" GC.run > /dev/null
  jcmd "$pid" GC.heap_info | sed -nE 's/.*total [0-9]+K, used ([0-9]+)K.*/\1/p' | awk '{ sum += $1 } END { printf "%.1f", sum / 1024 }'
}
heap_within() { # TEST BEFORE MIB: it has grown by no more than that
  if has jcmd; then
    most "$1: heap in use afterwards (before: $2)" "$(awk -v b="$2" -v more="$3" 'BEGIN { print b + more }')" "$(live_heap)" MiB
  else
    skip "$1: heap in use" "needs jcmd"
  fi
}
refused() { # HOME [SERVE OPTIONS…]: a start that must not succeed; sets $code, $took; what it said is in $work/refused
  local began
  began=$(now)
  code=0
  "${with[@]}" timeout -s KILL 20 "$tool" --home "$1" serve "${@:2}" > /dev/null 2> "$work/refused" || code=$?
  took=$(($(now) - began))
  with=()
}
refused_well() { # TEST CODE PATTERN: after refused()
  is "$1: exit code" "$2" "$code"
  within "$1: time" 2000 "$took" ms
  is "$1: lines on standard error" 1 "$(wc -l < "$work/refused")"
  yes_if "$1: the line says what" "/$3/" grep -E "$3" "$work/refused"
}

# --- deliveries

post() { # ID [BYTES [CURL OPTIONS…]]: sends a star with that ID, prints the status; the answer is in $work/answer
  printf '{"action":"created","starred_at":"2026-11-23T09:00:00Z","repository":{"id":1,"full_name":"acme/widgets","stargazers_count":7},"sender":{"login":"zoe"},"filler":"%s"}' \
    "$(head -c "${2:-10}" /dev/zero | tr '\0' x)" > "$work/body"
  post_file "$1" "$work/body" "${@:3}"
}
post_file() { # ID FILE [CURL OPTIONS…]
  local signature
  signature=$(openssl dgst -sha256 -hmac "$(cat "$work/secret")" -r "$2" | cut -d' ' -f1)
  curl -s -m 60 -o "$work/answer-$1" -D "$work/head-$1" -w '%{http_code}' "$url" --data-binary "@$2" \
    -H 'Content-Type: application/json' -H 'X-GitHub-Event: star' -H "X-GitHub-Delivery: $1" \
    -H "X-Hub-Signature-256: sha256=$signature" "${@:3}" || true
}
what() { # ID: processed, duplicate or nothing, as the answer to post said
  case $(cat "$work/answer-$1" 2> /dev/null) in
    *'"duplicate":true'*) echo duplicate ;;
    *'"message":"Processed'*) echo processed ;;
  esac
}
sent() { # ID: sends a star and prints status and what became of it
  echo "$(post "$1") $(what "$1")"
}
complaints() { grep -v '^Listening on ' "$work/serve.err" | head -n 3 || true; } # what the server said on standard error
health() { curl -s -m 10 -o /dev/null -w '%{http_code}' "$origin/healthz" || true; }

# --- the log

processed() { # HOME: the IDs of what was processed, sorted, repeated ones repeated
  cat "$1"/logs/*.jsonl | grep -a '"outcome":"processed"' |
    sed -E 's/^\{"id":"[^"]*","referenceId":"([^"]*)".*/\1/' | sort
}
lost() { # HOME ANSWERS: how many deliveries were acknowledged and are not in the log
  comm -23 <(awk '$2 == 200 { print $1 }' "$2" | sort -u) <(processed "$1" | sort -u) | wc -l
}
acknowledged() { awk '$2 == 200 { print $1 }' "$1" | sort -u | wc -l; } # ANSWERS
twice() { processed "$1" | uniq -d | wc -l; } # HOME
intact() { "$tool" --home "$1" logs check -o table; } # HOME
segments() { find "$1/logs" -name '*.jsonl' | wc -l; } # HOME

storm() { # ANSWERS CLIENTS COPIES SECONDS [MILLISECONDS BETWEEN]: in the background; its process is $storm
  node "$here/storm.mjs" "$url" "$work/secret" "$@" &
  storm=$!
  others+=("$storm")
}
answers_at_least() { [ "$(wc -l < "$1")" -ge "$2" ]; } # ANSWERS COUNT
end_storm() {
  kill "$storm" 2> /dev/null || true
  wait "$storm" 2> /dev/null || true
}
figure() { jq -r "$1" "$work/figures"; } # JQ FILTER over what a driver printed
