# Sourced by run.sh, for all parts: a terminal that is typed into and looked at, checks, and what is started in it.
# It and the parts see what run.sh sets: $tool, $work (a folder), $most (seconds for all of it), $part (the part's name).
# shellcheck shell=bash disable=SC2034,SC2154 # run.sh sets these, and the parts read $shell

at=pane # which terminal is typed into
terminal() { tmux -f /dev/null -L test "$@"; }
screen() { terminal capture-pane -p -t "$at"; }
everything() { terminal capture-pane -pJ -S - -t "$at"; } # what has scrolled away too, lines whole again

pass() { echo "$*" >> "$work/passed"; }

fail() { # WHAT…: says it with the screen, and ends the part
  echo "FAILED $part: $*"
  screen || true
  echo "$part: $*" >> "$work/failed"
  exit 1
}

within() { # SECONDS WHAT COMMAND…: until the command succeeds, for so long at most
  local end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" > /dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] && [ "$SECONDS" -lt "$most" ] || fail "in vain: $what"
    sleep 0.05
  done
  pass "$what"
}

await() { within 30 "$@"; }
that() { # WHAT COMMAND…: the command succeeds
  local what=$1
  shift
  "$@" > /dev/null 2>&1 || fail "it is not so: $what"
  pass "$what"
}

shows() { screen | grep -qE -- "$1"; }
hides() { ! shows "$1"; }
await_screen() { await "the screen shows $1" shows "$1"; }
press() { terminal send-keys -t "$at" "$@"; }
type_in() { press -l -- "$1"; }
enter() { type_in "$1" && press Enter; }
no_wider() { [ "$(screen | wc -L)" -le "$1" ]; }
selected() { screen | sed -n 's/^> //p'; }
selects_other_than() { local now && now=$(selected) && [ -n "$now" ] && [ "$now" != "$1" ]; }

pid_of() { sed -E 's/.*"pid":([0-9]+).*/\1/' "$1"; }

start_serve() { # OPTIONS…
  rm -f "$work/ready"
  enter "clear; $tool serve --port 0 --ready-file $work/ready $*"
  await "serve is ready" test -s "$work/ready"
  server=$(pid_of "$work/ready")
}

gone() { ! kill -0 "$1" 2> /dev/null; }

given_back() { # WHEN: the shell has its terminal as it was
  rm -f "$work/after"
  enter "stty -g > $work/after.new; mv $work/after.new $work/after"
  await "the shell has its terminal back after $1" test -s "$work/after"
  that "the terminal has its settings after $1" cmp -s "$work/before" "$work/after"
  that "the screen is given back after $1" \
    test "$(terminal display -p -t pane '#{alternate_on} #{cursor_flag}')" = "0 1"
}

ended() { # WHEN: the server has ended, and left the terminal as it was
  await "the server ends after $1" gone "$server"
  rm -f "$work/ready"
  given_back "$1"
}

send() { "$tool" send "$@" > /dev/null 2>&1 || true; }

start_shell() {
  enter "clear; $tool shell"
  await_screen '^notra-hooks> ?$'
  shell=$(pgrep -n -P "$(terminal display -p -t pane '#{pane_pid}')")
}
