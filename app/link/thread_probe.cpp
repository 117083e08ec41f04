#include "app/link/thread_probe.h"

#include "app/probe/action_runner.h"
#include "app/probe/own_capabilities.h"
#include "app/probe/query_runner.h"

#include <QMetaObject>

namespace socklens {

ThreadProbe::ThreadProbe(CollectorOptions options, QObject* parent)
    : Probe(parent),
      m_capabilities(ownCapabilities()),
      m_thread([this, options = std::move(options)](const std::stop_token& stop) { run(stop, options); }) {}

ThreadProbe::~ThreadProbe() = default;

template <class Change>
void ThreadProbe::change(Change change) {
    {
        const std::lock_guard lock(m_mutex);
        change(m_shared);
    }
    m_wake.notify_one();
}

void ThreadProbe::setInterval(std::chrono::milliseconds interval) {
    change([=](Shared& shared) { shared.interval = interval; });
}

void ThreadProbe::setPaused(bool paused) {
    change([=](Shared& shared) { shared.paused = paused; });
}

void ThreadProbe::setTcpInfo(bool wanted) {
    change([=](Shared& shared) {
        shared.sampleNow = shared.sampleNow || (wanted && !shared.sample.tcpInfo);
        shared.sample.tcpInfo = wanted;
    });
}

void ThreadProbe::sampleNow() {
    change([](Shared& shared) { shared.sampleNow = true; });
}

SnapshotPointer ThreadProbe::takeSnapshot() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_shared.snapshot, nullptr);
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

void ThreadProbe::run(const std::stop_token& stop, const CollectorOptions& options) {
    Collector collector(options);
    ActionRunner runner({.procRoot = options.procRoot}, m_capabilities);
    const QueryRunner queries({.procRoot = options.procRoot}, m_capabilities);
    auto lastSample = Clock::time_point::min();

    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        const auto sampleDue = [&] {
            return m_shared.sampleNow || (!m_shared.paused && Clock::now() >= lastSample + m_shared.interval);
        };
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
            m_shared.sampleNow = m_shared.sampleNow || std::holds_alternative<Actions>(request.second);
            postDelivery();
        } else if (sampleDue()) {
            m_shared.sampleNow = false;
            const SampleRequest request = m_shared.sample;
            lock.unlock();
            lastSample = Clock::now();
            SnapshotPointer snapshot = collector.sample(request);
            lock.lock();
            m_shared.snapshot = std::move(snapshot);
            postDelivery();
        } else if (m_shared.paused) {
            m_wake.wait(lock, stop, [&] { return sampleDue() || !m_shared.paused || !m_shared.requests.empty(); });
        } else {
            const auto interval = m_shared.interval;
            m_wake.wait_until(lock, stop, lastSample + interval, [&] {
                return sampleDue() || m_shared.paused || m_shared.interval != interval ||
                       !m_shared.requests.empty();
            });
        }
    }
}

/// Called with the lock held. One call is enough for everything that has come up until it arrives. It goes by name
/// and carries nothing: ThreadSanitizer cannot follow a payload, be it only a lambda, through Qt's event queue.
void ThreadProbe::postDelivery() {
    if (std::exchange(m_shared.deliveryPosted, true)) return;
    QMetaObject::invokeMethod(this, "deliver", Qt::QueuedConnection);
}

void ThreadProbe::deliver() {
    std::vector<Reply> replies;
    bool ready = false;
    {
        const std::lock_guard lock(m_mutex);
        m_shared.deliveryPosted = false;
        replies.swap(m_shared.replies);
        ready = m_shared.snapshot != nullptr;
    }
    for (const auto& [request, reply] : replies) {
        if (const auto* answer = std::get_if<Answer>(&reply))
            Q_EMIT answered(request, *answer);
        else
            Q_EMIT performed(request, std::get<ActionResults>(reply));
    }
    if (ready) Q_EMIT snapshotReady();
}

}   // namespace socklens
