// The states that mean the same to a person, in the order in which tables, bars and charts show them.
// Pure: any thread, cannot fail.
#pragma once

#include "app/core/message.h"
#include "app/core/snapshot.h"

#include <array>
#include <cstdint>

namespace socklens {

enum class StateGroup : std::uint8_t { Listen, Opening, Established, Closing, CloseWait, TimeWait, Unconnected };

inline constexpr std::array stateGroups{StateGroup::Listen,     StateGroup::Opening,   StateGroup::Established,
                                        StateGroup::Closing,    StateGroup::CloseWait, StateGroup::TimeWait,
                                        StateGroup::Unconnected};

StateGroup groupOf(State state);

/// A short name: "LISTEN", "opening", "ESTABLISHED", "closing", "CLOSE_WAIT", "TIME_WAIT", "unconnected".
const char* title(StateGroup group);
/// Which states, and what they mean, in a sentence.
const char* description(StateGroup group);
/// A filter that finds its sockets: "state:syn-sent,syn-recv".
const char* filterText(StateGroup group);
/// What a single state means, in a sentence.
const char* description(State state);

/// How many sockets of each group.
class StateCounts {
public:
    void add(State state) { ++m_counts[static_cast<std::size_t>(groupOf(state))]; }
    std::uint32_t operator[](StateGroup group) const { return m_counts[static_cast<std::size_t>(group)]; }
    std::uint32_t total() const;
    friend bool operator==(const StateCounts&, const StateCounts&) = default;

private:
    std::array<std::uint32_t, stateGroups.size()> m_counts{};
};

}   // namespace socklens
