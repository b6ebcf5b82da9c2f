#!/usr/bin/env bash
# Slow clients: headers and bodies that drip or stop, lengths that are only claimed, connections without a request.
# Meanwhile real deliveries come, and must be answered as if nothing were. And clients that leave before they have sent
# all: nothing of them may stay.
. "$(dirname "$0")/../lib.sh"

rss() { awk '/VmHWM/ { print int($2 / 1024) }' "/proc/$pid/status"; }
slow() { # NAME COUNT KINDS CLOSED-BY [REAL-ONES-WITHIN-MS]
  NOTRA_HOOKS_JAVA_OPTS=-Xmx64m start "$work/home-${1// /-}"
  # It is what slow clients do that is to be seen, not what a cold start does.
  node "$here/load.mjs" "$url" "$work/secret" 100 10 3 4000 > /dev/null
  # shellcheck disable=SC2086  # the kinds are meant to be split
  node "$here/slow.mjs" "$url" "$work/secret" "$2" 60 $3 > "$work/figures"
  is "$1: opened" "$2" "$(figure .opened)"
  is "$1: still open at the end" 0 "$(figure .left)"
  most "$1: the last is closed after" "$4" "$(figure .lastClose)" s
  least "$1: real deliveries meanwhile" 100 "$(figure .probes)"
  is "$1: of them not processed" 0 "$(figure .failures)"
  within "$1: 99 of 100 real ones within" "${5:-100}" "$(figure .probeP99)" ms
  most "$1: most memory the process had" 200 "$(rss)" MB
  is "$1: complaints" "" "$(complaints)"
  stop
}

# Heads that wait have room of their own; those above it are closed at once, the others after their time.
slow "3,000 heads of 30 KB that do not end" 3000 heads 11 300
slow "3,000 heads of many names that do not end" 3000 names 11 300
slow "3,000 long heads whose bodies do not end" 3000 wide 36 300

# Headers have 10 s, bodies 30 s, and a client that was answered 5 s to see it; a second for the clock's grain.
if [ "$size" = full ]; then
  slow "1,000 slow headers" 1000 headers 11
  slow "1,000 dripping bodies" 1000 drip 36
  is "1,000 dripping bodies: answered 408" 1000 "$(figure '.answers["408"]')"
  slow "1,000 stalled bodies" 1000 stall 36
  is "1,000 stalled bodies: answered 408" 1000 "$(figure '.answers["408"]')"
  slow "1,000 claims of 25 MiB" 1000 claim 36
else
  slow "1,000 slow clients of four kinds" 1000 "headers drip stall claim" 36
fi

many=$([ "$size" = full ] && echo 20000 || echo 4000)
name="$many clients that leave within their request"
NOTRA_HOOKS_JAVA_OPTS=-Xmx64m start "$work/home-leave"
node "$here/load.mjs" "$url" "$work/secret" 100 10 3 4000 > /dev/null
! has jcmd || before=$(live_heap)
node "$here/leave.mjs" "$url" "$work/secret" "$many" > "$work/figures"
is "$name: came and left" "$many" "$(figure .opened)"
heap_within "$name" "${before:-}" 5
is "$name: a real delivery after them" "200 processed" "$(sent after-them)"
is "$name: complaints" "" "$(complaints)"
stop
