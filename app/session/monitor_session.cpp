#include "app/session/monitor_session.h"

#include "app/core/census.h"
#include "app/link/thread_probe.h"

#include <algorithm>

namespace socklens {

std::unique_ptr<MonitorSession> MonitorSession::ofThisComputer() {
    return std::make_unique<MonitorSession>(std::make_unique<ThreadProbe>());
}

MonitorSession::MonitorSession(std::unique_ptr<Probe> probe, QObject* parent)
    : QObject(parent), m_probe(std::move(probe)) {
    connect(m_probe.get(), &Probe::snapshotReady, this, &MonitorSession::take);
    connect(m_probe.get(), &Probe::answered, this, &MonitorSession::answered);
    connect(m_probe.get(), &Probe::performed, this, &MonitorSession::performed);
    m_probe->setInterval(m_interval);
}

MonitorSession::~MonitorSession() = default;

void MonitorSession::setPaused(bool paused) {
    if (m_paused == paused) return;
    m_paused = paused;
    m_probe->setPaused(paused);
    Q_EMIT pausedChanged(paused);
}

void MonitorSession::setInterval(std::chrono::milliseconds interval) {
    m_interval = std::clamp(interval, shortestInterval, longestInterval);
    m_probe->setInterval(m_interval);
}

void MonitorSession::take() {
    SnapshotPointer next = m_probe->takeSnapshot();
    if (!next) return;
    const Update update = advance(m_picture, std::move(next));
    m_picture = update.newer;
    m_history.add(m_picture->snapshot->capturedAt, countNetworkSockets(*m_picture->snapshot));
    Q_EMIT updated(update);
}

}   // namespace socklens
