// The one table of the columns of the tree of processes. Pure functions of a snapshot: any thread, cannot fail.
#pragma once

#include "app/core/census.h"

#include <compare>
#include <cstdint>
#include <span>
#include <string_view>
#include <variant>

namespace socklens {

enum class ProcessColumn : std::uint8_t {
    Name,
    Pid,
    User,
    Sockets,
    States,   ///< a small bar
    Listen,
    Opening,
    Established,
    Closing,
    CloseWait,
    TimeWait,
    Unconnected,
    Unix,
    Descriptors,
    Command
};
inline constexpr int processColumnCount = static_cast<int>(ProcessColumn::Command) + 1;

/// What a column knows of a group: a number, a text that lives in the snapshot, or nothing.
using GroupFact = std::variant<std::monostate, std::uint64_t, std::string_view>;

struct ProcessColumnInfo {
    ProcessColumn column;
    const char* id;            ///< for files; never translated
    const char* title;         ///< SOCKLENS_TEXT
    const char* description;   ///< SOCKLENS_TEXT
    const char* widest;        ///< what usually fits into it; empty: its title does
    enum class Kind : std::uint8_t { Text, Identifier, Count } kind;
    GroupFact (*fact)(const Snapshot&, const OwnerGroup&);
};

/// By ProcessColumn.
std::span<const ProcessColumnInfo> processColumns();
const ProcessColumnInfo& info(ProcessColumn column);

/// The order in which a tree lists two groups, ascending or descending. What is unknown comes last in both.
std::weak_ordering compareGroups(const Snapshot& snapshot, const OwnerGroup& a, const OwnerGroup& b,
                                 ProcessColumn column, bool descending);

}   // namespace socklens
