// The window: toolbar, pages, status line. It joins the pages to the session, and holds no knowledge of its own.
// The screen's thread.
#pragma once

#include "app/session/monitor_session.h"
#include "ui/command_line.h"

#include <QMainWindow>

class QAction;
class QDoubleSpinBox;
class QListWidget;
class QStackedWidget;

namespace socklens {

class BackgroundWatch;
class Exporting;
class FilterField;
class Inspection;
class LeftoversPage;
class LogPage;
class MessageBar;
class OverviewPage;
class ProcessesPage;
class PortsPage;
class SignalSender;
class SocketActor;
class SocketWishes;
class SocketsPage;
class StatusLine;
class TuningPage;
class Unlocking;

class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(MonitorSession& session, const CommandLine& options, QWidget* parent = nullptr);
    ~MainWindow() override;

    void showPage(PageName page);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void buildToolbar();
    void buildPages();
    void connectPages();
    void connectActing();
    QAction* addShortcut(const QKeySequence& key, const QString& text);
    void showResults();
    void showPaused(bool paused);
    void openExport();
    void follow(const FindingAction& action);
    void showSetting(Sysctl setting);
    std::vector<std::uint32_t> selectedRowsOf(const PicturePointer& picture) const;

    MonitorSession& m_session;
    SocketWishes* m_wishes;
    SignalSender* m_sender;
    SocketActor* m_actor;
    Inspection* m_inspection;
    Unlocking* m_unlocking;
    BackgroundWatch* m_background;
    Exporting* m_exporting;
    FilterField* m_filter = nullptr;
    QDoubleSpinBox* m_interval = nullptr;
    QAction* m_pause = nullptr;
    QAction* m_export = nullptr;
    QListWidget* m_pageList = nullptr;
    QStackedWidget* m_pages = nullptr;
    OverviewPage* m_overview = nullptr;
    SocketsPage* m_sockets = nullptr;
    ProcessesPage* m_processes = nullptr;
    LeftoversPage* m_leftovers = nullptr;
    PortsPage* m_ports = nullptr;
    TuningPage* m_tuning = nullptr;
    LogPage* m_log = nullptr;
    MessageBar* m_messages = nullptr;
    MessageBar* m_filterMistake = nullptr;
    StatusLine* m_status = nullptr;
};

}   // namespace socklens
