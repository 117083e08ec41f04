// What was done, by whom, to what, and how it ended: one entry per action. Values and pure functions: any thread.
#pragma once

#include "app/core/action.h"
#include "app/core/units.h"

#include <string>

namespace socklens {

struct LogEntry {
    Timestamp at{};
    std::string user;        ///< who asked for it
    bool elevated = false;   ///< it was done with the rights of an administrator
    Action action;
    ActionResult result;
};

/// "SIGTERM", "Close (FIN)", "Abort (RST)", "Release", "Set", "Set and keep", "Undo": marked for translation.
const char* verbOf(const Action& action);
/// Exactly what it was aimed at: "pid 42 (start 1234)",
/// "tcp 10.0.0.1:80 → 10.0.0.2:1234 (cookie 7), of pid 42 (start 1234)", "net.ipv4.tcp_fin_timeout = 30".
std::string aimOf(const Action& action);
/// "done", "gone already", "refused", "not possible here", "not known": marked for translation.
const char* wordFor(Outcome outcome);

}   // namespace socklens
