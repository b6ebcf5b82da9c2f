#!/usr/bin/env bash
# Sends everything that notra-hooks can send to receivers that the providers publish themselves, and has
# them judge. Needs Node, npm and the packaged tool in target/notra-hooks. Loopback only.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
tool=${TOOL:-$root/target/notra-hooks/bin/notra-hooks}
work=$(mktemp -d)
passed=0
failed=0
receivers=
application=
serve=

cleanup() {
  [ -z "$receivers" ] || kill "$receivers" 2>/dev/null || true
  [ -z "$application" ] || kill "$application" 2>/dev/null || true
  [ -z "$serve" ] || kill "$serve" 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

await() { # FILE: waits until it has content, for half a minute at most
  for _ in $(seq 300); do
    [ -s "$1" ] && return 0
    read -r -t 0.1 <> <(:) || true
  done
  echo "timed out waiting for $1" >&2
  exit 1
}

check() { # NAME EXPECTED-EXIT-CODE COMMAND...
  local name=$1 expected=$2 code=0
  shift 2
  "$@" > "$work/out" 2> "$work/err" || code=$?
  if [ "$code" -eq "$expected" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $name: exit code $code, expected $expected"
    cat "$work/out" "$work/err"
  fi
}

export NOTRA_HOOKS_HOME=$work/home
cp "$here/package.json" "$here"/*.mjs "$work/"
(cd "$work" && npm install --no-package-lock --no-audit --no-fund --silent)

printf 'a secret for GitHub' > "$work/github"
printf 'lin_wh_a_secret_for_Linear' > "$work/linear"
printf 'whsec_%s' "$(head -c 32 /dev/urandom | base64 | tr -d '\n')" > "$work/standard"
(cd "$work" && exec node receivers.mjs "$work/ready" "$(cat github)" "$(cat linear)" "$(cat standard)") 2> "$work/receivers.err" &
receivers=$!
await "$work/ready"
base=$(cat "$work/ready")

"$tool" samples list -o json > "$work/samples"
while read -r provider name; do
  check "$provider:$name" 0 \
    "$tool" send "$provider:$name" --to "$base/$provider" --secret-file "$work/$provider" --no-log
done < <(sed -E 's/^\{"name":"([^"]*)".*"provider":"([^"]*)".*/\2 \1/' "$work/samples")

check "a form is refused by Octokit, which takes JSON only" 1 \
  "$tool" send push --form --to "$base/github" --secret-file "$work/github" --no-log
check "the wrong secret is refused by Octokit" 1 \
  "$tool" send push --to "$base/github" --secret-file "$work/linear" --no-log
check "the wrong secret is refused by Linear's SDK" 3 \
  "$tool" send issue.create --to "$base/linear" --secret-file "$work/github" --no-log
check "a stale timestamp is refused by Linear's SDK" 3 \
  "$tool" send issue.create --fault stale-timestamp --to "$base/linear" --secret-file "$work/linear" --no-log

printf '{"type":"invoice.paid","timestamp":"2026-11-23T09:00:00Z","data":{"name":"Zoë"}}' > "$work/event.json"
check "standardwebhooks accepts its scheme" 0 \
  "$tool" send "$work/event.json" --provider standard-webhooks --to "$base/standard-webhooks" \
  --secret-file "$work/standard" --no-log
printf '{"id":"whev_6f1c7f8e-2d0b-4f57-9a39-0c9b7a1d2e3f","type":"post.published","data":{"postId":"p1"}}' \
  > "$work/notra.json"
check "Notra's documented check accepts its scheme" 0 \
  "$tool" send "$work/notra.json" --provider notra --to "$base/notra" --secret-file "$work/standard" --no-log

# A delivery that was logged an hour ago, replayed into Linear's SDK.
faketime -f '-1h' "$tool" serve --port 0 --ready-file "$work/serving" --until 1 --timeout 60s -q \
  > /dev/null 2> "$work/serve.err" &
serve=$!
await "$work/serving"
local_url=$(sed -E 's/.*"url":"(http[^"]*linear[^"]*)".*/\1/' "$work/serving")
faketime -f '-1h' "$tool" integrations list --show-secrets -o json |
  sed -nE 's/.*"provider":"linear".*"secret":"([^"]*)".*/\1/p' > "$work/local"
check "an hour ago, a delivery is received" 0 \
  faketime -f '-1h' "$tool" send issue.update --to "$local_url" --secret-file "$work/local" --no-log
wait "$serve" || true
serve=
check "replayed, it is signed again and accepted" 0 \
  "$tool" replay last --to "$base/linear" --secret-file "$work/linear"
check "with its old signature it is refused" 3 \
  "$tool" replay last --sign keep --to "$base/linear" --secret-file "$work/local"
if grep -q 'The receiver will refuse' "$work/err"; then
  passed=$((passed + 1))
else
  failed=$((failed + 1))
  echo "FAILED: the refusal was not foretold:"
  cat "$work/err"
fi

# Everything that arrives goes on to an application, which checks it with Octokit.
export NOTRA_HOOKS_HOME=$work/forwarding
github() { sed -nE 's/^\{"name":"([^"]*)".*"provider":"github".*/\1/p' "$work/samples"; }
"$tool" integrations list --show-secrets -o json |
  sed -nE 's/.*"provider":"github".*"secret":"([^"]*)".*/\1/p' > "$work/own"
(cd "$work" && exec node application.mjs "$work/application" "$(cat own)") 2> "$work/application.err" &
application=$!
await "$work/application"
for answer in ours theirs; do
  rm -f "$work/serving"
  "$tool" serve --port 0 --ready-file "$work/serving" --until "$(github | wc -l)" --timeout 120s -q \
    --forward "$(cat "$work/application")/hooks/github" --answer "$answer" > /dev/null 2> "$work/serve.err" &
  serve=$!
  await "$work/serving"
  while read -r name; do
    check "github:$name, sent on, answer $answer" 0 "$tool" send "github:$name" --no-log
  done < <(github)
  check "serve ends once all is sent on, answer $answer" 0 wait "$serve"
  serve=
done
"$tool" logs list --trigger forward --limit 1000 -o json > "$work/runs"
check "the application accepted every sample, twice" 0 \
  [ "$(grep -c '"outcome":"sent"' "$work/runs") of $(wc -l < "$work/runs")" = \
  "$((2 * $(github | wc -l))) of $((2 * $(github | wc -l)))" ]

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
