#include "app/models/arranger.h"

#include <utility>

namespace socklens {

Arranger::~Arranger() {
    cancel();
}

void Arranger::begin(RearrangementTask task) {
    cancel();
    m_overtaken = std::stop_source();
    m_isBusy = true;
    m_worker.post([this, task = std::move(task), overtaken = m_overtaken.get_token()] {
        auto done = std::make_shared<const Rearrangement>(rearrange(task, overtaken));
        const std::lock_guard lock(m_mutex);
        if (overtaken.stop_requested()) return;
        m_done = std::move(done);
        QMetaObject::invokeMethod(this, "deliver", Qt::QueuedConnection);
    });
}

void Arranger::cancel() {
    m_overtaken.request_stop();
    m_isBusy = false;
    const std::lock_guard lock(m_mutex);
    m_done = nullptr;
}

/// A call that was on its way when its task was cancelled finds nothing.
void Arranger::deliver() {
    RearrangementPointer done;
    {
        const std::lock_guard lock(m_mutex);
        done = std::exchange(m_done, nullptr);
    }
    if (!done) return;
    m_isBusy = false;
    Q_EMIT arranged(done);
    giveUp(std::move(done));
}

void Arranger::giveUp(std::shared_ptr<const void> what) {
    m_worker.post([what = std::move(what)] {});
}

}   // namespace socklens
