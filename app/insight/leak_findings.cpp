#include "app/insight/leak_findings.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace socklens {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds stuckAfter = 10s;
constexpr Milliseconds forgottenAfter = 60s;
constexpr std::uint32_t fewestForgotten = 100;
constexpr std::uint32_t fewestToBegin = 10;
constexpr std::uint32_t fewestToStay = 5;

constexpr std::uint64_t lowestLimit = 64;
constexpr Milliseconds soon = 60s;
constexpr Milliseconds later = 10min;

std::string perMinute(double growth) {
    return std::to_string(std::llround(growth * 60));
}

std::vector<std::string> whoIs(const Process& process) {
    return {process.name, std::to_string(number(process.id.pid))};
}

/// Until the process can open nothing more, if both its numbers are known.
std::optional<Milliseconds> untilLimit(const Process& process, double growth) {
    if (!process.descriptors || !process.descriptorLimit || growth <= 0) return std::nullopt;
    if (*process.descriptors >= *process.descriptorLimit) return Milliseconds(0);
    const double seconds = static_cast<double>(*process.descriptorLimit - *process.descriptors) / growth;
    if (seconds > 1e9) return std::nullopt;
    return Milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

Message untilLimitText(const Process& process, Milliseconds until) {
    const std::string limit = std::to_string(*process.descriptorLimit);
    if (until < 2min)
        return {SOCKLENS_TEXT("At this rate all of its %1 descriptors are used in about %2 seconds."),
                {limit, std::to_string(until / 1s)}};
    return {SOCKLENS_TEXT("At this rate all of its %1 descriptors are used in about %2 minutes."),
            {limit, std::to_string(std::chrono::round<std::chrono::minutes>(until).count())}};
}

Finding leakOf(const ProcessPointer& process, Finding::Kind kind, const char* key) {
    Finding finding;
    finding.kind = kind;
    finding.process = process;
    const std::string pid = std::to_string(number(process->id.pid));
    finding.key = key + pid + ' ' + std::to_string(number(process->id.startTime));
    finding.filter = "pid:" + pid;
    finding.action = TerminateOwner{process};
    return finding;
}

struct Ended {
    std::uint32_t count = 0;       ///< a while ago
    std::uint32_t forgotten = 0;   ///< of them, long ago
};

Suspicion closeWaitLeak(const ProcessPointer& process, const Ended& ended, std::optional<double> growth) {
    Finding finding = leakOf(process, Finding::Kind::CloseWaitLeak, "close-wait ");
    finding.filter += " state:close-wait";
    auto arguments = whoIs(*process);
    arguments.push_back(std::to_string(ended.count));
    if (growth) {
        arguments.push_back(perMinute(*growth));
        finding.title = {
            SOCKLENS_TEXT("%1 (pid %2) does not close its connections: %3 are in CLOSE_WAIT, and %4 more "
                          "come every minute."),
            std::move(arguments)};
    } else {
        finding.title = {SOCKLENS_TEXT("%1 (pid %2) has not closed %3 connections that are over."),
                         std::move(arguments)};
    }
    finding.evidence.push_back(
        {SOCKLENS_TEXT("The other side ended them more than 10 seconds ago. Only the program "
                       "can close its own end: no setting does, and no timer."),
         {}});
    const auto until = growth ? untilLimit(*process, *growth) : std::nullopt;
    if (until) finding.evidence.push_back(untilLimitText(*process, *until));
    if (until && *until <= soon) finding.severity = Finding::Severity::Critical;
    const bool isStrong = (growth && ended.count >= fewestToBegin) || ended.forgotten >= fewestForgotten;
    return {std::move(finding), isStrong};
}

struct Use {
    std::uint64_t open = 0;
    std::uint64_t limit = 0;
    std::optional<double> growth;
    std::optional<Milliseconds> until;
};

bool isTrouble(const Use& use, std::uint64_t percentWhileGrowing, std::uint64_t percentAnyway) {
    const bool grows = use.until && *use.until <= later && use.open * 100 >= use.limit * percentWhileGrowing;
    return grows || use.open * 100 >= use.limit * percentAnyway;
}

Message descriptorTitle(const Process& process, const Use& use) {
    auto arguments = whoIs(process);
    arguments.push_back(std::to_string(use.open));
    arguments.push_back(std::to_string(use.limit));
    if (use.open == use.limit)
        return {SOCKLENS_TEXT("%1 (pid %2) can open nothing more: it has all %4 descriptors that it may have."),
                std::move(arguments)};
    return {SOCKLENS_TEXT("%1 (pid %2) has %3 of the %4 descriptors that it may have."), std::move(arguments)};
}

Finding descriptorLeak(const ProcessPointer& process, const Use& use) {
    Finding finding = leakOf(process, Finding::Kind::DescriptorLeak, "descriptors ");
    finding.title = descriptorTitle(*process, use);
    if (use.growth) {
        finding.evidence.push_back(
            {SOCKLENS_TEXT("It only opens more: about %1 every minute."), {perMinute(*use.growth)}});
        if (use.until && use.open < use.limit) finding.evidence.push_back(untilLimitText(*process, *use.until));
    }
    finding.evidence.push_back(
        {SOCKLENS_TEXT("At the limit (RLIMIT_NOFILE) accept(), socket() and open() fail with "
                       "“Too many open files”."),
         {}});
    const bool isNow = use.open == use.limit || (use.until && *use.until <= soon);
    if (isNow) finding.severity = Finding::Severity::Critical;
    return finding;
}

}   // namespace

std::vector<Suspicion> CloseWaitLeaks::observe(const Snapshot& snapshot,
                                               const std::vector<RestingRows::Row>& rows) {
    std::map<std::uint32_t, Ended> all;   // by index of the process: the first of several holders
    for (const auto& [row, since] : rows) {
        const Milliseconds age = snapshot.capturedAt - since;
        if (snapshot.sockets[row].state != State::CloseWait || age < stuckAfter) continue;
        const auto holders = snapshot.holders(row);
        if (holders.empty()) continue;
        Ended& ended = all[holders.front()];
        ++ended.count;
        ended.forgotten += age >= forgottenAfter ? 1 : 0;
    }
    std::map<ProcessId, LeakWatch> watches;
    std::vector<Suspicion> suspicions;
    for (const auto& [index, ended] : all) {
        const ProcessPointer& process = snapshot.processes[index];
        LeakWatch& watch = watches[process->id];
        if (auto known = m_watches.find(process->id); known != m_watches.end()) watch = std::move(known->second);
        watch.add(snapshot.capturedAt, ended.count);
        if (ended.count >= fewestToStay) suspicions.push_back(closeWaitLeak(process, ended, watch.growth()));
    }
    m_watches = std::move(watches);
    return suspicions;
}

std::vector<Suspicion> DescriptorLeaks::observe(const Snapshot& snapshot) {
    std::map<ProcessId, LeakWatch> watches;
    std::vector<Suspicion> suspicions;
    for (const ProcessPointer& process : snapshot.processes) {
        if (!process->descriptors || !process->descriptorLimit) continue;
        Use use{*process->descriptors, *process->descriptorLimit, {}, {}};
        if (use.limit < lowestLimit || use.open > use.limit || use.open < use.limit / 4) continue;
        LeakWatch& watch = watches[process->id];
        if (auto known = m_watches.find(process->id); known != m_watches.end()) watch = std::move(known->second);
        watch.add(snapshot.capturedAt, use.open);
        use.growth = watch.growth();
        if (use.growth) use.until = untilLimit(*process, *use.growth);
        if (isTrouble(use, 45, 90)) suspicions.push_back({descriptorLeak(process, use), isTrouble(use, 50, 95)});
    }
    m_watches = std::move(watches);
    return suspicions;
}

}   // namespace socklens
