#compdef portplan
# Completion of portplan's command line for zsh: source <(portplan completion zsh)

_portplan() {
    local line
    local -a values shown
    for line in "${(@f)$(_PORTPLAN_COMPLETE=zsh "${words[1]}" "${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
        if [[ $line == $'\t'files ]]; then
            _files
            return
        fi
        [[ -n $line ]] || continue
        values+=("${line%%$'\t'*}")
        if [[ $line == *$'\t' ]]; then
            shown+=("${line%$'\t'}")
        else
            shown+=("${line/$'\t'/  -- }")
        fi
    done
    (( $#values )) || return 1
    # -U: zsh would drop what does not begin as typed, such as a name for its pinyin.
    compadd -U -V portplan -l -d shown -a values
}

if [[ $funcstack[1] == _portplan ]]; then
    _portplan "$@"
else
    compdef _portplan portplan
fi
