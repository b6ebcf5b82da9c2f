#!/usr/bin/env bash
# A long time with 64 MiB of heap: a modest load, a log that begins new segments, readers, pruning. Nothing may grow.
. "$(dirname "$0")/../lib.sh"

minutes=${FAULTS_SOAK_MINUTES:-30}
home=$work/soak
rss() { awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$pid/status"; }
threads() { awk '/Threads/ { print $2 }' "/proc/$pid/status"; }
descriptors() { find "/proc/$pid/fd" -mindepth 1 2> /dev/null | wc -l; }
# They read the whole of a log that grows, on the receiver's own processors: at the same priority, what they take from
# it would grow as well, and the last sixth would measure them.
meekly() { nice -n 19 "$tool" --home "$home" "$@"; }
readers() { # until the load ends: one that follows, others that list, find, check and prune
  "$tool" --home "$home" logs follow > "$work/followed" 2> /dev/null &
  follower=$!
  while [ ! -f "$work/stop-reading" ]; do
    meekly logs list --limit 20 -o json > "$work/listed" || echo list >> "$work/reader-errors"
    [ -s "$work/listed" ] || echo "empty list" >> "$work/reader-errors"
    meekly logs prune > /dev/null || echo prune >> "$work/reader-errors"
    meekly logs check > /dev/null || echo check >> "$work/reader-errors"
    nap 20
  done
  kill "$follower"
}

NOTRA_HOOKS_JAVA_OPTS="-Xmx64m -XX:+PerfDisableSharedMem" start "$home"
node "$here/load.mjs" "$url" "$work/secret" 200 50 20 8192 > /dev/null
! has jcmd || heap_before=$(live_heap)
: > "$work/reader-errors"
readers &
reading=$!
others+=("$reading")
node "$here/load.mjs" "$url" "$work/secret" 200 50 $((minutes * 60)) 8192 > "$work/figures" &
load=$!
others+=("$load")
# What is warm after a sixth of the time is the measure for the rest of it.
nap $((minutes * 10))
rss_before=$(rss)
threads_before=$(threads)
descriptors_before=$(descriptors)
wait "$load" || true
rss_after=$(rss)
threads_after=$(threads)
descriptors_after=$(descriptors)
refused "$home" --port 0
: > "$work/stop-reading"
wait "$reading" || true

name="soak, 200 deliveries a second for $minutes minutes"
least "$name: sent" $((minutes * 12000 - 5)) "$(figure .sent)"
is "$name: not processed" 0 "$(figure .others)"
most "$name: 99 of 100 in the last sixth (of all: $(figure .p99))" "$(figure '[.firstP99 * 1.5, 50] | max')" "$(figure .lastP99)" ms
# 5, and a third of the heap, which the memory of processed deliveries may take.
heap_within "$name" "${heap_before:-}" 26
# The same third, and half of it once more while it grows; and 1 MB in ten minutes.
most "$name: memory of the process (before: $rss_before)" $((rss_before + 32 + 1 + minutes / 10)) "$rss_after" MB
most "$name: threads (before: $threads_before)" "$threads_before" "$threads_after"
most "$name: open files (before: $descriptors_before)" $((descriptors_before + 2)) "$descriptors_after"
least "$name: segments" $((1 + minutes * 12000 * 9 / 262144)) "$(segments "$home")"
is "$name: a second server is still refused" 2 "$code"
is "$name: readers that failed" "" "$(sort "$work/reader-errors" | uniq -c | tr '\n' ' ')"
least "$name: deliveries that the follower saw" $((minutes * 12000 - 400)) "$(wc -l < "$work/followed")"
is "$name: warnings" "" "$(complaints)"
stop
yes_if "$name: the log is intact" "logs check" intact "$home"
