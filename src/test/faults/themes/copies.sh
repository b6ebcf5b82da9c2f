#!/usr/bin/env bash
# Copies: thousands of one delivery at once, and thousands of deliveries from many clients across a restart.
. "$(dirname "$0")/../lib.sh"

home=$work/copies
start "$home"
node "$here/copies.mjs" "$url" "$work/secret" 0 0 10000 2000 > "$work/figures"
is "10,000 copies, 2,000 at a time: processed" 1 "$(figure .processed)"
is "10,000 copies, 2,000 at a time: duplicates" 9999 "$(figure .duplicate)"
is "10,000 copies, 2,000 at a time: other answers" 0 "$(figure .others)"
is "10,000 copies, 2,000 at a time: processed in the log" 1 "$(processed "$home" | wc -l)"
within "10,000 copies, 2,000 at a time: time" 10 "$(figure .seconds)" s

ids=$([ "$size" = full ] && echo 4000 || echo 600)
half=$((ids / 2))
name="$ids deliveries from each of 20 clients"
node "$here/copies.mjs" "$url" "$work/secret" 1 "$half" 20 200 > "$work/figures"
is "$name, first half: processed" "$half" "$(figure .processed)"
is "$name, first half: duplicates" $((half * 19)) "$(figure .duplicate)"
kill -9 "$pid"
wait "$server" 2> /dev/null || true
start "$home"
# The last quarter from before the kill comes again, too.
node "$here/copies.mjs" "$url" "$work/secret" $((half * 3 / 4 + 1)) "$ids" 20 200 > "$work/figures"
is "$name, again after a kill: processed" $((ids - half)) "$(figure .processed)"
is "$name, again after a kill: other answers" 0 "$(figure .others)"
stop
is "$name: in the log as processed" $((ids + 1)) "$(processed "$home" | uniq | wc -l)"
is "$name: processed twice" 0 "$(twice "$home")"
yes_if "$name: the log is intact" "logs check" intact "$home"
