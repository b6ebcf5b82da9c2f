# How serve ends with and without its live view, and that it leaves the terminal as it was.
# shellcheck shell=bash disable=SC2154 # run.sh and lib.sh set what it reads

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
