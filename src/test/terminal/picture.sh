# Makes the picture of the live view that the README shows, from a real one, and compares the two.
# PICTURE=FILE keeps it:  PICTURE=docs/live-view.svg src/test/terminal/run.sh picture
# shellcheck shell=bash disable=SC2154 # run.sh and lib.sh set what it reads

wide=120
terminal resize-window -t pane -x "$wide" -y 24
start_serve
send push
send issue.update
send pull_request.merged
send push --set ref=refs/heads/topic
send push --fault tampered-body
send release.published
send push --same-id --times 2
send comment.create
send star.created
send issue.create
send project.update
send ping
await_screen '13 deliveries: .* 1 rejected'
press k k k k k k k k
await_screen '^> .* rejected +401 '
await_screen '│ +"ref": "refs/heads/main"'

# Colours as tmux has them, and the blanks behind the last letter of a row, which may have a background.
draw() { terminal capture-pane -e -p -N -t pane | node "$here/picture.mjs" "$@"; }
draw 'notra-hooks serve' 'A list of deliveries with time, event, outcome and what happened; one was rejected, and beside
the list it is shown why, with its headers and its JSON.' "$wide" > "$work/live-view.svg"

headings() { sed -n 's/.*>\(TIME\|EVENT\|OUTCOME\|WHAT\)<.*/\1/p' "$1" | paste -sd ' '; }
well_formed() { java "$here/WellFormed.java" "$1"; }
that "the picture is well-formed XML" well_formed "$work/live-view.svg"
that "the picture shows the list's columns" test "$(headings "$work/live-view.svg")" = 'TIME EVENT OUTCOME WHAT'
[ -z "${PICTURE:-}" ] || cp "$work/live-view.svg" "$PICTURE"
that "the README's picture is well-formed XML" well_formed docs/live-view.svg
that "the README's picture shows the same columns" \
  test "$(headings docs/live-view.svg)" = "$(headings "$work/live-view.svg")"
that "the README's picture shows the same keys" \
  test "$(grep -o '>? help.*<' docs/live-view.svg)" = "$(grep -o '>? help.*<' "$work/live-view.svg")"

press q y
ended 'q and y'
