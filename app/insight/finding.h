// What is wrong, or soon will be, in one sentence with its evidence and the one thing to do. Values only: any
// thread, no ownership, cannot fail.
#pragma once

#include "app/core/message.h"
#include "app/core/process.h"
#include "app/core/sysctl.h"

#include <string>
#include <variant>
#include <vector>

namespace socklens {

/// The rows of the Sockets page that a filter finds.
struct ShowSockets {
    std::string filter;
    friend bool operator==(const ShowSockets&, const ShowSockets&) = default;
};
/// A group of the Leftovers page.
struct ShowLeftovers {
    std::string group;   ///< LeftoverGroup::key, by former owner
    friend bool operator==(const ShowLeftovers&, const ShowLeftovers&) = default;
};
struct ShowPort {
    Port port{};
    friend bool operator==(const ShowPort&, const ShowPort&) = default;
};
struct OpenSetting {
    Sysctl setting{};
    friend bool operator==(const OpenSetting&, const OpenSetting&) = default;
};
struct TerminateOwner {
    ProcessPointer process;
    friend bool operator==(const TerminateOwner&, const TerminateOwner&) = default;
};

/// Nothing of this is done without being asked again where it ends something.
using FindingAction = std::variant<ShowSockets, ShowLeftovers, ShowPort, OpenSetting, TerminateOwner>;

struct Finding {
    /// In the order of their weight where the severity is the same.
    enum class Kind : std::uint8_t {
        PortExhaustion,
        DescriptorLeak,
        FullAcceptQueue,
        CloseWaitLeak,
        NoAnswer,
        Leftovers
    };
    enum class Severity : std::uint8_t {
        Critical,   ///< something fails now, or within a minute
        Warning     ///< something will
    };

    Kind kind{};
    Severity severity = Severity::Warning;
    std::string key;   ///< the same for as long as it is the same finding
    Message title;     ///< one sentence: what, who, how soon
    std::vector<Message> evidence;
    ProcessPointer process;   ///< whom it concerns; null: nobody that is known
    Timestamp since{};        ///< when its condition was first met
    std::string filter;       ///< finds the rows that show it; empty: none do
    FindingAction action;
};

}   // namespace socklens
