#include "app/probe/exit_book.h"

#include <algorithm>
#include <utility>

namespace socklens {

namespace {

constexpr std::size_t mostStrangers = 4096;
constexpr std::size_t mostReported = 65'536;

bool isSame(const ProcessId& stranger, const ProcessId& seen) {
    return stranger.pid == seen.pid && (stranger.startTime == StartTime{} || stranger.startTime == seen.startTime);
}

}   // namespace

void ExitBook::ended(ProcessExit exit) {
    if (m_reported.size() >= mostReported) m_reported.clear();   // nobody calls endRound()
    m_reported[exit.process->id] = m_round;
    m_exits.push_back(std::move(exit));
}

void ExitBook::stranger(ProcessExit exit) {
    if (m_strangers.size() >= mostStrangers) giveUpStrangers();
    m_strangers.push_back(std::move(exit));
}

void ExitBook::foundDead(const ProcessPointer& process, Timestamp now) {
    const auto known = std::ranges::find_if(
        m_strangers, [&](const ProcessExit& exit) { return isSame(exit.process->id, process->id); });
    if (known == m_strangers.end()) return ended({process, now, std::nullopt});
    ended({process, known->at, known->waitStatus});
    m_strangers.erase(known);
}

void ExitBook::endRound(const Snapshot& snapshot) {
    giveUpStrangers();
    // A later snapshot cannot have seen them any more; the other who tells may be a little behind.
    auto seen = snapshot.processes.begin();
    const auto isSeen = [&](const ProcessId& id) {
        while (seen != snapshot.processes.end() && (*seen)->id < id) ++seen;
        return seen != snapshot.processes.end() && (*seen)->id == id;
    };
    std::erase_if(m_reported, [&](const auto& entry) { return !isSeen(entry.first) && entry.second < m_round; });
    ++m_round;
}

bool ExitBook::wasReported(Pid pid) const {
    const auto found = m_reported.lower_bound({pid, {}});
    return found != m_reported.end() && found->first.pid == pid;
}

std::vector<ProcessExit> ExitBook::take() {
    constexpr std::chrono::seconds patience{3};
    const auto now = std::chrono::system_clock::now();
    if (!m_strangers.empty() && now - m_strangers.front().at > patience) giveUpStrangers();
    std::ranges::stable_sort(m_exits, {}, &ProcessExit::at);
    return std::exchange(m_exits, {});
}

void ExitBook::giveUpStrangers() {
    for (ProcessExit& exit : m_strangers) m_exits.push_back(std::move(exit));
    m_strangers.clear();
}

}   // namespace socklens
