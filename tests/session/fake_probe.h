// A probe that the test drives: it shows what it is told to, remembers what it was asked, and answers when the
// test says so, each request once (std::logic_error otherwise). See app/link/probe.h for the contract. The
// screen's thread. A MonitorSession owns its probe: the test keeps a plain pointer beside it.
#pragma once

#include "app/link/probe.h"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

namespace socklens::test {

class FakeProbe final : public Probe {
public:
    template <class Request>
    using Numbered = std::pair<RequestId, Request>;

    explicit FakeProbe(bool ready = true) : m_ready(ready) {}

    bool isReady() const override { return m_ready; }
    const Capabilities& capabilities() const override { return can; }
    void setInterval(std::chrono::milliseconds given) override { interval = given; }
    void setPaused(bool given) override { paused = given; }
    void setTcpInfo(bool given) override { tcpInfo = given; }
    void setAllNetworks(bool given) override { allNetworks = given; }
    void sampleNow() override { ++samplesAskedFor; }
    SnapshotPointer takeSnapshot() override { return std::exchange(m_newest, nullptr); }
    Events takeEvents() override { return std::exchange(events, {}); }
    RequestId ask(Query query) override {
        return remember(m_announcing ? askedBySession : asked, std::move(query));
    }
    RequestId perform(Actions actions) override { return remember(wanted, std::move(actions)); }

    /// There is a newer snapshot, and nobody has been told yet.
    void queue(SnapshotPointer snapshot) { m_newest = std::move(snapshot); }
    void queue(Snapshot snapshot) { queue(std::make_shared<const Snapshot>(std::move(snapshot))); }
    void announce() {
        m_announcing = true;
        Q_EMIT snapshotReady();
        m_announcing = false;
    }
    /// Both at once.
    template <class AnySnapshot>
    void show(AnySnapshot snapshot) {
        queue(std::move(snapshot));
        announce();
    }
    /// Nobody has taken the newest one.
    bool hasSnapshot() const { return m_newest != nullptr; }

    /// Answers one question, performs one action.
    void answer(RequestId request, const Answer& answer) {
        forget(std::ranges::count(askedBySession, request, &Numbered<Query>::first) > 0 ? askedBySession : asked,
               request);
        Q_EMIT answered(request, answer);
    }
    void finish(RequestId request, const ActionResults& results) {
        forget(wanted, request);
        Q_EMIT performed(request, results);
    }
    /// The oldest batch that is still wanted, all with the same result.
    void finish(const ActionResult& result) {
        if (wanted.empty()) throw std::logic_error("no action is wanted");
        const auto& [request, actions] = wanted.front();
        finish(request, ActionResults(actions.size(), result));
    }
    /// Everything that was asked so far: the process is alive and has so many children.
    void answerAll(std::optional<std::uint32_t> children = 0) {
        for (const auto& [request, query] : std::vector(asked))
            answer(request, ProcessAnswer{std::get<ProcessQuery>(query).process, true, children});
    }

    void note(const char* sentence) { Q_EMIT noted({sentence, {}}); }
    /// The rights are given; or why they are not, or why it ends.
    void becomeReady() {
        m_ready = true;
        Q_EMIT ready();
    }
    void fail(const char* reason) {
        m_ready = false;
        Q_EMIT failed({reason, {}});
    }

    // What it says of itself, and what it was last told.
    Capabilities can{.self = Pid{999'999}, .uid = Uid{1000}, .effectiveUid = Uid{1000}};
    std::chrono::milliseconds interval{};
    bool paused = false;
    bool tcpInfo = false;
    bool allNetworks = false;
    int samplesAskedFor = 0;
    Events events;                                 ///< handed out with the next snapshot
    std::vector<Numbered<Query>> asked;            ///< not answered yet, the oldest first
    std::vector<Numbered<Query>> askedBySession;   ///< the same, of what the session wants to know for itself
    std::vector<Numbered<Actions>> wanted;         ///< not performed yet, the oldest first

private:
    template <class Request>
    RequestId remember(std::vector<Numbered<Request>>& requests, Request request) {
        const RequestId id{++m_lastRequest};
        requests.emplace_back(id, std::move(request));
        return id;
    }

    template <class Request>
    static void forget(std::vector<Numbered<Request>>& requests, RequestId id) {
        const auto found = std::ranges::find(requests, id, &Numbered<Request>::first);
        if (found == requests.end()) throw std::logic_error("an answer to what was not asked, or a second one");
        requests.erase(found);
    }

    bool m_ready;
    bool m_announcing = false;
    quint64 m_lastRequest = 0;
    SnapshotPointer m_newest;
};

}   // namespace socklens::test
