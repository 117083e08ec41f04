// The context menu of sockets and processes. One persistent menu whose actions are set up anew for what was
// clicked: a new menu each time would be empty to screen readers from the second time on. The screen's thread.
// Emits what is wanted; only whose death is told it notes itself, since that is the same wherever it is opened.
#pragma once

#include "app/core/picture.h"
#include "app/core/plan.h"
#include "app/core/sysctl.h"
#include "app/session/monitor_session.h"
#include "ui/acting/confirmation.h"

#include <QMenu>

namespace socklens {

/// What the menu was opened on. It keeps that meaning until it is closed, whatever the sockets do meanwhile.
struct MenuSubject {
    PicturePointer picture;
    std::vector<std::uint32_t> rows;         ///< sockets of the picture, to copy
    std::vector<ProcessPointer> processes;   ///< the owners, each once
    QString cellFilter;                      ///< "process=nginx"; empty: no such offer
    QString cellText;
    bool offersProcess = false;   ///< "Show process" leads somewhere else
};

class SocketMenu final : public QMenu {
    Q_OBJECT

public:
    enum class CopyForm : std::uint8_t { Cell, Rows, Csv, SsFilter };

    explicit SocketMenu(MonitorSession& session, QWidget* parent = nullptr);

    void prepare(MenuSubject subject);
    const MenuSubject& subject() const { return m_subject; }

Q_SIGNALS:
    void signalWanted(int signal);
    void copyWanted(socklens::SocketMenu::CopyForm form);
    void filterWanted(const QString& term);
    void processWanted();
    void actionWanted(socklens::SocketVerb verb);
    void inspectionWanted();
    void settingWanted(socklens::Sysctl setting);

private:
    QAction* addVerb(SocketVerb verb, const QString& text);
    void prepareVerbs();
    void prepareWatching(const QString& whom);
    void watch(bool watched);
    QAction* addSignal(QMenu* menu, int signal, const QString& text);
    QAction* addCopy(CopyForm form, const QString& text);

    MonitorSession& m_session;
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
    MenuSubject m_subject;
};

}   // namespace socklens
