#include "app/probe/event_watcher.h"

#include "app/probe/event_clock.h"
#include "app/probe/exit_book.h"
#include "app/probe/followed_processes.h"
#include "app/probe/proc_connector.h"
#include "app/probe/state_tracer.h"

#include <algorithm>
#include <array>
#include <set>
#include <sys/epoll.h>
#include <unistd.h>

namespace socklens {

namespace {

using Elsewhere = FollowedProcesses::EndsToldElsewhere;

bool isRefusal(const std::error_code& error) {
    return error == std::errc::operation_not_permitted || error == std::errc::permission_denied;
}

Message noTraceBecause(const std::error_code& error) {
    if (isRefusal(error) && geteuid() != 0)   // root is refused by a locked down kernel
        return {SOCKLENS_TEXT("Connections that live shorter than the time between two looks may stay without an "
                              "owner: to trace them needs administrator rights."),
                {}};
    return {SOCKLENS_TEXT("Connections that live shorter than the time between two looks may stay without an "
                          "owner: this kernel does not let them be traced (%1)."),
            {error.message()}};
}

Message noConnectorBecause(const std::error_code& error) {
    if (error == std::errc::connection_refused)
        return {
            SOCKLENS_TEXT("Of the ends of processes, only those of processes that were seen to hold sockets are "
                          "noticed: the kernel tells of all in the initial network namespace only, and this is "
                          "another one, such as that of a container."),
            {}};
    return {SOCKLENS_TEXT("Of the ends of processes, only those of processes that were seen to hold sockets are "
                          "noticed: the kernel does not tell of all here (%1)."),
            {error.message()}};
}

StateChange describe(const TracedChange& change, const FollowedProcess& followed, const EventClock& clock) {
    return {.process = followed.process,
            .at = clock.at(change.monotonicNanoseconds),
            .networkNamespace = followed.networkNamespace,
            .localAddress = change.localAddress,
            .remoteAddress = change.remoteAddress,
            .localPort = change.localPort,
            .remotePort = change.remotePort,
            .from = change.from,
            .to = change.to};
}

}   // namespace

class EventWatcher::Sources {
public:
    explicit Sources(EventWatcherOptions options);

    void follow(const Snapshot& snapshot);
    Events take();

    ExitSource exitSource() const {
        if (m_connector) return ExitSource::ProcConnector;
        return m_pidfds ? ExitSource::Pidfd : ExitSource::None;
    }
    bool tracesStates() const { return m_tracer.has_value(); }
    std::vector<Message> takeComplaints() { return std::exchange(m_complaints, {}); }
    int descriptor() const { return m_connector || m_pidfds || m_tracer ? m_epoll.get() : -1; }

private:
    std::optional<ProcConnector> openConnector();
    std::optional<StateTracer> openTracer();
    void addToEpoll(int descriptor) const;
    std::vector<Pid> takeReadablePidfds() const;
    std::vector<ProcEvent> takeEnds();
    void note(const TracedChange& change, const EventClock& clock);
    void note(const ProcEvent& event, const EventClock& clock);
    void noteExit(const ProcEvent& event, Timestamp at);
    void noteReadable(Pid pid);
    void report(const FollowedProcess& followed, Timestamp at, std::optional<int> waitStatus);
    void lookForDumps();
    bool isDumpOpen(const ProcessId& id);

    EventWatcherOptions m_options;
    std::vector<Message> m_complaints;
    Descriptor m_epoll;
    bool m_pidfds;
    std::optional<ProcConnector> m_connector;
    std::optional<StateTracer> m_tracer;
    FollowedProcesses m_followed;
    ExitBook m_exits;
    std::set<ProcessId> m_lookOnce;      ///< whether they dump core already
    std::set<ProcessId> m_aboutToDump;   ///< the kernel said so; not all of them do
    std::vector<CoreDump> m_dumps;
    bool m_saidFull = false;
};

EventWatcher::Sources::Sources(EventWatcherOptions options)
    : m_options(std::move(options)),
      m_epoll(epoll_create1(EPOLL_CLOEXEC)),
      m_pidfds(openProcess(Pid{getpid()}).has_value()),
      m_connector(openConnector()),
      m_tracer(openTracer()),
      m_followed(m_options.procRoot, m_epoll.get(), m_connector ? Elsewhere::Yes : Elsewhere::No) {}

std::optional<ProcConnector> EventWatcher::Sources::openConnector() {
    if (!m_options.connector) return std::nullopt;
    auto connector = ProcConnector::openAnywhere(m_options.procRoot);
    if (connector) {
        addToEpoll(connector->descriptor());
        return std::move(*connector);
    }
    m_complaints.push_back(noConnectorBecause(connector.error()));
    return std::nullopt;
}

std::optional<StateTracer> EventWatcher::Sources::openTracer() {
    if (!m_options.trace) return std::nullopt;
    auto tracer = StateTracer::open();
    if (tracer) {
        for (const int descriptor : tracer->descriptors()) addToEpoll(descriptor);
        return std::move(*tracer);
    }
    m_complaints.push_back(noTraceBecause(tracer.error()));
    return std::nullopt;
}

/// As number 0, which is no process.
void EventWatcher::Sources::addToEpoll(int descriptor) const {
    epoll_event event{};
    event.events = EPOLLIN;
    epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, descriptor, &event);
}

void EventWatcher::Sources::follow(const Snapshot& snapshot) {
    m_followed.beginRound();
    const auto now = EventClock::now();
    for (const ProcessPointer& process : snapshot.processes) {
        const ProcessId& id = process->id;
        const bool isNew = m_followed.find(id) == nullptr;
        if (isNew && m_exits.wasReported(id)) continue;
        if (!m_followed.follow(process))
            m_exits.foundDead(process, now);
        else if (isNew)
            m_lookOnce.insert(id);
    }
    m_exits.endRound(snapshot);
    m_followed.forgetUntold();
    // Without the connector nobody tells when a dump begins.
    constexpr std::size_t looksPerRound = 256;
    if (!m_connector)
        for (const ProcessId& id : m_followed.nextInTurn(looksPerRound)) m_lookOnce.insert(id);
    if (m_followed.isFull() && !std::exchange(m_saidFull, true))
        m_complaints.push_back(
            {SOCKLENS_TEXT("The ends of only %1 processes can be noticed at once: there are more "
                           "that hold sockets. A higher limit of open files allows for more."),
             {std::to_string(m_followed.size())}});
}

Events EventWatcher::Sources::take() {
    // First who ended, then the changes: so all that the dead have done is at hand before they are forgotten.
    const std::vector<Pid> readable = takeReadablePidfds();
    const std::vector<ProcEvent> ends = takeEnds();
    const std::vector<TracedChange> changes = m_tracer ? m_tracer->read() : std::vector<TracedChange>();
    const EventClock clock;
    Events events;
    const auto noteChange = [&](const TracedChange& change) {
        events.stateChanges.push_back(describe(change, m_followed.named(change.process), clock));
    };
    // Both by time: a pid may be given to somebody else in between.
    auto change = changes.begin();
    for (const ProcEvent& end : ends) {
        for (; change != changes.end() && change->monotonicNanoseconds <= end.monotonicNanoseconds; ++change)
            noteChange(*change);
        note(end, clock);
    }
    for (; change != changes.end(); ++change) noteChange(*change);
    for (const Pid pid : readable) noteReadable(pid);
    lookForDumps();
    if (!m_connector) m_followed.forgetUntold();

    events.exits = m_exits.take();
    events.coreDumps = std::exchange(m_dumps, {});
    events.lost = (m_connector ? m_connector->takeLost() : 0) + (m_tracer ? m_tracer->takeLost() : 0);
    return events;
}

std::vector<ProcEvent> EventWatcher::Sources::takeEnds() {
    if (!m_connector) return {};
    std::vector<ProcEvent> ends = m_connector->receive();
    std::ranges::stable_sort(ends, {}, &ProcEvent::monotonicNanoseconds);   // several CPUs wrote them
    return ends;
}

std::vector<Pid> EventWatcher::Sources::takeReadablePidfds() const {
    std::vector<Pid> pids;
    std::array<epoll_event, 256> ready;
    for (;;) {
        const int count = epoll_wait(m_epoll.get(), ready.data(), static_cast<int>(ready.size()), 0);
        bool anyPidfd = false;
        for (int i = 0; i < count; ++i) {
            const auto pid = static_cast<std::int32_t>(ready.at(static_cast<std::size_t>(i)).data.u64);
            if (pid == 0) continue;
            pids.push_back(Pid{pid});
            anyPidfd = true;
        }
        if (!anyPidfd) return pids;   // each of them comes once
    }
}

void EventWatcher::Sources::note(const ProcEvent& event, const EventClock& clock) {
    if (event.kind == ProcEvent::Kind::Exit) noteExit(event, clock.at(event.monotonicNanoseconds));
    // Told before it begins, so that a look now may come too early. Also of those that leave no core.
    if (event.kind == ProcEvent::Kind::CoreDump) m_aboutToDump.insert(m_followed.named(event.process).process->id);
}

void EventWatcher::Sources::noteExit(const ProcEvent& event, Timestamp at) {
    const std::vector<ProcessId> ids = m_followed.idsOf(event.process);
    for (const ProcessId& id : ids) {
        const FollowedProcess* followed = m_followed.find(id);
        // The first thread also ends when another one goes on, or becomes another program by exec(2).
        if (m_followed.stateOf(*followed).ended) return report(*followed, at, event.waitStatus);
    }
    if (!ids.empty() || m_exits.wasReported(event.process)) return;   // its pidfd was faster
    const Descriptor directory = m_followed.directoryOf(event.process);
    if (stateOf(directory.get(), -1, {}).ended)
        m_exits.stranger({processIn(directory.get(), event.process), at, event.waitStatus});
    else
        m_followed.named(event.process);   // the last of its threads makes the end
}

void EventWatcher::Sources::noteReadable(Pid pid) {
    for (const ProcessId& id : m_followed.idsOf(pid)) {
        const FollowedProcess* followed = m_followed.find(id);
        const ProcessState state = m_followed.stateOf(*followed);
        if (state.ended)
            report(*followed, EventClock::now(), state.waitStatus);
        else
            m_followed.watchAgain(*followed);
    }
}

void EventWatcher::Sources::report(const FollowedProcess& followed, Timestamp at, std::optional<int> waitStatus) {
    const ProcessId id = followed.process->id;
    m_exits.ended({followed.process, at, waitStatus});
    m_lookOnce.erase(id);
    m_aboutToDump.erase(id);
    m_followed.forget(id);
}

void EventWatcher::Sources::lookForDumps() {
    for (const ProcessId& id : std::exchange(m_lookOnce, {})) isDumpOpen(id);
    std::erase_if(m_aboutToDump, [&](const ProcessId& id) { return !isDumpOpen(id); });
}

/// Whether there may still come a dump that was not told.
bool EventWatcher::Sources::isDumpOpen(const ProcessId& id) {
    FollowedProcess* followed = m_followed.find(id);
    if (followed == nullptr || followed->dumpTold) return false;
    const Descriptor directory = m_followed.directoryOf(id.pid);
    if (!directory || !dumpsCore(directory.get())) return true;
    followed->dumpTold = true;
    m_dumps.push_back({followed->process, EventClock::now()});
    return false;
}

EventWatcher::EventWatcher(EventWatcherOptions options)
    : m_sources(std::make_unique<Sources>(std::move(options))) {}
EventWatcher::EventWatcher(EventWatcher&&) noexcept = default;
EventWatcher& EventWatcher::operator=(EventWatcher&&) noexcept = default;
EventWatcher::~EventWatcher() = default;

ExitSource EventWatcher::exitSource() const {
    return m_sources->exitSource();
}

bool EventWatcher::tracesStates() const {
    return m_sources->tracesStates();
}

std::vector<Message> EventWatcher::takeComplaints() {
    return m_sources->takeComplaints();
}

int EventWatcher::descriptor() const {
    return m_sources->descriptor();
}

void EventWatcher::follow(const Snapshot& snapshot) {
    m_sources->follow(snapshot);
}

Events EventWatcher::take() {
    return m_sources->take();
}

}   // namespace socklens
