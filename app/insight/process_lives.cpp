#include "app/insight/process_lives.h"

#include <algorithm>
#include <sys/wait.h>

namespace socklens {

namespace {

// Between the clocks of events. A sample's time is that of its beginning: what it saw, it saw later.
constexpr Milliseconds disorder{100};
constexpr std::size_t sweptFrom = 1024;

bool isByPidOnly(const Process& process) {
    return process.id.startTime == StartTime{};
}

}   // namespace

LifePointer ProcessLives::holderOf(Pid pid, MemoryTime when) const {
    LifePointer newest;
    const auto [first, last] = m_lives.equal_range(number(pid));
    for (auto at = first; at != last; ++at) {
        const LifePointer life = at->second.lock();
        if (!life || life->firstSeen > when + disorder) continue;
        if (!newest || life->firstSeen > newest->firstSeen) newest = life;
    }
    return newest && newest->death ? nullptr : newest;
}

LifePointer ProcessLives::find(const ProcessPointer& process, MemoryTime when) const {
    if (isByPidOnly(*process)) return holderOf(process->id.pid, when);
    const auto [first, last] = m_lives.equal_range(number(process->id.pid));
    for (auto at = first; at != last; ++at)
        if (LifePointer life = at->second.lock(); life && life->process->id == process->id) return life;
    return nullptr;
}

LifePointer ProcessLives::add(const ProcessPointer& process, MemoryTime when) {
    auto life = std::make_shared<ProcessLife>();
    life->process = process;
    life->firstSeen = when;
    life->lastSeen = when;
    m_lives.emplace(number(process->id.pid), life);
    return life;
}

LifePointer ProcessLives::foundOrAdded(const ProcessPointer& process, MemoryTime when) {
    LifePointer life = find(process, when);
    if (!life) return add(process, when);
    if (!isByPidOnly(*process)) life->process = process;   // it may call itself otherwise by now
    life->lastSeen = std::max(life->lastSeen, when);
    return life;
}

LifePointer ProcessLives::seen(const ProcessPointer& process, MemoryTime when) {
    LifePointer life = foundOrAdded(process, when);
    life->hadSockets = true;
    return life;
}

void ProcessLives::dumpsCore(const CoreDump& event, MemoryTime when) {
    if (!event.process) return;
    LifePointer life = foundOrAdded(event.process, when);
    life->dumping = when;
    m_freshDeaths.emplace_back(when, std::move(life));
}

LifePointer ProcessLives::ended(const ProcessExit& event, MemoryTime when) {
    if (!event.process) return nullptr;
    LifePointer life = find(event.process, when);
    if (!life)
        if (const LifePointer other = holderOf(event.process->id.pid, when); other && isByPidOnly(*other->process))
            life = other;   // when it closed something, it was gone before /proc could be read
    // Seen alive after this end: the end is another's.
    if (life && isByPidOnly(*event.process) && life->lastSeen > when + disorder) return nullptr;
    if (!life) life = add(event.process, when);
    if (life->death && life->death->waitStatus) return nullptr;
    const bool isNews = !life->death;
    Death death;
    death.at = event.at;
    death.waitStatus = event.waitStatus;
    // The kernel announces a core dump even where none may be written: the status knows.
    death.dumpedCore = event.waitStatus ? WCOREDUMP(*event.waitStatus) : life->dumping.has_value();
    life->death = death;
    m_freshDeaths.emplace_back(when, life);
    return isNews ? life : nullptr;
}

void ProcessLives::forgetBefore(MemoryTime now) {
    while (!m_freshDeaths.empty() &&
           (m_freshDeaths.size() > mostFreshDeaths || m_freshDeaths.front().first + deathsAreKept < now))
        m_freshDeaths.pop_front();
    if (m_lives.size() < std::max(m_sweepAt, sweptFrom)) return;
    std::erase_if(m_lives, [](const auto& entry) { return entry.second.expired(); });
    m_sweepAt = m_lives.size() * 2;   // so that a sweep costs no more than what came since the last one
}

const ProcessLife* ProcessLives::find(const ProcessId& process) const {
    const ProcessLife* newest = nullptr;
    const auto [first, last] = m_lives.equal_range(number(process.pid));
    for (auto at = first; at != last; ++at) {
        const LifePointer life = at->second.lock();
        const bool isLater = newest == nullptr || (life && life->firstSeen > newest->firstSeen);
        if (life && life->process->id == process && isLater) newest = life.get();
    }
    return newest;
}

}   // namespace socklens
