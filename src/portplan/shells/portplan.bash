# Completion of portplan's command line for bash: source <(portplan completion bash)

_portplan_complete() {
    local line value description
    local -a values=() shown=()
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == $'\t'files ]]; then
            compopt -o default
            return
        fi
        value=${line%%$'\t'*}
        description=${line#*$'\t'}
        [[ $value == *[[:space:]\'\"\\\$\`\&\|\;\<\>\(\)\*\?\[\!\#]* ]] && printf -v value %q "$value"
        values+=("$value")
        shown+=("$value${description:+  ($description)}")
    done < <(_PORTPLAN_COMPLETE=bash "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    # What a candidate means is shown where several are listed, and never put on the line.
    if ((${#values[@]} > 1)) && [[ $COMP_TYPE == 63 || $COMP_TYPE == 33 ]]; then
        COMPREPLY=("${shown[@]}")
    else
        COMPREPLY=("${values[@]}")
    fi
}

complete -o nosort -F _portplan_complete portplan
