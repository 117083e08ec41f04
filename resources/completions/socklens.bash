# bash completion of socklens(1)
_socklens() {
    local cur prev words cword
    _init_completion || return
    case $prev in
        --page) COMPREPLY=($(compgen -W 'overview sockets processes leftovers ports tuning log compare' -- "$cur")) ;;
        --theme) COMPREPLY=($(compgen -W 'system light dark' -- "$cur")) ;;
        --interval) COMPREPLY=($(compgen -W '0.5 1 2 5 10' -- "$cur")) ;;
        --filter) ;;
        *) COMPREPLY=($(compgen -W '--background --filter --help --interval --page --theme --version' -- "$cur")) ;;
    esac
} &&
    complete -F _socklens socklens
