#!/usr/bin/env bash
# Clocks that jump while the server runs: +25 h, -2 h, +8 d. The monotonic clock is left alone, as by a real jump.
. "$(dirname "$0")/../lib.sh"

library=$(find /usr/lib /usr/local/lib -name libfaketimeMT.so.1 2> /dev/null | head -n 1)
if [ -z "$library" ]; then
  skip "clock that jumps" "needs libfaketime"
  exit 0
fi

home=$work/clock
offset=$work/offset
jump() { echo "$1" > "$offset"; }
faked() { # starts the server on that clock
  with=(env LD_PRELOAD="$library" FAKETIME_TIMESTAMP_FILE="$offset" FAKETIME_NO_CACHE=1 FAKETIME_DONT_FAKE_MONOTONIC=1 DONT_FAKE_MONOTONIC=1)
  start "$home" "$@"
}
many() { # FIRST LAST: sends deliveries of these numbers and prints what became of them
  node "$here/copies.mjs" "$url" "$work/secret" "$1" "$2" 1 16 | jq -c .outcomes
}
seqs() { cat $(find "$home/logs" -name '*.jsonl' | sort -V) | sed -E 's/.*"seq":([0-9]+),"crc".*/\1/'; }

jump +0
faked --retention 7
is "clock: first delivery" "200 processed" "$(sent first)"
jump -2h
is "clock 2 h back: a copy" "200 duplicate" "$(sent first)"
is "clock 2 h back: a new delivery" "200 processed" "$(sent back)"
jump +0
is "clock right again: copies" "200 duplicate, 200 duplicate" "$(sent first), $(sent back)"
jump +25h
is "clock 25 h ahead: a new delivery" "200 processed" "$(sent ahead)"
is "clock 25 h ahead: segments, none removed" 2 "$(segments "$home")"
jump +0
is "clock right again: a copy of the future's" "200 duplicate" "$(sent ahead)"
is "clock right again: a copy of the first" "200 duplicate" "$(sent first)"
jump +8d
is "clock 8 d ahead: health" 200 "$(health)"
is "clock 8 d ahead: segments, none removed" 2 "$(segments "$home")"
stop
faked --retention 7
is "start with a clock 8 d ahead: segments, none removed" 2 "$(segments "$home")"
jump +0
stop
faked --retention 7
is "start with a clock that is right: copies" "200 duplicate, 200 duplicate, 200 duplicate" \
  "$(sent first), $(sent back), $(sent ahead)"
jump -2h
stop
faked --retention 7
is "start with a clock 2 h back: copies" "200 duplicate, 200 duplicate" "$(sent first), $(sent ahead)"
stop

# So many that the memory of processed deliveries makes room meanwhile.
home=$work/many
jump +0
faked
is "clock: 60 deliveries" '{"processed":60}' "$(many 1 60)"
jump +30h
is "clock 30 h ahead: 1,500 new ones" '{"processed":1500}' "$(many 1001 2500)"
is "clock 30 h ahead: copies of the 60" '{"duplicate":60}' "$(many 1 60)"
jump +0
is "clock right again: copies of the 60" '{"duplicate":60}' "$(many 1 60)"
stop
jump +30h
faked
is "start with a clock 30 h ahead: 1,500 new ones" '{"processed":1500}' "$(many 3001 4500)"
stop
faked
is "start anew with that clock: 1,500 new ones" '{"processed":1500}' "$(many 5001 6500)"
jump +0
is "clock put right: copies of the 60" '{"duplicate":60}' "$(many 1 60)"
is "clock put right: copies of the 1,500" '{"duplicate":1500}' "$(many 3001 4500)"
stop
jump -800d
faked
is "start with a clock 800 d back: new ones" '{"processed":60}' "$(many 7001 7060)"
jump +0
stop
faked
is "start with a clock that is right: copies of those" '{"duplicate":60}' "$(many 7001 7060)"
is "start with a clock that is right: copies of the 60" '{"duplicate":60}' "$(many 1 60)"
stop

# What a clock that was ahead for a while named takes new records for months.
home=$work/months
jump +190d
faked --retention 7
is "clock 190 d ahead: a delivery" "200 processed" "$(sent months)"
for day in 0 1 2 3 4 5 6 7 8 9 10 11; do
  jump "+${day}d"
  is "clock right again, day $day: a delivery" "200 processed" "$(sent "day-$day")"
done
stop
faked --retention 7
stop
is "after 12 days: records of the last 7 and today are kept" 8 "$(processed "$home" | wc -l)"
yes_if "the log is intact that a clock named wrongly" "logs check" intact "$home"

home=$work/clock
jump +0
faked
stop
within "stop under a clock that jumped" 2000 "$took" ms
is "records numbered without a gap or a repetition" "$(seq "$(seqs | wc -l)" | md5sum)" "$(seqs | md5sum)"
yes_if "the log is intact" "logs check" intact "$home"
