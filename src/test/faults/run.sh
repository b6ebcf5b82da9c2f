#!/usr/bin/env bash
# What must not lose a delivery: kills, full disks, failing writes and syncs, a second server. Needs Node,
# curl, openssl and the packaged tool; what needs root or strace is skipped, loudly, where that is
# missing. Loopback only; about two minutes.
#
#   run.sh [KILLS]      how often the server is killed under load (default 6)
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
tool=${TOOL:-$root/target/notra-hooks/bin/notra-hooks}
kills=${1:-6}
work=$(mktemp -d)
passed=0
failed=0
skipped=0
server=
mounted=

cleanup() {
  [ -z "$server" ] || kill -9 "$server" 2>/dev/null || true
  [ -z "$mounted" ] || umount "$mounted" 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

ok() { passed=$((passed + 1)); echo "ok: $*"; }
bad() { failed=$((failed + 1)); echo "FAILED: $*"; }
skip() { skipped=$((skipped + 1)); echo "SKIPPED: $*"; }
is() { if [ "$2" = "$3" ]; then ok "$1: $2"; else bad "$1: expected '$3', got '$2'"; fi; }
nap() { read -r -t "$1" <> <(:) || true; }

start() { # HOME [SERVE OPTIONS…]: starts a server and waits until it is ready; a prefix may be in $with
  local home=$1
  shift
  rm -f "$work/ready"
  # shellcheck disable=SC2086  # the prefix is meant to be split
  ${with:-} "$tool" --home "$home" serve --port 0 --ready-file "$work/ready" -q "$@" \
    > /dev/null 2>> "$work/serve.err" &
  server=$!
  for _ in $(seq 200); do
    if [ -s "$work/ready" ]; then
      url=$(sed -E 's/.*"provider":"github"[^}]*"url":"([^"]*)".*/\1/' "$work/ready")
      pid=$(sed -E 's/.*"pid":([0-9]+).*/\1/' "$work/ready")
      return 0
    fi
    kill -0 "$server" 2>/dev/null || return 1
    nap 0.1
  done
  return 1
}

secret() { # HOME
  "$tool" --home "$1" integrations list --show-secrets -o json |
    sed -n 's/.*"int_github".*"secret":"\([^"]*\)".*/\1/p' > "$work/secret"
}

post() { # ID [BYTES]: sends a star with that ID, prints the status
  printf '{"action":"created","starred_at":"2026-11-23T09:00:00Z","repository":{"id":1,"full_name":"acme/widgets","stargazers_count":7},"sender":{"login":"zoe"},"filler":"%s"}' \
    "$(head -c "${2:-10}" /dev/zero | tr '\0' x)" > "$work/body"
  curl -s -o "$work/answer" -w '%{http_code}' "$url" --data-binary "@$work/body" \
    -H 'Content-Type: application/json' -H 'X-GitHub-Event: star' -H "X-GitHub-Delivery: $1" \
    -H "X-Hub-Signature-256: sha256=$(openssl dgst -sha256 -hmac "$(cat "$work/secret")" -r "$work/body" | cut -d' ' -f1)" \
    || true
}

stop() {
  kill "$pid" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=
}

echo "== killed under load, $kills times, three copies of every delivery"
home=$work/kill
start "$home"
secret "$home"
: > "$work/answers"
for round in $(seq "$kills"); do
  before=$(wc -l < "$work/answers")
  node "$here/storm.mjs" "$url" "$work/secret" "$work/answers" 16 3 8 &
  storm=$!
  for _ in $(seq 100); do
    [ "$(wc -l < "$work/answers")" -ge $((before + 100 * round)) ] && break
    nap 0.05
  done
  kill -9 "$pid"
  wait "$server" 2>/dev/null || true
  kill "$storm" 2>/dev/null || true
  wait "$storm" 2>/dev/null || true
  start "$home" || bad "it did not start again after kill $round"
done
stop
awk '$2 == 200 { print $1 }' "$work/answers" | sort -u > "$work/acknowledged"
cat "$home"/logs/*.jsonl | grep -a '"outcome":"processed"' |
  sed -E 's/^\{"id":"[^"]*","referenceId":"([^"]*)".*/\1/' | sort > "$work/processed"
[ "$(wc -l < "$work/acknowledged")" -gt 100 ] && ok "the storm was one" || bad "hardly anything was acknowledged"
is "of $(wc -l < "$work/acknowledged") acknowledged deliveries, missing in the log" \
  "$(comm -23 "$work/acknowledged" <(sort -u "$work/processed") | wc -l)" 0
is "deliveries processed twice" "$(uniq -d "$work/processed" | wc -l)" 0
is "deliveries acknowledged as processed twice" \
  "$(awk '$3 == "processed" { print $1 }' "$work/answers" | sort | uniq -d | wc -l)" 0
if "$tool" --home "$home" logs check -o table > "$work/check"; then ok "logs check"; else
  bad "logs check: $(cat "$work/check")"
fi

echo "== two servers on one home"
start "$home"
code=0
"$tool" --home "$home" serve --port 0 > /dev/null 2> "$work/second" || code=$?
is "the second exits with" "$code" 2
grep -q "process $pid" "$work/second" && ok "it names the first" || bad "it does not name the first: $(cat "$work/second")"
is "the first goes on" "$(post still-there)" 200
stop

echo "== write, sync, answer: in that order"
if command -v strace > /dev/null; then
  start "$work/order"
  secret "$work/order"
  post warm-up > /dev/null
  strace -f -qq -e trace=pwrite64,write,writev,fdatasync,fsync -s 200 -o "$work/trace" -p "$pid" &
  tracer=$!
  for _ in $(seq 50); do grep -q . "/proc/$pid/task/$pid/status" && [ "$(awk '/TracerPid/ { print $2 }' "/proc/$pid/status")" != 0 ] && break; nap 0.1; done
  post in-order > /dev/null
  kill "$tracer"
  wait "$tracer" 2>/dev/null || true
  order=$(grep -oE 'pwrite64\([0-9]+, "\{\\"id|fdatasync|HTTP/1.1 200' "$work/trace" | sed -E 's/pwrite64.*/write/; s/HTTP.*/answer/' | head -3 | tr '\n' ' ')
  is "the order of system calls" "$order" "write fdatasync answer "
  stop
else
  skip "strace is not installed"
fi

echo "== failing sync, failing write"
if command -v strace > /dev/null; then
  with="strace -f -qq -o /dev/null -e trace=fdatasync -e inject=fdatasync:error=EIO:when=2" start "$work/eio"
  secret "$work/eio"
  is "before the sync fails" "$(post eio-1)" 200
  is "when it fails" "$(post eio-2)" 500
  is "the same delivery again" "$(post eio-2)" 200
  is "segments after a failed sync" "$(find "$work/eio/logs" -name '*.jsonl' | wc -l)" 2
  stop
  start "$work/eio"
  is "after a restart it is a duplicate" "$(post eio-2; grep -c duplicate "$work/answer")" 2001
  stop
else
  skip "strace is not installed"
fi

echo "== a full disk"
if [ "$(id -u)" = 0 ] && mkdir -p "$work/disk" && mount -t tmpfs -o size=2m tmpfs "$work/disk" 2>/dev/null; then
  mounted=$work/disk
  start "$work/disk/home"
  secret "$work/disk/home"
  status=200
  number=0
  while [ "$status" = 200 ] && [ "$number" -lt 60 ]; do
    number=$((number + 1))
    status=$(post "full-$number" 100000)
  done
  is "the first that does not fit" "$status" 500
  is "health" "$(curl -s -o /dev/null -w '%{http_code}' "${url%/api/*}/healthz")" 503
  is "the log ends in a line end" "$(tail -c 1 "$work"/disk/home/logs/*.jsonl | od -An -c | tr -d ' ')" '\n'
  is "it goes on not fitting" "$(post "full-$number" 100000)" 500
  mount -o remount,size=16m "$work/disk"
  is "the same delivery once there is room" "$(post "full-$number" 100000)" 200
  curl -s -o /dev/null "${url%/api/*}/healthz"
  is "health once there is room" "$(curl -s -o /dev/null -w '%{http_code}' "${url%/api/*}/healthz")" 200
  stop
  if "$tool" --home "$work/disk/home" logs check > /dev/null; then ok "logs check"; else bad "logs check"; fi
  umount "$work/disk"
  mounted=
else
  skip "a full disk needs root and tmpfs"
fi

echo "== a limit on the file's size"
(
  ulimit -f 512
  exec "$tool" --home "$work/limit" serve --port 0 --ready-file "$work/ready-limit" -q > /dev/null 2>> "$work/serve.err"
) &
server=$!
for _ in $(seq 200); do [ -s "$work/ready-limit" ] && break; nap 0.1; done
url=$(sed -E 's/.*"provider":"github"[^}]*"url":"([^"]*)".*/\1/' "$work/ready-limit")
pid=$(sed -E 's/.*"pid":([0-9]+).*/\1/' "$work/ready-limit")
secret "$work/limit"
status=200
number=0
while [ "$status" = 200 ] && [ "$number" -lt 20 ]; do
  number=$((number + 1))
  status=$(post "limit-$number" 100000)
done
is "the first that does not fit" "$status" 500
is "a small one still fits" "$(post limit-small)" 200
stop

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
