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
within "stop under a clock that jumped" 2000 "$took" ms
is "records numbered without a gap or a repetition" "$(seq "$(seqs | wc -l)" | md5sum)" "$(seqs | md5sum)"
yes_if "the log is intact" "logs check" intact "$home"
