#!/usr/bin/env bash
# Killed under load, again and again, while several copies of every delivery arrive; and two servers on one home.
. "$(dirname "$0")/../lib.sh"

rounds=$([ "$size" = full ] && echo 30 || echo 5)
home=$work/kill
answers=$work/answers
: > "$answers"
slowest=0
start "$home"
for round in $(seq "$rounds"); do
  # One copy, two, three, four, five.
  storm "$answers" 16 $((1 + round % 5)) 20
  until_true 15 answers_at_least "$answers" $(($(wc -l < "$answers") + rounds * 10 + 100)) || true
  kill -9 "$pid"
  wait "$server" 2> /dev/null || true
  end_storm
  began=$(now)
  if ! start "$home"; then
    result "start after kill $round" "it starts" "$(tail -n 1 "$work/serve.err")" FAILED
    exit 0
  fi
  took=$(($(now) - began))
  [ "$took" -le "$slowest" ] || slowest=$took
done
stop
name="$rounds kills under load"
least "$name: acknowledged" $((rounds * 20)) "$(acknowledged "$answers")" deliveries
is "$name: acknowledged and lost" 0 "$(lost "$home" "$answers")"
is "$name: processed twice" 0 "$(twice "$home")"
is "$name: told twice that it was processed" 0 "$(awk '$3 == "processed" { print $1 }' "$answers" | sort | uniq -d | wc -l)"
yes_if "$name: the log is intact" "logs check" intact "$home"
within "$name: slowest start again" 2000 "$slowest" ms

start "$home"
first=$pid
refused "$home" --port 0
refused_well "second server on one home" 2 "in use by another server \(process $first"
refused "$work/other" --port "${origin##*:}"
refused_well "second server on one port" 1 "cannot listen on 127.0.0.1:${origin##*:}"
is "the first goes on" "200 processed" "$(sent still-there)"
kill -9 "$pid"
wait "$server" 2> /dev/null || true
yes_if "the home of a killed server is free" "it starts" start "$home"
stop
