#!/usr/bin/env bash
# The largest body and one byte more, with a length and in chunks, asked for and not; and eight of the largest at once.
. "$(dirname "$0")/../lib.sh"

largest=26214400
make_body() { # BYTES FILE
  local head='{"action":"created","starred_at":"2026-11-23T09:00:00Z","repository":{"id":1,"full_name":"acme/widgets","stargazers_count":7},"sender":{"login":"zoe"},"filler":"'
  { printf '%s' "$head"; head -c $(($1 - ${#head} - 2)) /dev/zero | tr '\0' x; printf '"}'; } > "$2"
}
make_body "$largest" "$work/largest"
make_body $((largest + 1)) "$work/larger"

home=$work/bodies
# As lines: to print a record of 25 MiB as JSON takes more heap than that.
NOTRA_HOOKS_JAVA_OPTS=-Xmx64m start "$home" -o table
for framing in length chunks; do
  for expect in asked unasked; do
    options=(-H "Expect:$([ "$expect" = unasked ] || echo ' 100-continue')")
    [ "$framing" = length ] || options+=(-H 'Transfer-Encoding: chunked')
    id=largest-$framing-$expect
    is "25 MiB, $framing, $expect" "200 processed" "$(post_file "$id" "$work/largest" "${options[@]}") $(what "$id")"
    is "25 MiB and a byte, $framing, $expect" 413 "$(post_file "larger-$framing-$expect" "$work/larger" "${options[@]}")"
  done
done
record=$("$tool" --home "$home" logs list --limit 20 -o json | jq -r 'select(.referenceId == "largest-chunks-asked") | .id')
is "25 MiB: the bytes in the log" "$(sha256sum < "$work/largest")" "$("$tool" --home "$home" logs show "$record" --body | sha256sum)"

at_once() { # sends eight at once; their statuses are in files
  local i sending=()
  for i in $(seq 8); do
    post_file "parallel-$i" "$work/largest" > "$work/status-$i" &
    sending+=($!)
  done
  wait "${sending[@]}"
}
at_once
counted=$(for i in $(seq 8); do echo "$(cat "$work/status-$i")"; done | sort | uniq -c | awk '{ printf " %s x %s", $1, $2 }')
yes_if "8 x 25 MiB at once at 64 MiB of heap: 200 or 503, and seen$counted" "no other answer" \
  test "$(cat "$work"/status-[1-8] | sed 's/200//g; s/503//g')" = ""
if grep -q 503 "$work"/status-[1-8]; then
  busy=$(grep -l 503 "$work"/status-[1-8] | head -n 1)
  yes_if "a full receiver says when to come back" "Retry-After" grep -i '^retry-after: [0-9]' "$work/head-parallel-${busy##*-}"
fi
for _ in $(seq 20); do
  again=0
  for i in $(seq 8); do
    [ "$(post_file "parallel-$i" "$work/largest")" = 200 ] || again=1
  done
  [ "$again" = 1 ] || break
done
stop
is "8 x 25 MiB, sent again until taken: in the log, once each" 8 "$(processed "$home" | grep -c parallel)"
is "bodies: complaints" "" "$(complaints)"
yes_if "bodies: the log is intact" "logs check" intact "$home"
