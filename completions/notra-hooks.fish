# Completes notra-hooks command lines in fish. Generated from the commands: do not edit.
# What only the home knows is read from its files. Java is never started.

set -g __notra_hooks_commands \
    'serve' \
    'send' \
    'ping' \
    'check' \
    'replay' \
    'verify' \
    'sign' \
    'logs' \
    'logs list' \
    'logs show' \
    'logs wait' \
    'logs diff' \
    'logs follow' \
    'logs export' \
    'logs import' \
    'logs check' \
    'logs prune' \
    'logs stats' \
    'samples' \
    'samples list' \
    'samples show' \
    'integrations' \
    'integrations list' \
    'integrations add' \
    'integrations enable' \
    'integrations disable' \
    'integrations rotate-secret' \
    'integrations remove' \
    'integrations url' \
    'integrations secret' \
    'repos' \
    'repos list' \
    'repos add' \
    'repos remove' \
    'triggers' \
    'triggers list' \
    'triggers show' \
    'triggers add' \
    'triggers enable' \
    'triggers disable' \
    'triggers remove' \
    'triggers test' \
    'triggers runs' \
    'triggers runs retry' \
    'inspect' \
    'doctor' \
    'completion' \
    'shell' \
    'help'

set -g __notra_hooks_value_options \
    --color \
    --home \
    -o \
    --output \
    'serve --answer' \
    'serve --dedup-window' \
    'serve --exec' \
    'serve --fail-on' \
    'serve --forward' \
    'serve --host' \
    'serve --inspector-port' \
    'serve --max-in-flight' \
    'serve --on' \
    'serve -p' \
    'serve --port' \
    'serve --ready-file' \
    'serve --retention' \
    'serve --sync' \
    'serve --time-scale' \
    'serve --timeout' \
    'serve --tolerance' \
    'serve --until' \
    'serve --until-event' \
    'serve --where' \
    'send --cacert' \
    'send --concurrency' \
    'send --delivery-id' \
    'send --entry' \
    'send --event' \
    'send --expect' \
    'send --fault' \
    'send -H' \
    'send --header' \
    'send --integration' \
    'send --repository' \
    'send --provider' \
    'send --rate' \
    'send --remove' \
    'send --retries' \
    'send --secret-file' \
    'send --set' \
    'send --style' \
    'send --timeout' \
    'send --times' \
    'send --to' \
    'ping --cacert' \
    'ping --concurrency' \
    'ping -H' \
    'ping --header' \
    'ping --integration' \
    'ping --repository' \
    'ping --rate' \
    'ping --retries' \
    'ping --secret-file' \
    'ping --timeout' \
    'ping --to' \
    'check --cacert' \
    'check --event' \
    'check -H' \
    'check --header' \
    'check --max-time' \
    'check --observe' \
    'check --only' \
    'check --payload' \
    'check --provider' \
    'check --rate' \
    'check --report' \
    'check --secret-file' \
    'check --seed' \
    'check --skip' \
    'check --timeout' \
    'replay --action' \
    'replay --cacert' \
    'replay --cause' \
    'replay --code' \
    'replay --concurrency' \
    'replay --direction' \
    'replay --entry' \
    'replay --event' \
    'replay --from' \
    'replay --grep' \
    'replay -H' \
    'replay --header' \
    'replay --id' \
    'replay --integration' \
    'replay --last' \
    'replay --limit' \
    'replay --outcome' \
    'replay --provider' \
    'replay --rate' \
    'replay --remove' \
    'replay --repository' \
    'replay --retries' \
    'replay --secret-file' \
    'replay --set' \
    'replay --sign' \
    'replay --since' \
    'replay --speed' \
    'replay --status' \
    'replay --timeout' \
    'replay --to' \
    'replay --trigger' \
    'replay --until' \
    'verify --action' \
    'verify --cause' \
    'verify --code' \
    'verify --delivery' \
    'verify --direction' \
    'verify --entry' \
    'verify --event' \
    'verify --grep' \
    'verify --headers' \
    'verify --integration' \
    'verify --limit' \
    'verify --outcome' \
    'verify --provider' \
    'verify --report' \
    'verify --repository' \
    'verify --secret-file' \
    'verify --signature' \
    'verify --since' \
    'verify --status' \
    'verify --tolerance' \
    'verify --trigger' \
    'verify --until' \
    'sign --delivery-id' \
    'sign --entry' \
    'sign --event' \
    'sign --integration' \
    'sign --repository' \
    'sign --provider' \
    'sign --secret-file' \
    'logs list --action' \
    'logs list --cause' \
    'logs list --code' \
    'logs list --direction' \
    'logs list --event' \
    'logs list --fields' \
    'logs list --grep' \
    'logs list --integration' \
    'logs list --limit' \
    'logs list --outcome' \
    'logs list --provider' \
    'logs list --repository' \
    'logs list --since' \
    'logs list --status' \
    'logs list --trigger' \
    'logs list --until' \
    'logs show --jq' \
    'logs wait --action' \
    'logs wait --cause' \
    'logs wait --code' \
    'logs wait --count' \
    'logs wait --direction' \
    'logs wait --event' \
    'logs wait --grep' \
    'logs wait --integration' \
    'logs wait --limit' \
    'logs wait --outcome' \
    'logs wait --provider' \
    'logs wait --repository' \
    'logs wait --since' \
    'logs wait --status' \
    'logs wait --timeout' \
    'logs wait --trigger' \
    'logs wait --until' \
    'logs follow --action' \
    'logs follow --cause' \
    'logs follow --code' \
    'logs follow --direction' \
    'logs follow --event' \
    'logs follow --grep' \
    'logs follow --integration' \
    'logs follow --last' \
    'logs follow --limit' \
    'logs follow --outcome' \
    'logs follow --provider' \
    'logs follow --repository' \
    'logs follow --since' \
    'logs follow --status' \
    'logs follow --trigger' \
    'logs follow --until' \
    'logs export --action' \
    'logs export --cause' \
    'logs export --code' \
    'logs export --direction' \
    'logs export --event' \
    'logs export -f' \
    'logs export --format' \
    'logs export --grep' \
    'logs export --integration' \
    'logs export --limit' \
    'logs export --outcome' \
    'logs export --provider' \
    'logs export --repository' \
    'logs export --since' \
    'logs export --status' \
    'logs export --trigger' \
    'logs export --until' \
    'logs prune --before' \
    'logs stats --action' \
    'logs stats --cause' \
    'logs stats --code' \
    'logs stats --direction' \
    'logs stats --event' \
    'logs stats --grep' \
    'logs stats --integration' \
    'logs stats --limit' \
    'logs stats --outcome' \
    'logs stats --provider' \
    'logs stats --repository' \
    'logs stats --since' \
    'logs stats --status' \
    'logs stats --trigger' \
    'logs stats --until' \
    'samples list --provider' \
    'integrations add --id' \
    'integrations add --name' \
    'integrations add --organization' \
    'integrations add --repository' \
    'integrations add --secret-file' \
    'integrations rotate-secret --repository' \
    'integrations rotate-secret --secret-file' \
    'repos add --id' \
    'repos add --secret-env' \
    'repos add --secret-file' \
    'repos add --secret-path' \
    'triggers add --answer' \
    'triggers add --concurrency' \
    'triggers add --directory' \
    'triggers add --environment' \
    'triggers add --forward' \
    'triggers add --ignore-commits' \
    'triggers add --integration' \
    'triggers add --on' \
    'triggers add --outcome' \
    'triggers add --pause-after' \
    'triggers add --repository' \
    'triggers add --retries' \
    'triggers add --retry-policy' \
    'triggers add --secret-env' \
    'triggers add --secret-path' \
    'triggers add --sign' \
    'triggers add --timeout' \
    'triggers add --where' \
    'triggers test --sample' \
    'triggers runs --action' \
    'triggers runs --cause' \
    'triggers runs --code' \
    'triggers runs --direction' \
    'triggers runs --event' \
    'triggers runs --grep' \
    'triggers runs --integration' \
    'triggers runs --limit' \
    'triggers runs --outcome' \
    'triggers runs --provider' \
    'triggers runs --repository' \
    'triggers runs --since' \
    'triggers runs --status' \
    'triggers runs --trigger' \
    'triggers runs --until' \
    'inspect --port' \
    'doctor --port'

# Prints the command that the line names so far, and how many arguments it has.
function __notra_hooks_walk
    set -l path
    set -l number 0
    set -l option
    set -l words (commandline -opc)
    set -e words[1]
    for word in $words
        if test -n "$option"
            set option
            continue
        end
        switch $word
            case '--*=*'
                continue
            case '-?*'
                if contains -- $word $__notra_hooks_value_options
                        or contains -- "$path $word" $__notra_hooks_value_options
                    set option $word
                end
            case '*'
                if contains -- (string join ' ' $path $word) $__notra_hooks_commands
                    set -a path $word
                else
                    set number (math $number + 1)
                end
        end
    end
    echo "$path"
    echo $number
end

# Whether the line names this command, whatever its arguments.
function __notra_hooks_in
    set -l state (__notra_hooks_walk)
    test "$state[1]" = "$argv[1]"
end

# Whether this argument of this command is next; + stands for all that follow.
function __notra_hooks_at
    set -l state (__notra_hooks_walk)
    test "$state[1]" = "$argv[1]"; and test "$argv[2]" = + -o "$state[2]" = "$argv[2]"
end

# The home that the line names, else the variable, else the default one.
function __notra_hooks_home
    set -l home $HOME/.notra-hooks
    if test -n "$NOTRA_HOOKS_HOME"
        set home $NOTRA_HOOKS_HOME
    end
    set -l before
    for word in (commandline -opc)
        if test "$before" = --home
            set home $word
        else if string match -q -- '--home=*' $word
            set home (string replace -- '--home=' '' $word)
        end
        set before $word
    end
    string replace -r '^~(?=/|$)' $HOME -- $home
end

# The IDs in config.json that stand so many objects deep.
function __notra_hooks_configured
    set -l file (__notra_hooks_home)/config.json
    test -r $file; or return
    command head -c 1000000 $file | LC_ALL=C command awk -v separator=\t -v wanted=$argv[1] '
# config.json, compact or indented, to lines of ID, separator, and what the ID is of. It stands "wanted" objects
# deep in as many lists but one: 2 for organizations, 3 for integrations, 4 for repositories; 5 is for triggers.
function is_wanted() {
  if (wanted == 5) return section == "\\"triggers\\"" && objects == 2 && lists == 1
  return section == "\\"organizations\\"" && objects == wanted && lists == wanted - 1
}
{
  rest = $0
  while (match(rest, /"([^"\\\\]|\\\\.)*"|[][{}:,]/)) {
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
      if (key == "\\"id\\"") id[objects] = text
      gsub(/[^A-Za-z0-9 \\/._-]/, "?", text)
      if (key == "\\"name\\"" || key == "\\"provider\\"") about[objects] = text
    }
    value = 0
  }
}' 2>/dev/null
end

# The IDs at the end of the newest segment of the log.
function __notra_hooks_deliveries
    printf 'last\tthe newest delivery\n'
    set -l logs (__notra_hooks_home)/logs
    set -l newest (command ls -t $logs 2>/dev/null \
        | string match -r '^[0-9-]*(?:\.[0-9]*)?\.jsonl$')[1]
    test -n "$newest"; or return
    command tail -c 1000000 $logs/$newest 2>/dev/null | LC_ALL=C command cut -b 1-600 \
        | LC_ALL=C command awk -F '"' -v separator=\t '
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
end

function __notra_hooks_samples
    printf '%s\t%s\n' \
        'push' 'Three commits arrive on main: the merge of pull request #128' \
        'release.published' 'Release 2.4.0 with notes and two assets goes public' \
        'release' 'Release 2.4.0 with notes and two assets goes public' \
        'release.prereleased' 'Beta 2.5.0-beta.1 goes public from a branch' \
        'star.created' 'Somebody stars the repository (98 stars, no milestone)' \
        'star' 'Somebody stars the repository (98 stars, no milestone)' \
        'star.milestone' 'The star that makes it 100, a milestone' \
        'pull_request.merged' 'Pull request #128 is merged into main' \
        'pull_request' 'Pull request #128 is merged into main' \
        'push.branch' 'Two commits arrive on a branch other than the default one' \
        'push.tag' 'The tag v2.4.0 is pushed (no commits, but a head commit)' \
        'push.delete' 'The branch of pull request #128 is deleted (no commits, no head commit)' \
        'push.force' 'A branch other than the default one is rewritten by a forced push' \
        'release.draft' 'A draft of release 2.4.1 is created' \
        'release.edited' 'Title and notes of release 2.4.0 are changed' \
        'release.deleted' 'The release candidate of 2.4.0 is deleted' \
        'star.deleted' 'Somebody takes a star back' \
        'pull_request.opened' 'Pull request #133 is opened, with two reviewers and a team asked' \
        'pull_request.closed' 'Pull request #126 is closed without a merge' \
        'ping.repository' 'First contact of a new repository webhook' \
        'ping' 'First contact of a new repository webhook' \
        'ping.organization' 'First contact of a new organization webhook (no repository)' \
        'ping.app' 'First contact of a GitHub App\'s webhook (no repository, no sender)' \
        'issues.opened' 'Issue #132 is opened by somebody from outside' \
        'issues' 'Issue #132 is opened by somebody from outside' \
        'issues.closed' 'Issue #119 is closed by the merge that fixes it' \
        'issue_comment.created' 'A member answers on issue #132' \
        'issue_comment' 'A member answers on issue #132' \
        'pull_request_review.submitted' 'Pull request #133 is approved' \
        'pull_request_review' 'Pull request #133 is approved' \
        'create' 'A branch is created' \
        'delete' 'A branch is deleted' \
        'fork' 'Somebody from outside forks the repository' \
        'workflow_run.completed' 'The CI workflow succeeds on main' \
        'workflow_run' 'The CI workflow succeeds on main' \
        'check_run.completed' 'An App\'s check succeeds on pull request #133' \
        'check_run' 'An App\'s check succeeds on pull request #133' \
        'deployment_status.created' 'The deployment of 2.4.0 to production succeeds' \
        'deployment_status' 'The deployment of 2.4.0 to production succeeds' \
        'installation.created' 'A GitHub App is installed on two repositories of the organization' \
        'installation' 'A GitHub App is installed on two repositories of the organization' \
        'repository.renamed' 'The documentation repository gets a new name' \
        'repository' 'The documentation repository gets a new name' \
        'issue.create' 'ENG-64 is created, with labels, assignee, project and cycle' \
        'issue' 'ENG-64 is created, with labels, assignee, project and cycle' \
        'issue.update' 'ENG-42 moves from In Review to Done' \
        'issue.remove' 'ENG-39, canceled before, is deleted' \
        'comment.create' 'A comment is written on ENG-42' \
        'comment' 'A comment is written on ENG-42' \
        'project.create' 'A planned project is created' \
        'project' 'A planned project is created' \
        'project.update' 'A project gets a new target date and health' \
        'projectupdate.create' 'A project update is posted: on track' \
        'projectupdate' 'A project update is posted: on track' \
        'cycle.update' 'The running cycle gets a description' \
        'cycle' 'The running cycle gets a description' \
        'issuelabel.update' 'A label is renamed' \
        'issuelabel' 'A label is renamed' \
        'reaction.create' 'Somebody reacts to a comment on ENG-42' \
        'reaction' 'Somebody reacts to a comment on ENG-42' \
        'issuesla.breached' 'ENG-58 misses its SLA (issueData instead of data, no actor)' \
        'issuesla' 'ENG-58 misses its SLA (issueData instead of data, no actor)' \
        'attachment.create' 'Pull request #133 is linked to ENG-57' \
        'attachment' 'Pull request #133 is linked to ENG-57' \
        'oauthapp.revoked' 'An OAuth app loses its access to the workspace (no data)' \
        'oauthapp' 'An OAuth app loses its access to the workspace (no data)' \
        'agentsessionevent.created' 'An agent is mentioned on ENG-64 and gets a session (no data)' \
        'agentsessionevent' 'An agent is mentioned on ENG-64 and gets a session (no data)'
end

complete -c notra-hooks -f

# notra-hooks
complete -c notra-hooks -n "__notra_hooks_at '' 0" -a serve -d 'Receive, verify, de-duplicate and log webhooks.'
complete -c notra-hooks -n "__notra_hooks_at '' 0" -a send -d 'Sign a sample, a file or standard input and send it.'
complete -c notra-hooks -n "__notra_hooks_at '' 0" -a ping -d 'Send a ping and explain the answer.'
complete -c notra-hooks -n "__notra_hooks_at '' 0" -a check -d 'Send a receiver what it must accept and what it must refuse, and say what is wrong with it.'
complete -c notra-hooks -n "__notra_hooks_at '' 0" -a replay -d 'Send logged deliveries again: the same bytes, signed as they were or anew.'
complete -c notra-hooks -n "__notra_hooks_at '' 0" -a verify -d 'Check a signature offline, and say why it fails.'
complete -c notra-hooks -n "__notra_hooks_at '' 0" -a sign -d 'Print the headers that a provider would send for a payload.'
complete -c notra-hooks -n "__notra_hooks_at '' 0" -a logs -d 'Read and keep the delivery log.'
complete -c notra-hooks -n "__notra_hooks_at '' 0" -a samples -d 'The catalogue of sample payloads.'
complete -c notra-hooks -n "__notra_hooks_at '' 0" -a integrations -d 'List and change integrations and their secrets.'
complete -c notra-hooks -n "__notra_hooks_at '' 0" -a repos -d 'List, add and remove the repositories or teams of an integration.'
complete -c notra-hooks -n "__notra_hooks_at '' 0" -a triggers -d 'List and change what deliveries start, try it, and see what was started.'
complete -c notra-hooks -n "__notra_hooks_at '' 0" -a inspect -d 'Show deliveries in a browser: look into them, compare them, send them again.'
complete -c notra-hooks -n "__notra_hooks_at '' 0" -a doctor -d 'Look at what commands stand on: what is wrong, and how to mend it.'
complete -c notra-hooks -n "__notra_hooks_at '' 0" -a completion -d 'Print the completion script of a shell.'
complete -c notra-hooks -n "__notra_hooks_at '' 0" -a shell -d 'The same commands at a prompt, with history and completion.'
complete -c notra-hooks -n "__notra_hooks_at '' 0" -a help -d 'Show the help of a command.'
complete -c notra-hooks -l color -x -a 'auto always never' -d 'When to use colours'
complete -c notra-hooks -s h -l help -d 'Show this help message and exit'
complete -c notra-hooks -l home -x -a '(__fish_complete_directories)' -d 'The folder of the configuration, the secrets and the delivery log'
complete -c notra-hooks -s o -l output -x -a 'auto table json' -d 'How data is printed'
complete -c notra-hooks -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c notra-hooks -l stacktrace -d 'Show where in the program an error came from'
complete -c notra-hooks -s v -l verbose -d 'Say more, such as headers and bodies'
complete -c notra-hooks -s V -l version -d 'Print version information and exit'
# notra-hooks serve
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l answer -x -a 'ok theirs' -d 'What senders of verified deliveries are told'
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l bodies -d 'With -o json'
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l dedup-window -x -a 'off' -d 'For how long a processed delivery is remembered'
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l exec -x -d 'Start this command for each delivery that Notra acts on, once it is logged and answered'
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l fail-on -x -a 'processed filtered ignored duplicate pong rejected failed sent retrying exhausted ran skipped interrupted' -d 'Exit with 1, once it ends, if there was a delivery with this outcome, or a trigger\'s run'
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l forward -x -d 'Send each verified delivery on to this address, once it is logged and answered'
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l host -x -d 'The address to listen on'
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l inspector-allow-remote -d 'From the browser it can be sent to any address, not only to this machine and the targets of triggers'
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l inspector-port -x -d 'Show deliveries in a browser, on this port of this machine'
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l inspector-read-only -d 'In the browser nothing can be sent, and no secret is shown'
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l max-in-flight -x -d 'How many bytes of bodies are held at a time, such as 64m'
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l no-inspector -d 'Show nothing in a browser'
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l on -x -d 'Only these events, such as github:push, github:pull_request.merged or \'linear:*\''
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l plain -d 'Print lines at a terminal, too, instead of showing deliveries live'
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -s p -l port -x -d 'The port to listen on'
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l ready-file -r -F -d 'Write a file of JSON with URL, port and process ID at the moment when it listens'
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l retention -x -d 'For how many days records are kept'
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l sync -x -a 'always none' -d 'Whether a delivery is on the disk before it is answered'
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l time-scale -x -d 'Wait so many times less between attempts, such as 60x'
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l timeout -x -d 'Exit with 1 if that was not reached by then'
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l tolerance -x -d 'How far a signed time may be off, either way'
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l until -x -d 'Exit with 0 once N deliveries were answered'
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l until-event -x -d 'Exit with 0 once N deliveries of an event came that were not rejected'
complete -c notra-hooks -n "__notra_hooks_in 'serve'" -l where -x -d 'Only payloads in which this holds'
# notra-hooks send
complete -c notra-hooks -n "__notra_hooks_at 'send' 0" -F -a '(__notra_hooks_samples)'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l add -d 'Let --set add what is not there'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l cacert -r -F -d 'A PEM file with the certificates to trust in place of Java\'s own, of the receiver or of its authority'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l concurrency -x -d 'How many requests are under way at once'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l delivery-id -x -d 'The delivery ID'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l dry-run -d 'Print the exact requests, and send nothing'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l edit -d 'Change the payload in $VISUAL or $EDITOR before it is signed'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l entry -x -d 'Which of several deliveries in the file is meant, from 1'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l event -x -a 'AgentSessionEvent Attachment Comment Cycle Issue IssueLabel IssueSLA OAuthApp Project ProjectUpdate Reaction check_run create delete deployment_status fork installation issue_comment issues ping pull_request pull_request_review push release repository star workflow_run' -d 'The event'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l expect -x -a 'accepted refused' -d 'Exit with 0 if every answer was so, and with 1 if not'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l fault -x -a 'bad-signature missing-signature sha1-only tampered-body stale-timestamp malformed-json missing-event oversize' -d 'Send what a receiver must refuse'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l form -d 'Send it as a form, which GitHub does for the content type application/x-www-form-urlencoded'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -s H -l header -x -d 'A header to add, or to send in place of the provider\'s'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l insecure -d 'Send over TLS without checking whose certificate the receiver has'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l integration -l repository -x -a '(__notra_hooks_configured 3) (__notra_hooks_configured 4)' -d 'The integration or repository to send to'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l no-log -d 'Keep what is sent out of the delivery log'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l provider -x -a 'github linear standard-webhooks notra stripe slack shopify gitlab gitlab-signing-token bitbucket gogs gitea forgejo' -d 'github, linear, standard-webhooks, notra, stripe, slack, shopify, gitlab, gitlab-signing-token, bitbucket, gogs, gitea or forgejo'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l rate -x -d 'How many requests are started in a second or minute, such as 5/s or 30/m'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l raw -d 'Take the file\'s bytes as they are'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l remove -x -d 'Take a value out, such as head_commit'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l retries -x -d 'How often a delivery is tried again after a network failure, 408, 429 or 5xx, with growing pauses and as Retry-After says'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l same-id -d 'Give all of them the same delivery ID'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l secret -d 'Ask for the secret'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l secret-file -r -F -d 'A file with the secret, or - for standard input'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l set -x -d 'Change a value, such as commits[0].message=Hello'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l style -x -a 'pretty spaced escaped numbers' -d 'Write the payload\'s JSON in other bytes, and sign those'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l timeout -x -d 'How long to wait for each answer'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l times -x -d 'How often to send it'
complete -c notra-hooks -n "__notra_hooks_in 'send'" -l to -x -d 'Where to send to'
# notra-hooks ping
complete -c notra-hooks -n "__notra_hooks_in 'ping'" -l cacert -r -F -d 'A PEM file with the certificates to trust in place of Java\'s own, of the receiver or of its authority'
complete -c notra-hooks -n "__notra_hooks_in 'ping'" -l concurrency -x -d 'How many requests are under way at once'
complete -c notra-hooks -n "__notra_hooks_in 'ping'" -l dry-run -d 'Print the exact requests, and send nothing'
complete -c notra-hooks -n "__notra_hooks_in 'ping'" -l form -d 'Send it as a form, which GitHub does for the content type application/x-www-form-urlencoded'
complete -c notra-hooks -n "__notra_hooks_in 'ping'" -s H -l header -x -d 'A header to add, or to send in place of the provider\'s'
complete -c notra-hooks -n "__notra_hooks_in 'ping'" -l insecure -d 'Send over TLS without checking whose certificate the receiver has'
complete -c notra-hooks -n "__notra_hooks_in 'ping'" -l integration -l repository -x -a '(__notra_hooks_configured 3) (__notra_hooks_configured 4)' -d 'The integration or repository to ping'
complete -c notra-hooks -n "__notra_hooks_in 'ping'" -l no-log -d 'Keep what is sent out of the delivery log'
complete -c notra-hooks -n "__notra_hooks_in 'ping'" -l rate -x -d 'How many requests are started in a second or minute, such as 5/s or 30/m'
complete -c notra-hooks -n "__notra_hooks_in 'ping'" -l retries -x -d 'How often a delivery is tried again after a network failure, 408, 429 or 5xx, with growing pauses and as Retry-After says'
complete -c notra-hooks -n "__notra_hooks_in 'ping'" -l secret -d 'Ask for the secret'
complete -c notra-hooks -n "__notra_hooks_in 'ping'" -l secret-file -r -F -d 'A file with the secret, or - for standard input'
complete -c notra-hooks -n "__notra_hooks_in 'ping'" -l timeout -x -d 'How long to wait for each answer'
complete -c notra-hooks -n "__notra_hooks_in 'ping'" -l to -x -d 'Where to send to'
# notra-hooks check
complete -c notra-hooks -n "__notra_hooks_in 'check'" -l allow-remote -d 'Check a receiver on another machine'
complete -c notra-hooks -n "__notra_hooks_in 'check'" -l cacert -r -F -d 'A PEM file with the certificates to trust in place of Java\'s own'
complete -c notra-hooks -n "__notra_hooks_in 'check'" -l event -x -a 'AgentSessionEvent Attachment Comment Cycle Issue IssueLabel IssueSLA OAuthApp Project ProjectUpdate Reaction check_run create delete deployment_status fork installation issue_comment issues ping pull_request pull_request_review push release repository star workflow_run' -d 'Send only samples of these events, or these samples, in the group events'
complete -c notra-hooks -n "__notra_hooks_in 'check'" -s H -l header -x -d 'A header to send with all requests'
complete -c notra-hooks -n "__notra_hooks_in 'check'" -l heavy -d 'Send the longest bodies, too'
complete -c notra-hooks -n "__notra_hooks_in 'check'" -l list -d 'Print all checks, and send nothing'
complete -c notra-hooks -n "__notra_hooks_in 'check'" -l max-time -x -d 'How long all of it may take'
complete -c notra-hooks -n "__notra_hooks_in 'check'" -l no-secret -d 'Run only what needs no secret'
complete -c notra-hooks -n "__notra_hooks_in 'check'" -l observe -x -d 'What tells how often the receiver has worked on a delivery'
complete -c notra-hooks -n "__notra_hooks_in 'check'" -l only -x -a 'reach auth bytes time events input transport again leak after' -d 'Run only these checks or groups of them'
complete -c notra-hooks -n "__notra_hooks_in 'check'" -l payload -r -F -d 'The payload that all checks start from'
complete -c notra-hooks -n "__notra_hooks_in 'check'" -l provider -x -a 'github linear standard-webhooks notra stripe slack shopify gitlab gitlab-signing-token bitbucket gogs gitea forgejo' -d 'Whose deliveries it gets'
complete -c notra-hooks -n "__notra_hooks_in 'check'" -l rate -x -d 'How many requests are started in a second or minute'
complete -c notra-hooks -n "__notra_hooks_in 'check'" -l report -r -F -d 'Write a report'
complete -c notra-hooks -n "__notra_hooks_in 'check'" -l secret -d 'Ask for the secret'
complete -c notra-hooks -n "__notra_hooks_in 'check'" -l secret-file -r -F -d 'A file with the secret, or - for standard input'
complete -c notra-hooks -n "__notra_hooks_in 'check'" -l seed -x -d 'Decides what is left to chance, so that a run can be repeated'
complete -c notra-hooks -n "__notra_hooks_in 'check'" -l skip -x -a 'reach auth bytes time events input transport again leak after' -d 'Leave out these checks or groups of them'
complete -c notra-hooks -n "__notra_hooks_in 'check'" -l strict -d 'Let checks count that should pass, not only those that must'
complete -c notra-hooks -n "__notra_hooks_in 'check'" -l timeout -x -d 'How long to wait for each answer'
# notra-hooks replay
complete -c notra-hooks -n "__notra_hooks_at 'replay' +" -k -a '(__notra_hooks_deliveries)'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l action -x -a 'breached closed completed create created deleted edited opened prereleased published remove renamed revoked submitted update' -d 'Only this action of an event, such as opened'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l add -d 'Let --set add what is not there'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l cacert -r -F -d 'A PEM file with the certificates to trust in place of Java\'s own, of the receiver or of its authority'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l cause -x -k -a '(__notra_hooks_deliveries)' -d 'Only what triggers started for the delivery with this log ID'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l code -x -d 'Only those answered with this HTTP status'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l concurrency -x -d 'How many requests are under way at once'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l direction -x -a 'incoming outgoing' -d 'Only those that were received, or only those that were sent'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l dry-run -d 'Print the exact requests, and send nothing'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l edit -d 'Change the payload in $VISUAL or $EDITOR before it is signed'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l entry -x -d 'Send only one of several deliveries in the file, from 1'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l event -x -a 'AgentSessionEvent Attachment Comment Cycle Issue IssueLabel IssueSLA OAuthApp Project ProjectUpdate Reaction check_run create delete deployment_status fork installation issue_comment issues ping pull_request pull_request_review push release repository star workflow_run' -d 'Only this event, such as push'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l exhausted -d 'With --trigger'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l from -r -F -d 'Send the deliveries in a file again'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l grep -x -d 'Only those with this text in a header or the body'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -s H -l header -x -d 'A header to add, or to send in place of the provider\'s'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l id -x -a 'new keep' -d 'What becomes of the delivery ID'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l insecure -d 'Send over TLS without checking whose certificate the receiver has'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l integration -x -a '(__notra_hooks_configured 3)' -d 'Only those of this integration'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l last -x -d 'The last N of them'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l limit -x -d 'At most so many, the newest'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l no-log -d 'Keep what is sent out of the delivery log'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l outcome -x -a 'processed filtered ignored duplicate pong rejected failed sent retrying exhausted ran skipped interrupted' -d 'Only this outcome'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l provider -x -a 'github linear standard-webhooks notra stripe slack shopify gitlab gitlab-signing-token bitbucket gogs gitea forgejo' -d 'Only those of this provider, such as github'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l rate -x -d 'How many requests are started in a second or minute, such as 5/s or 30/m'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l remove -x -d 'Take a value out, such as head_commit'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l repository -x -a '(__notra_hooks_configured 4)' -d 'Only those of this repository or team'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l retries -x -d 'How often a delivery is tried again after a network failure, 408, 429 or 5xx, with growing pauses and as Retry-After says'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l secret -d 'Ask for the secret'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l secret-file -r -F -d 'A file with the secret, or - for standard input'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l set -x -d 'Change a value, such as commits[0].message=Hello'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l sign -x -a 'auto keep fresh none' -d 'What becomes of the signature'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l since -x -d 'Only those from then on'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l speed -x -a '1x 10x max' -d 'Keep the recorded gaps, so many times shorter'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l status -x -a 'success failed' -d 'Only those that were accepted, or only those that were not'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l timeout -x -d 'How long to wait for each answer'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l to -x -d 'Where to send to'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l trigger -x -a '(__notra_hooks_configured 5)' -d 'Only what this trigger started'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l until -x -d 'Only those before then'
complete -c notra-hooks -n "__notra_hooks_in 'replay'" -l yes -d 'Do not ask, however many they are'
# notra-hooks verify
complete -c notra-hooks -n "__notra_hooks_at 'verify' +" -F -a '(__fish_complete_directories)'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l action -x -a 'breached closed completed create created deleted edited opened prereleased published remove renamed revoked submitted update' -d 'Only this action of an event, such as opened'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l cause -x -k -a '(__notra_hooks_deliveries)' -d 'Only what triggers started for the delivery with this log ID'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l code -x -d 'Only those answered with this HTTP status'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l delivery -x -k -a '(__notra_hooks_deliveries)' -d 'Verify a logged delivery, at the time at which it was logged'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l direction -x -a 'incoming outgoing' -d 'Only those that were received, or only those that were sent'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l entry -x -d 'Which of several deliveries in the file is meant, from 1'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l event -x -a 'AgentSessionEvent Attachment Comment Cycle Issue IssueLabel IssueSLA OAuthApp Project ProjectUpdate Reaction check_run create delete deployment_status fork installation issue_comment issues ping pull_request pull_request_review push release repository star workflow_run' -d 'Only this event, such as push'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l grep -x -d 'Only those with this text in a header or the body'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l headers -r -F -d 'A file with the headers as they were received, in any of the usual forms'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l integration -x -a '(__notra_hooks_configured 3)' -d 'Only those of this integration'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l limit -x -d 'At most so many, the newest'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l logged -d 'Verify all logged deliveries, or those that the filters choose'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l outcome -x -a 'processed filtered ignored duplicate pong rejected failed sent retrying exhausted ran skipped interrupted' -d 'Only this outcome'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l provider -x -a 'github linear standard-webhooks notra stripe slack shopify gitlab gitlab-signing-token bitbucket gogs gitea forgejo' -d 'Only those of this provider, such as github'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l raw -d 'Take the file\'s bytes as they are'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l report -r -F -d 'Write what came of several files to a file, as JUnit\'s XML'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l repository -x -a '(__notra_hooks_configured 4)' -d 'Only those of this repository or team'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l secret -d 'Ask for the secret'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l secret-file -r -F -d 'A file with the secret, or - for standard input'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l show-expected -d 'Print the signature that the header should have had, too'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l signature -x -d 'The value of the signature header'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l since -x -d 'Only those from then on'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l status -x -a 'success failed' -d 'Only those that were accepted, or only those that were not'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l tolerance -x -a 'off' -d 'How far a signed time may be off, either way'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l trigger -x -a '(__notra_hooks_configured 5)' -d 'Only what this trigger started'
complete -c notra-hooks -n "__notra_hooks_in 'verify'" -l until -x -d 'Only those before then'
# notra-hooks sign
complete -c notra-hooks -n "__notra_hooks_at 'sign' 0" -F
complete -c notra-hooks -n "__notra_hooks_in 'sign'" -l delivery-id -x -d 'The delivery ID'
complete -c notra-hooks -n "__notra_hooks_in 'sign'" -l entry -x -d 'Which of several deliveries in the file is meant, from 1'
complete -c notra-hooks -n "__notra_hooks_in 'sign'" -l event -x -a 'AgentSessionEvent Attachment Comment Cycle Issue IssueLabel IssueSLA OAuthApp Project ProjectUpdate Reaction check_run create delete deployment_status fork installation issue_comment issues ping pull_request pull_request_review push release repository star workflow_run' -d 'The event'
complete -c notra-hooks -n "__notra_hooks_in 'sign'" -l integration -l repository -x -a '(__notra_hooks_configured 3) (__notra_hooks_configured 4)' -d 'Whose secret to sign with'
complete -c notra-hooks -n "__notra_hooks_in 'sign'" -l provider -x -a 'github linear standard-webhooks notra stripe slack shopify gitlab gitlab-signing-token bitbucket gogs gitea forgejo' -d 'github, linear, standard-webhooks, notra, stripe, slack, shopify, gitlab, gitlab-signing-token, bitbucket, gogs, gitea or forgejo'
complete -c notra-hooks -n "__notra_hooks_in 'sign'" -l raw -d 'Take the file\'s bytes as they are'
complete -c notra-hooks -n "__notra_hooks_in 'sign'" -l secret -d 'Ask for the secret'
complete -c notra-hooks -n "__notra_hooks_in 'sign'" -l secret-file -r -F -d 'A file with the secret, or - for standard input'
# notra-hooks logs
complete -c notra-hooks -n "__notra_hooks_at 'logs' 0" -a list -d 'List deliveries, the newest first; 20 unless --limit.'
complete -c notra-hooks -n "__notra_hooks_at 'logs' 0" -a show -d 'Show one delivery.'
complete -c notra-hooks -n "__notra_hooks_at 'logs' 0" -a wait -d 'Wait until as many deliveries are in the log as are wanted, and print them.'
complete -c notra-hooks -n "__notra_hooks_at 'logs' 0" -a diff -d 'Compare two deliveries.'
complete -c notra-hooks -n "__notra_hooks_at 'logs' 0" -a follow -d 'Print deliveries as they come, until interrupted or --limit is reached.'
complete -c notra-hooks -n "__notra_hooks_at 'logs' 0" -a export -d 'Write deliveries to a file, the oldest first.'
complete -c notra-hooks -n "__notra_hooks_at 'logs' 0" -a import -d 'Put deliveries of an export, or of an HTTP Archive, into the log.'
complete -c notra-hooks -n "__notra_hooks_at 'logs' 0" -a check -d 'Verify the whole log: checksums, sequence, body hashes.'
complete -c notra-hooks -n "__notra_hooks_at 'logs' 0" -a prune -d 'Remove expired segments of the log.'
complete -c notra-hooks -n "__notra_hooks_at 'logs' 0" -a stats -d 'Count deliveries by provider, event, outcome and day, with response times.'
# notra-hooks logs list
complete -c notra-hooks -n "__notra_hooks_in 'logs list'" -l action -x -a 'breached closed completed create created deleted edited opened prereleased published remove renamed revoked submitted update' -d 'Only this action of an event, such as opened'
complete -c notra-hooks -n "__notra_hooks_in 'logs list'" -l cause -x -k -a '(__notra_hooks_deliveries)' -d 'Only what triggers started for the delivery with this log ID'
complete -c notra-hooks -n "__notra_hooks_in 'logs list'" -l code -x -d 'Only those answered with this HTTP status'
complete -c notra-hooks -n "__notra_hooks_in 'logs list'" -l direction -x -a 'incoming outgoing' -d 'Only those that were received, or only those that were sent'
complete -c notra-hooks -n "__notra_hooks_in 'logs list'" -l event -x -a 'AgentSessionEvent Attachment Comment Cycle Issue IssueLabel IssueSLA OAuthApp Project ProjectUpdate Reaction check_run create delete deployment_status fork installation issue_comment issues ping pull_request pull_request_review push release repository star workflow_run' -d 'Only this event, such as push'
complete -c notra-hooks -n "__notra_hooks_in 'logs list'" -l fields -x -d 'Only these, by their names in JSON'
complete -c notra-hooks -n "__notra_hooks_in 'logs list'" -l grep -x -d 'Only those with this text in a header or the body'
complete -c notra-hooks -n "__notra_hooks_in 'logs list'" -l integration -x -a '(__notra_hooks_configured 3)' -d 'Only those of this integration'
complete -c notra-hooks -n "__notra_hooks_in 'logs list'" -l limit -x -d 'At most so many, the newest'
complete -c notra-hooks -n "__notra_hooks_in 'logs list'" -l outcome -x -a 'processed filtered ignored duplicate pong rejected failed sent retrying exhausted ran skipped interrupted' -d 'Only this outcome'
complete -c notra-hooks -n "__notra_hooks_in 'logs list'" -l provider -x -a 'github linear standard-webhooks notra stripe slack shopify gitlab gitlab-signing-token bitbucket gogs gitea forgejo' -d 'Only those of this provider, such as github'
complete -c notra-hooks -n "__notra_hooks_in 'logs list'" -l repository -x -a '(__notra_hooks_configured 4)' -d 'Only those of this repository or team'
complete -c notra-hooks -n "__notra_hooks_in 'logs list'" -l since -x -d 'Only those from then on'
complete -c notra-hooks -n "__notra_hooks_in 'logs list'" -l status -x -a 'success failed' -d 'Only those that were accepted, or only those that were not'
complete -c notra-hooks -n "__notra_hooks_in 'logs list'" -l trigger -x -a '(__notra_hooks_configured 5)' -d 'Only what this trigger started'
complete -c notra-hooks -n "__notra_hooks_in 'logs list'" -l until -x -d 'Only those before then'
# notra-hooks logs show
complete -c notra-hooks -n "__notra_hooks_at 'logs show' 0" -k -a '(__notra_hooks_deliveries)'
complete -c notra-hooks -n "__notra_hooks_in 'logs show'" -l body -d 'The body\'s very bytes'
complete -c notra-hooks -n "__notra_hooks_in 'logs show'" -l curl -d 'A curl command that sends the very same bytes'
complete -c notra-hooks -n "__notra_hooks_in 'logs show'" -l full -d 'Show all of a body on a terminal, where long parts of JSON are folded'
complete -c notra-hooks -n "__notra_hooks_in 'logs show'" -l har -d 'The delivery as an HTTP Archive'
complete -c notra-hooks -n "__notra_hooks_in 'logs show'" -l headers -d 'The headers as they were received'
complete -c notra-hooks -n "__notra_hooks_in 'logs show'" -l jq -x -d 'Only what stands there in the body, such as commits[0].message'
complete -c notra-hooks -n "__notra_hooks_in 'logs show'" -l raw -d 'Print the bytes of --body, --headers or --jq as they are, on a terminal too'
# notra-hooks logs wait
complete -c notra-hooks -n "__notra_hooks_in 'logs wait'" -l action -x -a 'breached closed completed create created deleted edited opened prereleased published remove renamed revoked submitted update' -d 'Only this action of an event, such as opened'
complete -c notra-hooks -n "__notra_hooks_in 'logs wait'" -l cause -x -k -a '(__notra_hooks_deliveries)' -d 'Only what triggers started for the delivery with this log ID'
complete -c notra-hooks -n "__notra_hooks_in 'logs wait'" -l code -x -d 'Only those answered with this HTTP status'
complete -c notra-hooks -n "__notra_hooks_in 'logs wait'" -l count -x -d 'How many are wanted'
complete -c notra-hooks -n "__notra_hooks_in 'logs wait'" -l direction -x -a 'incoming outgoing' -d 'Only those that were received, or only those that were sent'
complete -c notra-hooks -n "__notra_hooks_in 'logs wait'" -l event -x -a 'AgentSessionEvent Attachment Comment Cycle Issue IssueLabel IssueSLA OAuthApp Project ProjectUpdate Reaction check_run create delete deployment_status fork installation issue_comment issues ping pull_request pull_request_review push release repository star workflow_run' -d 'Only this event, such as push'
complete -c notra-hooks -n "__notra_hooks_in 'logs wait'" -l grep -x -d 'Only those with this text in a header or the body'
complete -c notra-hooks -n "__notra_hooks_in 'logs wait'" -l integration -x -a '(__notra_hooks_configured 3)' -d 'Only those of this integration'
complete -c notra-hooks -n "__notra_hooks_in 'logs wait'" -l limit -x -d 'At most so many, the newest'
complete -c notra-hooks -n "__notra_hooks_in 'logs wait'" -l outcome -x -a 'processed filtered ignored duplicate pong rejected failed sent retrying exhausted ran skipped interrupted' -d 'Only this outcome'
complete -c notra-hooks -n "__notra_hooks_in 'logs wait'" -l provider -x -a 'github linear standard-webhooks notra stripe slack shopify gitlab gitlab-signing-token bitbucket gogs gitea forgejo' -d 'Only those of this provider, such as github'
complete -c notra-hooks -n "__notra_hooks_in 'logs wait'" -l repository -x -a '(__notra_hooks_configured 4)' -d 'Only those of this repository or team'
complete -c notra-hooks -n "__notra_hooks_in 'logs wait'" -l since -x -d 'Only those from then on'
complete -c notra-hooks -n "__notra_hooks_in 'logs wait'" -l status -x -a 'success failed' -d 'Only those that were accepted, or only those that were not'
complete -c notra-hooks -n "__notra_hooks_in 'logs wait'" -l timeout -x -d 'Exit with 1 if they are not there by then'
complete -c notra-hooks -n "__notra_hooks_in 'logs wait'" -l trigger -x -a '(__notra_hooks_configured 5)' -d 'Only what this trigger started'
complete -c notra-hooks -n "__notra_hooks_in 'logs wait'" -l until -x -d 'Only those before then'
# notra-hooks logs diff
complete -c notra-hooks -n "__notra_hooks_at 'logs diff' 0" -k -a '(__notra_hooks_deliveries)'
complete -c notra-hooks -n "__notra_hooks_at 'logs diff' 1" -k -a '(__notra_hooks_deliveries)'
complete -c notra-hooks -n "__notra_hooks_in 'logs diff'" -l all -d 'Show the headers that are the same, too'
complete -c notra-hooks -n "__notra_hooks_in 'logs diff'" -l full -d 'Cut no values, however long they are'
# notra-hooks logs follow
complete -c notra-hooks -n "__notra_hooks_in 'logs follow'" -l action -x -a 'breached closed completed create created deleted edited opened prereleased published remove renamed revoked submitted update' -d 'Only this action of an event, such as opened'
complete -c notra-hooks -n "__notra_hooks_in 'logs follow'" -l cause -x -k -a '(__notra_hooks_deliveries)' -d 'Only what triggers started for the delivery with this log ID'
complete -c notra-hooks -n "__notra_hooks_in 'logs follow'" -l code -x -d 'Only those answered with this HTTP status'
complete -c notra-hooks -n "__notra_hooks_in 'logs follow'" -l direction -x -a 'incoming outgoing' -d 'Only those that were received, or only those that were sent'
complete -c notra-hooks -n "__notra_hooks_in 'logs follow'" -l event -x -a 'AgentSessionEvent Attachment Comment Cycle Issue IssueLabel IssueSLA OAuthApp Project ProjectUpdate Reaction check_run create delete deployment_status fork installation issue_comment issues ping pull_request pull_request_review push release repository star workflow_run' -d 'Only this event, such as push'
complete -c notra-hooks -n "__notra_hooks_in 'logs follow'" -l grep -x -d 'Only those with this text in a header or the body'
complete -c notra-hooks -n "__notra_hooks_in 'logs follow'" -l integration -x -a '(__notra_hooks_configured 3)' -d 'Only those of this integration'
complete -c notra-hooks -n "__notra_hooks_in 'logs follow'" -l last -x -d 'Begin with the last N of those that are there'
complete -c notra-hooks -n "__notra_hooks_in 'logs follow'" -l limit -x -d 'At most so many, the newest'
complete -c notra-hooks -n "__notra_hooks_in 'logs follow'" -l outcome -x -a 'processed filtered ignored duplicate pong rejected failed sent retrying exhausted ran skipped interrupted' -d 'Only this outcome'
complete -c notra-hooks -n "__notra_hooks_in 'logs follow'" -l provider -x -a 'github linear standard-webhooks notra stripe slack shopify gitlab gitlab-signing-token bitbucket gogs gitea forgejo' -d 'Only those of this provider, such as github'
complete -c notra-hooks -n "__notra_hooks_in 'logs follow'" -l repository -x -a '(__notra_hooks_configured 4)' -d 'Only those of this repository or team'
complete -c notra-hooks -n "__notra_hooks_in 'logs follow'" -l since -x -d 'Only those from then on'
complete -c notra-hooks -n "__notra_hooks_in 'logs follow'" -l status -x -a 'success failed' -d 'Only those that were accepted, or only those that were not'
complete -c notra-hooks -n "__notra_hooks_in 'logs follow'" -l trigger -x -a '(__notra_hooks_configured 5)' -d 'Only what this trigger started'
complete -c notra-hooks -n "__notra_hooks_in 'logs follow'" -l until -x -d 'Only those before then'
# notra-hooks logs export
complete -c notra-hooks -n "__notra_hooks_at 'logs export' 0" -F
complete -c notra-hooks -n "__notra_hooks_in 'logs export'" -l action -x -a 'breached closed completed create created deleted edited opened prereleased published remove renamed revoked submitted update' -d 'Only this action of an event, such as opened'
complete -c notra-hooks -n "__notra_hooks_in 'logs export'" -l cause -x -k -a '(__notra_hooks_deliveries)' -d 'Only what triggers started for the delivery with this log ID'
complete -c notra-hooks -n "__notra_hooks_in 'logs export'" -l code -x -d 'Only those answered with this HTTP status'
complete -c notra-hooks -n "__notra_hooks_in 'logs export'" -l direction -x -a 'incoming outgoing' -d 'Only those that were received, or only those that were sent'
complete -c notra-hooks -n "__notra_hooks_in 'logs export'" -l event -x -a 'AgentSessionEvent Attachment Comment Cycle Issue IssueLabel IssueSLA OAuthApp Project ProjectUpdate Reaction check_run create delete deployment_status fork installation issue_comment issues ping pull_request pull_request_review push release repository star workflow_run' -d 'Only this event, such as push'
complete -c notra-hooks -n "__notra_hooks_in 'logs export'" -l force -d 'Write over a file that is there, once all is written'
complete -c notra-hooks -n "__notra_hooks_in 'logs export'" -s f -l format -x -a 'jsonl har' -d 'The log\'s own lines, or an HTTP Archive, which browsers and proxies read'
complete -c notra-hooks -n "__notra_hooks_in 'logs export'" -l grep -x -d 'Only those with this text in a header or the body'
complete -c notra-hooks -n "__notra_hooks_in 'logs export'" -l integration -x -a '(__notra_hooks_configured 3)' -d 'Only those of this integration'
complete -c notra-hooks -n "__notra_hooks_in 'logs export'" -l limit -x -d 'At most so many, the newest'
complete -c notra-hooks -n "__notra_hooks_in 'logs export'" -l outcome -x -a 'processed filtered ignored duplicate pong rejected failed sent retrying exhausted ran skipped interrupted' -d 'Only this outcome'
complete -c notra-hooks -n "__notra_hooks_in 'logs export'" -l provider -x -a 'github linear standard-webhooks notra stripe slack shopify gitlab gitlab-signing-token bitbucket gogs gitea forgejo' -d 'Only those of this provider, such as github'
complete -c notra-hooks -n "__notra_hooks_in 'logs export'" -l repository -x -a '(__notra_hooks_configured 4)' -d 'Only those of this repository or team'
complete -c notra-hooks -n "__notra_hooks_in 'logs export'" -l since -x -d 'Only those from then on'
complete -c notra-hooks -n "__notra_hooks_in 'logs export'" -l status -x -a 'success failed' -d 'Only those that were accepted, or only those that were not'
complete -c notra-hooks -n "__notra_hooks_in 'logs export'" -l trigger -x -a '(__notra_hooks_configured 5)' -d 'Only what this trigger started'
complete -c notra-hooks -n "__notra_hooks_in 'logs export'" -l until -x -d 'Only those before then'
# notra-hooks logs import
complete -c notra-hooks -n "__notra_hooks_at 'logs import' 0" -F
# notra-hooks logs check
# notra-hooks logs prune
complete -c notra-hooks -n "__notra_hooks_in 'logs prune'" -l before -x -d 'Remove what is older than this'
complete -c notra-hooks -n "__notra_hooks_in 'logs prune'" -l yes -d 'Do not ask, neither before --before removes anything nor where a trigger still has to do something for what is removed'
# notra-hooks logs stats
complete -c notra-hooks -n "__notra_hooks_in 'logs stats'" -l action -x -a 'breached closed completed create created deleted edited opened prereleased published remove renamed revoked submitted update' -d 'Only this action of an event, such as opened'
complete -c notra-hooks -n "__notra_hooks_in 'logs stats'" -l cause -x -k -a '(__notra_hooks_deliveries)' -d 'Only what triggers started for the delivery with this log ID'
complete -c notra-hooks -n "__notra_hooks_in 'logs stats'" -l code -x -d 'Only those answered with this HTTP status'
complete -c notra-hooks -n "__notra_hooks_in 'logs stats'" -l direction -x -a 'incoming outgoing' -d 'Only those that were received, or only those that were sent'
complete -c notra-hooks -n "__notra_hooks_in 'logs stats'" -l event -x -a 'AgentSessionEvent Attachment Comment Cycle Issue IssueLabel IssueSLA OAuthApp Project ProjectUpdate Reaction check_run create delete deployment_status fork installation issue_comment issues ping pull_request pull_request_review push release repository star workflow_run' -d 'Only this event, such as push'
complete -c notra-hooks -n "__notra_hooks_in 'logs stats'" -l grep -x -d 'Only those with this text in a header or the body'
complete -c notra-hooks -n "__notra_hooks_in 'logs stats'" -l integration -x -a '(__notra_hooks_configured 3)' -d 'Only those of this integration'
complete -c notra-hooks -n "__notra_hooks_in 'logs stats'" -l limit -x -d 'At most so many, the newest'
complete -c notra-hooks -n "__notra_hooks_in 'logs stats'" -l outcome -x -a 'processed filtered ignored duplicate pong rejected failed sent retrying exhausted ran skipped interrupted' -d 'Only this outcome'
complete -c notra-hooks -n "__notra_hooks_in 'logs stats'" -l provider -x -a 'github linear standard-webhooks notra stripe slack shopify gitlab gitlab-signing-token bitbucket gogs gitea forgejo' -d 'Only those of this provider, such as github'
complete -c notra-hooks -n "__notra_hooks_in 'logs stats'" -l repository -x -a '(__notra_hooks_configured 4)' -d 'Only those of this repository or team'
complete -c notra-hooks -n "__notra_hooks_in 'logs stats'" -l since -x -d 'Only those from then on'
complete -c notra-hooks -n "__notra_hooks_in 'logs stats'" -l status -x -a 'success failed' -d 'Only those that were accepted, or only those that were not'
complete -c notra-hooks -n "__notra_hooks_in 'logs stats'" -l trigger -x -a '(__notra_hooks_configured 5)' -d 'Only what this trigger started'
complete -c notra-hooks -n "__notra_hooks_in 'logs stats'" -l until -x -d 'Only those before then'
# notra-hooks samples
complete -c notra-hooks -n "__notra_hooks_at 'samples' 0" -a list -d 'List the samples, and what Notra makes of each.'
complete -c notra-hooks -n "__notra_hooks_at 'samples' 0" -a show -d 'Print a sample\'s payload, its times moved to now.'
# notra-hooks samples list
complete -c notra-hooks -n "__notra_hooks_in 'samples list'" -l provider -x -a 'github linear standard-webhooks notra stripe slack shopify gitlab gitlab-signing-token bitbucket gogs gitea forgejo' -d 'Only those of this provider'
# notra-hooks samples show
complete -c notra-hooks -n "__notra_hooks_at 'samples show' 0" -a '(__notra_hooks_samples)'
complete -c notra-hooks -n "__notra_hooks_in 'samples show'" -l full -d 'Show all of it on a terminal, where long parts are folded'
complete -c notra-hooks -n "__notra_hooks_in 'samples show'" -l raw -d 'Print its very bytes on a terminal, too'
# notra-hooks integrations
complete -c notra-hooks -n "__notra_hooks_at 'integrations' 0" -a list -d 'List organizations, integrations and repositories.'
complete -c notra-hooks -n "__notra_hooks_at 'integrations' 0" -a add -d 'Add an integration with a repository or team and its secret.'
complete -c notra-hooks -n "__notra_hooks_at 'integrations' 0" -a enable -d 'Accept an integration\'s deliveries again.'
complete -c notra-hooks -n "__notra_hooks_at 'integrations' 0" -a disable -d 'Refuse an integration\'s deliveries, until it is enabled.'
complete -c notra-hooks -n "__notra_hooks_at 'integrations' 0" -a rotate-secret -d 'Give the repositories of an integration, or one of them, a fresh or given secret.'
complete -c notra-hooks -n "__notra_hooks_at 'integrations' 0" -a remove -d 'Remove an integration, its repositories and their secrets.'
complete -c notra-hooks -n "__notra_hooks_at 'integrations' 0" -a url -d 'Print payload URLs: at the running server, else at the default address.'
complete -c notra-hooks -n "__notra_hooks_at 'integrations' 0" -a secret -d 'Print the secret of a repository or team, and nothing else.'
# notra-hooks integrations list
complete -c notra-hooks -n "__notra_hooks_in 'integrations list'" -l show-secrets -d 'Show the secrets in clear'
# notra-hooks integrations add
complete -c notra-hooks -n "__notra_hooks_at 'integrations add' 0" -a 'github linear'
complete -c notra-hooks -n "__notra_hooks_in 'integrations add'" -l id -x -d 'Its ID in the payload URL'
complete -c notra-hooks -n "__notra_hooks_in 'integrations add'" -l name -x -d 'The repository\'s or team\'s name'
complete -c notra-hooks -n "__notra_hooks_in 'integrations add'" -l organization -x -a '(__notra_hooks_configured 2)' -d 'The organization'
complete -c notra-hooks -n "__notra_hooks_in 'integrations add'" -l repository -x -d 'The repository\'s or team\'s ID in the payload URL'
complete -c notra-hooks -n "__notra_hooks_in 'integrations add'" -l secret-file -r -F -d 'Take the secret that is in this file, or - for standard input'
# notra-hooks integrations enable
complete -c notra-hooks -n "__notra_hooks_at 'integrations enable' 0" -a '(__notra_hooks_configured 3)'
# notra-hooks integrations disable
complete -c notra-hooks -n "__notra_hooks_at 'integrations disable' 0" -a '(__notra_hooks_configured 3)'
# notra-hooks integrations rotate-secret
complete -c notra-hooks -n "__notra_hooks_at 'integrations rotate-secret' 0" -a '(__notra_hooks_configured 3)'
complete -c notra-hooks -n "__notra_hooks_in 'integrations rotate-secret'" -l repository -x -a '(__notra_hooks_configured 4)' -d 'Only this repository or team'
complete -c notra-hooks -n "__notra_hooks_in 'integrations rotate-secret'" -l secret-file -r -F -d 'Take the secret that is in this file, or - for standard input'
# notra-hooks integrations remove
complete -c notra-hooks -n "__notra_hooks_at 'integrations remove' 0" -a '(__notra_hooks_configured 3)'
complete -c notra-hooks -n "__notra_hooks_in 'integrations remove'" -l yes -d 'Do not ask'
# notra-hooks integrations url
complete -c notra-hooks -n "__notra_hooks_at 'integrations url' 0" -a '(__notra_hooks_configured 3) (__notra_hooks_configured 4)'
# notra-hooks integrations secret
complete -c notra-hooks -n "__notra_hooks_at 'integrations secret' 0" -a '(__notra_hooks_configured 3) (__notra_hooks_configured 4)'
# notra-hooks repos
complete -c notra-hooks -n "__notra_hooks_at 'repos' 0" -a list -d 'List the repositories and teams of all integrations.'
complete -c notra-hooks -n "__notra_hooks_at 'repos' 0" -a add -d 'Add a repository or team, with a fresh secret unless told.'
complete -c notra-hooks -n "__notra_hooks_at 'repos' 0" -a remove -d 'Remove a repository or team and its secret.'
# notra-hooks repos list
# notra-hooks repos add
complete -c notra-hooks -n "__notra_hooks_at 'repos add' 0" -a '(__notra_hooks_configured 3)'
complete -c notra-hooks -n "__notra_hooks_in 'repos add'" -l id -x -d 'Its ID in the payload URL'
complete -c notra-hooks -n "__notra_hooks_in 'repos add'" -l secret-env -x -d 'Take the secret from this environment variable whenever it is needed'
complete -c notra-hooks -n "__notra_hooks_in 'repos add'" -l secret-file -r -F -d 'Take the secret that is in this file, or - for standard input'
complete -c notra-hooks -n "__notra_hooks_in 'repos add'" -l secret-path -r -F -d 'Take the secret from this file whenever it is needed'
# notra-hooks repos remove
complete -c notra-hooks -n "__notra_hooks_at 'repos remove' 0" -a '(__notra_hooks_configured 4)'
complete -c notra-hooks -n "__notra_hooks_in 'repos remove'" -l yes -d 'Do not ask'
# notra-hooks triggers
complete -c notra-hooks -n "__notra_hooks_at 'triggers' 0" -a list -d 'List the triggers of the configuration, and how many deliveries wait for each.'
complete -c notra-hooks -n "__notra_hooks_at 'triggers' 0" -a show -d 'Show a trigger: what is configured, what waits for it, when it tries again.'
complete -c notra-hooks -n "__notra_hooks_at 'triggers' 0" -a add -d 'Add a trigger: send deliveries on to an address, or start a command for each.'
complete -c notra-hooks -n "__notra_hooks_at 'triggers' 0" -a enable -d 'Have a trigger begin again, with the next delivery.'
complete -c notra-hooks -n "__notra_hooks_at 'triggers' 0" -a disable -d 'Have a trigger begin nothing more; what it owes is kept.'
complete -c notra-hooks -n "__notra_hooks_at 'triggers' 0" -a remove -d 'Remove a trigger, and what it still owes.'
complete -c notra-hooks -n "__notra_hooks_at 'triggers' 0" -a test -d 'Show each condition of a trigger with what a delivery has there; start nothing.'
complete -c notra-hooks -n "__notra_hooks_at 'triggers' 0" -a runs -d 'List what triggers started, the newest first; 20 unless --limit.'
# notra-hooks triggers list
# notra-hooks triggers show
complete -c notra-hooks -n "__notra_hooks_at 'triggers show' 0" -a '(__notra_hooks_configured 5)'
# notra-hooks triggers add
complete -c notra-hooks -n "__notra_hooks_in 'triggers add'" -l answer -x -a 'ours theirs' -d 'Whether the provider is told what the application at --forward says'
complete -c notra-hooks -n "__notra_hooks_in 'triggers add'" -l concurrency -x -d 'How many may be under way at once'
complete -c notra-hooks -n "__notra_hooks_in 'triggers add'" -l directory -x -a '(__fish_complete_directories)' -d 'Where the command is started'
complete -c notra-hooks -n "__notra_hooks_in 'triggers add'" -l environment -x -d 'A variable of the server\'s that the command gets, too'
complete -c notra-hooks -n "__notra_hooks_in 'triggers add'" -l forward -x -d 'Send deliveries on to there'
complete -c notra-hooks -n "__notra_hooks_in 'triggers add'" -l ignore-commits -x -d 'Pass over a push if each of its commits\' messages has this pattern in it'
complete -c notra-hooks -n "__notra_hooks_in 'triggers add'" -l integration -x -a '(__notra_hooks_configured 3)' -d 'Only deliveries of this integration'
complete -c notra-hooks -n "__notra_hooks_in 'triggers add'" -l no-pre-releases -d 'Pass over releases that are marked as not final'
complete -c notra-hooks -n "__notra_hooks_in 'triggers add'" -l on -x -d 'Which events start it, such as github:push, github:pull_request.merged or \'linear:*\''
complete -c notra-hooks -n "__notra_hooks_in 'triggers add'" -l outcome -x -a 'processed filtered ignored duplicate pong rejected failed sent retrying exhausted ran skipped interrupted' -d 'What must have become of the delivery'
complete -c notra-hooks -n "__notra_hooks_in 'triggers add'" -l pause-after -x -d 'Disable it after so many failures in a row'
complete -c notra-hooks -n "__notra_hooks_in 'triggers add'" -l repository -x -a '(__notra_hooks_configured 4)' -d 'Only deliveries of this repository or team'
complete -c notra-hooks -n "__notra_hooks_in 'triggers add'" -l retries -x -d 'How many attempts follow the first'
complete -c notra-hooks -n "__notra_hooks_in 'triggers add'" -l retry-policy -x -a 'local notra linear standard none' -d 'When a failed attempt is followed by another'
complete -c notra-hooks -n "__notra_hooks_in 'triggers add'" -l secret-env -x -d 'The variable with the secret that the target verifies with'
complete -c notra-hooks -n "__notra_hooks_in 'triggers add'" -l secret-path -r -F -d 'The file with the secret that the target verifies with'
complete -c notra-hooks -n "__notra_hooks_in 'triggers add'" -l sign -x -a 'auto keep fresh none' -d 'What becomes of the signature'
complete -c notra-hooks -n "__notra_hooks_in 'triggers add'" -l strict -d 'Have each delivery wait until all before it are done with'
complete -c notra-hooks -n "__notra_hooks_in 'triggers add'" -l timeout -x -d 'How long an attempt may take'
complete -c notra-hooks -n "__notra_hooks_in 'triggers add'" -l where -x -d 'Only payloads in which this holds'
# notra-hooks triggers enable
complete -c notra-hooks -n "__notra_hooks_at 'triggers enable' 0" -a '(__notra_hooks_configured 5)'
# notra-hooks triggers disable
complete -c notra-hooks -n "__notra_hooks_at 'triggers disable' 0" -a '(__notra_hooks_configured 5)'
# notra-hooks triggers remove
complete -c notra-hooks -n "__notra_hooks_at 'triggers remove' 0" -a '(__notra_hooks_configured 5)'
complete -c notra-hooks -n "__notra_hooks_in 'triggers remove'" -l yes -d 'Do not ask where deliveries wait for it'
# notra-hooks triggers test
complete -c notra-hooks -n "__notra_hooks_at 'triggers test' 0" -a '(__notra_hooks_configured 5)'
complete -c notra-hooks -n "__notra_hooks_at 'triggers test' 1" -k -a '(__notra_hooks_deliveries)'
complete -c notra-hooks -n "__notra_hooks_in 'triggers test'" -l run -d 'Do it'
complete -c notra-hooks -n "__notra_hooks_in 'triggers test'" -l sample -x -a '(__notra_hooks_samples)' -d 'A sample in place of a delivery'
# notra-hooks triggers runs
complete -c notra-hooks -n "__notra_hooks_at 'triggers runs' 0" -a retry -d 'Do once more what a trigger did for a delivery.'
complete -c notra-hooks -n "__notra_hooks_at 'triggers runs' 0" -a '(__notra_hooks_configured 5)'
complete -c notra-hooks -n "__notra_hooks_in 'triggers runs'" -l action -x -a 'breached closed completed create created deleted edited opened prereleased published remove renamed revoked submitted update' -d 'Only this action of an event, such as opened'
complete -c notra-hooks -n "__notra_hooks_in 'triggers runs'" -l cause -x -k -a '(__notra_hooks_deliveries)' -d 'Only what triggers started for the delivery with this log ID'
complete -c notra-hooks -n "__notra_hooks_in 'triggers runs'" -l code -x -d 'Only those answered with this HTTP status'
complete -c notra-hooks -n "__notra_hooks_in 'triggers runs'" -l direction -x -a 'incoming outgoing' -d 'Only those that were received, or only those that were sent'
complete -c notra-hooks -n "__notra_hooks_in 'triggers runs'" -l event -x -a 'AgentSessionEvent Attachment Comment Cycle Issue IssueLabel IssueSLA OAuthApp Project ProjectUpdate Reaction check_run create delete deployment_status fork installation issue_comment issues ping pull_request pull_request_review push release repository star workflow_run' -d 'Only this event, such as push'
complete -c notra-hooks -n "__notra_hooks_in 'triggers runs'" -l grep -x -d 'Only those with this text in a header or the body'
complete -c notra-hooks -n "__notra_hooks_in 'triggers runs'" -l integration -x -a '(__notra_hooks_configured 3)' -d 'Only those of this integration'
complete -c notra-hooks -n "__notra_hooks_in 'triggers runs'" -l limit -x -d 'At most so many, the newest'
complete -c notra-hooks -n "__notra_hooks_in 'triggers runs'" -l outcome -x -a 'processed filtered ignored duplicate pong rejected failed sent retrying exhausted ran skipped interrupted' -d 'Only this outcome'
complete -c notra-hooks -n "__notra_hooks_in 'triggers runs'" -l provider -x -a 'github linear standard-webhooks notra stripe slack shopify gitlab gitlab-signing-token bitbucket gogs gitea forgejo' -d 'Only those of this provider, such as github'
complete -c notra-hooks -n "__notra_hooks_in 'triggers runs'" -l repository -x -a '(__notra_hooks_configured 4)' -d 'Only those of this repository or team'
complete -c notra-hooks -n "__notra_hooks_in 'triggers runs'" -l since -x -d 'Only those from then on'
complete -c notra-hooks -n "__notra_hooks_in 'triggers runs'" -l status -x -a 'success failed' -d 'Only those that were accepted, or only those that were not'
complete -c notra-hooks -n "__notra_hooks_in 'triggers runs'" -l trigger -x -a '(__notra_hooks_configured 5)' -d 'Only what this trigger started'
complete -c notra-hooks -n "__notra_hooks_in 'triggers runs'" -l until -x -d 'Only those before then'
# notra-hooks triggers runs retry
# notra-hooks inspect
complete -c notra-hooks -n "__notra_hooks_in 'inspect'" -l allow-remote -d 'Serve one of its own that sends to any address, not only to this machine and the targets of triggers'
complete -c notra-hooks -n "__notra_hooks_in 'inspect'" -l new-token -d 'Let nobody in any more who has an address from before'
complete -c notra-hooks -n "__notra_hooks_in 'inspect'" -l open -d 'Open it in the browser'
complete -c notra-hooks -n "__notra_hooks_in 'inspect'" -l port -x -d 'Serve an inspector of its own on this port'
complete -c notra-hooks -n "__notra_hooks_in 'inspect'" -l read-only -d 'Serve one of its own that sends nothing, and shows no secret'
complete -c notra-hooks -n "__notra_hooks_in 'inspect'" -l url -d 'Only print the address of the inspector of the server that runs on this home'
# notra-hooks doctor
complete -c notra-hooks -n "__notra_hooks_in 'doctor'" -l port -x -d 'The port that a server would have'
# notra-hooks completion
complete -c notra-hooks -n "__notra_hooks_at 'completion' 0" -a 'bash zsh fish'
# notra-hooks shell
# notra-hooks help
