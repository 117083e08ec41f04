// The context menu of sockets and processes. One persistent menu whose actions are set up anew for what was
// clicked: a new menu each time would be empty to screen readers from the second time on. The screen's thread.
// What is wanted it says to the wishes; only whose death is told it notes itself, since that is a setting.
#pragma once

#include "app/core/plan.h"
#include "app/session/monitor_session.h"
#include "ui/acting/menu_subject.h"

#include <QMenu>

namespace socklens {

class SocketWishes;

class SocketMenu final : public QMenu {
    Q_OBJECT

public:
    enum class CopyForm : std::uint8_t { Cell, Rows, Csv, SsFilter };

    /// Both outlive it.
    SocketMenu(MonitorSession& session, SocketWishes& wishes, QWidget* parent = nullptr);

    void prepare(MenuSubject subject);
    const MenuSubject& subject() const { return m_subject; }

Q_SIGNALS:
    /// Only the page knows which columns it shows.
    void copyWanted(socklens::SocketMenu::CopyForm form);

private:
    QAction* addVerb(SocketVerb verb, const QString& text);
    void prepareVerbs();
    void forget();
    void prepareWatching(const QString& whom);
    void watch(bool watched);
    QAction* addSignal(QMenu* menu, int signal, const QString& text);
    QAction* addCopy(CopyForm form, const QString& text);

    MonitorSession& m_session;
    SocketWishes& m_wishes;
    QMenu* m_copy;
    QMenu* m_otherSignals;
    QAction* m_showProcess;
    QAction* m_filter;
    QAction* m_copyCell;
    QAction* m_copyRows;
    QAction* m_copyCsv;
    QAction* m_copySsFilter;
    QAction* m_close;
    QAction* m_abort;
    QAction* m_release;
    QAction* m_inspect;
    QAction* m_settings;
    QAction* m_terminate;
    QAction* m_kill;
    QAction* m_watch;
    MenuSubject m_subject;   ///< only while it is open: the picture may be large
};

}   // namespace socklens
