#!/usr/bin/env bash
# Runs the command check against receivers that are known to be good, and ones that are broken in one place each, and
# compares what it finds with what each of them says of itself: `finds` must be found, `mayFind` may, nothing else may.
# Wants the packaged tool, Node, npm, curl and jq; the part debian wants the package webhook. Loopback only.
#
#   run.sh [PART…]      all by default: good, broken, debian, serve; or one receiver, such as broken/auth/prefix-16
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
cd "$root"
tool=${TOOL:-$root/target/notra-hooks/bin/notra-hooks}
most=60 # seconds for one receiver
most_of_all=1500
work=$(mktemp -d)
surprises=()
count=0
started=

cleanup() {
  [ -z "$started" ] || kill "$started" 2> /dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

[ -x "$tool" ] || { echo "$tool is not there: build it first, with mvn package" >&2; exit 1; }
for needed in node npm curl jq; do
  command -v "$needed" > /dev/null || { echo "run.sh: $needed is needed" >&2; exit 2; }
done

export NOTRA_HOOKS_HOME=$work/home NODE_ENV=production
unset NOTRA_HOOKS_SECRET NOTRA_HOOKS_SECRET_FILE GITHUB_WEBHOOK_SECRET LINEAR_WEBHOOK_SECRET WEBHOOK_SECRET_OLD
mkdir "$work/secrets"
printf 'a secret for GitHub' > "$work/secrets/github"
printf 'lin_wh_a_secret_for_Linear' > "$work/secrets/linear"
printf 'whsec_%s' "$(printf 'thirty-two bytes make one secret' | base64)" > "$work/secrets/standard-webhooks"
cp "$work/secrets/standard-webhooks" "$work/secrets/notra"

await() { # FILE NAME: waits until the file has content, for half a minute at most
  for _ in $(seq 300); do
    [ -s "$1" ] && return 0
    read -r -t 0.1 <> <(:) || true
  done
  surprises+=("$2: it did not start")
  stop
  return 1
}

stop() {
  kill "$started" 2> /dev/null || true
  wait "$started" 2> /dev/null || true
  started=
}

# Runs check, and compares. TOLD is a file with what the receiver says of itself, as start.mjs prints it.
judge() { # NAME TOLD URL SECRET-FILE OPTION…
  local name=$1 told=$2 url=$3 secret=$4 code=0 provider
  shift 4
  if [ $((SECONDS - began)) -gt "$most_of_all" ]; then
    surprises+=("$name: there was no time left")
    return
  fi
  provider=$(jq -r .provider "$told")
  timeout -k 5 "$most" "$tool" check "$url" --provider "$provider" --secret-file "$secret" -o json "$@" \
    > "$work/results" 2> "$work/check.err" || code=$?
  if ! jq -e -s 'last | .type == "summary"' "$work/results" > /dev/null 2>&1; then
    surprises+=("$name: check ended with $code and no summary: $(tail -q -n 3 "$work/results" "$work/check.err" | cut -c1-300)")
    return
  fi
  [ -z "${CHECK_KEEP:-}" ] || cp "$work/results" "$CHECK_KEEP/${name//\//-}.jsonl"
  jq -r -n --slurpfile told "$told" --slurpfile results "$work/results" --arg name "$name" --argjson code "$code" '
    def listed($patterns): . as $id | $patterns
      | any(. == $id or (endswith("*") and (rtrimstr("*") as $start | $id | startswith($start))));
    $told[0] as $told | ($results | last) as $summary
    | [$results[] | select(.type == "check" and .result == "failed" and .level != "information")] as $failed
    | [$failed[].id] as $seen
    | ($told.finds - $seen) as $missed
    # How long the first answer takes depends on how busy the machine is.
    | [$seen[] | select(listed($told.finds + $told.mayFind + ["reach.fast"]) | not)] as $others
    | (if any($failed[]; .level == "must") then 1 else 0 end) as $right
    | [$name, $told.provider,
       (if $told.finds == [] then "nothing" else ($told.finds | join(" ")) end),
       (if $seen == [] then "nothing" else
          ([($seen - ($seen - $told.finds))[], "\($seen - $told.finds | length) more" | select(. != "0 more")] | join(" "))
        end),
       ([$results[] | select(.result == "inconclusive") | .id] | if . == [] then "-" else join(" ") end),
       "\($summary.requests) in \($summary.durationMs) ms"] | join("|")
    , ($missed[] | "!\($name): \(.) was not found")
    , ($others[] as $id | $failed[] | select(.id == $id)
        | "!\($name): \($id) (\(.level)) was found, but is not listed: \(.message)")
    , (if $code == $right then empty else "!\($name): exit code \($code), expected \($right)" end)
    , (if $summary.requests > 200 then "!\($name): more than 200 requests" else empty end)
    , ($results[] | select($told.observes and $told.finds == [] and .result == "inconclusive")
        | "!\($name): \(.id) is inconclusive: \(.message)")
  ' > "$work/verdict"
  grep -v '^!' "$work/verdict" >> "$work/table"
  while IFS= read -r line; do
    surprises+=("${line#!}")
  done < <(grep '^!' "$work/verdict" || true)
  count=$((count + 1))
  printf '.' >&2
}

receiver() { # NAME: good/… or broken/…
  local name=$1 provider options=()
  [ -f "$here/receivers/$name.mjs" ] || { echo "run.sh: there is no receiver $name" >&2; exit 2; }
  prepare
  rm -f "$work/told"
  provider=$(sed -nE 's/^export const provider = "(.*)";/\1/p' "$here/receivers/$name.mjs")
  (cd "$work/receivers" && WEBHOOK_SECRET=$(cat "$work/secrets/$provider") exec node start.mjs "$name.mjs") \
    > "$work/told" 2> "$work/receiver.err" &
  started=$!
  await "$work/told" "$name" || return 0
  local base
  base=http://127.0.0.1:$(jq .port "$work/told")
  mapfile -t options < <(jq -r '.options[]' "$work/told")
  if jq -e .observes "$work/told" > /dev/null; then
    options+=(--observe "$base/work?delivery={delivery}")
  fi
  judge "$name" "$work/told" "$base/hooks" "$work/secrets/$provider" "${options[@]}"
  stop
}

prepare() { # Installs the libraries, once.
  [ ! -d "$work/receivers" ] || return 0
  cp -r "$here/receivers" "$work/receivers"
  (cd "$work/receivers" && npm ci --no-audit --no-fund --silent)
}

# Every file of a folder, and of those in it.
folder() {
  local name
  while IFS= read -r name; do
    receiver "$1/${name%.mjs}" < /dev/null
  done < <(cd "$here/receivers/$1" && find . -name '*.mjs' -printf '%P\n' | sort)
}

# adnanh/webhook as Debian has it, which runs a command for each delivery that its rules match. A wrong signature is an
# error, and answered with 500, unless the hook has trigger-signature-soft-failures and an "or" around its rule.
debian() {
  if ! command -v webhook > /dev/null; then
    echo "SKIPPED debian: webhook is not installed"
    return
  fi
  local port soft
  port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
  jq -n --arg secret "$(cat "$work/secrets/github")" '[false, true | {
    id: (if . then "soft" else "usual" end), "trigger-signature-soft-failures": ., "execute-command": "/bin/true",
    "http-methods": ["POST"], "response-message": "OK", "trigger-rule-mismatch-http-response-code": 403,
    "trigger-rule": ({match: {type: "payload-hmac-sha256", secret: $secret,
      parameter: {source: "header", name: "X-Hub-Signature-256"}}} as $rule | if . then {or: [$rule]} else $rule end)}]' > "$work/hooks.json"
  webhook -hooks "$work/hooks.json" -ip 127.0.0.1 -port "$port" > "$work/webhook.out" 2>&1 &
  started=$!
  curl -s -o "$work/up" --retry 50 --retry-delay 1 --retry-connrefused "http://127.0.0.1:$port/"
  jq -n '{provider: "github", finds: [], mayFind: []}' > "$work/soft"
  jq -n '{provider: "github", mayFind: [],
    finds: ("auth." + ("wrong-signature other-body changed-body other-secret empty-secret same-beginning wrong-algorithm"
      + " appended longer re-serialised empty-value prefix not-hex not-ascii" | split(" ")[]), "again.forged-copy")}
    ' | jq -s '.[0] + {finds: map(.finds) | unique}' > "$work/usual"
  for soft in usual soft; do
    judge "debian/$soft" "$work/$soft" "http://127.0.0.1:$port/hooks/$soft" "$work/secrets/github"
  done
  stop
}

# Our own receiver.
serve() {
  local provider
  for provider in github linear; do
    rm -f "$work/serving"
    "$tool" serve --port 0 --ready-file "$work/serving" -q > "$work/serve.out" 2>&1 &
    started=$!
    await "$work/serving" "serve/$provider" || continue
    "$tool" integrations list --show-secrets -o json |
      jq -r --arg provider "$provider" 'select(.provider == $provider) | .secret' > "$work/secrets/$provider.own"
    jq -n --arg provider "$provider" '{provider: $provider, finds: [], mayFind: []}' > "$work/told"
    judge "serve/$provider" "$work/told" \
      "$(grep -oE "http://[^\"]*$provider[^\"]*" "$work/serving" | head -n 1)" "$work/secrets/$provider.own"
    stop
  done
}

parts=("$@")
[ "${#parts[@]}" -gt 0 ] || parts=(good broken debian serve)
began=$SECONDS
: > "$work/table"
for part in "${parts[@]}"; do
  case $part in
    good | broken) folder "$part" ;;
    debian | serve) "$part" ;;
    good/* | broken/*) receiver "$part" ;;
    *)
      echo "usage: run.sh [PART…]; parts: good, broken, debian, serve, or one receiver, such as broken/auth/prefix-16" >&2
      exit 2
      ;;
  esac
done
printf '\n' >&2
{
  echo 'receiver|provider|expected|seen|inconclusive|requests'
  cat "$work/table"
} | column -t -s '|' -o ' | '
printf '\n%s receivers in %s s, %s surprises\n' "$count" $((SECONDS - began)) "${#surprises[@]}"
[ "${#surprises[@]}" -eq 0 ] && exit 0
printf '%s\n' "${surprises[@]}"
exit 1
