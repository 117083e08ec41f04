#include "app/insight/leftovers.h"

#include "app/core/socket_target.h"
#include "app/insight/leftover_keys.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace socklens {

namespace {

std::vector<std::uint32_t> leftoversOf(const Snapshot& snapshot) {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < snapshot.sockets.size(); ++row)
        if (isLeftover(targetOf(snapshot.sockets[row]))) rows.push_back(row);
    return rows;
}

bool isLater(const Forecast& one, const Forecast& other) {
    const auto rank = [](const Forecast& forecast) {
        switch (forecast.kind) {
        case Forecast::Kind::AnyMoment: return 0;
        case Forecast::Kind::Timed: return 1;
        case Forecast::Kind::Unknown: return 2;
        case Forecast::Kind::Never: return 3;
        }
        return 0;
    };
    return std::tuple(rank(one), one.remaining) > std::tuple(rank(other), other.remaining);
}

template <class Fact>
void keepIfSame(std::optional<Fact>& common, const Fact& fact) {
    if (common && *common != fact) common.reset();
}

/// A group that grows row by row.
struct Gathering {
    LeftoverGroup group;
    bool ownersDiffer = false;
    std::vector<const Forecast*> forecasts;

    void add(std::uint32_t row, const Socket& socket, const FormerOwner& owner, const Forecast& forecast) {
        if (group.rows.empty())
            begin(socket, owner);
        else
            join(socket, owner);
        ++group.states[socket.state];
        group.rows.push_back(row);
        forecasts.push_back(&forecast);
    }

private:
    void begin(const Socket& socket, const FormerOwner& owner) {
        group.formerOwner = owner.process;
        group.confidence = owner.confidence;
        group.reason = owner.reason;
        group.port = socket.localPort;
        group.remote = socket.remoteAddress;
        group.remotePort = socket.remotePort;
    }

    void join(const Socket& socket, const FormerOwner& owner) {
        keepIfSame(group.port, socket.localPort);
        keepIfSame(group.remote, socket.remoteAddress);
        keepIfSame(group.remotePort, socket.remotePort);
        if (owner.confidence > group.confidence) {
            group.confidence = owner.confidence;
            group.reason = owner.reason;
        }
        const auto idOf = [](const ProcessPointer& process) { return process ? process->id : ProcessId{}; };
        ownersDiffer = ownersDiffer || idOf(owner.process) != idOf(group.formerOwner);
    }
};

/// When the last one is gone; if of some that is not known, how many those are.
Forecast lastOf(const std::vector<const Forecast*>& forecasts) {
    const Forecast* last = *std::ranges::max_element(
        forecasts, [](const Forecast* one, const Forecast* other) { return isLater(*other, *one); });
    Forecast result = *last;
    if (last->kind != Forecast::Kind::Unknown) return result;
    const auto count = std::ranges::count(forecasts, Forecast::Kind::Unknown, &Forecast::kind);
    result.reason = {SOCKLENS_TEXT("Of %1 of %2, the kernel does not say which timer runs."),
                     {std::to_string(count), std::to_string(forecasts.size())}};
    return result;
}

void complete(Gathering& gathering, Timestamp now, const SocketMemory& memory) {
    LeftoverGroup& group = gathering.group;
    if (gathering.ownersDiffer) group.formerOwner = nullptr;
    if (group.formerOwner) {
        group.death = memory.death(group.formerOwner->id);
        group.ownerLives = memory.isAlive(group.formerOwner->id);
        group.dumpsCore = memory.isDumpingCore(group.formerOwner->id);
    }
    group.lastGone = lastOf(gathering.forecasts);
    group.future = drainAhead(now, gathering.forecasts);
}

}   // namespace

void Leftovers::observe(const Update& update, const SocketMemory& memory) {
    const Snapshot& snapshot = *update.newer->snapshot;
    const std::vector<std::uint32_t> rows = leftoversOf(snapshot);
    LeftoverGroups all;
    all.total = static_cast<std::uint32_t>(rows.size());
    std::vector<Forecast> forecasts;
    forecasts.reserve(rows.size());
    for (const std::uint32_t row : rows) forecasts.push_back(forecast(snapshot.sockets[row], false, m_timers));

    const LeftoverKeys keys(snapshot, rows, memory);
    for (std::size_t grouping = 0; grouping < leftoverGroupings; ++grouping) {
        std::unordered_map<LeftoverKey, Gathering, LeftoverKeyHash> gatherings;
        for (std::size_t at = 0; at < rows.size(); ++at) {
            const LeftoverKey key = keys.keyOf(static_cast<LeftoverGrouping>(grouping), rows[at]);
            gatherings[key].add(rows[at], snapshot.sockets[rows[at]], memory.formerOwner(rows[at]), forecasts[at]);
        }
        std::vector<LeftoverGroup>& groups = all.groupings[grouping];
        groups.reserve(gatherings.size());
        for (auto& [key, gathering] : gatherings) {
            gathering.group.key = toText(key);
            complete(gathering, snapshot.capturedAt, memory);
            groups.push_back(std::move(gathering.group));
        }
        std::ranges::sort(groups, [](const LeftoverGroup& one, const LeftoverGroup& other) {
            return std::tuple(other.rows.size(), std::string_view(one.key)) <
                   std::tuple(one.rows.size(), std::string_view(other.key));
        });

        std::vector<DrainHistory::Count> counts;
        counts.reserve(groups.size());
        for (const LeftoverGroup& group : groups)
            counts.push_back({group.key, static_cast<std::uint32_t>(group.rows.size())});
        m_histories[grouping].add(snapshot.capturedAt, counts);
        for (LeftoverGroup& group : groups) {
            const auto past = m_histories[grouping].of(group.key);
            group.past.assign(past.begin(), past.end());
            if (past.empty())
                group.past.push_back({snapshot.capturedAt, static_cast<std::uint32_t>(group.rows.size())});
        }
    }
    m_newest = std::make_shared<const LeftoverGroups>(std::move(all));
}

}   // namespace socklens
