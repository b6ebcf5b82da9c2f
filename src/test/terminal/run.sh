#!/usr/bin/env bash
# Drives the live view and the shell in a real terminal, tmux, as a person would: types, and waits for what must appear.
# It needs the built tool; TOOL names another than the one of `mvn package`. Loopback only.
set -euo pipefail
cd "$(dirname "$0")/../../.."

tool=${TOOL:-$PWD/target/notra-hooks/bin/notra-hooks}
work=$(mktemp -d)
export TMUX_TMPDIR=$work NOTRA_HOOKS_HOME=$work/home LC_ALL=C.UTF-8
unset TMUX
passed=0
server=

terminal() { tmux -f /dev/null -L test "$@"; }

cleanup() {
  [ -z "$server" ] || kill "$server" 2> /dev/null || true
  terminal kill-server 2> /dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

screen() { terminal capture-pane -p -t pane; }

fail() {
  echo "FAILED $*" >&2
  screen >&2 || true
  echo "$passed passed, 1 failed"
  exit 1
}

await() { # WHAT COMMAND…: until the command succeeds, for 30 seconds at most
  local what=$1 end=$((SECONDS + 30))
  shift
  until "$@" > /dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || fail "in vain: $what"
    read -r -t 0.05 <> <(:) || true
  done
  passed=$((passed + 1))
}

shows() { screen | grep -qE -- "$1"; }
hides() { ! shows "$1"; }
await_screen() { await "the screen shows $1" shows "$1"; }
press() { terminal send-keys -t pane "$@"; }
enter() { press -l "$1" && press Enter; }
no_wider() { [ "$(screen | wc -L)" -le "$1" ]; }

# A shell whose prompt says that it is ready; the settings of its terminal are compared at the end of each run.
terminal new-session -d -x 100 -y 24 -s pane "PS1='ready> ' bash --norc --noprofile"
await_screen '^ready> ?$'
enter "stty -g > $work/before; clear"
await "the settings are kept" test -s "$work/before"

start_serve() { # OPTIONS…
  rm -f "$work/ready"
  enter "clear; $tool serve --port 0 --ready-file $work/ready $*"
  await "serve is ready" test -s "$work/ready"
  server=$(sed -E 's/.*"pid":([0-9]+).*/\1/' "$work/ready")
}

gone() { ! kill -0 "$server" 2> /dev/null; }

ended() { # the server has ended, and left the terminal as it was
  await "the server ends" gone
  server=
  rm -f "$work/after"
  enter "stty -g > $work/after.new; mv $work/after.new $work/after"
  await "the shell has its terminal back" test -s "$work/after"
  cmp -s "$work/before" "$work/after" || fail "the terminal has other settings after $1"
  [ "$(terminal display -p -t pane '#{alternate_on} #{cursor_flag}')" = "0 1" ] || fail "the screen is not given back after $1"
  passed=$((passed + 1))
}

send() { "$tool" send "$@" > /dev/null 2>&1 || true; }

start_serve
await_screen 'Waiting for deliveries at'
send push
send issue.update
send push --fault bad-signature
await_screen '^> .* rejected +401 '
await_screen '3 deliveries: 2 processed, 1 rejected'
press v
await_screen '^not valid: '
press q k k
await_screen '^> .* push\.pushed '
press Enter
await_screen '^outcome +processed'
press G
await_screen ' 100%'
press q r
await_screen ' Sent again: 200'
await_screen '4 deliveries: 3 processed, 1 rejected'
press Down
await_screen '^> .* Issue\.update '
press R
await_screen '5 deliveries: .*1 duplicate|5 deliveries: 4 processed'
press c
await_screen '^curl |--data-binary @-'
press Space
await_screen '^> .* Issue\.update '
press /
enter Issue
await_screen ' /Issue  2 of 5  Esc shows all'
await "the others are hidden" hides 'push\.pushed'
press Escape
await_screen 'push\.pushed'
press '?'
await_screen 'send it again with the same delivery ID'
press Escape
for size in 40x12 20x4 200x50 80x24; do
  terminal resize-window -t pane -x "${size%x*}" -y "${size#*x}"
  await_screen '^> '
  await "nothing is wider than $size" no_wider "${size%x*}"
done
await_screen '^ j k select .* q quit$'

# Many at once: the view stays usable, and what was selected stays selected.
press g
await_screen '^> .* push\.pushed '
"$tool" send push --times 2000 --rate 200/s --concurrency 8 --no-log > "$work/many" 2>&1 &
many=$!
await_screen ' 1[0-9]{2}/s |  2[0-9]{2}/s '
press '?'
await_screen 'send it again with the same delivery ID'
press q
wait "$many" || fail "a delivery of many was not accepted: $(tail -n 3 "$work/many")"
await_screen '2,005 deliveries'
await_screen '^> .* push\.pushed '
press q
ended q
await_screen 'Stopped\. 2005 deliveries'

start_serve
await_screen 'Waiting for deliveries at'
press C-c
ended Ctrl-C
start_serve
await_screen 'Waiting for deliveries at'
kill -TERM "$server"
ended SIGTERM

start_serve --plain
await_screen '^Listening on http://127.0.0.1:'
send push
await_screen 'push\.pushed +processed 200'
press C-c
ended "Ctrl-C without the live view"

# A terminal without abilities gives plain lines too.
enter "export TERM=dumb"
start_serve
await_screen '^Listening on http://127.0.0.1:'
press C-c
ended "Ctrl-C on a dumb terminal"
enter "clear; $tool shell"
await_screen '^notra-hooks> ?$'
enter 'samples show nothing-like-this'
await_screen 'exit code 5'
press C-d
await_screen 'ready> ?$'
enter 'export TERM=screen'

# The shell: completion, interrupts, history.
enter "clear; $tool shell"
await_screen '^notra-hooks> ?$'
press -l 'samples li'
press Tab
await_screen '^notra-hooks> samples list'
press Enter
await_screen '^agentsessionevent'
await_screen '^notra-hooks> ?$'
enter 'serve --port 0 --plain'
await_screen '^Listening on http://127.0.0.1:'
press C-c
await_screen '^notra-hooks> ?$'
enter 'verify --secret=hidden nothing.json'
await_screen 'exit code 2'
press -l 'half a line'
press C-c
await_screen '^notra-hooks> ?$'
press Up
await_screen '^notra-hooks> serve --port 0 --plain'
press C-c C-d
await_screen '^ready> ?$'
history=$NOTRA_HOOKS_HOME/history
[ -f "$history" ] || history=$(find "$NOTRA_HOOKS_HOME" -name '*history*' | head -n 1)
[ "$(stat -c %a "$history")" = 600 ] || fail "others may read $history"
grep -q '^samples list' "$history" || fail "the history lacks a line"
if grep -rq hidden "$history"; then fail "the history has a secret"; fi
passed=$((passed + 3))

# Without a terminal: lines from a pipe, and the code of the last that failed.
code=0
printf 'samples list\nsamples show nothing-like-this\n' | "$tool" shell > "$work/out" 2> "$work/err" || code=$?
[ "$code" -eq 5 ] || fail "the shell at a pipe exits with $code"
grep -q '"push"' "$work/out" || fail "the shell at a pipe prints no data"
grep -q '^line 2: ' "$work/err" || grep -q 'line 2: exit code 5' "$work/err" || fail "the shell at a pipe does not say where it failed"
passed=$((passed + 3))

echo "$passed passed, 0 failed"
