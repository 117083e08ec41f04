#include "app/agent/action_journal.h"

#include "app/core/action_log.h"
#include "app/core/rfc3339.h"
#include "app/core/system_error.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <syslog.h>
#include <system_error>
#include <unistd.h>

namespace socklens {

namespace {

/// The client chooses values. A system's log takes lines of some kilobytes, and drops what is longer.
std::string bounded(std::string text) {
    constexpr std::size_t longest = 1500;
    if (text.size() <= longest) return text;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) --end;   // no half character
    return text.substr(0, end) + "…";
}

std::string describe(const Action& action) {
    return std::string(verbOf(action)) + ": " + bounded(aimOf(action));
}

std::string lineOf(Timestamp time, Uid who, const std::string& what) {
    std::string line = rfc3339(time) + " uid " + std::to_string(number(who)) + ": " + what;
    // A process chooses its name: it shall not write lines of this log.
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }, '?');
    return line;
}

Timestamp now() {
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

}   // namespace

std::string journalLine(Timestamp time, Uid who, const Action& action, const ActionResult& result) {
    return lineOf(time, who,
                  describe(action) + ": " + wordFor(result.outcome) + ": " + bounded(english(result.message)));
}

std::string intentionLine(Timestamp time, Uid who, const Actions& actions) {
    const std::string count = std::to_string(actions.size());
    if (actions.size() == 1) return lineOf(time, who, "begins: " + describe(actions.front()));
    return lineOf(time, who,
                  "begins " + count + " actions, the first: " + describe(actions.front()) +
                      "; the last: " + describe(actions.back()));
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
                    {path, errorText(errno)}};
}

std::optional<Message> ActionJournal::takeComplaint() {
    return std::exchange(m_complaint, std::nullopt);
}

void ActionJournal::announce(const Actions& actions) {
    if (!actions.empty()) append(intentionLine(now(), m_who, actions));
}

void ActionJournal::record(const Actions& actions, const ActionResults& results) {
    const Timestamp time = now();
    for (std::size_t at = 0; at < std::min(actions.size(), results.size()); ++at)
        append(journalLine(time, m_who, actions[at], results[at]));
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
                {errorText(errno)}};
    m_file = Descriptor();
}

}   // namespace socklens
