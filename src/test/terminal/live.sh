# The live view: its keys, what it shows, and how it fits into terminals of several sizes.
# shellcheck shell=bash disable=SC2154 # run.sh and lib.sh set what it reads

start_serve
await_screen 'Waiting for deliveries at'
await_screen 'To see a secret:'
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
await_screen ' /Iss  3 of 6.* Esc shows all'
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

fits() { [ "$(screen | wc -l)" -le "$1" ]; } # LINES

for size in 100x24 80x24 40x24 40x12 20x4 200x50; do
  terminal resize-window -t pane -x "${size%x*}" -y "${size#*x}"
  await "there is a selected delivery at $size" shows '^> '
  await "nothing is wider than $size" no_wider "${size%x*}"
  await "the last row is the last at $size" fits "${size#*x}"
done
terminal resize-window -t pane -x 40 -y 24
await_screen '^ \? help  q quit '
press Enter
await_screen ' q back '
press q
terminal resize-window -t pane -x 100 -y 24
await_screen '^ \? help  q quit  j k select '

# The preview of the selected delivery, and what is only in a body.
await_screen '│ repository (ENG|acme/widgets)'
press Tab
await "the preview goes" hides '│'
press Tab
await_screen '│ id +log_'
press /
type_in refs/heads
await_screen ' /refs/heads_  3 of 6  all 6 searched'
press Escape
# Before the next key, or both together are one with Alt.
await "the filter goes" hides '/refs/heads'
press m k
await_screen '^ \*.* '

# A key that was meant for a text stops nothing; only a yes does.
press q
await_screen 'Stop the server\? y stops it'
press q
await "the question goes" hides 'Stop the server'
press q y
ended 'q and y'
await_screen '^Stopped\. 6 deliveries: 3 processed, 2 duplicate, 1 rejected\.$'

# What came before is there at the next start.
start_serve
await_screen 'none since the start'
await_screen '^> '
press C-c
ended "Ctrl-C"
