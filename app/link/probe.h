// The one way to sockets, wherever they are: it gives snapshots, answers a closed set of queries and performs a
// closed set of actions. The screen does not know which implementation is behind it. Lives in the thread that made
// it (the screen's) and never blocks it; all signals come there. Requests are numbered, and each is answered
// exactly once, unless the probe is destroyed before or told to leave.
#pragma once

#include "app/core/action.h"
#include "app/core/capabilities.h"
#include "app/core/event.h"
#include "app/core/message.h"
#include "app/core/query.h"
#include "app/core/snapshot.h"

#include <QObject>
#include <chrono>

namespace socklens {

enum class RequestId : quint64 {};

class Probe : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual const Capabilities& capabilities() const = 0;

    virtual void setInterval(std::chrono::milliseconds interval) = 0;
    virtual void setPaused(bool paused) = 0;
    /// Whether tcp_info is read with every sample.
    virtual void setTcpInfo(bool wanted) = 0;
    /// Whether every network namespace that can be found is looked at, or its own only.
    virtual void setAllNetworks(bool wanted) = 0;
    /// One sample as soon as possible, even if paused.
    virtual void sampleNow() = 0;

    /// The newest snapshot that was not taken yet, or null. Older ones are dropped unseen.
    virtual SnapshotPointer takeSnapshot() = 0;

    /// Everything that happened since the last call, up to the newest snapshot.
    virtual Events takeEvents() = 0;

    virtual RequestId ask(Query query) = 0;
    /// All of them, in their order; one result each. A batch is performed as a whole before anything else is
    /// looked at: whoever has thousands sends them in portions.
    virtual RequestId perform(Actions actions) = 0;

    /// Ends in its own time and is deleted then: whoever exchanges it does not wait for what it is doing.
    virtual void leave() { deleteLater(); }

    /// Whether it is there yet, so that its capabilities mean something. What needs no start always is.
    virtual bool isReady() const { return true; }

Q_SIGNALS:
    void ready();
    /// It could not begin, or it has ended. Nothing comes from it any more: what was not answered stays so.
    void failed(const socklens::Message& reason);
    /// Something is not as it should be; it goes on.
    void noted(const socklens::Message& note);
    void snapshotReady();
    void answered(socklens::RequestId request, const socklens::Answer& answer);
    void performed(socklens::RequestId request, const socklens::ActionResults& results);
};

}   // namespace socklens
