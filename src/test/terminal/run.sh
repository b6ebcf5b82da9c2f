#!/usr/bin/env bash
# Drives the live view and the shell in a real terminal, tmux, as a person would: types, and waits for what must appear.
# It needs the built tool; TOOL names another than the one of `mvn package`. Loopback only.
set -euo pipefail
cd "$(dirname "$0")/../../.."

tool=${TOOL:-$PWD/target/notra-hooks/bin/notra-hooks}
most=170 # seconds for all of it
work=$(mktemp -d)
export TMUX_TMPDIR=$work LC_ALL=C.UTF-8
unset TMUX NOTRA_HOOKS_HOME
skipped=0
server=

[ -x "$tool" ] || { echo "$tool is not there: build it first, with mvn package" >&2; exit 1; }
if ! command -v tmux > /dev/null; then
  echo "SKIPPED all: tmux is not installed"
  echo "0 passed, 0 failed, 1 skipped"
  exit 0
fi

terminal() { tmux -f /dev/null -L test "$@"; }

# Ends what was started, each by its process ID.
end_all() {
  [ -z "$server" ] || kill -9 "$server" 2> /dev/null || true
  server=
  local pane
  for pane in $(terminal list-panes -a -F '#{pane_pid}' 2> /dev/null); do kill -HUP "$pane" 2> /dev/null || true; done
}

trap 'end_all; terminal kill-server 2> /dev/null || true; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

screen() { terminal capture-pane -p -t pane; }
everything() { terminal capture-pane -pJ -S - -t pane; } # what has scrolled away too, lines whole again

pass() { echo "$*" >> "$work/passed"; }

fail() { # WHAT…: says it with the screen, and ends the section
  echo "FAILED $section: $*"
  screen || true
  echo "$section: $*" >> "$work/failed"
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
press() { terminal send-keys -t pane "$@"; }
type_in() { press -l -- "$1"; }
enter() { type_in "$1" && press Enter; }
no_wider() { [ "$(screen | wc -L)" -le "$1" ]; }
selected() { screen | sed -n 's/^> //p'; }
selects_other_than() { local now && now=$(selected) && [ -n "$now" ] && [ "$now" != "$1" ]; }

# A section has a home of its own, and a shell whose prompt says that it is ready; one that fails ends alone.
section() { # NAME
  section=$1
  export NOTRA_HOOKS_HOME=$work/home-$section
  rm -f "$work"/{before,after,ready}
  terminal kill-session -t pane 2> /dev/null || true
  terminal new-session -d -x 100 -y 24 -s pane "PS1='ready> ' bash --norc --noprofile"
  terminal resize-window -t pane -x 100 -y 24
  (
    await_screen '^ready> ?$'
    enter "export NOTRA_HOOKS_HOME=$NOTRA_HOOKS_HOME; stty -g > $work/before; clear"
    await "the settings are kept" test -s "$work/before"
    "$section"
  ) || true
  if [ -s "$work/ready" ]; then server=$(pid_of "$work/ready"); fi
  end_all
}

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

live_keys() {
  start_serve
  await_screen 'Waiting for deliveries at'
  await_screen 'notra-hooks integrations list --show-secrets'
  press Enter
  await_screen 'There is no delivery yet'
  send push
  send issue.update
  send push --fault bad-signature
  await_screen '^> .* rejected +401 '
  await_screen '3 deliveries: 2 processed, 1 rejected'

  # Up and down, by letters and arrows; beyond the ends nothing happens.
  press k
  await_screen '^> .* Issue\.update '
  press Up
  await_screen '^> .* push\.pushed '
  press Up k
  await_screen '^> .* push\.pushed '
  press j
  await_screen '^> .* Issue\.update '
  press Down
  await_screen '^> .* rejected +401 '

  press v
  await_screen '^not valid: '
  press q
  await_screen '^> .* rejected +401 '
  press g Enter
  await_screen '^outcome +processed'
  press G
  await_screen ' 100%'
  press Escape
  await_screen '^> .* push\.pushed '
  press v
  await_screen '^valid: '
  press q

  press r
  await_screen '^ Sent again: 200 '
  await_screen '4 deliveries: 3 processed, 1 rejected'
  press Down
  await_screen '^> .* Issue\.update '
  press R
  await_screen '5 deliveries: 3 processed, 1 duplicate, 1 rejected'
  await_screen '^ Sent again: 200 .*duplicate'
  await_screen '^> .* Issue\.update '

  # The printed command, run as it was printed: the receiver knows the delivery.
  press c
  await_screen 'Press a key to go back'
  # As somebody would select it, lines that were wrapped whole again.
  everything | tac | sed -n '/^Press a key/,/^printf /p' | tac | sed '/^Press a key/d' > "$work/curl"
  press Space
  await_screen '^> .* Issue\.update '
  that "a curl command was printed" grep -q '^curl ' "$work/curl"
  code=0
  bash "$work/curl" > "$work/answer" 2> "$work/curl.err" || code=$?
  that "the printed command works: $(tail -n 1 "$work/curl.err")" test "$code" -eq 0
  that "the printed command is answered as a duplicate" grep -q 'duplicate' "$work/answer"
  await_screen '6 deliveries: 3 processed, 2 duplicate, 1 rejected'

  press /
  type_in Issu
  await_screen ' /Issu_  3 of 6'
  press BSpace
  await_screen ' /Iss_  3 of 6'
  press Enter
  await_screen ' /Iss  3 of 6  Esc shows all'
  await "the others are hidden" hides 'push\.pushed'
  press Escape
  await_screen 'push\.pushed'
  press /
  type_in 'no such text'
  await_screen 'None of the deliveries has this text'
  press Escape
  await_screen 'push\.pushed'
  press '?'
  await_screen 'send it again with the same delivery ID'
  press q
  await_screen '^> '

  for size in 100x24 80x24 40x24 40x12 20x4 200x50; do
    terminal resize-window -t pane -x "${size%x*}" -y "${size#*x}"
    await "there is a selected delivery at $size" shows '^> '
    await "nothing is wider than $size" no_wider "${size%x*}"
    await "the last row is the last at $size" test "$(screen | wc -l)" -le "${size#*x}"
  done
  terminal resize-window -t pane -x 40 -y 24
  await_screen '^ \? help  q quit '
  press Enter
  await_screen ' q goes back '
  press q
  terminal resize-window -t pane -x 100 -y 24
  await_screen '^ j k select .* q quit$'
  press q
  ended q
  await_screen '^Stopped\. 6 deliveries: 3 processed, 2 duplicate, 1 rejected\.$'
}

# Many at once: the view stays usable, and what was selected stays selected.
many() {
  start_serve --sync none
  await_screen 'Waiting for deliveries at'
  send issue.update
  await_screen '^> .* Issue\.update '
  send push
  press Up
  await_screen '^> .* Issue\.update '
  "$tool" send push --times 1200 --rate 200/s --concurrency 8 --no-log > "$work/many" 2>&1 &
  many=$!
  # How fast they come is the machine's business; that they come is what counts.
  await_screen ' [1-9][0-9]+/s '
  press '?'
  within 15 "help comes at 200 a second" shows 'send it again with the same delivery ID'
  press q
  within 15 "help goes at 200 a second" shows '^> .* Issue\.update '
  wait "$many" || fail "a delivery of many was not accepted: $(tail -n 3 "$work/many")"
  await_screen ' 1,202 deliveries: '
  await_screen '^> .* Issue\.update '

  "$tool" send push --times 8800 --concurrency 8 --no-log > "$work/many" 2>&1 &
  many=$!
  press Down Up v
  within 30 "the signature is explained under load" shows '^valid: '
  press q
  within 90 "10,002 deliveries are counted" shows ' 10,002 deliveries: '
  wait "$many" || fail "a delivery of many was not accepted: $(tail -n 3 "$work/many")"
  # The oldest two are no longer kept, and the selected one was the oldest.
  press /
  type_in Issue
  await_screen ' /Issue_  0 of 10,000'
  press Escape
  await_screen '^  .* push\.pushed '
  press G
  await_screen '^> .* push\.pushed '
  newest=$(selected)
  press g
  await "the oldest is selected, and another than the newest" selects_other_than "$newest"
  press r
  await_screen '^ Sent again: 200 '
  press q
  ended "q with many"
  await_screen '^Stopped\. 10003 deliveries: 10003 processed\.$'
}

endings() {
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

  # Standard input is no terminal: nobody can press keys.
  start_serve '< /dev/null'
  await_screen '^Listening on http://127.0.0.1:'
  press C-c
  ended "Ctrl-C without standard input"
  start_serve "2> $work/err"
  send push
  await "deliveries are lines in a file" grep -qE 'push\.pushed +processed 200' "$work/err"
  that "a file gets no escapes" test "$(tr -dc '\033' < "$work/err" | wc -c)" -eq 0
  press C-c
  ended "Ctrl-C with standard error in a file"

  # No terminal at all.
  rm -f "$work/ready"
  setsid "$tool" serve --port 0 --ready-file "$work/ready" --until 1 < /dev/null > "$work/out" 2> "$work/err" &
  started=$!
  await "serve without a terminal is ready" test -s "$work/ready"
  send push
  wait "$started" || fail "serve without a terminal exits with $?"
  rm -f "$work/ready"
  that "it says that it listens" grep -q '^Listening on http://127.0.0.1:' "$work/err"
  that "nothing but JSON is on standard output" sh -c "! grep -qv '^{' '$work/out'"

  # A terminal without abilities gives plain lines too.
  enter "export TERM=dumb"
  start_serve
  await_screen '^Listening on http://127.0.0.1:'
  press C-c
  ended "Ctrl-C on a dumb terminal"
}

start_shell() {
  enter "clear; $tool shell"
  await_screen '^notra-hooks> ?$'
  shell=$(pgrep -n -P "$(terminal display -p -t pane '#{pane_pid}')")
}

shell_editing() {
  "$tool" integrations list > /dev/null
  "$tool" send push --delivery-id 11111111-aaaa --to http://127.0.0.1:9/ > /dev/null 2>&1 || true
  start_shell
  type_in 'samples li'
  press Tab
  await_screen '^notra-hooks> samples list ?$'
  type_in '--prov'
  press Tab
  await_screen '^notra-hooks> samples list --provider ?$'
  type_in 'lin'
  press Tab
  await_screen '^notra-hooks> samples list --provider linear ?$'
  press Enter
  await_screen '^agentsessionevent'
  await_screen '^notra-hooks> ?$'
  press C-l
  type_in 'samples show iss'
  press Tab
  await_screen '^notra-hooks> samples show issue'
  await_screen 'issue\.update '
  type_in '.u'
  press Tab
  await_screen '^notra-hooks> samples show issue\.update ?$'
  press C-u
  type_in 'logs show 111'
  press Tab
  await_screen '^notra-hooks> logs show 11111111-aaaa ?$'
  press C-u
  type_in 'logs show last --hea'
  press Tab
  await_screen '^notra-hooks> logs show last --headers ?$'
  press Enter
  await_screen '^X-GitHub-Delivery: 11111111-aaaa'
  await_screen '^notra-hooks> ?$'

  # What is typed while a command runs waits for the prompt.
  rm -f "$work/nested"
  enter "serve --port 0 --plain --until 1 --ready-file $work/nested"
  await "the command of the shell is ready" test -s "$work/nested"
  enter 'samples show nothing-of-this-kind'
  enter 'verify no-such-file --signature sha256=1'
  send push
  await_screen "nothing-of-this-kind'"
  await_screen 'no-such-file'
  await_screen 'exit code 2'
  await_screen '^notra-hooks> ?$'

  # An interrupt stops a command, not the shell.
  press C-l
  enter 'logs follow --last 1'
  await_screen 'github push  .* sent '
  press C-c
  await_screen 'exit code 130'
  await_screen '^notra-hooks> ?$'
  that "the shell is still the same" kill -0 "$shell"
  enter "serve --port 0 --plain"
  await_screen '^Listening on http://127.0.0.1:'
  press C-c
  await_screen '^notra-hooks> ?$'
  type_in 'half a line'
  press C-c
  await_screen '^notra-hooks> ?$'
  press Up
  await_screen '^notra-hooks> serve --port 0 --plain'
  press C-c
  await_screen '^notra-hooks> ?$'

  enter 'verify no-such-file --signature sha256=1 --secret hidden-value'
  await_screen '^notra-hooks> ?$'
  enter 'verify --secret=hidden-value no-such-file'
  await_screen '^notra-hooks> ?$'
  press C-d
  await "the shell ends" gone "$shell"
  given_back Ctrl-D
  history=$NOTRA_HOOKS_HOME/history
  that "only its owner may read the history" test "$(stat -c %a "$history")" = 600
  that "the history has a line" grep -q '^samples list --provider linear *$' "$history"
  that "the history has what was typed ahead" grep -qx 'samples show nothing-of-this-kind' "$history"
  that "the history has no secret" sh -c "! grep -rq hidden-value '$NOTRA_HOOKS_HOME'"

  # The shell is killed: its history has every line, and the next shell knows them.
  start_shell
  enter 'samples show before-the-end'
  await_screen 'exit code 5'
  await_screen '^notra-hooks> ?$'
  cp "$history" "$work/history"
  type_in 'never entered'
  await_screen '^notra-hooks> never entered'
  kill -9 "$shell"
  await "the shell is dead" gone "$shell"
  that "the history is whole" cmp -s "$history" "$work/history"
  that "the history ends with a whole line" test "$(tail -n 1 "$history")" = 'samples show before-the-end'
  press Enter
  enter 'stty sane; clear'
  await_screen '^ready> ?$'
  start_shell
  press Up
  await_screen '^notra-hooks> samples show before-the-end'
  press C-c
  await_screen '^notra-hooks> ?$'
  enter exit
  await "exit ends the shell" gone "$shell"
}

# Tables are as wide as the terminal, also after it was resized while the shell runs.
tables() {
  "$tool" integrations list > /dev/null
  "$tool" send push --delivery-id 22222222-bbbb-cccc-dddd-eeeeeeeeeeee --to http://127.0.0.1:9/ > /dev/null 2>&1 || true
  enter "clear; $tool logs list"
  await_screen '^TIME .*DELIVERY +WHAT'
  await_screen '2222222… '
  press C-l
  start_shell
  terminal resize-window -t pane -x 140 -y 24
  enter 'logs list'
  await_screen '^TIME .*DELIVERY +WHAT'
  press C-l
  terminal resize-window -t pane -x 110 -y 24
  enter 'logs list'
  await_screen '2222222…  Not'
  await_screen '^notra-hooks> ?$'
  press C-d
  await "Ctrl-D ends the shell" gone "$shell"
}

shell_plain() {
  enter "export TERM=dumb"
  start_shell
  enter 'samples show nothing-like-this'
  await_screen 'exit code 5'
  enter 'logs follow'
  press C-c
  await_screen 'exit code 130'
  press C-d
  await "Ctrl-D ends the shell on a dumb terminal" gone "$shell"
  given_back "Ctrl-D on a dumb terminal"

  # Standard input ends.
  code=0
  "$tool" shell < /dev/null > "$work/out" 2> "$work/err" || code=$?
  that "the shell ends where standard input does" test "$code" -eq 0
  that "without a line it prints nothing" test ! -s "$work/out"

  # Lines from a pipe, and the code of the last that failed.
  code=0
  printf 'providers\n' | "$tool" shell > "$work/out" 2> "$work/err" || code=$?
  that "an unknown command at a pipe exits with 2" test "$code" -eq 2
  that "an unknown command at a pipe is named" grep -q "'providers'" "$work/err"
  code=0
  printf 'samples list\nsamples show nothing-like-this\nsamples show push --raw' | "$tool" shell > "$work/out" 2> "$work/err" \
    || code=$?
  that "the shell at a pipe exits as the last that failed" test "$code" -eq 5
  that "the shell at a pipe prints data" grep -q '"name":"push"' "$work/out"
  that "a last line without an end is run" grep -q '"ref":"refs/heads' "$work/out"
  that "the shell at a pipe says which line failed" grep -q '^line 2: exit code 5' "$work/err"
  that "the shell at a pipe has no prompt" sh -c "! grep -q 'notra-hooks>' '$work/err' '$work/out'"
  that "lines from a pipe are no history" test ! -e "$NOTRA_HOOKS_HOME/history.new"
}

touch "$work/passed" "$work/failed"
for each in live_keys many endings tables shell_editing shell_plain; do
  [ $# -gt 0 ] && [[ " $* " != *" $each "* ]] && { skipped=$((skipped + 1)); continue; }
  section "$each"
done

failed=$(wc -l < "$work/failed")
echo "$(wc -l < "$work/passed") passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
