#!/usr/bin/env bash
# The first hour of somebody new, in one terminal for the server and one for commands, small and large.
#
#   first-hour.sh [--print] [COLUMNSxROWS…]     80x24 and 120x35, by default
#
# With --print all that was seen is printed, each with a title; else it is only checked.
# shellcheck shell=bash disable=SC2154 # run.sh and lib.sh set what it reads
if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  [ "${1-}" != --print ] || { export PRINT=yes; shift; }
  export SIZES="$*"
  exec bash "$(dirname "$0")/run.sh" first-hour
fi

prompts=$work/prompts

print_screen() { # TITLE
  [ -n "${PRINT-}" ] || return 0
  printf '\n=== %s  (%s)\n' "$1" "$size"
  terminal capture-pane -p -S - -t "$at" | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
}

open_terminal() { # NAME: a shell in it, as somebody has it who has just installed the tool
  at=$1
  terminal new-session -d -x "${size%x*}" -y "${size#*x}" -s "$at" \
    "env -u NOTRA_HOOKS_HOME HOME='$user' PATH='${tool%/*}:$PATH' EDITOR='$work/editor' PS1='$ ' \
      PROMPT_COMMAND='echo >> $prompts-$at' bash --norc --noprofile"
  terminal resize-window -t "$at" -x "${size%x*}" -y "${size#*x}"
  await "a shell is ready" test -s "$prompts-$at"
}

prompted() { [ "$(wc -l < "$prompts-$at")" -gt "$1" ] && screen | sed '/^ *$/d' | tail -n 1 | grep -qE '^(\^C)?\$ *$'; }

cleared() { [ "$(screen | sed '/^ *$/d' | wc -l)" -le 1 ]; }

# The command line stands above what it prints.
type_command() { # COMMAND
  press C-l
  await "the screen is cleared" cleared
  terminal clear-history -t "$at"
  count=$(wc -l < "$prompts-$at")
  enter "$1"
}

ends() { await "'$1' ends" prompted "$count"; }

try() { # COMMAND [WHAT MUST BE SEEN…]
  local command=$1 seen
  type_command "$command"
  ends "$command"
  print_screen "$command"
  shift
  for seen; do
    that "'$command' prints $seen" prints "$seen"
  done
  that "'$command' breaks no line beyond the edge" no_wider "${size%x*}"
}

prints() { terminal capture-pane -pJ -S - -t "$at" | grep -qE -- "$1"; }

see() { # TITLE WHAT MUST BE SEEN…
  local title=$1 seen
  shift
  for seen; do await_screen "$seen"; done
  print_screen "$title"
}

# Answers with the status that the path names.
start_receiver() {
  cat > "$work/receiver.mjs" << 'NODE'
import { createServer } from "node:http";
import { renameSync, writeFileSync } from "node:fs";

const [portFile] = process.argv.slice(2);
const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    const status = Number(request.url.split("/")[1] || 200);
    const headers = { "Content-Length": 0 };
    if (status === 301) headers.Location = "https://hooks.example/new";
    response.writeHead(status, headers);
    response.end();
  });
});
server.listen(0, "127.0.0.1", () => {
  writeFileSync(`${portFile}.new`, String(server.address().port));
  renameSync(`${portFile}.new`, portFile);
});
setTimeout(() => process.exit(0), 600_000);
NODE
  rm -f "$work/port"
  node "$work/receiver.mjs" "$work/port" &
  receiver=$!
  await "a receiver listens" test -s "$work/port"
  elsewhere=http://127.0.0.1:$(cat "$work/port")
}

first_hour() {
  user=$work/user-$size
  mkdir "$user"
  rm -f "$prompts"-*
  open_terminal commands

  try notra-hooks serve send
  try 'notra-hooks help send' fault
  try 'notra-hooks logs show --help' jq
  try 'notra-hooks serve --help' forward
  try 'notra-hooks send push' 'notra-hooks serve'
  try 'notra-hooks doctor'
  try 'notra-hooks samples list' push.tag

  open_terminal serving
  rm -f "$work/ready"
  type_command "notra-hooks serve --port 0 --ready-file $work/ready"
  await "serve is ready" test -s "$work/ready"
  server=$(pid_of "$work/ready")
  see 'serve, before anything came' 'Waiting for deliveries at' 'Try, in another terminal'

  at=commands
  try 'notra-hooks send push' '^200 '
  try 'notra-hooks send issue.update' '^200 '
  try 'notra-hooks send push --fault bad-signature' '^401 '
  try 'notra-hooks send push.tag' '^200 '
  try 'notra-hooks trigger push'
  at=serving
  see 'serve, with deliveries' '^> ' '5 deliveries: '
  press g Enter
  see 'serve: Enter, a delivery' '^outcome +processed' 'n p next'
  press n
  see 'serve: n, the next delivery' '^event +Issue.update'
  press q / 
  type_in refs/tags
  see 'serve: /, what is only in a body' ' /refs/tags_  1 of 5  all 5 searched'
  press Escape
  await_screen '^ \? help'
  press m k d
  see 'serve: m and d, two deliveries' 'values? differ'
  press q G
  await_screen '^ \? help'
  press e
  see 'serve: e, back from the editor' '^Press a key' 'signed again'
  press Space
  see 'serve, after that' '^> .* 6 deliveries: |6 deliveries: '
  press Tab
  await "the preview comes or goes" test -n "$(screen)"
  print_screen 'serve: Tab'
  press q
  see 'serve: q asks' 'Stop the server'
  press n

  at=commands
  try 'notra-hooks logs list' WHAT 'log_'
  try 'notra-hooks logs show last' '^outcome'
  try 'notra-hooks logs show last --jq head_commit.message' 'Merge'
  try 'notra-hooks samples show push' refs/heads/main
  try 'notra-hooks integrations list --show-secrets' int_github
  try 'notra-hooks integrations secret int_github'
  try 'notra-hooks integrations add github --name me/my-app' my-app
  type_command 'notra-hooks integrations remove int_linear'
  see 'integrations remove asks' '\[y/N\]|y/N|yes'
  enter n
  ends 'integrations remove'
  try "notra-hooks send push --to $elsewhere/301" '^301 '
  try "notra-hooks send push --to $elsewhere/404" '^404 '
  try "notra-hooks send push --to $elsewhere/401" '^401 '
  try "notra-hooks send push --to $elsewhere/503 --retries 2" '^503 '
  try 'notra-hooks replay last --edit'
  try 'notra-hooks ping'
  try 'notra-hooks logs lsit'
  type_command 'notra-hooks logs tail'
  await_screen "^'logs tail' is"
  press C-c
  ends 'logs tail'
  print_screen 'notra-hooks logs tail, and Ctrl-C'

  at=serving
  press q y
  await "the server ends" gone "$server"
  rm -f "$work/ready"
  see 'serve has ended' '^Stopped\. '
  for at in serving commands; do terminal kill-session -t "$at"; done
  at=pane
}

printf '#!/bin/sh\nsed -i s,refs/heads/main,refs/heads/other, "$1"\n' > "$work/editor"
chmod +x "$work/editor"
receiver=
trap 'kill "$receiver" 2> /dev/null || true' EXIT
start_receiver
for size in ${SIZES:-80x24 120x35}; do first_hour; done
