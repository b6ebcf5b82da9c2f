#!/usr/bin/env bash
# Commands that deliveries start: over kills under load; with payloads that mean no good; commands that do what no
# command should; and failures in a row.
. "$(dirname "$0")/../lib.sh"

runs_of() { # HOME TRIGGER: of each run its delivery, outcome, attempt, exit code, signal
  cat "$1"/logs/*.jsonl | grep -a "\"triggerId\":\"$2\"" |
    jq -r '[.referenceId, .outcome, .attempt, .run.exitCode // "-", .run.signal // "-"] | join(" ")'
}
final() { awk '$2 != "retrying"' <<< "$(runs_of "$@")" | sed '/^$/d'; } # HOME TRIGGER: those that are the last of their delivery
ids() { awk '{ print $1 }' | sort; }
runs_at_least() { [ "$(final "$1" "$2" | wc -l)" -ge "$3" ]; } # HOME TRIGGER COUNT
lines_at_least() { [ "$(wc -l < "$1")" -ge "$2" ]; }              # FILE COUNT
not_done() { # HOME TRIGGER: what was processed and has no final record
  comm -23 <(processed "$1" | sort -u) <(final "$1" "$2" | ids | uniq)
}
all_done() { # HOME TRIGGER…
  local home=$1 each
  shift
  for each; do [ -z "$(not_done "$home" "$each" | head -n 1)" ] || return 1; done
}
post_by() { # ID LOGIN: sends a star of somebody, whose name is what triggers look at; prints the status
  printf '{"action":"created","starred_at":"2026-11-23T09:00:00Z","repository":{"id":1,"full_name":"acme/widgets","stargazers_count":7},"sender":{"login":"%s"}}' \
    "$2" > "$work/body-$1"
  post_file "$1" "$work/body-$1"
}
add_trigger() { # HOME NAME KEYS COMMAND…: writes it into the configuration, which is far quicker than the tool's start
  jq --arg id "$2" --argjson keys "$3" \
    '.triggers += [{id: $id, enabled: true, on: ["github:*"], run: {command: $ARGS.positional}} * $keys]' \
    --args -- "${@:4}" < "$1/config.json" > "$work/config.json"
  cat "$work/config.json" > "$1/config.json"
}
initialize() { # HOME: with a configuration and no deliveries; all homes here begin alike
  if [ ! -d "$work/new" ]; then
    start "$work/new"
    stop
  fi
  cp -a "$work/new" "$1"
}
gone_all() { # FILE: none of the processes whose numbers are in it runs
  local each
  while read -r each; do
    ! kill -0 "$each" 2> /dev/null || return 1
  done < "$1"
}

# --- kills
# Two triggers have the same deliveries, one of the command line and one of the configuration. What each command
# does is one line, which the system appends as a whole.
rounds=$([ "$size" = full ] && echo 40 || echo 5)
home=$work/commands
answers=$work/answers
: > "$answers"
: > "$work/started"
cat > "$work/note.sh" << SH
echo "\$NOTRA_HOOKS_EXECUTION" >> "$work/started"
SH
initialize "$home"
add_trigger "$home" noted '{"pauseAfter":0}' /bin/sh "$work/note.sh"
options=(--exec "/bin/sh $work/note.sh")
start "$home" "${options[@]}"
for _ in $(seq "$rounds"); do
  # Few at a time: a command takes far longer than a delivery.
  storm "$answers" 2 1 20 100
  # When it is killed, some ran, one of each trigger is under way, and others wait.
  until_true 15 lines_at_least "$work/started" $(($(wc -l < "$work/started") + 20)) || true
  kill -9 "$pid"
  wait "$server" 2> /dev/null || true
  end_storm
  start "$home" "${options[@]}"
done
until_true 120 all_done "$home" exec noted || true
stop
name="$rounds kills, commands"
least "$name: acknowledged" $((rounds * 5)) "$(acknowledged "$answers")" deliveries
is "$name: acknowledged and lost" 0 "$(lost "$home" "$answers")"
is "$name: started twice" 0 "$(sort "$work/started" | uniq -d | wc -l)"
for trigger in exec noted; do
  final "$home" "$trigger" > "$work/final"
  sed -n "s/^event-$trigger-//p" "$work/started" | sort > "$work/its"
  is "$name, $trigger: without an end in the log" 0 "$(not_done "$home" "$trigger" | wc -l)"
  is "$name, $trigger: with two ends" 0 "$(ids < "$work/final" | uniq -d | wc -l)"
  is "$name, $trigger: neither ran nor interrupted" 0 "$(awk '$2 != "ran" && $2 != "interrupted"' "$work/final" | wc -l)"
  # One is under way at a time. Of the one before it the log may not know the end yet.
  most "$name, $trigger: interrupted" "$rounds" "$(awk '$2 == "interrupted"' "$work/final" | wc -l)" runs
  is "$name, $trigger: ran in the log, and never started" 0 \
    "$(comm -23 <(awk '$2 == "ran"' "$work/final" | ids) "$work/its" | wc -l)"
  is "$name, $trigger: started, and not in the log" 0 "$(comm -13 <(ids < "$work/final") "$work/its" | wc -l)"
done
is "$name: files left for commands" 0 "$(find "$home/run" -mindepth 1 | wc -l)"
yes_if "$name: the log is intact" "logs check" intact "$home"

# --- what means no good
home=$work/hostile
mkdir "$work/spied"
cat > "$work/spy.sh" << SH
set -eu
mkdir "$work/spied/\$\$"
cd "$work/spied/\$\$"
sha256sum > stdin
sha256sum < "\$NOTRA_HOOKS_PAYLOAD_FILE" > payload
cp "\$NOTRA_HOOKS_HEADERS_FILE" headers
env -0 > env
# Processes may end while they are looked at.
cat /proc/[0-9]*/cmdline > commands 2> /dev/null || true
SH
initialize "$home"
outcomes='{"outcomes":["processed","filtered","ignored","pong"],"pauseAfter":0'
add_trigger "$home" spy "$outcomes}" /bin/sh "$work/spy.sh"
add_trigger "$home" plain "$outcomes"',"run":{"environment":["NAMED"]}}' env -0
with=(env LANG=C.UTF-8 LC_ALL=C.UTF-8 TZ=Asia/Tokyo "NAMED=so it is" UNNAMED=no)
start "$home"
node "$here/hostile.mjs" "$url" "$work/secret" "$work/spied" "$home" "$work/touched" > "$work/figures"
name="payloads that mean no good"
least "$name: accepted" 34 "$(figure .accepted)" deliveries
is "$name: seen by a command with the same bytes" "$(figure .accepted)" "$(figure .compared)"
is "$name: the environment is what it must be" "$(figure .accepted)" "$(figure .environments)"
is "$name: something of them among the arguments of a process" 0 "$(figure .shown)"
is "$name: something of them was done" 0 "$(figure .touched)"
is "$name: anything else" "0: none" "$(figure .problems): $(figure .first)"
stop

# --- what no command should do
home=$work/nasty
initialize "$home"
: > "$work/children"
# The child prints nothing, but could: it has the command's output.
cat > "$work/leave.sh" << SH
sleep 300 &
echo \$! >> "$work/left"
SH
# One child waits beside it, another has made a session of its own.
cat > "$work/hang.sh" << SH
sleep 301 &
echo \$! >> "$work/children"
setsid sh -c 'echo \$\$ >> "$work/children"; sleep 302' &
echo \$\$ >> "$work/children"
wait
SH
cat > "$work/stubborn.sh" << SH
trap '' TERM
echo \$\$ >> "$work/children"
while :; do sleep 0.2; done
SH
cat > "$work/later.sh" << SH
echo "\$NOTRA_HOOKS_EXECUTION" >> "$work/tries"
[ "\$(wc -l < "$work/tries")" -ge 3 ] || exit 75
SH
: > "$work/tries"
nasty() { # NAME TIMEOUT COMMAND…
  add_trigger "$home" "$1" "{\"pauseAfter\":0,\"where\":[\"sender.login=$1\"],\"run\":{\"timeout\":\"$2\"}}" "${@:3}"
}
nasty leave 60s /bin/sh "$work/leave.sh"
nasty hang 2s /bin/sh "$work/hang.sh"
nasty flood 60s head -c 1000000000 /dev/zero
nasty later 60s /bin/sh "$work/later.sh"
nasty signal 60s /bin/sh -c 'kill -SEGV $$'
nasty stubborn 1s /bin/sh "$work/stubborn.sh"
nasty absent 60s "$work/nothing-there"
bad=(leave hang flood later signal stubborn absent)
: > "$work/serve.err"
NOTRA_HOOKS_JAVA_OPTS=-Xmx64m start "$home" --time-scale 20
for each in "${bad[@]}"; do post_by "bad-$each" "$each" > /dev/null; done
node "$here/load.mjs" "$url" "$work/secret" 20 2 6 512 > "$work/figures"
bad_done() { local each; for each in "${bad[@]}"; do runs_at_least "$home" "$each" 1 || return 1; done; }
until_true 60 bad_done || true
name="commands out of hand"
said() { runs_of "$home" "$1" | cut -d' ' -f2- | paste -sd, | sed 's/,/, /g'; }
field() { cat "$home"/logs/*.jsonl | grep -a "\"triggerId\":\"$1\"" | jq -r "$2" | tail -n 1; } # TRIGGER FILTER
is "$name: leaves a child that hangs" "ran 1 0 -" "$(said leave)"
within "$name: leaves a child, and is waited for" 2500 "$(field leave .durationMs)" ms
is "$name: hangs with its children" "failed 1 143 TERM, not done after 2.0 s" \
  "$(said hang), $(field hang .errorMessage | sed 's/^it was \(.*\), and was ended$/\1/')"
is "$name: prints 1 GB" "ran 1 0 -, 1000000000 bytes, 65536 kept" \
  "$(said flood), $(field flood .run.stdoutBytes) bytes, $(field flood '.run.stdout | length') kept"
is "$name: asks for another time" "retrying 1 75 -, retrying 2 75 -, ran 3 0 -" "$(said later)"
is "$name: asks for another time, as the same execution" "3 event-later-bad-later" \
  "$(sort "$work/tries" | uniq -c | sed 's/^ *//')"
is "$name: dies of a signal" "failed 1 139 SEGV" "$(said signal)"
is "$name: does not heed TERM" "failed 1 137 KILL, not done after 1.0 s" \
  "$(said stubborn), $(field stubborn .errorMessage | sed 's/^it was \(.*\), and was ended$/\1/')"
is "$name: is not there" "failed 1 - -" "$(said absent)"
least "$name: processes that were to be ended" 4 "$(wc -l < "$work/children")" processes
yes_if "$name: nothing of them runs any more" "all gone" gone_all "$work/children"
is "$name: answered meanwhile" "$(figure .sent)" "$(figure .processed)"
most "$name: slowest answer meanwhile" 1000 "$(figure .max)" ms
most "$name: most memory, of which 64 MiB are heap" 220 "$(awk '/^VmHWM/ { printf "%.0f", $2 / 1000 }' "/proc/$pid/status")" MB
# What a command has left behind by itself is not the server's; it is ours.
is "$name: what it left by itself stays" 1 "$(xargs -n 1 sh -c 'kill -0 "$0" && kill "$0" && echo' < "$work/left" | wc -l)"
stop
is "$name: lack of memory on standard error" 0 "$(grep -c OutOfMemory "$work/serve.err" || true)"
is "$name: files left for commands" 0 "$(find "$home/run" -mindepth 1 | wc -l)"

# --- failures in a row
home=$work/row
initialize "$home"
add_trigger "$home" unlucky '{"where":["sender.login=unlucky"]}' test -e "$work/luck"
: > "$work/serve.err"
start "$home"
disabled() { grep -q 'the trigger unlucky is disabled: it failed 3 times in a row' "$work/serve.err"; }
listed() { "$tool" --home "$home" triggers list -o table | grep '^unlucky'; }
enabled() { [ "$("$tool" --home "$home" triggers list -o json | jq -r .enabled)" = "$1" ]; }
for each in 1 2 3; do post_by "fails-$each" unlucky > /dev/null; done
name="failures in a row"
yes_if "$name: it is said" "disabled after 3" until_true 20 disabled
until_true 10 enabled false || true
yes_if "$name: triggers list says it" "after 3 failures" grep 'no, after 3 failures' <(listed)
post_by while-disabled unlucky > /dev/null
touch "$work/luck"
"$tool" --home "$home" triggers enable unlucky -q > /dev/null
# The server looks at its configuration twice a second, and with each delivery.
post_by after-enabled unlucky > /dev/null
yes_if "$name: the next one runs once it is enabled" ran until_true 20 runs_at_least "$home" unlucky 4
is "$name: what ran" "fails-1 failed, fails-2 failed, fails-3 failed, after-enabled ran" \
  "$(runs_of "$home" unlucky | cut -d' ' -f1,2 | paste -sd, | sed 's/,/, /g')"
yes_if "$name: it stays enabled" yes enabled true
stop
