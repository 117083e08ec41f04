// What nobody holds any more and the kernel still keeps: in groups, with the time at which each is gone.
// A value: any thread, one at a time; cannot fail.
#pragma once

#include "app/insight/drain.h"
#include "app/insight/forecast.h"
#include "app/insight/socket_memory.h"

#include <array>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace socklens {

/// By former owner: what nobody was seen to hold is divided by the local port of a server, or by the remote
/// address and port of clients. By remote: its address.
enum class LeftoverGrouping : std::uint8_t { FormerOwner, State, Remote };
inline constexpr std::size_t leftoverGroupings = 3;

struct LeftoverGroup {
    std::string key;              ///< the same in every sample, and unlike every other group's of its grouping
    ProcessPointer formerOwner;   ///< null: unknown, or several
    std::optional<Death> death;   ///< nullopt: it lives, or nobody saw it end
    bool ownerLives = false;      ///< it was seen alive in the newest sample
    bool dumpsCore = false;
    Confidence confidence = Confidence::Unknown;   ///< of the least sure row
    Message reason;                                ///< of that row
    std::optional<Port> port;        ///< if all have this one: the local port, of a server's leftovers
    std::optional<Address> remote;   ///< if all go there
    std::optional<Port> remotePort;
    std::map<State, std::uint32_t> states;
    std::vector<std::uint32_t> rows;   ///< of the snapshot, ascending
    Forecast lastGone;
    std::vector<DrainPoint> past;     ///< of the last ten minutes, by ascending time, the newest sample included
    std::vector<DrainPoint> future;   ///< what the timers say will be left, by ascending time
};

/// All of one moment.
struct LeftoverGroups {
    std::uint32_t total = 0;
    std::array<std::vector<LeftoverGroup>, leftoverGroupings> groupings;

    /// Largest first.
    std::span<const LeftoverGroup> groups(LeftoverGrouping grouping) const {
        return groupings[static_cast<std::size_t>(grouping)];
    }
};

class Leftovers {
public:
    explicit Leftovers(TimerSettings timers = {}) : m_timers(timers) {}

    /// For the next sample on.
    void setTimers(const TimerSettings& timers) { m_timers = timers; }
    /// After the memory has observed the same update.
    void observe(const Update& update, const SocketMemory& memory);
    /// Never null; immutable, so that it can be kept and given to another thread.
    const std::shared_ptr<const LeftoverGroups>& newest() const { return m_newest; }
    std::span<const LeftoverGroup> groups(LeftoverGrouping grouping) const { return m_newest->groups(grouping); }
    std::uint32_t total() const { return m_newest->total; }

private:
    TimerSettings m_timers;
    std::shared_ptr<const LeftoverGroups> m_newest = std::make_shared<const LeftoverGroups>();
    std::array<DrainHistory, leftoverGroupings> m_histories;
};

}   // namespace socklens
