#include "ui/background/tray_icon.h"

#include "ui/background/tray_badge.h"

#include <QAction>
#include <QEvent>
#include <QSystemTrayIcon>
#include <QWidget>

namespace socklens {

TrayIcon::TrayIcon(MonitorSession& session, QWidget* window, QObject* parent)
    : QObject(parent), m_session(session), m_window(window), m_icon(new QSystemTrayIcon(this)) {
    buildMenu();
    connect(m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger) Q_EMIT showWanted();
    });
    connect(&session, &MonitorSession::updated, this, &TrayIcon::followSession);
    connect(&session, &MonitorSession::pausedChanged, this, &TrayIcon::followSession);
    window->installEventFilter(this);
    followWindow();
    followSession();
    m_icon->show();
}

TrayIcon::~TrayIcon() {
    delete m_icon;   // before its menu
}

void TrayIcon::buildMenu() {
    m_showOrHide = m_menu.addAction(QString());
    connect(m_showOrHide, &QAction::triggered, this, [this] {
        if (isWindowShown())
            Q_EMIT hideWanted();
        else
            Q_EMIT showWanted();
    });
    m_pause = m_menu.addAction(QString());
    connect(m_pause, &QAction::triggered, this, [this] { m_session.setPaused(!m_session.isPaused()); });
    m_menu.addSeparator();
    m_menu.addAction(tr("&Quit"), this, &TrayIcon::quitWanted);
    m_icon->setContextMenu(&m_menu);
}

bool TrayIcon::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::WindowStateChange: followWindow(); break;
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

bool TrayIcon::isWindowShown() const {
    return m_window->isVisible() && !m_window->isMinimized();
}

void TrayIcon::followWindow() {
    m_showOrHide->setText(isWindowShown() ? tr("&Hide the window") : tr("&Show the window"));
}

void TrayIcon::followSession() {
    m_pause->setText(m_session.isPaused() ? tr("&Resume", "looking at the sockets")
                                          : tr("&Pause", "looking at the sockets"));
    const std::vector<Finding>& findings = m_session.conclusions().findings;
    const QString toolTip = trayToolTip(findings, m_session.isPaused());
    if (m_icon->toolTip() != toolTip) m_icon->setToolTip(toolTip);   // the panel would be told again
    if (m_count == findings.size()) return;
    m_count = findings.size();
    m_icon->setIcon(iconWithBadge(*m_count));
}

}   // namespace socklens
