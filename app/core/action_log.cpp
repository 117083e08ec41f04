#include "app/core/action_log.h"

#include "app/core/signal_name.h"
#include "app/core/sysctl_catalogue.h"

#include <csignal>

namespace socklens {

namespace {

const char* signalVerb(int signal) {
    switch (signal) {
    case SIGTERM: return SOCKLENS_TEXT("Terminate (SIGTERM)");
    case SIGKILL: return SOCKLENS_TEXT("Kill (SIGKILL)");
    default: return SOCKLENS_TEXT("Signal");
    }
}

std::string withCookie(const SocketTarget& socket) {
    const std::string text = toText(socket);
    return socket.cookie ? text + " (cookie " + std::to_string(number(*socket.cookie)) + ')' : text;
}

/// Pids are given again: only with its start time is it one process.
std::string withStart(const ProcessId& process) {
    return "pid " + std::to_string(number(process.pid)) + " (start " + std::to_string(number(process.startTime)) +
           ')';
}

}   // namespace

const char* verbOf(const Action& action) {
    struct Visitor {
        const char* operator()(const SendSignal& signal) const { return signalVerb(signal.signal); }
        const char* operator()(const CloseGracefully& /*close*/) const { return SOCKLENS_TEXT("Close (FIN)"); }
        const char* operator()(const Abort& /*abort*/) const { return SOCKLENS_TEXT("Abort (RST)"); }
        const char* operator()(const Release& /*release*/) const { return SOCKLENS_TEXT("Release"); }
        const char* operator()(const SetSysctl& set) const {
            return set.keep ? SOCKLENS_TEXT("Set and keep") : SOCKLENS_TEXT("Set");
        }
        const char* operator()(const UndoSysctl& /*undo*/) const { return SOCKLENS_TEXT("Undo"); }
    };
    return std::visit(Visitor{}, action);
}

std::string aimOf(const Action& action) {
    struct Visitor {
        std::string operator()(const SendSignal& signal) const {
            const std::string pid = withStart(signal.target);
            const bool isNamed = signal.signal == SIGTERM || signal.signal == SIGKILL;
            return isNamed ? pid : pid + ", " + nameOfSignal(signal.signal);
        }
        std::string operator()(const CloseGracefully& close) const {
            return withCookie(close.socket) + ", of " + withStart(close.holder);
        }
        std::string operator()(const Abort& abort) const {
            return withCookie(abort.socket) + (abort.holder ? ", of " + withStart(*abort.holder) : "");
        }
        std::string operator()(const Release& release) const { return withCookie(release.socket); }
        std::string operator()(const SetSysctl& set) const {
            return std::string(infoOf(set.setting).name) + " = " + set.value;
        }
        std::string operator()(const UndoSysctl& undo) const { return infoOf(undo.setting).name; }
    };
    return std::visit(Visitor{}, action);
}

const char* wordFor(Outcome outcome) {
    switch (outcome) {
    case Outcome::Done: return SOCKLENS_TEXT("done");
    case Outcome::AlreadyGone: return SOCKLENS_TEXT("gone already");
    case Outcome::Refused: return SOCKLENS_TEXT("refused");
    case Outcome::Impossible: return SOCKLENS_TEXT("not possible here");
    case Outcome::Unknown: return SOCKLENS_TEXT("not known");
    }
    return "";
}

}   // namespace socklens
