// Who holds what? A tree of processes with their sockets. The screen's thread. It is fed only while it is visible.
#pragma once

#include "app/core/filter/filter.h"
#include "app/session/monitor_session.h"
#include "ui/acting/socket_menu.h"

#include <QWidget>
#include <optional>

class QLabel;
class QTreeView;

namespace socklens {

class ProcessModel;
class SocketWishes;

class ProcessesPage final : public QWidget {
    Q_OBJECT

public:
    ProcessesPage(MonitorSession& session, SocketWishes& wishes, QWidget* parent = nullptr);

    void setFilter(const Filter& filter);
    /// The keyboard goes on in the rows, at the first one unless another is chosen already.
    void enter();
    /// Selects a process and brings it into view. False if it is not listed.
    bool showProcess(const ProcessId& process);
    /// What the tree shows.
    const PicturePointer& picture() const;
    /// Rows of its snapshot that are selected, those of selected processes included.
    std::vector<std::uint32_t> selectedRows() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildTree();
    /// Whatever came while it was hidden.
    void catchUp();
    void updateSummary();
    void openMenu(const QPoint& position);
    MenuSubject selection() const;

    MonitorSession& m_session;
    SocketWishes& m_wishes;
    ProcessModel* m_model;
    QTreeView* m_tree;
    SocketMenu* m_menu;
    QLabel* m_summary;
    QLabel* m_empty;
    std::optional<Filter> m_newFilter;   ///< not in force yet
};

}   // namespace socklens
