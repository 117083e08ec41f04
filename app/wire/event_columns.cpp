#include "app/wire/event_columns.h"

#include "app/wire/messages.h"
#include "app/wire/process_columns.h"

#include <unordered_map>

namespace socklens::wire {

namespace {

std::int64_t toWire(Timestamp at) {
    return at.time_since_epoch().count();
}

/// The processes of all events, each object once, and the places where they stand.
class Places {
public:
    explicit Places(const Events& events) {
        const auto add = [&](const auto& list) {
            for (const auto& event : list) m_processes.push_back(event.process);
        };
        add(events.stateChanges);
        add(events.coreDumps);
        add(events.exits);
        std::sort(m_processes.begin(), m_processes.end(), [](const auto& a, const auto& b) {
            return std::pair(a->id, a.get()) < std::pair(b->id, b.get());
        });
        m_processes.erase(std::unique(m_processes.begin(), m_processes.end()), m_processes.end());
        for (std::uint32_t at = 0; at < m_processes.size(); ++at) m_places.emplace(m_processes[at].get(), at);
    }

    const ProcessList& processes() const { return m_processes; }
    template <class Event>
    std::uint32_t operator()(const Event& event) const {
        return m_places.at(event.process.get());
    }

private:
    ProcessList m_processes;
    std::unordered_map<const Process*, std::uint32_t> m_places;
};

/// As many rows as the first column says, all of them about processes that are there.
template <class Event, class Column>
std::vector<Event> readHappened(const Column& places, const ProcessList& processes, Check& check) {
    const auto count = static_cast<std::size_t>(places.size());
    if (!check.require(count <= mostEvents)) return {};
    std::vector<Event> events(count);
    for (std::size_t at = 0; at < count; ++at) {
        const std::uint32_t place = places[static_cast<int>(at)];
        if (!check.require(place < processes.size())) return {};
        events[at].process = processes[place];
    }
    return events;
}

template <class Events, class Column>
void readTimes(const Column& times, Events& events, Check& check) {
    const ColumnView column(times, events.size(), check);
    for (std::size_t at = 0; at < events.size(); ++at)
        if (check.require(column[at] <= latestTime))
            events[at].at = Timestamp(Milliseconds(static_cast<std::int64_t>(column[at])));
}

void write(StateChanges& message, const std::vector<StateChange>& changes, const Places& places) {
    for (const StateChange& change : changes) message.add_processes(places(change));
    writeColumn(*message.mutable_times(), changes, [](const auto& change) { return toWire(change.at); });
    writeColumn(*message.mutable_network_namespaces(), changes,
                [](const auto& change) { return change.networkNamespace ? number(*change.networkNamespace) : 0; });
    writeColumn(*message.mutable_local_ports(), changes,
                [](const auto& change) { return number(change.localPort); });
    writeColumn(*message.mutable_remote_ports(), changes,
                [](const auto& change) { return number(change.remotePort); });
    writeAddresses(*message.mutable_local_addresses(), changes,
                   [](const auto& change) { return change.localAddress; });
    writeAddresses(*message.mutable_remote_addresses(), changes,
                   [](const auto& change) { return change.remoteAddress; });
    writeColumn(*message.mutable_from(), changes, [](const auto& change) { return number(change.from); });
    writeColumn(*message.mutable_to(), changes, [](const auto& change) { return number(change.to); });
}

std::vector<StateChange> readStateChanges(const StateChanges& message, const ProcessList& processes,
                                          Check& check) {
    auto changes = readHappened<StateChange>(message.processes(), processes, check);
    readTimes(message.times(), changes, check);
    const ColumnView namespaces(message.network_namespaces(), changes.size(), check);
    const ColumnView localPorts(message.local_ports(), changes.size(), check);
    const ColumnView remotePorts(message.remote_ports(), changes.size(), check);
    const AddressView localAddresses(message.local_addresses(), changes.size(), check);
    const AddressView remoteAddresses(message.remote_addresses(), changes.size(), check);
    const ColumnView from(message.from(), changes.size(), check);
    const ColumnView to(message.to(), changes.size(), check);
    for (std::size_t at = 0; at < changes.size(); ++at) {
        StateChange& change = changes[at];
        if (namespaces[at] != 0) change.networkNamespace = NetworkNamespace{namespaces[at]};
        check.require(localPorts[at] <= UINT16_MAX && remotePorts[at] <= UINT16_MAX);
        change.localPort = Port{static_cast<std::uint16_t>(localPorts[at])};
        change.remotePort = Port{static_cast<std::uint16_t>(remotePorts[at])};
        change.localAddress = localAddresses[at];
        change.remoteAddress = remoteAddresses[at];
        enumFromWire(from[at], change.from, State::Established, State::Closing, check);
        enumFromWire(to[at], change.to, State::Established, State::Closing, check);
    }
    return changes;
}

}   // namespace

void write(Happened& message, const Events& events) {
    const Places places(events);
    writeProcesses(*message.mutable_processes(), places.processes());
    if (!events.stateChanges.empty()) write(*message.mutable_state_changes(), events.stateChanges, places);
    for (const CoreDump& dump : events.coreDumps) message.add_core_dumps(places(dump));
    writeColumn(*message.mutable_core_dump_times(), events.coreDumps,
                [](const auto& dump) { return toWire(dump.at); });
    for (const ProcessExit& exit : events.exits) message.add_exits(places(exit));
    writeColumn(*message.mutable_exit_times(), events.exits, [](const auto& exit) { return toWire(exit.at); });
    writeColumn(*message.mutable_exit_statuses(), events.exits,
                [](const auto& exit) { return wire::toWire(exit.waitStatus); });
    message.set_lost(events.lost);
}

Events readEvents(const Happened& message, Check& check) {
    const auto processes = readProcesses(message.processes(), check, ProcessOrder::Repeated);
    Events events;
    events.stateChanges = readStateChanges(message.state_changes(), processes, check);
    events.coreDumps = readHappened<CoreDump>(message.core_dumps(), processes, check);
    readTimes(message.core_dump_times(), events.coreDumps, check);
    events.exits = readHappened<ProcessExit>(message.exits(), processes, check);
    readTimes(message.exit_times(), events.exits, check);
    const ColumnView statuses(message.exit_statuses(), events.exits.size(), check);
    for (std::size_t at = 0; at < events.exits.size(); ++at)
        fromWire(statuses[at], events.exits[at].waitStatus, check);
    events.lost = message.lost();
    return events;
}

}   // namespace socklens::wire
