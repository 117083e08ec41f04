// The whole story of the socket or process that somebody has come to, beside whichever page. It stays with it
// while rows come and go, and after its end. While it is hidden it is not fed, asks nothing, and keeps no picture.
// The screen's thread.
#pragma once

#include "ui/details/details.h"
#include "ui/details/details_place.h"

#include <QDockWidget>
#include <QTimer>

class QMainWindow;
class QPushButton;
class QToolButton;

namespace socklens {

class MonitorSession;
class SocketMenu;
class SocketWishes;
class StoryView;

class DetailsDock final : public QDockWidget {
    Q_OBJECT

public:
    DetailsDock(MonitorSession& session, SocketWishes& wishes, QMainWindow& window);

    /// With its icon and shortcut.
    QAction* action() const { return toggleViewAction(); }

    DetailsPlace place() const;
    void setPlace(const DetailsPlace& place);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void chooseSocket(const PicturePointer& picture, std::uint32_t row);
    void chooseProcess(const ProcessPointer& process);
    void chooseOthers(const QString& why);
    void choose(Details* details);
    void go(const StoryTarget& target);
    void refresh();
    void openMenu();
    QWidget* buildButtons(QWidget* parent);

    QMainWindow& m_window;
    MonitorSession& m_session;
    SocketWishes& m_wishes;
    StoryView* m_view;
    QWidget* m_buttons = nullptr;
    QPushButton* m_showProcess = nullptr;
    QPushButton* m_showSockets = nullptr;
    QPushButton* m_act = nullptr;
    SocketMenu* m_menu;
    Details* m_details = nullptr;   ///< null: nothing was chosen, or nothing of which there is more to tell
    QString m_whyNothing;           ///< empty: nothing was chosen
    bool m_isLeft = false;
    int m_width = 0;     ///< as DetailsPlace has it
    QTimer m_patience;   ///< who runs through the rows with the arrow keys asks nobody
};

}   // namespace socklens
