# The shell on a terminal without abilities, and with standard input that is none.
# shellcheck shell=bash disable=SC2154 # run.sh and lib.sh set what it reads

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
