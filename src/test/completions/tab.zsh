# Types lines with tabs in a shell at a terminal, and passes on what the command is then called with: the command is one
# that writes its arguments to the pipe $CALLS. The shell's prompt is "ready>" once its set-up has run.
zmodload zsh/zpty zsh/system
shell=(${(z)1}) setup=$2 tab=$'\t'
rm -f $CALLS
mkfifo -m 600 $CALLS
exec {calls}<>$CALLS
zpty terminal TERM=vt100 $shell
trap 'zpty -d terminal' EXIT

zpty -w terminal "$setup"
while IFS= read -r line; do
  # Only at the prompt does a shell read keys one by one.
  zpty -r terminal seen '*ready>*'
  zpty -w terminal "${line//<Tab>/$tab}"
  until IFS= read -rt 0.05 -u $calls called; do
    zpty -rt terminal seen
  done
  print -r -- $called
done
