#!/usr/bin/env bash
# Power cuts: a file system on a loop image is shut down in the middle of a storm, without flushing anything, and
# mounted again. A kill cannot show what was not synced, since the kernel still has it; this can. The control run
# without syncs must lose deliveries: if it does not, the others prove nothing.
. "$(dirname "$0")/../lib.sh"

cuts=$([ "$size" = full ] && echo 10 || echo 2)

mount_image() { # FS: an empty one at $disk
  disk=$work/$1
  mkdir -p "$disk"
  truncate -s 512M "$disk.img"
  case $1 in
    ext4) mkfs.ext4 -q -F "$disk.img" ;;
    xfs) mkfs.xfs -q -f "$disk.img" ;;
  esac
  mount -o loop "$disk.img" "$disk" || return 1
  mounts+=("$disk")
}
cut_power() {
  # A machine without power answers nobody: what is answered after this does not count.
  cp "$answers" "$answers.before"
  xfs_io -x -c shutdown "$disk"
  kill -9 "$pid" 2> /dev/null || true
  wait "$server" 2> /dev/null || true
  end_storm
  server=
  pid=
  cat "$answers.before" >> "$counted"
  : > "$answers"
  umount "$disk"
  mount -o loop "$disk.img" "$disk"
}
storm_and_cut() { # CUTS [SERVE OPTIONS…]
  local count=$1 cut
  : > "$answers"
  : > "$counted"
  for cut in $(seq "$count"); do
    if ! start "$disk/home" "${@:2}"; then
      result "$fs: start after power cut $((cut - 1))" "it starts" "$(tail -n 1 "$work/serve.err")" FAILED
      return 0
    fi
    storm "$answers" 16 1 20
    until_true 15 answers_at_least "$answers" $((200 + cut * 20)) || true
    cut_power
  done
  # Starting mends the torn tail.
  start "$disk/home" "${@:2}"
  stop
}
failed_sync_and_cut() { # a sync fails, then the power does
  local segment
  start "$disk/home"
  stop
  segment=$(find "$disk/home/logs" -name '*.jsonl' | sort -V | tail -n 1)
  with=(strace -f -qq -o /dev/null -P "$segment" -e trace=fdatasync -e inject=fdatasync:error=EIO:when=20)
  : > "$answers"
  : > "$counted"
  start "$disk/home"
  storm "$answers" 8 1 20
  until_true 15 answers_at_least "$answers" 600 || true
  cut_power
  start "$disk/home"
  stop
  least "$fs, a failed sync and a power cut: deliveries refused" 1 "$(awk '$2 == 500' "$counted" | wc -l)"
  is "$fs, a failed sync and a power cut: of $(acknowledged "$counted") acknowledged, lost" 0 "$(lost "$disk/home" "$counted")"
}

for fs in ext4 xfs; do
  if ! is_root || ! has xfs_io || ! has "mkfs.$fs"; then
    skip "power cuts on $fs" "needs root, xfs_io and mkfs.$fs"
    continue
  fi
  if ! mount_image "$fs" 2> "$work/mount"; then
    skip "power cuts on $fs" "cannot mount a loop image: $(tail -n 1 "$work/mount" | tr '|' ' ')"
    continue
  fi
  answers=$work/answers-$fs
  counted=$answers.counted
  storm_and_cut "$cuts"
  name="$fs, $cuts power cuts"
  least "$name: acknowledged" $((cuts * 100)) "$(acknowledged "$counted")" deliveries
  is "$name: acknowledged and lost" 0 "$(lost "$disk/home" "$counted")"
  is "$name: processed twice" 0 "$(twice "$disk/home")"
  yes_if "$name: the log is intact" "logs check" intact "$disk/home"
  if has strace; then failed_sync_and_cut; else skip "$fs, a failed sync and a power cut" "needs strace"; fi
  rm -rf "$disk/home"
  sync -f "$disk"
  storm_and_cut 1 --sync none
  least "$fs, control without syncs: of $(acknowledged "$counted") acknowledged, lost" 1 "$(lost "$disk/home" "$counted" 2> /dev/null || echo 0)"
done
