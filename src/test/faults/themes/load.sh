#!/usr/bin/env bash
# Load with 64 MiB of heap: a steady rate, and as much as it takes.
. "$(dirname "$0")/../lib.sh"

seconds=$([ "$size" = full ] && echo 60 || echo 15)
home=$work/load
NOTRA_HOOKS_JAVA_OPTS=-Xmx64m start "$home"
node "$here/load.mjs" "$url" "$work/secret" 200 50 3 8192 > /dev/null
! has jcmd || before=$(live_heap)
node "$here/load.mjs" "$url" "$work/secret" 500 50 "$seconds" 8192 > "$work/figures"
name="500 deliveries of 8 KiB a second for $seconds s"
least "$name: sent" $((seconds * 500 - 5)) "$(figure .sent)"
is "$name: not processed" 0 "$(figure .others)"
within "$name: half of them within" 10 "$(figure .p50)" ms
within "$name: 99 of 100 within" 50 "$(figure .p99)" ms
within "$name: the slowest" 500 "$(figure .max)" ms
heap_within "$name" "${before:-}" 5

seconds=$([ "$size" = full ] && echo 30 || echo 8)
node "$here/load.mjs" "$url" "$work/secret" 0 64 "$seconds" 8192 > "$work/figures"
name="64 clients, as fast as they are answered, for $seconds s"
is "$name: not processed" 0 "$(figure .others)"
least "$name: a second" $([ "$size" = full ] && echo 2000 || echo 500) "$(figure .perSecond)"
within "$name: 99 of 100 within" 300 "$(figure .p99)" ms
stop
is "load: complaints" "" "$(complaints)"
yes_if "load: the log is intact" "logs check" intact "$home"
