#!/usr/bin/env bash
# A page on another port, opened in a browser on the same machine: it can have requests sent, and that is all.
. "$(dirname "$0")/../lib.sh"

browser=
for each in chromium-headless-shell chromium chromium-browser google-chrome; do
  if [ -z "$browser" ] && has "$each"; then browser=$each; fi
done
if [ -z "$browser" ]; then
  skip "a page that posts" "needs Chromium"
  exit 0
fi

home=$work/home
start "$home"
node "$here/page.mjs" "$url" > "$work/page" &
others+=($!)
until_true 10 test -s "$work/page"
is "before the page: a real delivery" "200 processed" "$(sent before)"

open_page() { # ADDRESS
  timeout -k 5 60 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" \
    --virtual-time-budget=8000 --dump-dom "$1" 2> /dev/null |
    sed -n 's/.*<pre id="seen">\([^<]*\)<.*/\1/p' > "$work/figures"
}
rejected() { cat "$home"/logs/*.jsonl | grep -ac '"outcome":"rejected"' || true; }
open_page "$(cat "$work/page")"
is "a post without a question first: its answer" "sent, unread" "$(figure .plain)"
is "a post whose answer the page wants" refused "$(figure .readable)"
is "a post with the headers of a delivery" refused "$(figure .signed)"
is "the health check, to be read" refused "$(figure .health)"
least "requests of the page that were rejected and logged" 3 "$(rejected)"
is "deliveries processed" before "$(processed "$home" | paste -sd' ')"
is "records that are neither" 0 "$(cat "$home"/logs/*.jsonl | grep -avcE '"outcome":"(rejected|processed)"' || true)"
# A name that leads here, as one that was bound anew would.
answer=$(curl -s -m 10 -o /dev/null -w '%{http_code}' -H 'Host: attacker.example' "$origin/healthz")
is "the health check under another name" 421 "$answer"
is "after the page: a real delivery" "200 processed" "$(sent after)"
stop
kill "${others[0]}"
wait "${others[0]}" 2> /dev/null || true
others=()
