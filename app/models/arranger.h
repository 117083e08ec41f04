// Rearranges a table of sockets beside the screen, where there are too many for a moment. The newest task wins: it
// overtakes the one at hand, of which nothing is heard any more. The object lives in the screen's thread, and so
// do its signals; the work is done on a thread of its own. Cannot fail.
#pragma once

#include "app/core/worker.h"
#include "app/models/socket_rearrangement.h"

#include <QObject>
#include <memory>
#include <mutex>
#include <stop_token>

namespace socklens {

using RearrangementPointer = std::shared_ptr<const Rearrangement>;

class Arranger final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    ~Arranger() override;

    void begin(RearrangementTask task);
    void cancel();
    bool isBusy() const { return m_isBusy; }
    /// Something large that nobody needs any more is given up on its own thread: that takes time too.
    void giveUp(std::shared_ptr<const void> what);

Q_SIGNALS:
    void arranged(const socklens::RearrangementPointer& rearrangement);

private:
    Q_SLOT void deliver();

    bool m_isBusy = false;
    std::stop_source m_overtaken;   // the newest task, as soon as there is another
    std::mutex m_mutex;
    RearrangementPointer m_done;   // guarded
    Worker m_worker;               // the last: it uses the others
};

}   // namespace socklens
