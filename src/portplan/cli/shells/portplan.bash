# Completion of portplan's command line for bash: source <(portplan completion bash)

_portplan_complete() {
    local line value quote=${COMP_WORDS[COMP_CWORD]:0:1} keep=
    local -a values=() shown=()
    COMPREPLY=()
    [[ $quote == [\'\"] ]] || quote=
    # $2 is the last word up to the cursor, without a quote that is still open.
    while IFS= read -r line; do
        case $line in
            $'\t'files)
                compopt -o default
                return
                ;;
            $'\t'keep)
                keep=yes
                ;;
            *)
                value=${line%%$'\t'*}
                line=${line#*$'\t'}
                values+=("$value")
                shown+=("$value${line:+  ($line)}")
                ;;
        esac
    done < <(_PORTPLAN_COMPLETE=bash "${1/#~\//$HOME/}" "${COMP_WORDS[@]:1:COMP_CWORD-1}" "$quote$2" 2>/dev/null)
    # COMP_TYPE is ? where candidates are listed, and ! or @ where they are listed at once. What
    # they mean is shown there, and never put on the line.
    case $COMP_TYPE in
        63 | 33 | 64)
            ((${#values[@]} > 1)) && values=("${shown[@]}")
            # bash puts on the line what all begin with: with a blank among them that is nothing.
            [[ $keep && $COMP_TYPE != 63 ]] && values+=(" ")
            ;;
        9)
            [[ $keep ]] && values=()
            ;;
    esac
    COMPREPLY=("${values[@]}")
}

complete -o nosort -F _portplan_complete portplan
