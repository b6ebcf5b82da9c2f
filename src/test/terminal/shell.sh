# The shell at a terminal: completion, what is typed ahead, interrupts, and its history.
# shellcheck shell=bash disable=SC2154 # run.sh and lib.sh set what it reads

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
