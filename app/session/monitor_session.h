// The only façade that the screen drives: what it may read and ask.
// Lives in the screen's thread; owns the probe. Never blocks on the kernel.
#pragma once

#include "app/core/picture.h"
#include "app/core/state_history.h"
#include "app/export/exported.h"
#include "app/link/probe.h"

#include <QObject>
#include <memory>

namespace socklens {

class MonitorSession final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds shortestInterval{500};
    static constexpr std::chrono::milliseconds longestInterval{10'000};

    /// Of this computer, with the rights of this process.
    static std::unique_ptr<MonitorSession> ofThisComputer();

    explicit MonitorSession(std::unique_ptr<Probe> probe, QObject* parent = nullptr);
    ~MonitorSession() override;

    const PicturePointer& picture() const { return m_picture; }
    const StateHistory& history() const { return m_history; }
    const Capabilities& capabilities() const { return m_probe->capabilities(); }

    bool isPaused() const { return m_paused; }
    void setPaused(bool paused);
    std::chrono::milliseconds interval() const { return m_interval; }
    /// Kept between the shortest and the longest.
    void setInterval(std::chrono::milliseconds interval);
    void setTcpInfo(bool wanted) { m_probe->setTcpInfo(wanted); }
    void refresh() { m_probe->sampleNow(); }

    RequestId ask(Query query) { return m_probe->ask(std::move(query)); }
    RequestId perform(Actions actions) { return m_probe->perform(std::move(actions)); }

Q_SIGNALS:
    void updated(const socklens::Update& update);
    void pausedChanged(bool paused);
    void answered(socklens::RequestId request, const socklens::Answer& answer);
    void performed(socklens::RequestId request, const socklens::ActionResults& results);

private:
    void take();

    std::unique_ptr<Probe> m_probe;
    PicturePointer m_picture = emptyPicture();
    StateHistory m_history;
    std::chrono::milliseconds m_interval{1000};
    bool m_paused = false;
};

}   // namespace socklens
