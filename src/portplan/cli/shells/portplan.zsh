#compdef portplan
# Completion of portplan's command line for zsh: source <(portplan completion zsh)

_portplan() {
    local line keep
    local -a typed values shown
    # PREFIX is the last word up to the cursor, without a quote that is still open.
    typed=("${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}")
    for line in "${(@f)$(_PORTPLAN_COMPLETE=zsh ${(Q)~words[1]} "${(@)typed}" 2>/dev/null)}"; do
        case $line in
            $'\t'files)
                compset -P '--[a-z]##='
                _files
                return
                ;;
            $'\t'keep)
                keep=yes
                ;;
            ?*)
                values+=("${line%%$'\t'*}")
                line=${line/$'\t'/  -- }
                shown+=("${line%  -- }")
                ;;
        esac
    done
    (( $#values )) || return 1
    # -U: zsh would drop what does not begin as typed, such as a name for its pinyin.
    compadd -U -V portplan -l -d shown -a values
    # zsh would put what all candidates begin with on the line, even where that is nothing, and at
    # another Tab the first of them.
    if [[ -n $keep ]]; then
        compstate[insert]=
        compstate[list]='list force'
    fi
}

if [[ $funcstack[1] == _portplan ]]; then
    _portplan "$@"
else
    compdef _portplan portplan
fi
