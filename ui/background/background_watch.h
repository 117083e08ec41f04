// Tells about programs that died and what they left: those that somebody wants to be told of, and, if it goes on
// watching while the window is closed, every one that crashed. Meanwhile the program lives on in the tray, or as a
// minimised window where the desktop has none. The screen's thread.
#pragma once

#include "app/insight/death_watch.h"
#include "app/session/monitor_session.h"

#include <QObject>
#include <span>

class QSystemTrayIcon;
class QWidget;

namespace socklens {

class DesktopNotifications;

class BackgroundWatch final : public QObject {
    Q_OBJECT

public:
    /// The window is hidden and shown; it is the parent.
    BackgroundWatch(MonitorSession& session, QWidget* window);

    /// Whether closing the window leaves the program watching, and crashes of every program are told.
    bool isWatching() const { return m_watching; }
    /// Who wants to be told goes on looking: a pause ends.
    void setWatching(bool watching);

    /// Whether the window is to be hidden instead of closed.
    bool staysWhenClosed() const { return m_watching && !m_isQuitting; }
    /// Instead of closing the window. From then on it watches, paused or not.
    void hideWindow();
    /// In front of all others.
    void showWindow();
    /// Ends the program, watching or not.
    void quit();

Q_SIGNALS:
    void watchingChanged(bool watching);
    /// Somebody wants to see what was told.
    void leftoversWanted();

private:
    void tell(const std::vector<DeathReport>& reports);
    void buildTray();

    MonitorSession& m_session;
    QWidget* m_window;
    DesktopNotifications* m_notifications;
    QSystemTrayIcon* m_tray = nullptr;
    bool m_watching = false;
    bool m_isQuitting = false;
};

/// Of one program: "python3 (4242) was killed by SIGSEGV", "worker: 300 processes were killed by SIGKILL".
QString deathSummary(std::span<const DeathReport> deaths);
/// "9,812 sockets were left behind: last gone in 60 s."
QString deathBody(std::span<const DeathReport> deaths);

}   // namespace socklens
