#include "app/core/event.h"

#include "app/core/snapshot.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace socklens {

namespace {

/// How many went. Not each time that one comes: to move all the others is dear.
template <class Event>
std::uint64_t join(std::vector<Event>& list, std::vector<Event>&& later, std::size_t most) {
    if (list.empty())
        list = std::move(later);
    else
        list.insert(list.end(), std::make_move_iterator(later.begin()), std::make_move_iterator(later.end()));
    if (list.size() <= most) return 0;
    const auto tooMany = list.size() - most + most / 4;
    list.erase(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(tooMany));
    return tooMany;
}

template <class List>
List takeOldest(List& list, std::size_t most) {
    if (list.size() <= most) return std::exchange(list, {});
    const auto end = list.begin() + static_cast<std::ptrdiff_t>(most);
    List oldest(std::make_move_iterator(list.begin()), std::make_move_iterator(end));
    list.erase(list.begin(), end);
    return oldest;
}

}   // namespace

bool operator==(const ProcessExit& a, const ProcessExit& b) {
    return *a.process == *b.process && a.at == b.at && a.waitStatus == b.waitStatus;
}

bool operator==(const CoreDump& a, const CoreDump& b) {
    return *a.process == *b.process && a.at == b.at;
}

bool operator==(const StateChange& a, const StateChange& b) {
    const auto facts = [](const StateChange& change) {
        return std::tie(*change.process, change.at, change.networkNamespace, change.localAddress,
                        change.remoteAddress, change.localPort, change.remotePort, change.from, change.to);
    };
    return facts(a) == facts(b);
}

bool concern(const Events& events, const Snapshot& snapshot) {
    if (events.exits.empty() && events.coreDumps.empty()) return false;
    std::unordered_set<ProcessPointer> mentioned;   // few processes make many changes, and share their facts
    for (const StateChange& change : events.stateChanges) mentioned.insert(change.process);
    std::set<ProcessId> active;
    for (const ProcessPointer& process : mentioned) active.insert(process->id);
    const auto holdsSockets = [&](const auto& event) {
        const ProcessId id = event.process->id;
        const auto found = std::lower_bound(snapshot.processes.begin(), snapshot.processes.end(), id.pid,
                                            [](const auto& process, Pid pid) { return process->id.pid < pid; });
        return (found != snapshot.processes.end() && (*found)->id == id) || active.contains(id);
    };
    return std::any_of(events.exits.begin(), events.exits.end(), holdsSockets) ||
           std::any_of(events.coreDumps.begin(), events.coreDumps.end(), holdsSockets);
}

void append(Events& events, Events&& later, std::size_t most) {
    events.lost += later.lost;
    events.lost += join(events.stateChanges, std::move(later.stateChanges), most);
    events.lost += join(events.coreDumps, std::move(later.coreDumps), most);
    events.lost += join(events.exits, std::move(later.exits), most);
}

Events takeOldest(Events& events, std::size_t most) {
    Events oldest;
    oldest.stateChanges = takeOldest(events.stateChanges, most);
    oldest.coreDumps = takeOldest(events.coreDumps, most);
    oldest.exits = takeOldest(events.exits, most);
    oldest.lost = std::exchange(events.lost, 0);
    return oldest;
}

}   // namespace socklens
