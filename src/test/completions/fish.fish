# Reads command lines and prints the candidates that fish has for each, then --end--.
source $argv[1]/notra-hooks.fish

while read -l line
    # A value after = comes with its option, and every candidate with its description.
    complete -C $line | string replace -r '\t.*' '' | string replace -r '^--[a-z-]+=' ''
    echo --end--
end
