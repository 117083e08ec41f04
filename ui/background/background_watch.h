// Tells about programs that died and what they left: those that somebody wants to be told of, and, if it goes on
// watching while the window is closed, every one that crashed; and about findings of the kinds that were chosen,
// while no window is in front. Meanwhile the program lives on in the tray, or as a minimised window where the
// desktop has none; in the tray also on wish alone. The screen's thread.
#pragma once

#include "app/insight/death_watch.h"
#include "app/session/monitor_session.h"
#include "ui/background/finding_notices.h"

#include <QObject>
#include <chrono>
#include <functional>
#include <span>

class QWidget;

namespace socklens {

class DesktopNotifications;
class TrayHost;
class TrayIcon;

class BackgroundWatch final : public QObject {
    Q_OBJECT

public:
    /// The window is hidden and shown; it is the parent.
    BackgroundWatch(MonitorSession& session, QWidget* window);

    /// Whether closing the window leaves the program watching, and crashes of every program are told.
    bool isWatching() const { return m_watching; }
    /// Who wants to be told goes on looking: a pause ends.
    void setWatching(bool watching);

    /// Whether the desktop has a place for the icon.
    bool hasTrayPlace() const { return m_hasTrayPlace(); }
    /// Another answer than the desktop's.
    void setTrayPlace(std::function<bool()> hasPlace) { m_hasTrayPlace = std::move(hasPlace); }
    /// Whether the icon is there, watching or not, if it has a place.
    void setTrayWanted(bool wanted);
    /// Which findings are told.
    void setToldKinds(const FindingKinds& kinds) { m_toldKinds = kinds; }
    /// The icon is there for this time, and the window is not shown. It is shown, if the panel has not come within
    /// this time, or has no place.
    void beginHidden(std::chrono::milliseconds patience);

    /// Whether the window is to be hidden instead of closed.
    bool staysWhenClosed() const { return (m_watching || m_tray != nullptr) && !m_isQuitting; }
    /// Instead of closing the window. Who wants to be told goes on looking: a pause ends.
    void hideWindow();
    /// In front of all others.
    void showWindow();
    /// Ends the program, watching or not.
    void quit();

Q_SIGNALS:
    void watchingChanged(bool watching);
    /// Somebody wants to see what was told.
    void leftoversWanted();
    void findingsWanted();

private:
    void tell(const std::vector<DeathReport>& reports);
    void tellFindings();
    void showSubject(const QString& subject);
    void followWishes();
    void buildTray();
    void endHidden();

    MonitorSession& m_session;
    QWidget* m_window;
    DesktopNotifications* m_notifications;
    FindingNotices m_notices;
    FindingKinds m_toldKinds;
    std::function<bool()> m_hasTrayPlace;
    TrayHost* m_host = nullptr;   ///< while it is not known yet whether there is a place
    TrayIcon* m_tray = nullptr;
    bool m_watching = false;
    bool m_isTrayWanted = false;
    bool m_hasBegunHidden = false;
    bool m_isQuitting = false;
};

/// Of one program: "python3 (4242) was killed by SIGSEGV", "worker: 300 processes were killed by SIGKILL".
QString deathSummary(std::span<const DeathReport> deaths);
/// "9,812 sockets were left behind: last gone in 60 s."
QString deathBody(std::span<const DeathReport> deaths);

}   // namespace socklens
