#include "ui/background/background_watch.h"

#include "app/core/signal_name.h"
#include "app/insight/leftover_text.h"
#include "app/models/display_text.h"
#include "app/models/translated.h"
#include "ui/background/desktop_notifications.h"
#include "ui/style/icons.h"

#include <QApplication>
#include <QMenu>
#include <QSystemTrayIcon>
#include <QWidget>
#include <sys/wait.h>

namespace socklens {

BackgroundWatch::BackgroundWatch(MonitorSession& session, QWidget* window)
    : QObject(window), m_session(session), m_window(window), m_notifications(new DesktopNotifications(this)) {
    connect(&session, &MonitorSession::died, this, &BackgroundWatch::tell);
    connect(m_notifications, &DesktopNotifications::activated, this, [this] {
        showWindow();
        Q_EMIT leftoversWanted();
    });
}

void BackgroundWatch::setWatching(bool watching) {
    if (m_watching == watching) return;
    m_watching = watching;
    QApplication::setQuitOnLastWindowClosed(!watching);
    if (watching) m_session.setPaused(false);
    if (watching && QSystemTrayIcon::isSystemTrayAvailable()) buildTray();
    if (!watching) {
        delete m_tray;
        m_tray = nullptr;
    }
    Q_EMIT watchingChanged(watching);
}

void BackgroundWatch::buildTray() {
    m_tray = new QSystemTrayIcon(applicationIcon(), this);
    m_tray->setToolTip(tr("Socklens watches for programs that crash"));
    auto* menu = new QMenu(m_window);
    menu->addAction(tr("&Show"), this, &BackgroundWatch::showWindow);
    menu->addAction(tr("&Quit"), this, &BackgroundWatch::quit);
    m_tray->setContextMenu(menu);
    connect(m_tray, &QObject::destroyed, menu, &QObject::deleteLater);
    connect(m_tray, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger) showWindow();
    });
    m_tray->show();
}

void BackgroundWatch::hideWindow() {
    m_session.setPaused(false);
    if (m_tray != nullptr)
        m_window->hide();
    else
        m_window->showMinimized();
}

/// A window that is only hidden on closing would stop the application from quitting.
void BackgroundWatch::quit() {
    setWatching(false);
    m_window->close();
    QApplication::quit();
}

void BackgroundWatch::showWindow() {
    m_window->showNormal();
    m_window->raise();
    m_window->activateWindow();
}

void BackgroundWatch::tell(const std::vector<DeathReport>& reports) {
    for (const DeathReport& report : reports) {
        const bool isAskedFor = m_session.watchedPrograms().contains(report.process->name);
        const bool isCrashWithLeftovers = m_watching && report.left > 0 && isCrash(report.death);
        if (isAskedFor || isCrashWithLeftovers) m_notifications->show(deathSummary(report), deathBody(report));
    }
}

QString deathSummary(const DeathReport& report) {
    const QString who = processTitle(*report.process);
    if (!report.death.waitStatus) return BackgroundWatch::tr("%1 has ended").arg(who);
    const int status = *report.death.waitStatus;
    if (WIFSIGNALED(status))
        return BackgroundWatch::tr("%1 was killed by %2")
            .arg(who, QString::fromStdString(nameOfSignal(WTERMSIG(status))));
    return BackgroundWatch::tr("%1 has ended with exit code %2").arg(who).arg(WEXITSTATUS(status));
}

QString deathBody(const DeathReport& report) {
    if (report.left == 0) return BackgroundWatch::tr("No leftovers of it were seen.");
    return BackgroundWatch::tr("It left %n socket(s) behind: %1.", nullptr, static_cast<int>(report.left))
        .arg(translated(lastGoneText(report.lastGone)));
}

}   // namespace socklens
