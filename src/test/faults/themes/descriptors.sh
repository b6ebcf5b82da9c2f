#!/usr/bin/env bash
# Fewer file descriptors than clients. Those that send nothing must give way to real deliveries, and leave enough
# descriptors for the log.
. "$(dirname "$0")/../lib.sh"

descriptors() { # PID: the most that it has open until this is stopped
  local most=0 open
  trap 'echo "$most"; exit' TERM
  while open=("/proc/$1/fd/"*); do
    [ "${#open[@]}" -le "$most" ] || most=${#open[@]}
    nap 0.01
  done
}
processed_now() { [ "$(sent "afterwards-$(now)")" = "200 processed" ]; }
name="128 file descriptors, 400 idle connections"
if has prlimit; then
  with=(prlimit --nofile=128)
  start "$work/descriptors"
  descriptors "$pid" > "$work/most" &
  watch=$!
  others+=("$watch")
  node "$here/slow.mjs" "$url" "$work/secret" 400 5 idle > "$work/figures"
  kill "$watch"
  wait "$watch" || true
  most "$name: most descriptors in use" 120 "$(cat "$work/most")"
  is "$name: the process lives" yes "$(gone "$pid" && echo no || echo yes)"
  is "$name: real deliveries not processed" 0 "$(figure .failures)"
  began=$(now)
  until_true 20 processed_now || true
  within "$name: a delivery afterwards" 5000 $(($(now) - began)) ms
  stop
  yes_if "$name: the log is intact" "logs check" intact "$work/descriptors"
else
  skip "$name" "needs prlimit"
fi
