#!/usr/bin/env bash
# Drives the live view and the shell in a real terminal, tmux, as a person would: types, and waits for what must appear.
# It needs the built tool; TOOL names another than the one of `mvn package`. Loopback only.
#
#   run.sh [PART…]      all parts, by default; each is a file beside this one
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
all=(live picture many endings tables shell plain first-hour)
tool=${TOOL:-$PWD/target/notra-hooks/bin/notra-hooks}
most=400 # seconds for all of it
skipped=0
server=

for part; do
  [[ " ${all[*]} " == *" $part "* ]] || { echo "usage: run.sh [PART…]; parts: ${all[*]}" >&2; exit 2; }
done
[ -x "$tool" ] || { echo "$tool is not there: build it first, with mvn package" >&2; exit 1; }
if ! command -v tmux > /dev/null; then
  echo "SKIPPED all: tmux is not installed"
  echo "0 passed, 0 failed, 1 skipped"
  exit 0
fi

work=$(mktemp -d)
export TMUX_TMPDIR=$work LC_ALL=C.UTF-8
unset TMUX NOTRA_HOOKS_HOME
# shellcheck source-path=SCRIPTDIR
. "$here/lib.sh"

# Ends what was started, each by its process ID.
end_all() {
  [ -z "$server" ] || kill -9 "$server" 2> /dev/null || true
  server=
  local pane
  for pane in $(terminal list-panes -a -F '#{pane_pid}' 2> /dev/null); do kill -HUP "$pane" 2> /dev/null || true; done
}

trap 'end_all; terminal kill-server 2> /dev/null || true; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

# A part has a home of its own, and a shell whose prompt says that it is ready; one that fails ends alone.
run() { # PART
  part=$1
  export NOTRA_HOOKS_HOME=$work/home-$part
  rm -f "$work"/{before,after,ready}
  terminal kill-session -t pane 2> /dev/null || true
  terminal new-session -d -x 100 -y 24 -s pane "PS1='ready> ' bash --norc --noprofile"
  terminal resize-window -t pane -x 100 -y 24
  (
    await_screen '^ready> ?$'
    enter "export NOTRA_HOOKS_HOME=$NOTRA_HOOKS_HOME; stty -g > $work/before; clear"
    await "the settings are kept" test -s "$work/before"
    # shellcheck source=/dev/null
    . "$here/$part.sh" || fail "it does not run to its end"
  ) || true
  if [ -s "$work/ready" ]; then server=$(pid_of "$work/ready"); fi
  end_all
}

touch "$work/passed" "$work/failed"
for each in "${all[@]}"; do
  [ $# -gt 0 ] && [[ " $* " != *" $each "* ]] && { skipped=$((skipped + 1)); continue; }
  run "$each"
done

failed=$(wc -l < "$work/failed")
echo "$(wc -l < "$work/passed") passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
