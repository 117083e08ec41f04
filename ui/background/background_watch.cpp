#include "ui/background/background_watch.h"

#include "app/core/signal_name.h"
#include "app/insight/leftover_text.h"
#include "app/models/display_text.h"
#include "app/models/leftover_model.h"
#include "app/models/translated.h"
#include "ui/background/desktop_notifications.h"
#include "ui/background/tray_host.h"
#include "ui/background/tray_icon.h"

#include <QApplication>
#include <QSystemTrayIcon>
#include <QWidget>
#include <algorithm>
#include <map>
#include <sys/wait.h>

namespace socklens {

namespace {

// What notifications are about.
constexpr QLatin1String ofFindings("findings");
constexpr QLatin1String deathOf("death of ");

}   // namespace

BackgroundWatch::BackgroundWatch(MonitorSession& session, QWidget* window)
    : QObject(window),
      m_session(session),
      m_window(window),
      m_notifications(new DesktopNotifications(this)),
      m_hasTrayPlace(&QSystemTrayIcon::isSystemTrayAvailable) {
    connect(&session, &MonitorSession::died, this, &BackgroundWatch::tell);
    connect(&session, &MonitorSession::updated, this, &BackgroundWatch::tellFindings);
    connect(m_notifications, &DesktopNotifications::activated, this, &BackgroundWatch::showSubject);
}

void BackgroundWatch::setWatching(bool watching) {
    if (m_watching == watching) return;
    m_watching = watching;
    if (watching) m_session.setPaused(false);
    followWishes();
    Q_EMIT watchingChanged(watching);
}

void BackgroundWatch::setTrayWanted(bool wanted) {
    m_isTrayWanted = wanted;
    followWishes();
}

void BackgroundWatch::beginHidden(std::chrono::milliseconds patience) {
    m_hasBegunHidden = true;
    m_host = new TrayHost(patience, this);
    connect(m_host, &TrayHost::settled, this, &BackgroundWatch::endHidden);
    followWishes();
}

/// What begins hidden has to be found.
void BackgroundWatch::endHidden() {
    m_host->deleteLater();
    m_host = nullptr;
    followWishes();
    if (m_tray == nullptr && !m_window->isVisible()) showWindow();
}

void BackgroundWatch::followWishes() {
    if (m_host == nullptr) {
        const bool isWanted = m_watching || m_isTrayWanted || m_hasBegunHidden;
        if (isWanted && m_tray == nullptr && hasTrayPlace()) buildTray();
        if (!isWanted && m_tray != nullptr) {
            delete m_tray;
            m_tray = nullptr;
            if (!m_window->isVisible()) showWindow();
        }
    }
    QApplication::setQuitOnLastWindowClosed(!m_watching && m_tray == nullptr && m_host == nullptr);
}

void BackgroundWatch::buildTray() {
    m_tray = new TrayIcon(m_session, m_window, this);
    connect(m_tray, &TrayIcon::showWanted, this, &BackgroundWatch::showWindow);
    connect(m_tray, &TrayIcon::hideWanted, this, &BackgroundWatch::hideWindow);
    connect(m_tray, &TrayIcon::quitWanted, this, &BackgroundWatch::quit);
}

void BackgroundWatch::hideWindow() {
    if (m_watching) m_session.setPaused(false);
    if (m_tray != nullptr)
        m_window->hide();
    else
        m_window->showMinimized();
}

/// A window that is only hidden on closing would stop the application from quitting.
void BackgroundWatch::quit() {
    m_isQuitting = true;
    m_window->close();
    QApplication::quit();
}

void BackgroundWatch::showWindow() {
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

/// Each program once: a server whose hundred workers die is one piece of news.
void BackgroundWatch::tell(const std::vector<DeathReport>& reports) {
    std::map<std::string, std::vector<DeathReport>> told;
    for (const DeathReport& report : reports) {
        const bool isAskedFor = m_session.watchedPrograms().contains(report.process->name);
        const bool isCrashWithLeftovers =
            m_watching && report.left > 0 && kindOf(report.death) == DeathKind::Crash;
        if (isAskedFor || isCrashWithLeftovers) told[report.process->name].push_back(report);
    }
    for (const auto& [program, deaths] : told)
        m_notifications->show(deathOf + QString::fromStdString(program), deathSummary(deaths), deathBody(deaths));
}

void BackgroundWatch::tellFindings() {
    const bool isLookedAt = QApplication::activeWindow() != nullptr;
    const NoticeChange change = m_notices.observe(m_session.conclusions().findings, m_toldKinds, isLookedAt);
    const std::vector<Finding>& unseen = m_notices.unseen();
    switch (change) {
    case NoticeChange::None: break;
    case NoticeChange::News: m_notifications->show(ofFindings, noticeSummary(unseen), noticeBody(unseen)); break;
    case NoticeChange::Less:
        if (unseen.empty())
            m_notifications->withdraw(ofFindings);
        else
            m_notifications->correct(ofFindings, noticeSummary(unseen), noticeBody(unseen));
        break;
    }
}

void BackgroundWatch::showSubject(const QString& subject) {
    showWindow();
    if (subject == ofFindings)
        Q_EMIT findingsWanted();
    else
        Q_EMIT leftoversWanted();
}

QString deathSummary(std::span<const DeathReport> deaths) {
    const DeathReport& first = deaths.front();
    const auto count = static_cast<int>(deaths.size());
    const QString who = count == 1 ? processTitle(*first.process) : QString::fromStdString(first.process->name);
    const std::optional<int> status = first.death.waitStatus;
    const bool alike =
        std::ranges::all_of(deaths, [&](const DeathReport& report) { return report.death.waitStatus == status; });
    if (!alike || !status)
        return count == 1 ? BackgroundWatch::tr("%1 has ended").arg(who)
                          : BackgroundWatch::tr("%1: %n process(es) have ended", nullptr, count).arg(who);
    if (WIFSIGNALED(*status)) {
        const QString signal = QString::fromStdString(nameOfSignal(WTERMSIG(*status)));
        return count == 1
                   ? BackgroundWatch::tr("%1 was killed by %2").arg(who, signal)
                   : BackgroundWatch::tr("%1: %n process(es) were killed by %2", nullptr, count).arg(who, signal);
    }
    const int code = WEXITSTATUS(*status);
    return count == 1 ? BackgroundWatch::tr("%1 has ended with exit code %2").arg(who).arg(code)
                      : BackgroundWatch::tr("%1: %n process(es) have ended with exit code %2", nullptr, count)
                            .arg(who)
                            .arg(code);
}

QString deathBody(std::span<const DeathReport> deaths) {
    int left = 0;
    const DeathReport* last = nullptr;
    for (const DeathReport& report : deaths) {
        if (report.left == 0) continue;
        left += static_cast<int>(report.left);
        if (last == nullptr || rankOf(last->lastGone) < rankOf(report.lastGone)) last = &report;
    }
    // What a sample does not show may still have been there.
    if (last == nullptr) return BackgroundWatch::tr("No leftovers were seen.");
    return BackgroundWatch::tr("%n socket(s) were left behind: %1.", nullptr, left)
        .arg(translated(lastGoneText(last->lastGone)));
}

}   // namespace socklens
