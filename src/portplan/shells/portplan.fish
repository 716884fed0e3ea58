# Completion of portplan's command line for fish: portplan completion fish | source

function __portplan_complete
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    set -l typed (string unescape -- (commandline --current-token --cut-at-cursor))
    set -l found (_PORTPLAN_COMPLETE=fish $words[1] $words[2..] "$typed" 2>/dev/null)
    switch "$found[1]"
        case \tfiles
            __fish_complete_path "$typed"
        case \tinsert\t'*'
            # fish drops what does not have the typed letters in it, such as a name for its pinyin.
            commandline --current-token --replace -- (string escape -- (string sub -s 9 -- $found[1]))
        case '*'
            printf '%s\n' $found
    end
end

complete --command portplan --no-files --keep-order --arguments '(__portplan_complete)'
