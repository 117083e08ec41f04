#include "app/session/thinker.h"

#include "app/core/census.h"

#include <algorithm>
#include <utility>

namespace socklens {

void Thinker::think(PicturePointer older, SnapshotPointer next, Events events) {
    m_isThinking = true;
    const bool isSmall = std::max(older->snapshot->sockets.size(), next->sockets.size()) <= mostAtOnce;
    if (isSmall) {
        m_done = conclude(std::move(older), std::move(next), events);
        return deliver();
    }
    m_worker.post([this, older = std::move(older), next = std::move(next), events = std::move(events)]() mutable {
        Thought done = conclude(std::move(older), std::move(next), events);
        const std::lock_guard lock(m_mutex);
        m_done = std::move(done);
        QMetaObject::invokeMethod(this, "deliver", Qt::QueuedConnection);
    });
}

Thought Thinker::conclude(PicturePointer older, SnapshotPointer next, const Events& events) {
    Thought thought;
    thought.update = std::make_shared<const Update>(advance(std::move(older), std::move(next)));
    thought.counts = countNetworkSockets(*thought.update->newer->snapshot);
    thought.deaths = m_insight.observe(*thought.update, events);
    thought.conclusions = std::make_shared<const Conclusions>(m_insight.conclusions());
    return thought;
}

void Thinker::deliver() {
    Thought done;
    {
        const std::lock_guard lock(m_mutex);
        done = std::exchange(m_done, {});
    }
    m_isThinking = false;
    if (!m_settings.empty()) m_insight.adopt(std::exchange(m_settings, {}));
    Q_EMIT thought(done);
    m_worker.post([done = std::move(done)] {});   // the older picture goes with it
}

void Thinker::adopt(const std::vector<SysctlReading>& settings) {
    if (m_isThinking)
        m_settings = settings;
    else
        m_insight.adopt(settings);
}

void Thinker::giveUp(std::shared_ptr<const void> what) {
    m_worker.post([what = std::move(what)] {});
}

}   // namespace socklens
