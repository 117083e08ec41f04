#include "app/insight/port_budget.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

namespace socklens {

namespace {

constexpr std::uint32_t fewestOfALargeRange = 100;

/// Its port is in nobody's way but its own, and only a timer will end it.
bool isLeftover(const Socket& socket) {
    return socket.state == State::TimeWait || (socket.state == State::FinWait2 && socket.timer == Timer::TimeWait);
}

/// A bucket of bound ports exists, which connect(2) passes over.
bool binds(const Socket& socket) {
    return socket.state == State::Listen || socket.state == State::Close;
}

}   // namespace

std::string filterText(const PortDestination& destination) {
    return "local=" + toText(destination.source) + " remote=" + toText(destination.destination) +
           " remote_port=" + std::to_string(number(destination.port));
}

std::uint32_t PortBudget::inUse() const {
    return std::accumulate(states.begin(), states.end(), 0U,
                           [](std::uint32_t sum, const auto& state) { return sum + state.second; });
}

std::uint32_t PortBudgets::fewestPorts(std::uint32_t usable) {
    return std::min(fewestOfALargeRange, usable / 10) + 1;
}

void PortBudgets::observe(const Update& update, const PortSettings& settings) {
    const Snapshot& snapshot = *update.newer->snapshot;
    if (m_last == nullptr || m_last != update.older || settings != m_settings) {
        reset(settings);
        SnapshotDelta all;
        all.previous.assign(snapshot.sockets.size(), SnapshotDelta::absent);
        all.added.resize(snapshot.sockets.size());
        std::iota(all.added.begin(), all.added.end(), 0U);
        follow(snapshot, all);
    } else {
        follow(snapshot, update.delta);
    }
    m_last = update.newer;
    remember(snapshot.capturedAt);
    report(snapshot);
}

void PortBudgets::reset(const PortSettings& settings) {
    *this = PortBudgets();
    m_settings = settings;
    m_usable = settings.usablePorts();
    m_ports.resize(PortSet().size());
}

void PortBudgets::follow(const Snapshot& snapshot, const SnapshotDelta& delta) {
    for (const std::uint32_t row : delta.removed) {
        countPort(m_shares[row], false);
        leave(m_shares[row]);
    }
    std::vector<Share> shares(snapshot.sockets.size());
    for (std::size_t row = 0; row < shares.size(); ++row)
        if (delta.previous[row] != SnapshotDelta::absent) shares[row] = m_shares[delta.previous[row]];
    m_shares = std::move(shares);

    const std::size_t ownRows = snapshot.ownRows();
    for (const auto* rows : {&delta.added, &delta.changed})
        for (const std::uint32_t row : *rows) {
            const Socket& socket = snapshot.sockets[row];
            Share& share = m_shares[row];
            countPort(share, false);
            // The ports and settings of another network namespace are others.
            const bool counts = socket.protocol == Protocol::Tcp && row < ownRows;
            share.port = counts ? socket.localPort : Port{};
            share.binds = binds(socket);
            countPort(share, true);
        }
    const auto isNew = [&](std::uint32_t row) { return delta.previous[row] == SnapshotDelta::absent; };
    if (settlePorts()) {
        for (std::uint32_t row = 0; row < m_shares.size(); ++row) place(snapshot, row, isNew(row));
    } else {
        for (const auto* rows : {&delta.added, &delta.changed})
            for (const std::uint32_t row : *rows) place(snapshot, row, isNew(row));
    }
}

void PortBudgets::countPort(const Share& share, bool begins) {
    if (share.port == Port{}) return;
    PortRows& rows = m_ports[number(share.port)];
    rows.all += begins ? 1 : UINT32_MAX;   // minus one
    if (share.binds) rows.binding += begins ? 1 : UINT32_MAX;
    m_touched.push_back(share.port);
}

/// Whether a port was bound or given up. It stays bound for as long as anything of it is left.
bool PortBudgets::settlePorts() {
    bool changed = false;
    for (const Port port : m_touched) {
        PortRows& rows = m_ports[number(port)];
        const bool isBound = rows.binding > 0 || (rows.bound && rows.all > 0);
        if (isBound == rows.bound) continue;
        rows.bound = isBound;
        if (!m_settings.isEphemeral(port)) continue;
        m_bound += isBound ? 1 : UINT32_MAX;
        changed = true;
    }
    m_touched.clear();
    return changed;
}

PortBudgets::Share PortBudgets::classify(const Snapshot& snapshot, std::uint32_t row, const Share& before) {
    const Socket& socket = snapshot.sockets[row];
    Share share;
    share.port = before.port;
    share.binds = before.binds;
    share.state = socket.state;
    const bool counts = share.port != Port{} && socket.remotePort != Port{} &&
                        m_settings.isEphemeral(share.port) && !m_ports[number(share.port)].bound;
    if (!counts) return share;

    const PortDestination key{socket.localAddress, socket.remoteAddress, socket.remotePort};
    const bool isSame = before.destination != none && m_destinations[before.destination].key == key;
    share.destination = isSame ? before.destination : indexOf(key);
    if (!isLeftover(socket)) {
        share.use = Use::Open;
        return share;
    }
    const Milliseconds life(socket.timerExpiresMs.value_or(static_cast<std::uint32_t>(timeWaitLength.count())));
    const bool hadNoTimer = before.use == Use::None || before.use == Use::Open || before.state != socket.state;
    share.freedAt = socket.timerExpiresMs || hadNoTimer ? snapshot.capturedAt + life : before.freedAt;
    share.use = socket.state == State::TimeWait ? Use::TimeWait : Use::FinWait2;
    if (share.use == Use::TimeWait && (socket.timerExpiresMs || hadNoTimer) && reuses(key))
        share.freedAt -= timeWaitLength - m_settings.reuseDelay;
    if (share.use == Use::TimeWait && reuses(key) && share.freedAt <= snapshot.capturedAt)
        share.use = Use::Reusable;
    return share;
}

/// What the row takes from now on.
void PortBudgets::place(const Snapshot& snapshot, std::uint32_t row, bool isNew) {
    Share& share = m_shares[row];
    const Share next = classify(snapshot, row, share);
    const bool becomesLeftover = next.use != Use::Open && (isNew || share.use == Use::Open);
    enter(next, becomesLeftover);   // first, so that the destination is not given up in between
    leave(share);
    share = next;
}

void PortBudgets::enter(const Share& share, bool isLeftover) {
    if (share.use == Use::None) return;
    Destination& destination = m_destinations[share.destination];
    ++destination.states[static_cast<std::size_t>(share.state)];
    ++destination.rows;
    if (share.use == Use::Open) ++destination.open;
    if (share.use == Use::Reusable) ++destination.reusable;
    if (isLeftover) ++(share.use == Use::FinWait2 ? destination.becameOther : destination.becameTimeWait);
    if (!destination.watched && destination.rows >= fewestPorts(m_usable) / 2) {
        destination.watched = true;
        m_watched.push_back(share.destination);
    }
}

void PortBudgets::leave(const Share& share) {
    if (share.use == Use::None) return;
    Destination& destination = m_destinations[share.destination];
    --destination.states[static_cast<std::size_t>(share.state)];
    --destination.rows;
    if (share.use == Use::Open) --destination.open;
    if (share.use == Use::Reusable) --destination.reusable;
    if (destination.rows > 0) return;
    m_indexes.erase(destination.key);
    if (destination.watched) std::erase(m_watched, share.destination);
    destination = {};
    m_vacant.push_back(share.destination);
}

std::uint32_t PortBudgets::indexOf(const PortDestination& key) {
    const auto [found, isNew] = m_indexes.try_emplace(key, 0);
    if (!isNew) return found->second;
    if (m_vacant.empty()) {
        m_vacant.push_back(static_cast<std::uint32_t>(m_destinations.size()));
        m_destinations.emplace_back();
    }
    found->second = m_vacant.back();
    m_vacant.pop_back();
    m_destinations[found->second].key = key;
    return found->second;
}

/// As tcp_twsk_unique() decides; which connections used timestamps is not told.
bool PortBudgets::reuses(const PortDestination& destination) const {
    if (!m_settings.timestamps) return false;
    switch (m_settings.reuse) {
    case PortSettings::Reuse::Never: return false;
    case PortSettings::Reuse::Always: return true;
    case PortSettings::Reuse::Loopback:
        return destination.source.isLoopback() || destination.destination.isLoopback();
    }
    return false;
}

void PortBudgets::remember(Timestamp at) {
    const auto isFew = [&](std::uint32_t index) {
        Destination& destination = m_destinations[index];
        if (destination.rows >= fewestPorts(m_usable) / 4) return false;
        destination.watched = false;
        destination.line = none;
        destination.growth = {};
        return true;
    };
    std::erase_if(m_watched, isFew);
    for (const std::uint32_t index : m_watched) {
        Destination& destination = m_destinations[index];
        destination.growth.add({at, destination.open, destination.becameTimeWait, destination.becameOther});
    }
}

PortBudget PortBudgets::budgetOf(const Destination& destination) const {
    PortBudget budget;
    budget.destination = destination.key;
    for (std::size_t state = 0; state < destination.states.size(); ++state)
        if (destination.states[state] > 0) budget.states[static_cast<State>(state)] = destination.states[state];
    budget.usable = m_usable;
    budget.bound = m_bound;
    budget.reusable = destination.reusable;
    const std::uint32_t taken = m_bound + destination.rows - destination.reusable;
    budget.left = m_usable - std::min(m_usable, taken);
    budget.reusesTimeWait = reuses(destination.key);
    return budget;
}

namespace {

/// How many sockets of a destination each process holds. Its list of all processes is used again for the next one.
class HolderCount {
public:
    explicit HolderCount(const Snapshot& snapshot) : m_snapshot(snapshot), m_counts(snapshot.processes.size()) {}

    void add(std::uint32_t row) {
        if (!m_snapshot.sockets[row].inode) ++m_withoutOwner;
        if (!m_snapshot.coverage.ownersLookedFor) return;
        for (const std::uint32_t holder : m_snapshot.holders(row))
            if (m_counts[holder]++ == 0) m_holders.push_back(holder);
    }

    /// And begins anew.
    void report(PortBudget& budget) {
        budget.withoutOwner = std::exchange(m_withoutOwner, 0);
        for (const std::uint32_t holder : m_holders) {
            const ProcessPointer& process = m_snapshot.processes[holder];
            const std::uint32_t count = std::exchange(m_counts[holder], 0);
            const bool isMore =
                count > budget.heldByTop || (count == budget.heldByTop && process->id < budget.topProcess->id);
            if (!isMore) continue;
            budget.heldByTop = count;
            budget.topProcess = process;
        }
        m_holders.clear();
    }

private:
    const Snapshot& m_snapshot;
    std::vector<std::uint32_t> m_counts;    // per process of the snapshot
    std::vector<std::uint32_t> m_holders;   // those that were counted
    std::uint32_t m_withoutOwner = 0;
};

}   // namespace

PortReturns PortBudgets::returnsOf(std::span<const std::uint32_t> rows, Timestamp now) const {
    PortReturns returns{};
    for (const std::uint32_t row : rows) {
        const Share& share = m_shares[row];
        if (share.use != Use::TimeWait && share.use != Use::FinWait2) continue;
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(share.freedAt - now).count();
        const auto at = static_cast<std::size_t>(std::max<std::int64_t>(seconds, 1) - 1);
        if (at < returns.size()) ++returns[at];
    }
    return returns;
}

void PortBudgets::report(const Snapshot& snapshot) {
    m_budgets.clear();
    std::vector<std::uint32_t> reported;
    std::vector<std::size_t> ends;   // of each line's rows; while they are gathered, of those that are known
    std::size_t all = 0;
    for (const std::uint32_t index : m_watched) {
        Destination& destination = m_destinations[index];
        const bool isReported = destination.rows >= fewestPorts(m_usable);
        destination.line = isReported ? static_cast<std::uint32_t>(reported.size()) : none;
        if (!isReported) continue;
        reported.push_back(index);
        ends.push_back(all);
        all += destination.rows;
    }
    if (reported.empty()) return;
    std::vector<std::uint32_t> rows(all);   // those of a line next to each other
    for (std::uint32_t row = 0; row < m_shares.size(); ++row) {
        if (m_shares[row].use == Use::None) continue;
        const std::uint32_t line = m_destinations[m_shares[row].destination].line;
        if (line != none) rows[ends[line]++] = row;
    }

    HolderCount holders(snapshot);
    for (std::size_t line = 0; line < reported.size(); ++line) {
        const Destination& destination = m_destinations[reported[line]];
        const auto mine = std::span(rows).subspan(ends[line] - destination.rows, destination.rows);
        PortBudget budget = budgetOf(destination);
        for (const std::uint32_t row : mine) holders.add(row);
        holders.report(budget);
        if (const auto rates = destination.growth.rates()) {
            budget.takenPerSecond = rates->taken();
            budget.untilExhausted =
                untilExhausted({.left = budget.left,
                                .returns = returnsOf(mine, snapshot.capturedAt),
                                .rates = *rates,
                                .timeWaitLife = budget.reusesTimeWait ? m_settings.reuseDelay : timeWaitLength});
        }
        m_budgets.push_back(std::move(budget));
    }
    const auto isWorse = [](const PortBudget& a, const PortBudget& b) {
        const auto urgency = [](const PortBudget& budget) {
            return std::tuple(budget.untilExhausted.value_or(Milliseconds::max()), budget.left,
                              budget.destination);
        };
        return urgency(a) < urgency(b);
    };
    std::sort(m_budgets.begin(), m_budgets.end(), isWorse);
}

}   // namespace socklens

std::size_t
std::hash<socklens::PortDestination>::operator()(const socklens::PortDestination& destination) const noexcept {
    const auto textHash = [](const socklens::Address& address) {
        return std::hash<std::string_view>{}(
            {reinterpret_cast<const char*>(address.bytes.data()), address.bytes.size()});
    };
    std::size_t seed = textHash(destination.source);
    for (const std::size_t value : {textHash(destination.destination), std::size_t{number(destination.port)}})
        seed = (seed ^ value) * std::size_t{0x9e3779b97f4a7c15} + (seed >> 29U);
    return seed;
}
