#include "app/session/handover.h"

#include <algorithm>
#include <utility>

namespace socklens {

namespace {

/// Nobody may answer the question for rights for hours.
constexpr std::size_t mostTold = 10'000;

/// An end of which only the pid is known counts as that of whoever had it last.
bool isSame(StartTime one, StartTime other) {
    return one == other || one == StartTime{} || other == StartTime{};
}

template <class Event>
void sortByTime(std::vector<Event>& events) {
    std::ranges::stable_sort(events, {}, &Event::at);
}

}   // namespace

void Handover::expectAgain(const Events& events) {
    if (m_told.size() > mostTold) m_told.clear();
    for (const ProcessExit& exit : events.exits)
        m_told.insert_or_assign(exit.process->id.pid, exit.process->id.startTime);
}

void Handover::carry(Events&& events) {
    append(m_carried, std::move(events));
}

Events Handover::join(Events&& events) {
    if (m_told.empty() && m_carried.empty()) return std::move(events);
    std::map<Pid, ProcessExit*> carried;
    for (ProcessExit& exit : m_carried.exits) carried.insert_or_assign(exit.process->id.pid, &exit);
    std::erase_if(events.exits, [&](const ProcessExit& exit) {
        const ProcessId id = exit.process->id;
        const auto told = m_told.find(id.pid);
        if (told != m_told.end() && isSame(told->second, id.startTime)) return true;
        const auto twin = carried.find(id.pid);
        if (twin == carried.end() || !isSame(twin->second->process->id.startTime, id.startTime)) return false;
        if (!twin->second->waitStatus) twin->second->waitStatus = exit.waitStatus;   // the one with more rights
        return true;
    });
    append(m_carried, std::move(events));
    sortByTime(m_carried.stateChanges);
    sortByTime(m_carried.coreDumps);
    sortByTime(m_carried.exits);
    m_told.clear();
    return std::exchange(m_carried, {});
}

}   // namespace socklens
