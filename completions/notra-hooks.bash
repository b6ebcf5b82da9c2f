# Completes notra-hooks command lines in bash 3.2 and later. Generated from the commands: do not edit.
# What only the home knows is read from its files. Java is never started.

# The samples, and the names that stand in them.
_notra_hooks_samples='push release.published release release.prereleased star.created star star.milestone pull_request.merged pull_request push.branch push.tag push.delete push.force release.draft release.edited release.deleted star.deleted pull_request.opened pull_request.closed ping.repository ping ping.organization ping.app issues.opened issues issues.closed issue_comment.created issue_comment pull_request_review.submitted pull_request_review create delete fork workflow_run.completed workflow_run check_run.completed check_run deployment_status.created deployment_status installation.created installation repository.renamed repository issue.create issue issue.update issue.remove comment.create comment project.create project project.update projectupdate.create projectupdate cycle.update cycle issuelabel.update issuelabel reaction.create reaction issuesla.breached issuesla attachment.create attachment oauthapp.revoked oauthapp agentsessionevent.created agentsessionevent'
_notra_hooks_words_1='processed filtered ignored duplicate pong rejected failed sent retrying exhausted ran skipped interrupted'
_notra_hooks_words_2='AgentSessionEvent Attachment Comment Cycle Issue IssueLabel IssueSLA OAuthApp Project ProjectUpdate Reaction check_run create delete deployment_status fork installation issue_comment issues ping pull_request pull_request_review push release repository star workflow_run'
_notra_hooks_words_3='github linear standard-webhooks notra stripe slack shopify gitlab gitlab-signing-token bitbucket gogs gitea forgejo'
_notra_hooks_words_4='breached closed completed create created deleted edited opened prereleased published remove renamed revoked submitted update'

# Sets words to the subcommands of a command.
_notra_hooks_commands() {
  words=
  case $1 in
    '') words='serve send ping check replay verify sign logs samples integrations repos triggers inspect doctor completion shell help' ;;
    'logs') words='list show wait diff follow export import check prune stats' ;;
    'samples') words='list show' ;;
    'integrations') words='list add enable disable rotate-secret remove url secret' ;;
    'repos') words='list add remove' ;;
    'triggers') words='list show add enable disable remove test runs' ;;
    'triggers runs') words='retry' ;;
  esac
}

# Sets words to the options of a command.
_notra_hooks_options() {
  words='--color -h --help --home -o --output -q --quiet --stacktrace -v --verbose -V --version'
  case $1 in
    'serve') words+=' --answer --bodies --dedup-window --exec --fail-on --forward --host --inspector-allow-remote --inspector-port --inspector-read-only --max-in-flight --no-inspector --on --plain -p --port --ready-file --retention --sync --time-scale --timeout --tolerance --until --until-event --where' ;;
    'send') words+=' --add --cacert --concurrency --delivery-id --dry-run --edit --entry --event --expect --fault --form -H --header --insecure --integration --repository --no-log --provider --rate --raw --remove --retries --same-id --secret --secret-file --set --style --timeout --times --to' ;;
    'ping') words+=' --cacert --concurrency --dry-run --form -H --header --insecure --integration --repository --no-log --rate --retries --secret --secret-file --timeout --to' ;;
    'check') words+=' --allow-remote --cacert --event -H --header --heavy --list --max-time --no-secret --observe --only --payload --provider --rate --report --secret --secret-file --seed --skip --strict --timeout' ;;
    'replay') words+=' --action --add --cacert --cause --code --concurrency --direction --dry-run --edit --entry --event --exhausted --from --grep -H --header --id --insecure --integration --last --limit --no-log --outcome --provider --rate --remove --repository --retries --secret --secret-file --set --sign --since --speed --status --timeout --to --trigger --until --yes' ;;
    'verify') words+=' --action --cause --code --delivery --direction --entry --event --grep --headers --integration --limit --logged --outcome --provider --raw --report --repository --secret --secret-file --show-expected --signature --since --status --tolerance --trigger --until' ;;
    'sign') words+=' --delivery-id --entry --event --integration --repository --provider --raw --secret --secret-file' ;;
    'logs list') words+=' --action --cause --code --direction --event --fields --grep --integration --limit --outcome --provider --repository --since --status --trigger --until' ;;
    'logs show') words+=' --body --curl --full --har --headers --jq --raw' ;;
    'logs wait') words+=' --action --cause --code --count --direction --event --grep --integration --limit --outcome --provider --repository --since --status --timeout --trigger --until' ;;
    'logs diff') words+=' --all --full' ;;
    'logs follow') words+=' --action --cause --code --direction --event --grep --integration --last --limit --outcome --provider --repository --since --status --trigger --until' ;;
    'logs export') words+=' --action --cause --code --direction --event --force -f --format --grep --integration --limit --outcome --provider --repository --since --status --trigger --until' ;;
    'logs prune') words+=' --before --yes' ;;
    'logs stats') words+=' --action --cause --code --direction --event --grep --integration --limit --outcome --provider --repository --since --status --trigger --until' ;;
    'samples list') words+=' --provider' ;;
    'samples show') words+=' --full --raw' ;;
    'integrations list') words+=' --show-secrets' ;;
    'integrations add') words+=' --id --name --organization --repository --secret-file' ;;
    'integrations rotate-secret') words+=' --repository --secret-file' ;;
    'integrations remove') words+=' --yes' ;;
    'repos add') words+=' --id --secret-env --secret-file --secret-path' ;;
    'repos remove') words+=' --yes' ;;
    'triggers add') words+=' --answer --concurrency --directory --environment --forward --ignore-commits --integration --no-pre-releases --on --outcome --pause-after --repository --retries --retry-policy --secret-env --secret-path --sign --strict --timeout --where' ;;
    'triggers remove') words+=' --yes' ;;
    'triggers test') words+=' --run --sample' ;;
    'triggers runs') words+=' --action --cause --code --direction --event --grep --integration --limit --outcome --provider --repository --since --status --trigger --until' ;;
    'inspect') words+=' --allow-remote --new-token --open --port --read-only --url' ;;
    'doctor') words+=' --port' ;;
  esac
}

# Sets words and kinds to what a command's option takes; false if it takes nothing that could follow it.
_notra_hooks_value() {
  words= kinds=
  case "$1 $2" in
    *' --color')
      words='auto always never' ;;
    *' --home' | \
      'triggers add --directory')
      kinds='directory' ;;
    *' -o' | \
      *' --output')
      words='auto table json' ;;
    'serve --answer')
      words='ok theirs' ;;
    'serve --dedup-window' | \
      'verify --tolerance')
      words='off' ;;
    'serve --exec' | \
      'serve --forward' | \
      'serve --host' | \
      'serve --inspector-port' | \
      'serve --max-in-flight' | \
      'serve --on' | \
      'serve -p' | \
      'serve --port' | \
      'serve --retention' | \
      'serve --time-scale' | \
      'serve --timeout' | \
      'serve --tolerance' | \
      'serve --until' | \
      'serve --until-event' | \
      'serve --where' | \
      'send --concurrency' | \
      'send --delivery-id' | \
      'send --entry' | \
      'send -H' | \
      'send --header' | \
      'send --rate' | \
      'send --remove' | \
      'send --retries' | \
      'send --set' | \
      'send --timeout' | \
      'send --times' | \
      'send --to' | \
      'ping --concurrency' | \
      'ping -H' | \
      'ping --header' | \
      'ping --rate' | \
      'ping --retries' | \
      'ping --timeout' | \
      'ping --to' | \
      'check -H' | \
      'check --header' | \
      'check --max-time' | \
      'check --observe' | \
      'check --rate' | \
      'check --seed' | \
      'check --timeout' | \
      'replay --code' | \
      'replay --concurrency' | \
      'replay --entry' | \
      'replay --grep' | \
      'replay -H' | \
      'replay --header' | \
      'replay --last' | \
      'replay --limit' | \
      'replay --rate' | \
      'replay --remove' | \
      'replay --retries' | \
      'replay --set' | \
      'replay --since' | \
      'replay --timeout' | \
      'replay --to' | \
      'replay --until' | \
      'verify --code' | \
      'verify --entry' | \
      'verify --grep' | \
      'verify --limit' | \
      'verify --signature' | \
      'verify --since' | \
      'verify --until' | \
      'sign --delivery-id' | \
      'sign --entry' | \
      'logs list --code' | \
      'logs list --fields' | \
      'logs list --grep' | \
      'logs list --limit' | \
      'logs list --since' | \
      'logs list --until' | \
      'logs show --jq' | \
      'logs wait --code' | \
      'logs wait --count' | \
      'logs wait --grep' | \
      'logs wait --limit' | \
      'logs wait --since' | \
      'logs wait --timeout' | \
      'logs wait --until' | \
      'logs follow --code' | \
      'logs follow --grep' | \
      'logs follow --last' | \
      'logs follow --limit' | \
      'logs follow --since' | \
      'logs follow --until' | \
      'logs export --code' | \
      'logs export --grep' | \
      'logs export --limit' | \
      'logs export --since' | \
      'logs export --until' | \
      'logs prune --before' | \
      'logs stats --code' | \
      'logs stats --grep' | \
      'logs stats --limit' | \
      'logs stats --since' | \
      'logs stats --until' | \
      'integrations add --id' | \
      'integrations add --name' | \
      'integrations add --repository' | \
      'repos add --id' | \
      'repos add --secret-env' | \
      'triggers add --concurrency' | \
      'triggers add --environment' | \
      'triggers add --forward' | \
      'triggers add --ignore-commits' | \
      'triggers add --on' | \
      'triggers add --pause-after' | \
      'triggers add --retries' | \
      'triggers add --secret-env' | \
      'triggers add --timeout' | \
      'triggers add --where' | \
      'triggers runs --code' | \
      'triggers runs --grep' | \
      'triggers runs --limit' | \
      'triggers runs --since' | \
      'triggers runs --until' | \
      'inspect --port' | \
      'doctor --port')
      : ;;
    'serve --fail-on' | \
      'replay --outcome' | \
      'verify --outcome' | \
      'logs list --outcome' | \
      'logs wait --outcome' | \
      'logs follow --outcome' | \
      'logs export --outcome' | \
      'logs stats --outcome' | \
      'triggers add --outcome' | \
      'triggers runs --outcome')
      words=$_notra_hooks_words_1 ;;
    'serve --ready-file' | \
      'send --cacert' | \
      'send --secret-file' | \
      'ping --cacert' | \
      'ping --secret-file' | \
      'check --cacert' | \
      'check --payload' | \
      'check --report' | \
      'check --secret-file' | \
      'replay --cacert' | \
      'replay --from' | \
      'replay --secret-file' | \
      'verify --headers' | \
      'verify --report' | \
      'verify --secret-file' | \
      'sign --secret-file' | \
      'integrations add --secret-file' | \
      'integrations rotate-secret --secret-file' | \
      'repos add --secret-file' | \
      'repos add --secret-path' | \
      'triggers add --secret-path')
      kinds='file' ;;
    'serve --sync')
      words='always none' ;;
    'send --event' | \
      'check --event' | \
      'replay --event' | \
      'verify --event' | \
      'sign --event' | \
      'logs list --event' | \
      'logs wait --event' | \
      'logs follow --event' | \
      'logs export --event' | \
      'logs stats --event' | \
      'triggers runs --event')
      words=$_notra_hooks_words_2 ;;
    'send --expect')
      words='accepted refused' ;;
    'send --fault')
      words='bad-signature missing-signature sha1-only tampered-body stale-timestamp malformed-json missing-event oversize' ;;
    'send --integration' | \
      'send --repository' | \
      'ping --integration' | \
      'ping --repository' | \
      'sign --integration' | \
      'sign --repository')
      kinds='integration repository' ;;
    'send --provider' | \
      'check --provider' | \
      'replay --provider' | \
      'verify --provider' | \
      'sign --provider' | \
      'logs list --provider' | \
      'logs wait --provider' | \
      'logs follow --provider' | \
      'logs export --provider' | \
      'logs stats --provider' | \
      'samples list --provider' | \
      'triggers runs --provider')
      words=$_notra_hooks_words_3 ;;
    'send --style')
      words='pretty spaced escaped numbers' ;;
    'check --only' | \
      'check --skip')
      words='reach auth bytes time events input transport again leak after' ;;
    'replay --action' | \
      'verify --action' | \
      'logs list --action' | \
      'logs wait --action' | \
      'logs follow --action' | \
      'logs export --action' | \
      'logs stats --action' | \
      'triggers runs --action')
      words=$_notra_hooks_words_4 ;;
    'replay --cause' | \
      'verify --cause' | \
      'verify --delivery' | \
      'logs list --cause' | \
      'logs wait --cause' | \
      'logs follow --cause' | \
      'logs export --cause' | \
      'logs stats --cause' | \
      'triggers runs --cause')
      kinds='delivery' ;;
    'replay --direction' | \
      'verify --direction' | \
      'logs list --direction' | \
      'logs wait --direction' | \
      'logs follow --direction' | \
      'logs export --direction' | \
      'logs stats --direction' | \
      'triggers runs --direction')
      words='incoming outgoing' ;;
    'replay --id')
      words='new keep' ;;
    'replay --integration' | \
      'verify --integration' | \
      'logs list --integration' | \
      'logs wait --integration' | \
      'logs follow --integration' | \
      'logs export --integration' | \
      'logs stats --integration' | \
      'triggers add --integration' | \
      'triggers runs --integration')
      kinds='integration' ;;
    'replay --repository' | \
      'verify --repository' | \
      'logs list --repository' | \
      'logs wait --repository' | \
      'logs follow --repository' | \
      'logs export --repository' | \
      'logs stats --repository' | \
      'integrations rotate-secret --repository' | \
      'triggers add --repository' | \
      'triggers runs --repository')
      kinds='repository' ;;
    'replay --sign' | \
      'triggers add --sign')
      words='auto keep fresh none' ;;
    'replay --speed')
      words='1x 10x max' ;;
    'replay --status' | \
      'verify --status' | \
      'logs list --status' | \
      'logs wait --status' | \
      'logs follow --status' | \
      'logs export --status' | \
      'logs stats --status' | \
      'triggers runs --status')
      words='success failed' ;;
    'replay --trigger' | \
      'verify --trigger' | \
      'logs list --trigger' | \
      'logs wait --trigger' | \
      'logs follow --trigger' | \
      'logs export --trigger' | \
      'logs stats --trigger' | \
      'triggers runs --trigger')
      kinds='trigger' ;;
    'logs export -f' | \
      'logs export --format')
      words='jsonl har' ;;
    'integrations add --organization')
      kinds='organization' ;;
    'triggers add --answer')
      words='ours theirs' ;;
    'triggers add --retry-policy')
      words='local notra linear standard none' ;;
    'triggers test --sample')
      words=$_notra_hooks_samples ;;
    *) return 1 ;;
  esac
}

# Sets words and kinds to what stands as a command's argument, counted from 0.
_notra_hooks_argument() {
  words= kinds=
  case "$1 $2" in
    'send '0) words=$_notra_hooks_samples kinds='file' ;;
    'replay '*) kinds='delivery' ;;
    'verify '*) kinds='file directory' ;;
    'sign '0) kinds='file' ;;
    'logs show '0) kinds='delivery' ;;
    'logs diff '0) kinds='delivery' ;;
    'logs diff '1) kinds='delivery' ;;
    'logs export '0) kinds='file' ;;
    'logs import '0) kinds='file' ;;
    'samples show '0) words=$_notra_hooks_samples ;;
    'integrations add '0) words='github linear' ;;
    'integrations enable '0) kinds='integration' ;;
    'integrations disable '0) kinds='integration' ;;
    'integrations rotate-secret '0) kinds='integration' ;;
    'integrations remove '0) kinds='integration' ;;
    'integrations url '0) kinds='integration repository' ;;
    'integrations secret '0) kinds='integration repository' ;;
    'repos add '0) kinds='integration' ;;
    'repos remove '0) kinds='repository' ;;
    'triggers show '0) kinds='trigger' ;;
    'triggers enable '0) kinds='trigger' ;;
    'triggers disable '0) kinds='trigger' ;;
    'triggers remove '0) kinds='trigger' ;;
    'triggers test '0) kinds='trigger' ;;
    'triggers test '1) kinds='delivery' ;;
    'triggers runs '0) kinds='trigger' ;;
    'completion '0) words='bash zsh fish' ;;
  esac
}

# Prints the IDs in config.json that stand so many objects deep.
_notra_hooks_configured() {
  [[ -r $home/config.json ]] || return 0
  command head -c 1000000 "$home/config.json" | LC_ALL=C command awk -v separator=' ' -v wanted="$1" '
# config.json, compact or indented, to lines of ID, separator, and what the ID is of. It stands "wanted" objects
# deep in as many lists but one: 2 for organizations, 3 for integrations, 4 for repositories; 5 is for triggers.
function is_wanted() {
  if (wanted == 5) return section == "\"triggers\"" && objects == 2 && lists == 1
  return section == "\"organizations\"" && objects == wanted && lists == wanted - 1
}
{
  rest = $0
  while (match(rest, /"([^"\\]|\\.)*"|[][{}:,]/)) {
    token = substr(rest, RSTART, RLENGTH)
    rest = substr(rest, RSTART + RLENGTH)
    if (token == "{") {
      id[++objects] = about[objects] = ""
    } else if (token == "}") {
      if (is_wanted() && id[objects] ~ /^[A-Za-z0-9][A-Za-z0-9._-]*$/)
        print id[objects] separator about[objects]
      objects--
    } else if (token == "[") {
      if (++lists == 1) section = key
    } else if (token == "]") {
      lists--
    } else if (token == ":") {
      value = 1
      continue
    } else if (token != "," && !value) {
      key = token
    } else if (token != ",") {
      text = substr(token, 2, length(token) - 2)
      if (key == "\"id\"") id[objects] = text
      gsub(/[^A-Za-z0-9 \/._-]/, "?", text)
      if (key == "\"name\"" || key == "\"provider\"") about[objects] = text
    }
    value = 0
  }
}' 2>/dev/null
}

# Prints the IDs at the end of the newest segment of the log.
_notra_hooks_deliveries() {
  local newest
  newest=$(command ls -t "$home/logs" 2>/dev/null \
    | command grep '^[0-9-]*\(\.[0-9]*\)\{0,1\}\.jsonl$' | command head -n 1)
  [[ -n $newest ]] || return 0
  command tail -c 1000000 "$home/logs/$newest" 2>/dev/null | LC_ALL=C command cut -b 1-600 \
    | LC_ALL=C command awk -F '"' -v separator=' ' '
# The beginnings of log lines to lines of ID, separator and title, the newest first: both IDs of 20 deliveries.
# What came from outside may be anything; only IDs that no shell could take for something else are offered.
$1 == "{" && $2 == "id" && $4 ~ /^log_[0-9A-Za-z]+$/ && $6 == "referenceId" {
  record[++count] = $4
  delivery[count] = $7 == ":" && $8 ~ /^[A-Za-z0-9][A-Za-z0-9._-]*$/ ? $8 : ""
  title[count] = $7 == ":" ? $12 : $10
  gsub(/[^A-Za-z0-9 ._-]/, "?", title[count])
}
END {
  for (i = count; i > 0 && i > count - 20; i--) {
    print record[i] separator title[i]
    if (delivery[i] != "" && !(delivery[i] in seen)) print delivery[i] separator title[i]
    seen[delivery[i]] = 1
  }
}' 2>/dev/null
}

# Takes a word up into the answer if it begins with what was typed. It is compared, never expanded.
_notra_hooks_offer() {
  if [[ $1 == "$typed"* ]]; then
    COMPREPLY+=("${1#"$kept"}")
  fi
}

_notra_hooks_offer_ids() {
  local id about
  while read -r id about; do
    _notra_hooks_offer "$id"
  done < <("$@")
}

# Files with -f, directories with -d.
_notra_hooks_offer_files() {
  local file
  if [[ $typed == *[\~\\\$\`]* ]]; then
    compopt -o default 2>/dev/null
    return
  fi
  compopt -o filenames 2>/dev/null
  while IFS= read -r file; do
    _notra_hooks_offer "$file"
  done < <(compgen "$1" -- "$typed")
}

# Bash takes --name=value and provider:sample apart; this sets line to what stands between blanks.
_notra_hooks_join() {
  local rest=${COMP_LINE:0:COMP_POINT} blanks word i
  line=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    blanks=${rest%%[![:space:]]*}
    rest=${rest#"$blanks"}
    word=${COMP_WORDS[i]}
    if ((i == COMP_CWORD)); then
      word=$rest
    else
      rest=${rest#"$word"}
    fi
    if [[ -z $blanks ]] && ((i > 0)); then
      line[${#line[@]} - 1]+=$word
    else
      line+=("$word")
    fi
  done
}

# Sets path, number, option and home from the words before the one that is completed.
_notra_hooks_walk() {
  local word i
  for ((i = 1; i < ${#line[@]} - 1; i++)); do
    word=${line[i]}
    if [[ -n $option ]]; then
      if [[ $option == --home ]]; then
        home=$word
      fi
      option=
    elif [[ $word == --home=* ]]; then
      home=${word#*=}
    elif [[ $word == -?* ]]; then
      if [[ $word != --*=* ]] && _notra_hooks_value "$path" "$word"; then
        option=$word
      fi
    else
      _notra_hooks_commands "$path"
      if [[ " $words " == *" $word "* ]]; then
        path=${path:+$path }$word
      else
        number=$((number + 1))
      fi
    fi
  done
  home=${home//[\"\'\\]/}
  if [[ $home == \~ || $home == \~/* ]]; then
    home=$HOME${home#\~}
  fi
}

_notra_hooks() {
  local path='' option='' number=0 words='' kinds='' kept='' typed word kind
  local home=${NOTRA_HOOKS_HOME:-$HOME/.notra-hooks}
  local -a line
  COMPREPLY=()
  _notra_hooks_join
  _notra_hooks_walk
  typed=${line[${#line[@]} - 1]}
  if [[ -n $option ]]; then
    _notra_hooks_value "$path" "$option"
  elif [[ $typed == --*=* ]]; then
    _notra_hooks_value "$path" "${typed%%=*}" || return 0
    if [[ $COMP_WORDBREAKS == *=* ]]; then
      typed=${typed#*=}
    else
      return 0
    fi
  elif [[ $typed == -* ]]; then
    _notra_hooks_options "$path"
  else
    _notra_hooks_commands "$path"
    if [[ -z $words ]]; then
      _notra_hooks_argument "$path" "$number"
    elif ((number > 0)); then
      words=
    fi
  fi
  typed=${typed#[\"\']}
  if [[ $typed == *:* && $COMP_WORDBREAKS == *:* ]]; then
    kept=${typed%"${typed##*:}"}
  fi
  for word in $words; do
    _notra_hooks_offer "$word"
  done
  for kind in $kinds; do
    case $kind in
      file) _notra_hooks_offer_files -f ;;
      directory) _notra_hooks_offer_files -d ;;
      organization) _notra_hooks_offer_ids _notra_hooks_configured 2 ;;
      integration) _notra_hooks_offer_ids _notra_hooks_configured 3 ;;
      repository) _notra_hooks_offer_ids _notra_hooks_configured 4 ;;
      trigger) _notra_hooks_offer_ids _notra_hooks_configured 5 ;;
      delivery)
        compopt -o nosort 2>/dev/null
        _notra_hooks_offer last
        _notra_hooks_offer_ids _notra_hooks_deliveries
        ;;
    esac
  done
}

complete -F _notra_hooks notra-hooks
