# Reads command lines and prints the candidates that bash has for each, then --end--.
# Readline is not here, so the lines are split as it splits them: at blanks, and around = and :.
source "$1/notra-hooks.bash"

while IFS= read -r COMP_LINE; do
  COMP_WORDS=()
  rest=$COMP_LINE
  while [[ $rest =~ ^[[:space:]]*([=:]+|[^[:space:]=:]+)(.*)$ ]]; do
    COMP_WORDS+=("${BASH_REMATCH[1]}")
    rest=${BASH_REMATCH[2]}
  done
  if [[ $rest == ' ' ]]; then
    COMP_WORDS+=('')
  fi
  COMP_POINT=${#COMP_LINE}
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  _notra_hooks
  if ((${#COMPREPLY[@]})); then
    printf '%s\n' "${COMPREPLY[@]}"
  fi
  echo --end--
done
