#!/usr/bin/env bash
# What is sent on: over kills under load, with an application that refuses some for a while; and to one that is
# down while all arrive.
. "$(dirname "$0")/../lib.sh"

application() { # PORT GOT: starts an application; its process is $application, its port $port
  rm -f "$work/port"
  node "$here/application.mjs" "$1" "$work/secret" "$2" "$work/port" &
  application=$!
  others+=("$application")
  until_true 20 test -s "$work/port"
  port=$(cat "$work/port")
}
taken() { awk '$2 == 200 { print $1 }' "$1" | sort; }             # GOT: what the application accepted
final() { # HOME: of what the log says that it was sent on for good
  cat "$1"/logs/*.jsonl | grep -a '"triggerId":"forward"' | grep -a '"outcome":"sent"' |
    sed -E 's/^\{"id":"[^"]*","referenceId":"([^"]*)".*/\1/' | sort
}
nothing_owed() { # HOME: every delivery that was processed was sent on
  [ -z "$(comm -23 <(processed "$1" | sort -u) <(final "$1" | sort -u) | head -n 1)" ]
}
order() { # HOME: the IDs of what was processed, in the log's order
  cat "$1"/logs/*.jsonl | grep -a '"outcome":"processed"' |
    sed -E 's/^\{"id":"[^"]*","referenceId":"([^"]*)".*/\1/'
}

# --- kills
rounds=$([ "$size" = full ] && echo 40 || echo 5)
home=$work/forwards
got=$work/got
answers=$work/answers
: > "$answers"
: > "$got"
start "$home"
stop
# It listens there again later: below the ports that the system gives to those who connect.
application $((20000 + RANDOM % 10000)) "$got"
forward=(--forward "http://127.0.0.1:$port/hooks" --time-scale 20)
start "$home" "${forward[@]}"
for round in $(seq "$rounds"); do
  storm "$answers" 8 1 20
  until_true 15 answers_at_least "$answers" $(($(wc -l < "$answers") + 150)) || true
  kill -9 "$pid"
  wait "$server" 2> /dev/null || true
  end_storm
  start "$home" "${forward[@]}"
done
until_true 120 nothing_owed "$home" || true
stop
name="$rounds kills, sending on"
least "$name: acknowledged" $((rounds * 100)) "$(acknowledged "$answers")" deliveries
is "$name: acknowledged and lost" 0 "$(lost "$home" "$answers")"
is "$name: acknowledged, and never accepted by the application" 0 \
  "$(comm -23 <(awk '$2 == 200 { print $1 }' "$answers" | sort -u) <(taken "$got" | sort -u) | wc -l)"
is "$name: in the log, and not sent on" 0 \
  "$(comm -23 <(processed "$home" | sort -u) <(final "$home" | sort -u) | wc -l)"
is "$name: with a wrong signature" 0 "$(awk '$2 == 401' "$got" | wc -l)"
# One is under way at a time, and of a few that were answered the log may not know yet.
most "$name: accepted twice" $((rounds * 10)) "$(taken "$got" | uniq -d | wc -l)" deliveries
yes_if "$name: the log is intact" "logs check" intact "$home"
kill "$application" 2> /dev/null || true  # it may have come to its own end
wait "$application" 2> /dev/null || true

# --- down while all arrive
count=$([ "$size" = full ] && echo 10000 || echo 1000)
home=$work/down
got=$work/down-got
: > "$got"
start "$home"
stop
start "$home" --forward "http://127.0.0.1:$port/hooks" --time-scale 100
"$tool" --home "$home" send star --times "$count" --concurrency 8 -q --no-log > /dev/null
application "$port" "$got"
until_true 300 nothing_owed "$home" || true
stop
name="$count while the application is down"
is "$name: accepted by it later" "$count" "$(taken "$got" | uniq | wc -l)"
is "$name: accepted twice" 0 "$(taken "$got" | uniq -d | wc -l)"
is "$name: first attempts in the log's order" same \
  "$(cmp -s <(awk '!seen[$1]++ { print $1 }' "$got") <(order "$home") && echo same || echo other)"
yes_if "$name: the log is intact" "logs check" intact "$home"
