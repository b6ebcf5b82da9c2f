#!/usr/bin/env bash
# Homes that cannot be used, and homes that are taken away under a running server.
. "$(dirname "$0")/../lib.sh"

: > "$work/file"
refused "$work/file" --port 0
refused_well "home that is a file" 2 "$work/file"
mkdir "$work/logs-file"
: > "$work/logs-file/logs"
refused "$work/logs-file" --port 0
refused_well "logs that are a file" 2 "$work/logs-file/logs"

if is_root && has setpriv; then
  # The build's folder may be closed to others.
  chmod 755 "$work"
  cp -r "$(dirname "$(dirname "$tool")")" "$work/tool"
  chmod -R a+rX "$work/tool"
  mine=$tool
  tool=$work/tool/bin/notra-hooks
  nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
  mkdir "$work/closed" "$work/read-only" "$work/nobodys"
  chmod 700 "$work/closed"
  chmod 755 "$work/read-only"
  with=("${nobody[@]}")
  refused "$work/closed/home" --port 0
  refused_well "folder closed to its user" 2 "$work/closed/home"
  with=("${nobody[@]}")
  refused "$work/read-only/home" --port 0
  refused_well "missing home in a read-only folder" 2 "$work/read-only/home"
  chown 65534:65534 "$work/nobodys"
  with=("${nobody[@]}")
  "${with[@]}" "$tool" --home "$work/nobodys/home" integrations list > /dev/null
  mkdir -p "$work/nobodys/home/logs"
  chown 0:0 "$work/nobodys/home/logs"
  chmod 755 "$work/nobodys/home/logs"
  refused "$work/nobodys/home" --port 0
  refused_well "log folder of somebody else" 2 "$work/nobodys/home/logs"
  tool=$mine
else
  skip "folders without permission" "needs root and setpriv"
fi

mkdir "$work/mounted"
"$tool" --home "$work/made" integrations list > /dev/null
if is_root && mount -t tmpfs -o size=1m tmpfs "$work/mounted" 2> /dev/null; then
  mounts+=("$work/mounted")
  cp -r "$work/made" "$work/mounted/home"
  mount -o remount,ro "$work/mounted"
  refused "$work/mounted/home" --port 0
  refused_well "read-only file system" 2 "$work/mounted/home.*[Rr]ead-only"
else
  skip "read-only file system" "needs root and tmpfs"
fi

home=$work/taken
start "$home"
is "log folder deleted: before it" "200 processed" "$(sent before)"
rm -rf "$home/logs"
is "log folder deleted: the next delivery" "200 processed" "$(sent after)"
is "log folder deleted: that is in the new one" after "$(processed "$home" | paste -sd' ')"
rm -rf "$home"
status=$(post gone)
if [ "$status" = 200 ]; then
  is "home deleted: an acknowledged delivery is on disk" gone "$(processed "$home" 2> /dev/null | paste -sd' ')"
else
  is "home deleted: the next delivery" 500 "$status"
fi
is "home deleted: the process lives" yes "$(gone "$pid" && echo no || echo yes)"
stop
