// What a sample means, found out beside the screen: the difference to the picture before, and everything that
// follows from it. One sample at a time; who has a newer one waits for thought(). The object lives in the screen's
// thread, and so do its signals; the work is done on a thread of its own, except for small pictures, where the way
// there and back would take longer. What is handed over is immutable. Cannot fail.
#pragma once

#include "app/core/picture.h"
#include "app/core/state_group.h"
#include "app/core/worker.h"
#include "app/insight/insight.h"

#include <QObject>
#include <memory>
#include <mutex>
#include <vector>

namespace socklens {

/// All that is known after a sample.
struct Thought {
    UpdatePointer update;
    StateCounts counts;   ///< TCP and UDP
    std::shared_ptr<const Conclusions> conclusions;
    std::vector<DeathReport> deaths;
};

class Thinker final : public QObject {
    Q_OBJECT

public:
    /// So many sockets at most are thought about at once: less than a millisecond.
    static constexpr std::size_t mostAtOnce = 500;

    using QObject::QObject;

    /// Not while it is thinking.
    void think(PicturePointer older, SnapshotPointer next, Events events);
    bool isThinking() const { return m_isThinking; }
    /// Settings of the machine, heeded from the next sample on.
    void adopt(const std::vector<SysctlReading>& settings);
    /// What it remembers of the newest picture; null while it is thinking about the next one.
    const Insight* insight() const { return m_isThinking ? nullptr : &m_insight; }
    /// Something large that nobody needs any more is given up on its own thread: that takes time too.
    void giveUp(std::shared_ptr<const void> what);

Q_SIGNALS:
    void thought(const socklens::Thought& thought);

private:
    Thought conclude(PicturePointer older, SnapshotPointer next, const Events& events);
    Q_SLOT void deliver();

    Insight m_insight;                       // its thread's while it is thinking, else the screen's
    std::vector<SysctlReading> m_settings;   ///< that came meanwhile
    bool m_isThinking = false;
    std::mutex m_mutex;
    Thought m_done;    // guarded
    Worker m_worker;   // the last: it uses the others
};

}   // namespace socklens
