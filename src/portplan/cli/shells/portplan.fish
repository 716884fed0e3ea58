# Completion of portplan's command line for fish: portplan completion fish | source

function __portplan_complete
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    set -l typed (commandline --current-token --cut-at-cursor)
    # A quote that is still open is closed: fish cannot read the word otherwise.
    for end in '' "'" '"'
        set typed (string unescape -- "$typed$end") && break
    end
    set -l found (_PORTPLAN_COMPLETE=fish $words[1] $words[2..] "$typed" 2>/dev/null)
    if test "$found" = \tfiles
        set -l option (string match --regex -- '^--[a-z]+=' "$typed")
        __fish_complete_path (string replace -- "$option" '' "$typed") | string replace --regex '^' -- "$option"
    else
        string join \n -- $found
    end
end

complete --command portplan --no-files --keep-order --arguments '(__portplan_complete)'
