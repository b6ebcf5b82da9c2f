# Reads command lines, types each in an interactive zsh, and prints the candidates, then --end--.
# With --tab it presses Tab and prints what then stands in the line.
zmodload zsh/zpty zsh/system
folder=$1 key=${2:-list}
pipe=$(mktemp -u)
mkfifo -m 600 $pipe
trap 'rm -f $pipe; zpty -d shell 2>/dev/null' EXIT
exec {answers}<>$pipe

setup="
PS1= PS2= RPS1=
unsetopt beep zle_bracketed_paste
fpath=(${(q)folder} \$fpath)
autoload -Uz compinit
compinit -u -D
exec {answers}>${(q)pipe}
compadd() {
  local -a found
  builtin compadd -O found \"\$@\"
  (( ! \$#found )) || print -rlu \$answers -- \"\${(@)found}\"
  builtin compadd \"\$@\"
}
list() { zle list-choices; print -ru \$answers -- --end--; BUFFER= }
line() { print -ru \$answers -- \"\$BUFFER\"; print -ru \$answers -- --end--; BUFFER= }
zle -N list
zle -N line
bindkey '^T' list
bindkey '^Y' line
print -ru \$answers -- ready"

zpty shell zsh -f -i
zpty -w shell "$setup"

# What the terminal shows is thrown away, so that it never fills up.
expect() { # END: prints the answers up to it
  local text
  while true; do
    while zpty -rt shell text; do :; done
    IFS= read -rt 0.05 -u $answers text || { (( ++waited < 400 )) || exit 1; continue }
    waited=0
    [[ $text == $1 ]] && return
    print -r -- $text
  done
}

expect ready > /dev/null
while IFS= read -r command; do
  if [[ $key == --tab ]]; then
    zpty -wn shell "$command"$'\t\C-Y'
    while zpty -rt shell text; do :; done
    expect --end-- | tail -n 1
  else
    zpty -wn shell "$command"$'\C-T'
    expect --end--
  fi
  print -- --end--
done
