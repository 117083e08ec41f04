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
        ThoughtPointer done = conclude(std::move(older), std::move(next), events);
        const std::lock_guard lock(m_mutex);
        m_done = std::move(done);
        QMetaObject::invokeMethod(this, "deliver", Qt::QueuedConnection);
    });
}

ThoughtPointer Thinker::conclude(PicturePointer older, SnapshotPointer next, const Events& events) {
    auto thought = std::make_shared<Thought>();
    thought->update = advance(std::move(older), std::move(next));
    thought->counts = countNetworkSockets(*thought->update.newer->snapshot);
    thought->deaths = m_insight.observe(thought->update, events);
    thought->conclusions = m_insight.conclusions();
    return thought;
}

void Thinker::deliver() {
    ThoughtPointer done;
    {
        const std::lock_guard lock(m_mutex);
        done = std::exchange(m_done, nullptr);
    }
    m_isThinking = false;
    if (!m_settings.empty()) m_insight.adopt(std::exchange(m_settings, {}));
    Q_EMIT thought(done);
}

void Thinker::adopt(const std::vector<SysctlReading>& settings) {
    if (m_isThinking)
        m_settings = settings;
    else
        m_insight.adopt(settings);
}

void Thinker::giveUp(ThoughtPointer thought) {
    m_worker.post([thought = std::move(thought)] {});
}

}   // namespace socklens
