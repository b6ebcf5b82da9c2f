# Takes the fenced blocks out of a page:  awk -v folder=DIR -f blocks.awk PAGE
# Block 3 becomes 03.sh (or .text, .yaml …), 03.mark what `<!-- test: … -->` on the line before it says, 03.line where it is.
# A block in a list is indented, and so is what is in it.
!inside && /^ *```/ {
  number++
  match($0, /^ */)
  indent = RLENGTH
  kind = substr($0, indent + 4)
  file = sprintf("%s/%02d", folder, number)
  print mark > (file ".mark")
  print FNR > (file ".line")
  printf "" > (file "." kind)
  inside = 1
  next
}
inside && /^ *```$/ { inside = 0; close(file "." kind); next }
inside { print substr($0, indent + 1) > (file "." kind); next }
{ mark = "" }
/^ *<!-- test: .* -->$/ { mark = $0; sub(/^ *<!-- test: /, "", mark); sub(/ -->$/, "", mark) }
