#include "app/models/arranger.h"

#include <utility>

namespace socklens {

Arranger::~Arranger() {
    cancel();
}

void Arranger::begin(Work work) {
    cancel();
    m_overtaken = std::stop_source();
    m_isBusy = true;
    m_worker.post([this, work = std::move(work), overtaken = m_overtaken.get_token()] {
        Delivery done = work(overtaken);
        const std::lock_guard lock(m_mutex);
        if (overtaken.stop_requested()) return;
        m_done = std::move(done);
        QMetaObject::invokeMethod(this, "deliver", Qt::QueuedConnection);
    });
}

void Arranger::cancel() {
    m_overtaken.request_stop();
    m_isBusy = false;
    Delivery former;
    const std::lock_guard lock(m_mutex);
    former.swap(m_done);
    if (former) m_worker.post([former = std::move(former)] {});
}

/// A call that was on its way when its work was cancelled finds nothing.
void Arranger::deliver() {
    Delivery done;
    {
        const std::lock_guard lock(m_mutex);
        done.swap(m_done);
    }
    if (!done) return;
    m_isBusy = false;
    done();
    m_worker.post([done = std::move(done)] {});
}

void Arranger::giveUp(std::shared_ptr<const void> what) {
    m_worker.post([what = std::move(what)] {});
}

}   // namespace socklens
