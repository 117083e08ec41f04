// What is said before a signal is sent: exactly what will be hit. Pure: the screen's thread for the language only.
#pragma once

#include "app/core/query.h"
#include "app/core/snapshot.h"

#include <QString>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace socklens {

/// A process about to be hit, with what goes with it.
struct Target {
    ProcessPointer process;
    std::string user;   ///< whom it runs as; empty: unknown
    std::uint32_t sockets = 0;
    std::uint32_t listeners = 0;
    std::uint32_t shared = 0;   ///< of the sockets: held by a process too that is not hit, and so left open
    std::optional<std::uint32_t> children;
};

/// A process that was meant and is left out, with the reason.
struct Spared {
    ProcessPointer process;
    Message reason;
};

/// Counts what each of the processes holds in a snapshot. Children are the probe's to count.
std::vector<Target> targetsOf(const Snapshot& snapshot, const std::vector<ProcessPointer>& processes);

/// So many targets are described, with their children; the others are only named. With more, the dialog would grow
/// out of the screen.
inline constexpr std::size_t mostDescribed = 4;
/// So many of them: to say that there is one more takes the place of that one.
constexpr std::size_t describedOf(std::size_t count) {
    return count <= mostDescribed + 1 ? count : mostDescribed;
}

struct Confirmation {
    QString title;       ///< "Terminate nginx?"
    QString question;    ///< what will be sent to whom
    QString details;     ///< what else is hit, and what follows
    QString button;      ///< the verb
    QString wholeList;   ///< a line each, where there are more than the details describe
};
Confirmation confirmationFor(const std::vector<Target>& targets, const std::vector<Spared>& spared, int signal);

/// "SIGTERM".
QString signalName(int signal);

}   // namespace socklens
