# Completes notra-hooks command lines in bash 3.2 and later. Generated from the commands: do not edit.
# What only the home knows is read from its files. Java is never started.

# The samples, and the names that stand in them.
@tables@

# Sets words to the subcommands of a command.
_notra_hooks_commands() {
  words=
  case $1 in
@commands@
  esac
}

# Sets words to the options of a command.
_notra_hooks_options() {
  words='@global-options@'
  case $1 in
@options@
  esac
}

# Sets words and kinds to what a command's option takes; false if it takes nothing that could follow it.
_notra_hooks_value() {
  words= kinds=
  case "$1 $2" in
@values@
    *) return 1 ;;
  esac
}

# Sets words and kinds to what stands as a command's argument, counted from 0.
_notra_hooks_argument() {
  words= kinds=
  case "$1 $2" in
@arguments@
  esac
}

# Prints the IDs in config.json that stand so many objects deep.
_notra_hooks_configured() {
  [[ -r $home/config.json ]] || return 0
  command head -c 1000000 "$home/config.json" | LC_ALL=C command awk -v separator=' ' -v wanted="$1" '
@configured.awk@' 2>/dev/null
}

# Prints the IDs at the end of the newest segment of the log.
_notra_hooks_deliveries() {
  local newest
  newest=$(command ls -t "$home/logs" 2>/dev/null \
    | command grep '^[0-9-]*\(\.[0-9]*\)\{0,1\}\.jsonl$' | command head -n 1)
  [[ -n $newest ]] || return 0
  command tail -c 1000000 "$home/logs/$newest" 2>/dev/null | LC_ALL=C command cut -b 1-600 \
    | LC_ALL=C command awk -F '"' -v separator=' ' '
@deliveries.awk@' 2>/dev/null
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
