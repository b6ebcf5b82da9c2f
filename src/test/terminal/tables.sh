# Tables are as wide as the terminal, also after it was resized while the shell runs.
# shellcheck shell=bash disable=SC2154 # run.sh and lib.sh set what it reads

"$tool" integrations list > /dev/null
"$tool" send push --delivery-id 22222222-bbbb-cccc-dddd-eeeeeeeeeeee --to http://127.0.0.1:9/ > /dev/null 2>&1 || true
enter "clear; $tool logs list"
await_screen '^TIME +ID .*MS +WHAT'
press C-l
start_shell
terminal resize-window -t pane -x 140 -y 24
enter 'logs list'
await_screen '^TIME .*DELIVERY +WHAT'
await_screen '22222222-bbbb-cccc-dddd-eeeeeeeeeeee  Not'
press C-l
terminal resize-window -t pane -x 110 -y 24
# Nobody types as soon after a resize as this does: that the terminal is another may not have been heard of yet.
lists_again() {
  press C-l
  enter 'logs list'
  for _ in $(seq 20); do
    shows '^TIME +ID .*MS +WHAT' && return
    read -r -t 0.1 <> <(:) || true
  done
  return 1
}
await "the table is as wide as the terminal is now" lists_again
await_screen '^notra-hooks> ?$'
press C-d
await "Ctrl-D ends the shell" gone "$shell"
