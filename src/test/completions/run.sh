#!/usr/bin/env bash
# Asks bash, zsh and fish for the completions of the same command lines, and checks that each has the right ones.
# It needs the built tool for a home to complete from. A shell that is missing is a failure, or with --skip-missing a note.
set -euo pipefail
shopt -s extglob
cd "$(dirname "$0")/../../.."

tests=$PWD/src/test/completions
scripts=$PWD/completions
tool=$PWD/target/notra-hooks/bin/notra-hooks
skip=${1:-}
passed=0
failed=0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

pass() { passed=$((passed + 1)); }

fail() {
  failed=$((failed + 1))
  printf 'FAILED %.500s\n' "$*"
}

# A home that the tool made: three deliveries that nobody took, in a configuration with two integrations.
home=$work/home
[ -x "$tool" ] || { echo "$tool is not there: build it first, with mvn package" >&2; exit 1; }
"$tool" --home "$home" integrations list > /dev/null
for id in 11111111-aaaa 22222222-bbbb 33333333-cccc; do
  "$tool" --home "$home" send push --delivery-id "$id" --to http://127.0.0.1:9/ --timeout 2s \
    > /dev/null 2>&1 && { echo "something answers at port 9" >&2; exit 1; }
done
segment=$(ls "$home"/logs/*.jsonl)
newest=$(tail -n 1 "$segment" | cut -d '"' -f 4)

# What a stranger may send as a delivery's ID, in lines that begin as the tool's do.
strange() { printf '{"id":"log_%s","referenceId":"%s","title":"%s","outcome":"rejected"}\n' "$@" >> "$segment"; }
strange 00000000000000a1 '$(touch run-by-completion)' 'Invalid $(touch run-by-completion) event'
strange 00000000000000a2 '`touch run-by-completion`' 'Invalid webhook signature'
strange 00000000000000a3 '; touch run-by-completion' 'Invalid webhook signature'
strange 00000000000000a4 '--help' 'Invalid webhook signature'
printf '{"id":"log_00000000000000a5","referenceId":null,"title":"Missing delivery ID"}\n' >> "$segment"
# An older segment, and a line too long to be read for its ID.
printf '{"id":"log_0ld","referenceId":"01d","title":"Old"}\n' > "$home/logs/2020-01-01.jsonl"
touch -d 2020-01-01 "$home/logs/2020-01-01.jsonl"

# A configuration as somebody might have written it, all in one line.
mkdir "$work/compact"
printf '%s' '{"version":1,"options":{"id":"new"},"organizations":[{"name":"id","id":"org_\u0031","integrations":' \
  '[{"id":"int_one","provider":"github","enabled":true,"repositories":[{"secret":{"env":"id"},"id":"repo_one",' \
  '"name":"a \"quoted\" {name}"}]}],"id":"org_one"}]}' > "$work/compact/config.json"

mkdir -p "$work/here/folder" "$work/empty" "$work/bin"
touch "$work/here/payload.json" "$work/here/pushed.json" "$work/here/headers.txt"
# Whatever is started in place of the tool or of Java is noticed.
for program in notra-hooks java; do
  printf '#!/bin/sh\necho "$0 $*" >> "%s/started"\n' "$work" > "$work/bin/$program"
  chmod +x "$work/bin/$program"
done
export PATH=$work/bin:$PATH HOME=$work/user NOTRA_HOOKS_HOME=$home
mkdir "$HOME"
cd "$work/here"

# A line; candidates that must be there; after ! those that must not; after = all that there are.
cases() {
  cat << END
notra-hooks se|= serve send
notra-hooks |serve send ping replay verify sign logs samples integrations repos completion
notra-hooks nonsense |=
notra-hooks logs |= list show wait diff follow export import check prune stats
notra-hooks logs s|= show stats
notra-hooks -o json logs sh|= show
notra-hooks --color never -q logs sh|= show
notra-hooks --col|= --color
notra-hooks send --pro|= --provider
notra-hooks logs show --|--body --curl --har --headers --raw --home --help ! --provider --fault
notra-hooks -o |= auto table json
notra-hooks --output=t|= table
notra-hooks send --provider |= bitbucket forgejo gitea github gitlab gitlab-signing-token gogs linear notra shopify slack standard-webhooks stripe
notra-hooks send --provider=li|= linear
notra-hooks samples list --provider |= bitbucket forgejo gitea github gitlab gitlab-signing-token gogs linear notra shopify slack standard-webhooks stripe
notra-hooks send push --fault s|= sha1-only stale-timestamp
notra-hooks logs list --event pu|= pull_request pull_request_review push
notra-hooks logs list --outcome p|= processed pong
notra-hooks logs list --status |= success failed
notra-hooks logs list --since |=
notra-hooks logs export -f |= jsonl har
notra-hooks replay --speed |= 1x 10x max
notra-hooks serve --sync=|= always none
notra-hooks completion |= bash zsh fish
notra-hooks samples show issue.|= issue.create issue.update issue.remove
notra-hooks send pus|= push push.branch push.tag push.delete push.force pushed.json
notra-hooks send push |=
notra-hooks send pay|= payload.json
notra-hooks verify pay|= payload.json
notra-hooks verify --headers hea|= headers.txt
notra-hooks --home fo|= folder/
notra-hooks integrations add |= github linear
notra-hooks integrations add --organization |= org_local
notra-hooks integrations add github --repository |=
notra-hooks integrations rotate-secret |= int_github int_linear
notra-hooks integrations rotate-secret int_github --repository |= repo_local team_local
notra-hooks integrations url |= int_github int_linear repo_local team_local
notra-hooks integrations secret |= int_github int_linear repo_local team_local
notra-hooks send push --integration |= int_github int_linear repo_local team_local
notra-hooks logs list --repository t|= team_local
notra-hooks repos add |= int_github int_linear
notra-hooks repos add int_github |=
notra-hooks repos remove r|= repo_local
notra-hooks replay 2|= 22222222-bbbb
notra-hooks replay last 1|= 11111111-aaaa
notra-hooks replay l|last $newest log_00000000000000a1 log_00000000000000a5 ! log_0ld
notra-hooks logs show |last 33333333-cccc $newest ! 01d --help
notra-hooks logs show --headers 3|= 33333333-cccc
notra-hooks verify --delivery 33|= 33333333-cccc
notra-hooks verify --delivery=33|= 33333333-cccc
notra-hooks --home $work/compact integrations url |= int_one repo_one
notra-hooks --home=$work/compact integrations add --organization |= org_one
notra-hooks --home $work/compact logs show |= last
notra-hooks --home $work/empty repos remove |=
notra-hooks --home $work/missing repos remove |=
notra-hooks --home $work/missing logs show |= last
notra-hooks integrations --home $work/compact enable |= int_one
notra-hooks logs -o json sh|= show
END
}

check() { # SHELL: compares its answers on standard input with the cases
  local line wanted rest unwanted found each
  while IFS='|' read -r line wanted <&3; do
    found=
    while IFS= read -r each && [ "$each" != --end-- ]; do
      # Where zsh has no candidate, or one after an =, it lists the options too.
      [[ $1 == zsh && $each == -* && ${line##* } != -+([^=]) ]] || found+=" $each"
    done
    found=$(tr ' ' '\n' <<< "$found" | sed '/^$/d' | sort -u | tr '\n' ' ')
    rest=${wanted%%!*}
    unwanted=
    [[ $wanted == *!* ]] && unwanted=${wanted#*!}
    if [[ $wanted == =* ]]; then
      rest=$(tr ' ' '\n' <<< "${wanted#=}" | sed '/^$/d' | sort -u | tr '\n' ' ')
      if [ "${found//\/ / }" = "${rest//\/ / }" ]; then pass; else fail "$1: '$line' gives $found, not $rest"; fi
      continue
    fi
    local missing=''
    for each in $rest; do [[ " $found" == *" $each "* ]] || missing+=" no $each"; done
    for each in $unwanted; do [[ " $found" != *" $each "* ]] || missing+=" but $each"; done
    if [ -z "$missing" ]; then pass; else fail "$1: '$line' gives$missing, only $found"; fi
  done 3< <(cases)
}

present() { # SHELL
  command -v "$1" > /dev/null && return
  if [ "$skip" = --skip-missing ]; then
    echo "SKIPPED $1: it is not installed"
  else
    fail "$1: it is not installed"
  fi
  return 1
}

complete_with() { # SHELL COMMAND…: its answers to all lines, and nothing on standard error
  local shell=$1
  shift
  cases | cut -d '|' -f 1 | timeout 300 "$@" > "$work/$shell.out" 2> "$work/$shell.err" \
    || fail "$shell: it ended with $?"
  check "$shell" < "$work/$shell.out"
  if [ -s "$work/$shell.err" ]; then fail "$shell says: $(head -n 3 "$work/$shell.err")"; else pass; fi
}

if present bash; then
  complete_with bash bash --norc "$tests/bash.bash" "$scripts"
fi
if present zsh; then
  complete_with zsh zsh -f "$tests/zsh.zsh" "$scripts"
fi
if present fish; then
  complete_with fish fish --no-config "$tests/fish.fish" "$scripts"
fi

# In a terminal, with the Tab key: what the shell makes of the line is what the command gets.
typed="notra-hooks verif<Tab>--vers<Tab>
notra-hooks send --provider=lin<Tab>--no-l<Tab>
notra-hooks replay 2222<Tab>
notra-hooks -o j<Tab>logs show ${newest%?}<Tab>--cu<Tab>"
wanted="verify --version
send --provider=linear --no-log
replay 22222222-bbbb
-o json logs show $newest --curl"

tabs_in() { # SHELL COMMAND SETUP
  local found
  CALLS=$work/calls PATH=$work/echo:$PATH timeout 60 zsh -f "$tests/tab.zsh" "$2" "$3" <<< "$typed" > "$work/tabs" \
    || fail "$1: the terminal ended with $?"
  found=$(cat "$work/tabs")
  if [ "$found" = "$wanted" ]; then pass; else fail "$1: Tab gives $found"; fi
}

if [ -e "$work/started" ]; then fail "completion started $(sort -u "$work/started")"; else pass; fi
if [ -e run-by-completion ]; then fail "completion ran what was in a delivery's ID"; else pass; fi

mkdir "$work/echo"
printf '#!/bin/sh\necho "$*" > "$CALLS"\n' > "$work/echo/notra-hooks"
chmod +x "$work/echo/notra-hooks"
if present zsh; then
  tabs_in zsh 'zsh -f -i' "fpath=($scripts \$fpath); autoload -Uz compinit; compinit -u -D
    zstyle ':completion:*' insert-tab false; PS1=rea'dy>'"
  if present bash; then
    tabs_in bash 'bash --norc -i' "source $scripts/notra-hooks.bash; PS1=rea'dy>'"
  fi
  if present fish; then
    tabs_in fish 'fish --no-config -i' \
      "source $scripts/notra-hooks.fish; function fish_prompt; echo -n rea'dy>'; end"
  fi
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
