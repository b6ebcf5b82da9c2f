# Completes notra-hooks command lines in fish. Generated from the commands: do not edit.
# What only the home knows is read from its files. Java is never started.

set -g __notra_hooks_commands @command-paths@

set -g __notra_hooks_value_options @value-options@

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
@configured.awk@' 2>/dev/null
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
@deliveries.awk@' 2>/dev/null
end

function __notra_hooks_samples
    printf '%s\t%s\n' \
@samples@
end

complete -c notra-hooks -f

@rules@
