#include "app/link/thread_probe.h"

#include "app/probe/action_runner.h"
#include "app/probe/own_capabilities.h"
#include "app/probe/query_runner.h"

#include <QMetaObject>
#include <algorithm>
#include <iterator>

namespace socklens {

namespace {

Capabilities capabilitiesWith(const EventWatcher& watcher) {
    Capabilities capabilities = ownCapabilities();
    capabilities.exitSource = watcher.exitSource();
    capabilities.tracesStates = watcher.tracesStates();
    return capabilities;
}

}   // namespace

ThreadProbe::ThreadProbe(CollectorOptions options, QObject* parent)
    : Probe(parent),
      m_watcher({.procRoot = options.procRoot}),
      m_capabilities(capabilitiesWith(m_watcher)),
      m_thread([this, options = std::move(options)](const std::stop_token& stop) { run(stop, options); }) {}

ThreadProbe::~ThreadProbe() = default;

/// The thread says when it is done.
void ThreadProbe::leave() {
    change([](Shared& shared) { shared.leaving = true; });
    m_thread.request_stop();
}

template <class Change>
void ThreadProbe::change(Change change) {
    {
        const std::lock_guard lock(m_mutex);
        change(m_shared);
    }
    m_wake.ring();
}

void ThreadProbe::setInterval(std::chrono::milliseconds interval) {
    change([=](Shared& shared) { shared.pace.setInterval(interval); });
}

void ThreadProbe::setPaused(bool paused) {
    change([=](Shared& shared) { shared.pace.setPaused(paused); });
}

void ThreadProbe::setTcpInfo(bool wanted) {
    change([=](Shared& shared) {
        if (wanted && !shared.sample.tcpInfo) shared.pace.wantNow();
        shared.sample.tcpInfo = wanted;
    });
}

void ThreadProbe::setAllNetworks(bool wanted) {
    change([=](Shared& shared) {
        const NetworkScope networks = NetworkScope::everyOne(wanted);
        if (networks != shared.sample.networks) shared.pace.wantNow();
        shared.sample.networks = networks;
    });
}

void ThreadProbe::sampleNow() {
    change([](Shared& shared) { shared.pace.wantNow(); });
}

SnapshotPointer ThreadProbe::takeSnapshot() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_shared.snapshot, nullptr);
}

Events ThreadProbe::takeEvents() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_shared.events, {});
}

RequestId ThreadProbe::ask(Query query) {
    return enqueue(std::move(query));
}

RequestId ThreadProbe::perform(Actions actions) {
    return enqueue(std::move(actions));
}

RequestId ThreadProbe::enqueue(std::variant<Query, Actions> request) {
    const RequestId id{++m_lastRequest};
    change([&](Shared& shared) { shared.requests.emplace_back(id, std::move(request)); });
    return id;
}

/// Called with the lock held.
void ThreadProbe::take(Events events, const Snapshot& newest) {
    if (concern(events, newest)) m_shared.pace.holderDied();
    append(m_shared.events, std::move(events));
}

void ThreadProbe::run(const std::stop_token& stop, const CollectorOptions& options) {
    Collector collector(options);
    ActionRunner runner({.procRoot = options.procRoot, .enterNetwork = enterWhile(m_allNetworks)}, m_capabilities);
    const QueryRunner queries({.procRoot = options.procRoot, .enterNetwork = enterWhile(m_allNetworks)},
                              m_capabilities);
    m_watcher.takeComplaints();   // of the rights that are missing, the capabilities tell
    const std::stop_callback wakeAtTheEnd(stop, [this] { m_wake.ring(); });
    SnapshotPointer newest = std::make_shared<const Snapshot>();

    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        if (!m_shared.requests.empty()) {
            Request request = std::move(m_shared.requests.front());
            m_shared.requests.pop_front();
            lock.unlock();
            std::variant<Answer, ActionResults> reply;
            if (const auto* query = std::get_if<Query>(&request.second)) {
                reply = queries.answer(*query);
            } else {
                reply = runner.run(std::get<Actions>(request.second));
                collector.forgetPace();
            }
            lock.lock();
            m_shared.replies.emplace_back(request.first, std::move(reply));
            // What an action did is seen at once, not an interval later.
            if (std::holds_alternative<Actions>(request.second)) m_shared.pace.wantNow();
            postDelivery();
        } else if (const auto due = m_shared.pace.dueAt(); due && std::chrono::steady_clock::now() >= *due) {
            m_shared.pace.begin(std::chrono::steady_clock::now());
            const SampleRequest request = m_shared.sample;
            m_allNetworks = request.networks.kind == NetworkScope::Kind::All;
            lock.unlock();
            newest = collector.sample(request);
            m_watcher.follow(*newest);
            Events events = m_watcher.take();
            std::vector<Message> complaints = m_watcher.takeComplaints();
            lock.lock();
            m_shared.pace.end(newest->cost);
            m_shared.snapshot = newest;
            take(std::move(events), *newest);
            std::ranges::move(complaints, std::back_inserter(m_shared.notes));
            postDelivery();
        } else {
            lock.unlock();
            if (m_wake.wait(m_watcher.descriptor(), due)) {
                Events events = m_watcher.take();
                lock.lock();
                take(std::move(events), *newest);
            } else {
                lock.lock();
            }
        }
    }
    if (m_shared.leaving) QMetaObject::invokeMethod(this, "deleteLater", Qt::QueuedConnection);
}

/// Called with the lock held. One call is enough for everything that has come up until it arrives. It goes by name
/// and carries nothing: ThreadSanitizer cannot follow a payload, be it only a lambda, through Qt's event queue.
void ThreadProbe::postDelivery() {
    if (std::exchange(m_shared.deliveryPosted, true)) return;
    QMetaObject::invokeMethod(this, "deliver", Qt::QueuedConnection);
}

void ThreadProbe::deliver() {
    std::vector<Reply> replies;
    std::vector<Message> notes;
    bool ready = false;
    {
        const std::lock_guard lock(m_mutex);
        m_shared.deliveryPosted = false;
        replies.swap(m_shared.replies);
        notes.swap(m_shared.notes);
        ready = m_shared.snapshot != nullptr;
    }
    for (const Message& note : notes) Q_EMIT noted(note);
    for (const auto& [request, reply] : replies) {
        if (const auto* answer = std::get_if<Answer>(&reply))
            Q_EMIT answered(request, *answer);
        else
            Q_EMIT performed(request, std::get<ActionResults>(reply));
    }
    if (ready) Q_EMIT snapshotReady();
}

}   // namespace socklens
