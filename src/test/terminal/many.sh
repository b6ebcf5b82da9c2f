# Many deliveries at once: the live view stays usable, and what was selected stays selected.
# shellcheck shell=bash disable=SC2154 # run.sh and lib.sh set what it reads

start_serve --sync none
await_screen 'Waiting for deliveries at'
send issue.update
await_screen '^> .* Issue\.update '
send push
press Up
await_screen '^> .* Issue\.update '
"$tool" send push --times 1200 --rate 200/s --concurrency 8 --no-log > "$work/many" 2>&1 &
many=$!
# How fast they come is the machine's business; that they come is what counts.
await_screen ' [1-9][0-9]+/s '
press '?'
within 15 "help comes at 200 a second" shows 'send it again with the same delivery ID'
press q
within 15 "help goes at 200 a second" shows '^> .* Issue\.update '
wait "$many" || fail "a delivery of many was not accepted: $(tail -n 3 "$work/many")"
await_screen ' 1,202 deliveries: '
await_screen '^> .* Issue\.update '

"$tool" send push --times 8800 --concurrency 8 --no-log > "$work/many" 2>&1 &
many=$!
press Down Up v
within 30 "the signature is explained under load" shows '^valid: '
press q
within 90 "10,002 deliveries are counted" shows ' 10,002 deliveries: '
wait "$many" || fail "a delivery of many was not accepted: $(tail -n 3 "$work/many")"
# The oldest two are no longer kept, and the selected one was the oldest.
press /
type_in Issue
await_screen ' /Issue_  0 of 10,000'
press Escape
await_screen '^  .* push\.pushed '
press G
await_screen '^> .* push\.pushed '
newest=$(selected)
press g
await "the oldest is selected, and another than the newest" selects_other_than "$newest"
press r
await_screen '^ Sent again: 200 '
press q y
ended "q and y with many"
await_screen '^Stopped\. 10003 deliveries: 10003 processed\.$'
