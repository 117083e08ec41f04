// What the elevated agent did, for whom and with what result: one line per action in the system's log, or where
// there is none, in a file of its own; and one before each batch of them. One thread. What cannot be written is
// told once; actions go on.
#pragma once

#include "app/core/action.h"
#include "app/core/units.h"
#include "app/probe/descriptor.h"

#include <optional>
#include <string>
#include <vector>

namespace socklens {

/// "2026-11-21T07:20:00.125Z uid 1000: Terminate (SIGTERM): pid 42 (start 1234): done: …", without control
/// characters; shortened where it would be too long for a log.
std::string journalLine(Timestamp time, Uid who, const Action& action, const ActionResult& result);
/// "… uid 1000: begins 3 actions, the first: …; the last: …": what is left of a batch in whose middle the agent
/// dies.
std::string intentionLine(Timestamp time, Uid who, const Actions& actions);

class ActionJournal {
public:
    struct Places {
        std::string log = "/dev/log";                         ///< of syslog(3)
        std::string file = "/var/log/socklens/actions.log";   ///< its directory is made
    };
    ActionJournal(Uid who, Places places);

    /// Why nothing can be written, once.
    std::optional<Message> takeComplaint();
    /// Before they are performed.
    void announce(const Actions& actions);
    void record(const Actions& actions, const ActionResults& results);

private:
    void openFile(const std::string& path);
    void append(const std::string& line);

    Uid m_who;
    bool m_toSystem;
    Descriptor m_file;
    std::optional<Message> m_complaint;
};

}   // namespace socklens
