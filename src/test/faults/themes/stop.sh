#!/usr/bin/env bash
# Stops: with deliveries in flight, with clients that will never finish, with a full disk.
. "$(dirname "$0")/../lib.sh"

fly() { # COUNT KIND PREFIX: connections that are brought to a point; their process is $flight
  rm -f "$work/at" "$work/go"
  node "$here/flight.mjs" "$url" "$work/secret" "$1" "$2" "$work/at" "$work/go" "$3" > "$work/figures" &
  flight=$!
  others+=("$flight")
  until_true 25 test -s "$work/at" || true
}
landed() {
  : > "$work/go"
  wait "$flight" || true
}
# An interrupt is ignored by what a script starts in the background, unless it is asked not to.
prepare() { # HOME
  with=(env --default-signal=INT)
  start "$@"
}
in_flight() { # SIGNAL
  prepare "$work/flight-$1"
  local name="SIG$1 with 40 in flight" began
  fly 40 half "flight-$1"
  began=$(now)
  kill "-$1" "$pid"
  nap 0.3
  is "$name: a new delivery" "refused or 503" "$(case $(post late) in 000 | 503) echo refused or 503 ;; *) echo taken ;; esac)"
  landed
  await_end "$began"
  is "$name: processed" 40 "$(figure .processed)"
  is "$name: in the log" 40 "$(processed "$work/flight-$1" | grep -c "flight-$1")"
  is "$name: exit code" 0 "$code"
  most "$name: time" 10000 "$took" ms
  yes_if "$name: the log is intact" "logs check" intact "$work/flight-$1"
}

in_flight TERM
in_flight INT

prepare "$work/twice"
fly 40 half twice
kill -INT "$pid"
nap 0.3
began=$(now)
kill -INT "$pid"
await_end "$began"
most "second SIGINT: time" 1000 "$took" ms
landed
yes_if "second SIGINT: the log is intact" "logs check" intact "$work/twice"

prepare "$work/idle"
fly 200 idle idle
stop
most "200 idle connections: time to stop" 2000 "$took" ms
is "200 idle connections: exit code" 0 "$code"
landed

prepare "$work/stalled"
fly 40 stall stalled
stop
# Eight seconds for what is in flight.
most "40 stalled bodies: time to stop" 9000 "$took" ms
is "40 stalled bodies: exit code" 0 "$code"
is "40 stalled bodies: in the log as processed" 0 "$(processed "$work/stalled" | wc -l)"
landed

mkdir "$work/disk"
if is_root && mount -t tmpfs -o size=1m tmpfs "$work/disk" 2> /dev/null; then
  mounts+=("$work/disk")
  prepare "$work/disk/home"
  head -c 2M /dev/zero > "$work/disk/ballast" 2> /dev/null || true
  is "full disk: a delivery" 500 "$(post full 100000)"
  stop
  most "full disk: time to stop" 9000 "$took" ms
  rm "$work/disk/ballast"
  yes_if "full disk: the log is intact" "logs check" intact "$work/disk/home"
else
  skip "stop with a full disk" "needs root and tmpfs"
fi
