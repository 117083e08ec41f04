// Works out what a model should show beside the screen, where there is too much for a moment. The newest work
// wins: it overtakes the one at hand, of which nothing is heard any more. The object lives in the screen's thread,
// and so does what is delivered to it; the work is done on a thread of its own. It must not throw. Cannot fail.
#pragma once

#include "app/core/worker.h"

#include <QObject>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>

namespace socklens {

class Arranger final : public QObject {
    Q_OBJECT

public:
    /// What the screen's thread does with the result. What it holds is given up on the other thread.
    using Delivery = std::function<void()>;
    /// What it returns is good for nothing once it is overtaken, so it had better end early.
    using Work = std::function<Delivery(const std::stop_token& overtaken)>;

    using QObject::QObject;
    ~Arranger() override;

    void begin(Work work);
    void cancel();
    bool isBusy() const { return m_isBusy; }
    /// Something large that nobody needs any more is given up on its own thread: that takes time too.
    void giveUp(std::shared_ptr<const void> what);

private:
    Q_SLOT void deliver();

    bool m_isBusy = false;
    std::stop_source m_overtaken;   // the newest work, as soon as there is another
    std::mutex m_mutex;
    Delivery m_done;   // guarded
    Worker m_worker;   // the last: it uses the others
};

}   // namespace socklens
