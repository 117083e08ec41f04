#include "app/insight/port_budget.h"

#include <algorithm>
#include <numeric>
#include <string_view>

namespace socklens {

namespace {

constexpr std::uint32_t fewestOfALargeRange = 100;

bool isLoopback(const Address& address) {
    static const AddressBlock inet = *parseAddressBlock("127.0.0.0/8");
    static const AddressBlock inet6 = *parseAddressBlock("::1");
    return inet.contains(address) || inet6.contains(address);
}

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
    m_spare.assign(snapshot.sockets.size(), {});
    for (std::size_t row = 0; row < m_spare.size(); ++row)
        if (delta.previous[row] != SnapshotDelta::absent) m_spare[row] = m_shares[delta.previous[row]];
    m_shares.swap(m_spare);

    for (const auto* rows : {&delta.added, &delta.changed})
        for (const std::uint32_t row : *rows) {
            const Socket& socket = snapshot.sockets[row];
            Share& share = m_shares[row];
            countPort(share, false);
            share.port = socket.protocol == Protocol::Tcp ? socket.localPort : Port{};
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
        return isLoopback(destination.source) || isLoopback(destination.destination);
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

/// What only a walk over the rows tells of a destination that is reported.
struct Detail {
    PortReturns returns{};
    std::unordered_map<std::uint32_t, std::uint32_t> holders;   ///< by index of the process
    std::uint32_t withoutOwner = 0;
};

void nameOwners(const Snapshot& snapshot, const Detail& detail, PortBudget& budget) {
    budget.withoutOwner = detail.withoutOwner;
    for (const auto& [process, count] : detail.holders) {
        const ProcessPointer& holder = snapshot.processes[process];
        const bool isMore =
            count > budget.heldByTop || (count == budget.heldByTop && holder->id < budget.topProcess->id);
        if (!isMore) continue;
        budget.heldByTop = count;
        budget.topProcess = holder;
    }
}

void foretell(const std::optional<PortRates>& rates, const Detail& detail, Milliseconds reuseDelay,
              PortBudget& budget) {
    if (!rates) return;
    budget.takenPerSecond = rates->taken();
    budget.untilExhausted = untilExhausted({.left = budget.left,
                                            .returns = detail.returns,
                                            .rates = *rates,
                                            .timeWaitLife = budget.reusesTimeWait ? reuseDelay : timeWaitLength});
}

}   // namespace

void PortBudgets::report(const Snapshot& snapshot) {
    m_budgets.clear();
    std::vector<std::uint32_t> reported;
    for (const std::uint32_t index : m_watched) {
        const bool isReported = m_destinations[index].rows >= fewestPorts(m_usable);
        m_destinations[index].line = isReported ? static_cast<std::uint32_t>(reported.size()) : none;
        if (isReported) reported.push_back(index);
    }
    if (reported.empty()) return;
    std::vector<Detail> details(reported.size());

    for (std::uint32_t row = 0; row < m_shares.size(); ++row) {
        const Share& share = m_shares[row];
        if (share.use == Use::None) continue;
        const std::uint32_t line = m_destinations[share.destination].line;
        if (line == none) continue;
        Detail& detail = details[line];
        if (share.use == Use::TimeWait || share.use == Use::FinWait2) {
            const auto seconds =
                std::chrono::ceil<std::chrono::seconds>(share.freedAt - snapshot.capturedAt).count();
            const auto at = static_cast<std::size_t>(std::max<std::int64_t>(seconds, 1) - 1);
            if (at < detail.returns.size()) ++detail.returns[at];
        }
        if (!snapshot.sockets[row].inode) ++detail.withoutOwner;
        if (snapshot.coverage.ownersLookedFor)
            for (const std::uint32_t holder : snapshot.holders(row)) ++detail.holders[holder];
    }
    for (std::size_t line = 0; line < reported.size(); ++line) {
        const Destination& destination = m_destinations[reported[line]];
        PortBudget budget = budgetOf(destination);
        nameOwners(snapshot, details[line], budget);
        foretell(destination.growth.rates(), details[line], m_settings.reuseDelay, budget);
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
