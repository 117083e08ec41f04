#include "app/agent/action_journal.h"

#include "app/core/rfc3339.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <syslog.h>
#include <system_error>
#include <unistd.h>
#include <variant>

namespace socklens {

namespace {

std::string textOf(const ProcessId& process) {
    return "pid " + std::to_string(number(process.pid)) + " (start " + std::to_string(number(process.startTime)) +
           ")";
}

std::string textOf(const SocketTarget& socket) {
    return toText(socket) + " (cookie " + (socket.cookie ? std::to_string(number(*socket.cookie)) : "none") + ")";
}

std::string textOf(Sysctl setting) {
    return "setting " + std::to_string(number(setting));
}

struct Teller {
    std::string operator()(const SendSignal& action) const {
        const char* name = sigabbrev_np(action.signal);
        return (name != nullptr ? std::string("SIG") + name : "signal " + std::to_string(action.signal)) + " to " +
               textOf(action.target);
    }
    std::string operator()(const CloseGracefully& action) const {
        return "FIN on " + textOf(action.socket) + " of " + textOf(action.holder);
    }
    std::string operator()(const Abort& action) const {
        return "RST on " + textOf(action.socket) + (action.holder ? " of " + textOf(*action.holder) : "");
    }
    std::string operator()(const Release& action) const { return "release of " + textOf(action.socket); }
    std::string operator()(const SetSysctl& action) const {
        return textOf(action.setting) + " to \"" + action.value + "\"" + (action.keep ? ", kept" : "");
    }
    std::string operator()(const UndoSysctl& action) const { return textOf(action.setting) + " undone"; }
};

const char* textOf(Outcome outcome) {
    switch (outcome) {
    case Outcome::Done: return "done";
    case Outcome::AlreadyGone: return "already gone";
    case Outcome::Refused: return "refused";
    case Outcome::Impossible: return "impossible";
    case Outcome::Unknown: return "unknown";
    }
    return "";
}

}   // namespace

std::string journalLine(Timestamp time, Uid who, const Action& action, const ActionResult& result) {
    std::string line = rfc3339(time) + " uid " + std::to_string(number(who)) + ": " +
                       std::visit(Teller{}, action) + ": " + textOf(result.outcome) + ": " +
                       english(result.message);
    // A process chooses its name: it shall not write lines of this log.
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }, '?');
    return line;
}

ActionJournal::ActionJournal(Uid who, Places places)
    : m_who(who), m_toSystem(access(places.log.c_str(), W_OK) == 0) {
    if (m_toSystem)
        openlog("socklens-agent", LOG_PID | LOG_NDELAY, LOG_AUTHPRIV);
    else
        openFile(places.file);
}

void ActionJournal::openFile(const std::string& path) {
    mkdir(std::filesystem::path(path).parent_path().c_str(), S_IRWXU);
    m_file =
        Descriptor(open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!m_file)
        m_complaint =
            Message{SOCKLENS_TEXT("What is done with administrator rights is not written down: %1 cannot be "
                                  "opened (%2)."),
                    {path, std::generic_category().message(errno)}};
}

std::optional<Message> ActionJournal::takeComplaint() {
    return std::exchange(m_complaint, std::nullopt);
}

void ActionJournal::record(const Actions& actions, const ActionResults& results) {
    const auto now = std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
    for (std::size_t at = 0; at < std::min(actions.size(), results.size()); ++at)
        append(journalLine(now, m_who, actions[at], results[at]));
}

void ActionJournal::append(const std::string& line) {
    if (m_toSystem) {
        syslog(LOG_NOTICE, "%s", line.c_str());
        return;
    }
    if (!m_file) return;
    const std::string whole = line + '\n';
    if (write(m_file.get(), whole.data(), whole.size()) == static_cast<ssize_t>(whole.size())) return;
    m_complaint =
        Message{SOCKLENS_TEXT("What is done with administrator rights is not written down any more: %1."),
                {std::generic_category().message(errno)}};
    m_file = Descriptor();
}

}   // namespace socklens
