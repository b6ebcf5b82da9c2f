#!/usr/bin/env bash
# Runs what README.md tells its readers to run: the transcript, the sessions, and every step of the
# workflow, each against a real server. Needs curl, openssl and the packaged tool. Loopback only.
set -euo pipefail

root=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mktemp -d)
export NOTRA_HOOKS_HOME=$work/home
serve=
passed=0

cleanup() {
  [ -z "$serve" ] || kill "$serve" 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

fail() {
  echo "FAILED: $*" >&2
  echo "$passed passed, 1 failed"
  exit 1
}

block() { # NAME: the fenced block after the comment of that name
  awk -v mark="<!-- test: $1 -->" '
    $0 == mark { wanted = 1; next }
    wanted && /^```/ { if (inside) exit; inside = 1; next }
    inside { print }' "$root/README.md"
}

expect() { # NAME PATTERN: the output of that block has a line like this
  grep -qE "$2" "$work/$1.out" || { cat "$work/$1.out" >&2; fail "$1 does not print $2"; }
  passed=$((passed + 1))
}

await() {
  for _ in $(seq 300); do
    [ -s "$1" ] && return 0
    read -r -t 0.1 <> <(:) || true
  done
  fail "timed out waiting for $1"
}

# The transcript is pasted into one shell, in a folder that looks like the project's.
mkdir -p "$work/project/target"
cp -r "$root/target/notra-hooks" "$work/project/target/"
tool=$work/project/target/notra-hooks/bin/notra-hooks
# The README's server listens on its default port; a test takes any free one.
"$tool" serve --port 0 --ready-file "$work/ready" > /dev/null 2>&1 &
serve=$!
await "$work/ready"

{
  echo 'set -euo pipefail'
  block transcript
  echo "exec > '$work/session.out'"
  block session
  echo "exec > '$work/mismatch.out'; set +e"
  block mismatch
  echo 'echo "exit code $?"'
} > "$work/pasted.sh"
[ "$(wc -l < "$work/pasted.sh")" -gt 20 ] || fail "the README has no transcript"
(cd "$work/project" && bash "$work/pasted.sh") > "$work/transcript.out" || fail "the transcript ends with $?"
expect transcript '"message":"Processed push event \(pushed\)"'
expect transcript 'log_[0-9a-f]{16} +github +push.pushed +processed +200'
expect transcript '^title +Processed push event'
expect session '^200 .* Processed push event \(pushed\)'
expect session '^200 .* Processed Issue event \(update\)'
expect session '^All is well'
expect session '^200 .* Pong! .*\(signature kept\)'
expect mismatch '^not valid: .* if the body did not end in a line break'
expect mismatch '^exit code 3'

# The workflow: its receiver is another notra-hooks, its fixture a signed sample.
url=$(sed -E 's/.*"provider":"github"[^}]*"url":"([^"]*)".*/\1/' "$work/ready")
mkdir -p "$work/job/fixtures" "$work/steps"
cp "$work/project/secret.txt" "$work/job/"
cd "$work/job"
export PATH=$(dirname "$tool"):$PATH RECEIVER_URL=$url
GITHUB_WEBHOOK_SECRET=$(cat secret.txt)
export GITHUB_WEBHOOK_SECRET
notra-hooks samples show push --raw > fixtures/push.json
notra-hooks sign fixtures/push.json > fixtures/push.headers
printf '#!/bin/sh\n' > start-receiver
chmod +x start-receiver
block workflow | awk -v folder="$work/steps" '
  /run: \|/ { step++; file = sprintf("%s/%02d.sh", folder, step); match($0, /^ */); indent = RLENGTH; next }
  file != "" { match($0, /^ */); if (NF && RLENGTH <= indent) { file = "" } else { print >> file } }'
steps=$(find "$work/steps" -name '*.sh' | sort)
[ "$(echo "$steps" | wc -l)" -eq 5 ] || fail "the workflow has not the steps that are tested"
for step in $steps; do
  bash -e "$step" > "$work/step.out" 2>&1 || { cat "$step" "$work/step.out" >&2; fail "$(basename "$step")"; }
  passed=$((passed + 1))
done

echo "$passed passed, 0 failed"
