#!/usr/bin/env bash
# Disks that are full, that fail, or that limit a file's size: what cannot be stored is not acknowledged and not
# remembered, what was stored stays, and the receiver goes on. And the order of what reaches the disk.
. "$(dirname "$0")/../lib.sh"

fill() { # PREFIX: sends until one is refused; sets $number and $status
  status=200
  number=0
  while [ "$status" = 200 ] && [ "$number" -lt 80 ]; do
    number=$((number + 1))
    status=$(post "$1-$number" 100000)
  done
}
last_byte() { tail -c 1 "$(find "$1/logs" -name '*.jsonl' | sort -V | tail -n 1)" | od -An -c | tr -d ' '; }
in_order() { # HOME PREFIX: the system calls of ten deliveries, one after another
  local tracer i
  start "$1"
  sent warm-up > /dev/null
  strace -f -qq -e trace=pwrite64,write,writev,fdatasync -s 60 -o "$work/trace" -p "$pid" &
  tracer=$!
  others+=("$tracer")
  until_true 10 traced || true
  for i in $(seq 10); do post "$2-$i" > /dev/null; done
  kill "$tracer"
  wait "$tracer" 2> /dev/null || true
  stop
  # A call that another thread interrupts is printed in two lines; it counts where it returns.
  order=$(grep -oE 'pwrite64\([0-9]+, "\{\\"id|fdatasync.* = 0|HTTP/1.1 200' "$work/trace" |
    sed -E 's/pwrite64.*/write/; s/fdatasync.*/sync/; s/HTTP.*/answer/' | uniq -c | awk '{ print $1 == 1 ? $2 : $2 "*" $1 }' | tr '\n' ' ')
}
traced() { [ "$(awk '/TracerPid/ { print $2 }' "/proc/$pid/status")" != 0 ]; }

full_disk() { # NAME: $disk is mounted, with room for little; more_room makes some
  local name=$1
  start "$disk/home"
  fill "${name// /-}"
  is "$name: the first that does not fit" 500 "$status"
  is "$name: health" 503 "$(health)"
  is "$name: the log ends in a line end" '\n' "$(last_byte "$disk/home")"
  for _ in 1 2 3 4 5; do post "${name// /-}-$number" 100000 > /dev/null; done
  is "$name: the same delivery again" 500 "$(post "${name// /-}-$number" 100000)"
  is "$name: the process lives" yes "$(gone "$pid" && echo no || echo yes)"
  more_room
  is "$name: the same delivery once there is room" "200 processed" \
    "$(post "${name// /-}-$number" 100000) $(what "${name// /-}-$number")"
  until_true 5 healthy || true
  is "$name: health once there is room" 200 "$(health)"
  stop
  is "$name: deliveries in the log" "$number" "$(processed "$disk/home" | wc -l)"
  yes_if "$name: the log is intact" "logs check" intact "$disk/home"
}
healthy() { [ "$(health)" = 200 ]; }

name="order of system calls, ten deliveries"
if has strace; then
  in_order "$work/order" in-order
  is "$name" "10 x write sync answer" "$(tr ' ' '\n' <<< "$order" | paste -sd' ' | grep -oE '(write sync answer ?)' | wc -l | tr -d ' ') x write sync answer$(
    sed -E 's/write sync answer //g; s/(.+)/, and \1/' <<< "$order")"
else
  skip "$name" "needs strace"
fi

if has strace; then
  home=$work/eio
  with=(strace -f -qq -o /dev/null -e trace=fdatasync -e inject=fdatasync:error=EIO:when=2)
  start "$home"
  is "failing sync: before it" "200 processed" "$(sent eio-1)"
  is "failing sync: when it fails" "500 " "$(sent eio-2)"
  is "failing sync: the same delivery again" "200 processed" "$(sent eio-2)"
  is "failing sync: segments after it, none synced twice" 2 "$(segments "$home")"
  stop
  start "$home"
  is "failing sync: after a restart" "200 duplicate" "$(sent eio-2)"
  stop
  is "failing sync: deliveries in the log" "eio-1 eio-2" "$(processed "$home" | paste -sd' ')"
  yes_if "failing sync: the log is intact" "logs check" intact "$home"

  home=$work/enospc
  start "$home"
  is "failing write: before it" "200 processed" "$(sent enospc-1)"
  stop
  segment=$(find "$home/logs" -name '*.jsonl')
  with=(strace -f -qq -o /dev/null -P "$segment" -e trace=pwrite64 -e inject=pwrite64:error=ENOSPC:when=2+2)
  start "$home"
  statuses=
  for i in 2 3 4 5; do statuses+="$(post "enospc-$i") "; done
  is "failing write: every second one" "200 500 200 500 " "$statuses"
  is "failing write: a refused one again" "200 processed" "$(sent enospc-3)"
  is "failing write: the log ends in a line end" '\n' "$(last_byte "$home")"
  stop
  is "failing write: deliveries in the log" "enospc-1 enospc-2 enospc-3 enospc-4" "$(processed "$home" | paste -sd' ')"
  yes_if "failing write: the log is intact" "logs check" intact "$home"
else
  skip "failing sync" "needs strace"
  skip "failing write" "needs strace"
fi

disk=$work/memory
mkdir "$disk"
if is_root && mount -t tmpfs -o size=2m tmpfs "$disk" 2> /dev/null; then
  mounts+=("$disk")
  more_room() { mount -o remount,size=32m "$disk"; }
  full_disk "full disk in memory"
else
  skip "full disk in memory" "needs root and tmpfs"
fi

disk=$work/image
mkdir "$disk"
truncate -s 6M "$disk.img"
if is_root && has mkfs.ext4 && mkfs.ext4 -q -F -O ^has_journal "$disk.img" && mount -o loop "$disk.img" "$disk" 2> /dev/null; then
  mounts+=("$disk")
  head -c 2M /dev/zero > "$disk/ballast"
  more_room() { rm "$disk/ballast"; }
  full_disk "full disk on ext4"
else
  skip "full disk on ext4" "needs root, mkfs.ext4 and loop devices"
fi

if has prlimit; then
  home=$work/limit
  with=(prlimit --fsize=524288)
  start "$home"
  fill limit
  is "limit on a file's size: the first that does not fit" 500 "$status"
  is "limit on a file's size: a small one still fits" "200 processed" "$(sent limit-small)"
  is "limit on a file's size: the log ends in a line end" '\n' "$(last_byte "$home")"
  stop
  start "$home"
  is "limit on a file's size: the refused one without it" "200 processed" \
    "$(post "limit-$number" 100000) $(what "limit-$number")"
  stop
  yes_if "limit on a file's size: the log is intact" "logs check" intact "$home"
else
  skip "limit on a file's size" "needs prlimit"
fi
