# bash completion of socklens-agent(1)
_socklens_agent() {
    local cur prev words cword
    _init_completion || return
    local command= word
    for word in "${words[@]:1:cword-1}"; do
        [[ $word == -* ]] || { command=$word; break; }
    done
    local choices
    case $command,$prev in
        ,*) choices='snapshot port leftovers compare act sysctl serve --help --version' ;;
        snapshot,--format) choices='csv json markdown' ;;
        compare,--format) choices='text csv json markdown' ;;
        *,--format) choices='text json' ;;
        snapshot,--output) _filedir; return ;;
        port,--protocol) choices='tcp udp' ;;
        snapshot,--netns | compare,--netns | act,--netns) choices="all $(ls /run/netns 2>/dev/null)" ;;
        act,--signal) choices=$(compgen -A signal SIG) ;;
        act,act) choices='terminate kill signal close abort release' ;;
        *,--filter | *,--address | *,--watch | *,--silence) return ;;
        snapshot,*) choices='--format --output --filter --netns --no-owners --tcp-info --help' ;;
        port,*) choices='--address --protocol --format --help' ;;
        leftovers,*) choices='--watch --format --help' ;;
        compare,*)
            [[ $cur == -* ]] || { _filedir '@(csv|json)'; return; }
            choices='--format --netns --help'
            ;;
        act,*) choices='--filter --netns --signal --dry-run --yes --format --help' ;;
        sysctl,*) choices="--keep --undo --format --help $(socklens-agent sysctl 2>/dev/null | awk '/^[* ] / { print $(/^\*/ ? 2 : 1) }')" ;;
        serve,*) choices='--confine --silence --help' ;;
    esac
    COMPREPLY=($(compgen -W "$choices" -- "$cur"))
} &&
    complete -F _socklens_agent socklens-agent
