# Sourced by run.sh: a page's blocks, one after the other, as its reader would paste them.
# shellcheck shell=bash disable=SC2154,SC2016 # run.sh sets here, work, tool; GitHub expands what is in ${{ }}

pass() { echo "$*" >> "$work/passed"; }

fail() { # WHAT [FILE…]: says it, with what is in the files, and ends the page
  local what=$1
  shift
  {
    echo "FAILED $page: $what"
    [ $# -eq 0 ] || tail -n 40 "$@" | cut -c 1-300
  } >&2
  echo "$page: $what" >> "$work/failed"
  exit 1
}

until_there() { # WHAT COMMAND…: for two minutes at most, since a machine may be busy
  local what=$1 end=$((SECONDS + 120))
  shift
  until "$@" 2> /dev/null; do
    [ "$SECONDS" -lt "$end" ] || fail "in vain: $what"
    read -r -t 0.05 <> <(:) || true
  done
}

# The server that blocks send to, unless they run one themselves.
serve() {
  [ -z "$server" ] || return 0
  notra-hooks serve --ready-file "$HOME/ready" > /dev/null 2>> "$HOME/serve.err" < /dev/null &
  server=$!
  until_there "serve is ready" test -s "$HOME/ready"
}

stop_serving() {
  [ -n "$server" ] || return 0
  kill "$server"
  wait "$server" || true
  server=
}

# What differs from run to run, and blanks, are made the same.
same() {
  sed -E 's/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/UUID/g; s/\b[0-9a-f]{32,}\b/HEX/g; s/log_[0-9a-f]{16}/LOG/g
    s/_[0-9a-f]{6}\b/_ID/g; s/[0-9]{4}-[0-9]{2}-[0-9]{2}([T ])[0-9:.]+Z?/TIME/g; s/\b[0-9]{2}:[0-9]{2}:[0-9]{2}\b/TIME/g
    s/[0-9.]+ (ms|s)\b/N \1/g; s/(127\.0\.0\.1:|ngrok http )[0-9]+/\1PORT/g; s/[0-9]+ bytes/N bytes/g; s/ +/ /g; s/ $//'
}

prints() { # TEXT OUTPUT WHERE: each line of the text was printed; one that ends with … is the beginning of a line
  local line
  same < "$2" > "$HOME/printed"
  while IFS= read -r line; do
    case $line in
      '' | …) ;;
      *…) grep -qF -- "${line%…}" "$HOME/printed" || fail "$3: not printed: $line" "$2" ;;
      *) grep -qxF -- "$line" "$HOME/printed" || fail "$3: not printed: $line" "$2" ;;
    esac
  done < <(same < "$1")
  pass "$3 prints"
}

# Started, waited for until it listens, and ended by the process ID that it leaves in its home.
endless() { # SCRIPT WHERE
  local code=0 running
  bash -e "$1" > "$HOME/out" 2>&1 < /dev/null &
  running=$!
  until_there "$2 listens" grep -q '^Listening on ' "$HOME/out"
  kill "$(sed -E 's/.*"pid":([0-9]+).*/\1/' "$HOME/.notra-hooks/serve.json")"
  wait "$running" || code=$?
  [[ $code =~ ^(0|130|143)$ ]] || fail "$2 ends with $code" "$HOME/out"
}

run_block() { # SCRIPT MARK WHERE
  local wanted=0 code=0
  case $2 in
    '') serve ;;
    'exit '*) wanted=${2#exit } && serve ;;
    alone) stop_serving ;;
    endless)
      stop_serving
      endless "$1" "$3"
      pass "$3"
      return
      ;;
    'not run: '*)
      echo "$3: ${2#not run: }" >> "$work/skipped"
      return
      ;;
    *) fail "$3: nobody knows what 'test: $2' means" ;;
  esac
  timeout 240 bash -e "$1" > "$HOME/out" 2>&1 < /dev/null || code=$?
  [ "$code" -eq "$wanted" ] || fail "$3: exit code $code, not $wanted" "$1" "$HOME/out"
  pass "$3"
}

# The files that pages speak of, and some deliveries.
prepare() {
  umask 077
  printf '#!/bin/sh\ncat > /dev/null\n' > deploy.sh
  chmod +x deploy.sh
  serve
  notra-hooks send push
  notra-hooks send issue.update
  notra-hooks send push --fault bad-signature || true
  notra-hooks send push
  notra-hooks samples show push --raw > payload.json
  notra-hooks sign payload.json > headers.txt
  notra-hooks integrations secret int_github > secret.txt
  notra-hooks logs export deliveries.jsonl
}

run_page() { # PAGE: in a fresh clone and a home of its own
  local blocks number script kind where
  page=$1
  server=
  export HOME=$work/homes/$page
  blocks=$HOME/blocks
  mkdir -p "$blocks"
  trap 'stop_serving' EXIT
  awk -v folder="$blocks" -f "$here/blocks.awk" "$work/clone/$page"
  compgen -G "$blocks/*.sh" > /dev/null || compgen -G "$blocks/*.yaml" > /dev/null || return 0
  printf '[url "file://%s"]\n  insteadOf = https://github.com/notrahooks/notra-hooks\n' "$work/clone" > "$HOME/.gitconfig"
  git clone -q "$work/clone" "$HOME/notra-hooks" 2> /dev/null
  cd "$HOME/notra-hooks" || fail "there is no clone"
  mkdir target
  ln -s "$tool" target/notra-hooks
  export PATH=$work/stubs:$PWD/target/notra-hooks/bin:$PATH
  export NOTRA_HOOKS_OUTPUT=table NOTRA_HOOKS_SERVE_PORT=0 COLUMNS=100
  prepare > "$HOME/out" 2>&1 || fail "the home cannot be prepared" "$HOME/out"
  # The README builds first.
  [ "$page" != README.md ] || rm -r target
  for script in "$blocks"/[0-9]*.*; do
    number=${script%.*} kind=${script##*.}
    where="line $(cat "$number.line")"
    case $kind in
      sh) run_block "$script" "$(cat "$number.mark")" "$where" ;;
      text) [ "$(cat "$number.mark")" != prints ] || prints "$script" "$HOME/out" "$where" ;;
      yaml) [ "$(cat "$number.mark")" != workflow ] || run_workflow "$script" ;;
      json | mark | line) ;;
      *) fail "$where: a block is sh, text, json or yaml, and not '$kind'" ;;
    esac
  done
  stop_serving
}

# A job as GitHub runs it: each step in a shell of its own, with the variables that the job defines and no others.
run_workflow() { # YAML
  local job=$HOME/job step name value out code url
  mkdir -p "$job/repository/fixtures" "$job/steps" "$job/temp"
  ! grep -q 'secrets\.GITHUB_' "$1" || fail "GitHub allows no secret whose name begins with GITHUB_"
  stop_serving
  serve
  url=$(notra-hooks integrations url int_github)
  cp payload.json "$job/repository/fixtures/push.json"
  notra-hooks sign payload.json > "$job/repository/fixtures/push.headers"
  # The receiver that the job tests runs already: it is this server.
  printf '#!/bin/sh\n' > "$job/repository/start-receiver"
  chmod +x "$job/repository/start-receiver"
  local variables=()
  while IFS=': ' read -r name value; do
    case $value in
      '${{ secrets.WEBHOOK_SECRET }}') value=$(notra-hooks integrations secret int_github) ;;
      http://localhost:*) value=$url ;;
      *) fail "the job's $name has a value that this test does not know: $value" ;;
    esac
    variables+=("$name=$value")
  done < <(sed -n '/^    env:/,/^    [a-z]*:$/{s/^      \([A-Z_]*: .*\)/\1/p}' "$1")
  awk -v folder="$job/steps" '
    /run: \|/ { step++; file = sprintf("%s/%02d.sh", folder, step); match($0, /^ */); indent = RLENGTH; next }
    file != "" { match($0, /^ */); if (NF && RLENGTH <= indent) { file = "" } else { print >> file } }' "$1"
  [ "$(find "$job/steps" -name '*.sh' | wc -l)" -gt 4 ] || fail "the workflow has hardly a step"
  : > "$job/path"
  for step in "$job"/steps/*.sh; do
    code=0 out=$job/out
    (
      cd "$job/repository"
      path=$work/stubs:$bare_path
      while IFS= read -r name; do path=$name:$path; done < "$job/path"
      timeout 300 env -i HOME="$HOME" PATH="$path" LC_ALL=C.UTF-8 GITHUB_PATH="$job/path" RUNNER_TEMP="$job/temp" TOOL="$tool" \
        "${variables[@]}" bash -eu "$step"
    ) > "$out" 2>&1 || code=$?
    [ "$code" -eq 0 ] || fail "the workflow's step ends with $code" "$step" "$out"
    pass "step $(basename "$step" .sh)"
  done
}
