// The icon in the desktop's panel: how many things need attention, and a menu. The screen's thread. Only where the
// desktop has a place for it; otherwise nothing is shown, and nothing fails.
#pragma once

#include "app/session/monitor_session.h"

#include <QMenu>
#include <QObject>
#include <optional>

class QAction;
class QSystemTrayIcon;
class QWidget;

namespace socklens {

class TrayIcon final : public QObject {
    Q_OBJECT

public:
    /// The window is what is shown and hidden.
    TrayIcon(MonitorSession& session, QWidget* window, QObject* parent);
    ~TrayIcon() override;

Q_SIGNALS:
    void showWanted();
    void hideWanted();
    void quitWanted();

protected:
    /// The menu says what it does to the window.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildMenu();
    bool isWindowShown() const;
    void followWindow();
    void followSession();

    MonitorSession& m_session;
    QWidget* m_window;
    QMenu m_menu;   ///< no child of the window, which lists its own actions
    QSystemTrayIcon* m_icon;
    QAction* m_showOrHide = nullptr;
    QAction* m_pause = nullptr;
    std::optional<std::size_t> m_count;   ///< on the icon
};

}   // namespace socklens
