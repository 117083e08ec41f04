// What somebody wants of a selection of sockets, as exact actions: the same for the window and for `socklens-agent
// act`. Pure functions of a snapshot: any thread, cannot fail.
#pragma once

#include "app/core/action.h"
#include "app/core/capabilities.h"
#include "app/core/snapshot.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace socklens {

enum class SocketVerb : std::uint8_t {
    Close,    ///< with FIN; the owner lives
    Abort,    ///< with RST
    Release   ///< what a program left behind
};

struct PlannedAction {
    Action action;
    std::string target;                       ///< "tcp 10.0.0.1:80 → 10.0.0.2:1234", "nginx (pid 42)"
    std::shared_ptr<const Process> process;   ///< who is hit, or holds what is hit; null: nobody that is known
    std::optional<Message> objection;         ///< why it will not work; it is not to be performed then
    std::size_t holders = 0;   ///< of the socket: closing and aborting it is felt by every one of them
};

struct Plan {
    std::vector<PlannedAction> actions;
    std::size_t leftOut = 0;   ///< rows that are no targets of this at all, such as a listener for a release

    /// Those that nothing speaks against.
    Actions performable() const;
    std::size_t objected() const;
};

/// The first holder of a row whose descriptors can be used, or else the first; null: nobody that is known.
std::shared_ptr<const Process> reachableHolder(const Snapshot& snapshot, std::uint32_t row,
                                               const Capabilities& capabilities);

/// Every socket once, in the order of the rows. A socket with several holders is reached through the first one
/// that is within reach.
Plan planFor(SocketVerb verb, const Snapshot& snapshot, std::span<const std::uint32_t> rows,
             const Capabilities& capabilities);

/// Why none of the rows can be acted on like that; nullopt if at least one can. Cheap where the first one can.
std::optional<Message> objectionToAll(SocketVerb verb, const Snapshot& snapshot,
                                      std::span<const std::uint32_t> rows, const Capabilities& capabilities);

/// Every holder of the rows once, by ascending pid. Rows without a known holder are left out.
Plan planForSignal(int signal, const Snapshot& snapshot, std::span<const std::uint32_t> rows,
                   const Capabilities& capabilities);

}   // namespace socklens
