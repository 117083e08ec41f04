// The window: toolbar, pages, status line. It joins the pages to the session, and holds no knowledge of its own.
// The screen's thread.
#pragma once

#include "app/session/monitor_session.h"
#include "ui/kept_state.h"

#include <QMainWindow>

class QAction;
class QListWidget;
class QMenu;
class QStackedWidget;
class QToolBar;

namespace socklens {

class BackgroundWatch;
class ComparePage;
class DetailsDock;
class Exporting;
class FilterField;
class HelpWindow;
class Inspection;
class IntervalField;
class LeftoversPage;
class LogPage;
class MessageBar;
class OverviewPage;
class PictureSaving;
class ProcessesPage;
class PortsPage;
class Preferences;
class SavedFiltersButton;
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

    /// Behind the button at the right end of the toolbar.
    QMenu* menu() const { return m_menu; }

    /// What was kept of the last time, but for the start, which the constructor knows.
    void restore(const KeptState& state);
    KeptState state() const;

    /// Somebody has started the program once more, with these arguments: the window comes to the front and shows
    /// what they ask for. What is wrong in them is said in the window.
    void startAgain(const QStringList& arguments);

Q_SIGNALS:
    /// What state() tells may not be told later: the window is closed, or goes on without being one. Or it would
    /// be a pity if it was not.
    void worthKeeping();
    void themeWanted(socklens::Appearance::Theme theme);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void buildToolbar();
    void buildMenu(QToolBar& bar);
    void buildPages();
    void connectPages();
    void connectActing();
    /// With its shortcut, so that people learn it where they look for it.
    static QString hint(const QString& text, const QKeySequence& key);
    QAction* addShortcut(const QKeySequence& key, const QString& text);
    void goToPage(int number);
    void onPageChanged();
    bool isPageFiltered() const;
    void showFilteredPage();
    void showFilterMistake();
    void enterFilter();
    void showResults();
    void showPaused(bool paused);
    void offerExport();
    void openExport();
    void openHelp();
    void openShortcutSheet();
    void follow(const FindingAction& action);
    void showSetting(Sysctl setting);
    void showSockets(const QString& filter);
    std::vector<std::uint32_t> selectedRowsOf(const PicturePointer& picture) const;

    MonitorSession& m_session;
    SocketWishes* m_wishes;
    SignalSender* m_sender;
    SocketActor* m_actor;
    Inspection* m_inspection;
    Unlocking* m_unlocking;
    BackgroundWatch* m_background;
    Exporting* m_exporting;
    Preferences* m_preferences;
    PictureSaving* m_pictures;
    FilterField* m_filter = nullptr;
    SavedFiltersButton* m_savedFilters = nullptr;
    IntervalField* m_interval = nullptr;
    QMenu* m_menu = nullptr;
    QAction* m_pause = nullptr;
    QAction* m_export = nullptr;
    QString m_mistake;   ///< in the filter, as a sentence; empty: there is none
    QListWidget* m_pageList = nullptr;
    QStackedWidget* m_pages = nullptr;
    OverviewPage* m_overview = nullptr;
    SocketsPage* m_sockets = nullptr;
    ProcessesPage* m_processes = nullptr;
    LeftoversPage* m_leftovers = nullptr;
    PortsPage* m_ports = nullptr;
    TuningPage* m_tuning = nullptr;
    LogPage* m_log = nullptr;
    ComparePage* m_compare = nullptr;
    MessageBar* m_messages = nullptr;
    MessageBar* m_filterMistake = nullptr;
    StatusLine* m_status = nullptr;
    DetailsDock* m_details = nullptr;
    HelpWindow* m_help = nullptr;   ///< once somebody has asked for it
};

}   // namespace socklens
