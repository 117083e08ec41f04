// The collector on a thread of this process: needs no rights, sees what this user may see.
// See probe.h for the contract. Owns the thread, which ends with it: the destructor waits for the sample under
// way.
#pragma once

#include "app/core/sample_pace.h"
#include "app/link/probe.h"
#include "app/link/wakeup.h"
#include "app/probe/collector.h"
#include "app/probe/event_watcher.h"

#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

namespace socklens {

class ThreadProbe final : public Probe {
    Q_OBJECT

public:
    explicit ThreadProbe(CollectorOptions options = {}, QObject* parent = nullptr);
    ~ThreadProbe() override;

    const Capabilities& capabilities() const override { return m_capabilities; }
    void setInterval(std::chrono::milliseconds interval) override;
    void setPaused(bool paused) override;
    void setTcpInfo(bool wanted) override;
    void setAllNetworks(bool wanted) override;
    void sampleNow() override;
    SnapshotPointer takeSnapshot() override;
    Events takeEvents() override;
    RequestId ask(Query query) override;
    RequestId perform(Actions actions) override;
    void leave() override;

private:
    using Request = std::pair<RequestId, std::variant<Query, Actions>>;
    using Reply = std::pair<RequestId, std::variant<Answer, ActionResults>>;

    /// What the two threads tell each other; guarded by m_mutex.
    struct Shared {
        SamplePace pace;
        SampleRequest sample;
        std::deque<Request> requests;
        SnapshotPointer snapshot;
        Events events;
        std::vector<Message> notes;
        std::vector<Reply> replies;
        bool deliveryPosted = false;
        bool leaving = false;
    };

    void run(const std::stop_token& stop, const CollectorOptions& options);
    void take(Events events, const Snapshot& newest);
    RequestId enqueue(std::variant<Query, Actions> request);
    template <class Change>
    void change(Change change);
    void postDelivery();
    Q_INVOKABLE void deliver();

    EventWatcher m_watcher;       ///< the thread's, once it runs
    bool m_allNetworks = false;   ///< the thread's: what is shown can be acted on, and nothing else
    const Capabilities m_capabilities;
    std::uint64_t m_lastRequest = 0;
    std::mutex m_mutex;
    Wakeup m_wake;
    Shared m_shared;
    std::jthread m_thread;   // last: it uses everything above
};

}   // namespace socklens
