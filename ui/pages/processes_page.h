// Who holds what? A tree of processes with their sockets. The screen's thread. It is fed only while it is visible.
#pragma once

#include "app/core/filter/filter.h"
#include "app/core/picture.h"
#include "app/session/monitor_session.h"
#include "ui/acting/socket_menu.h"
#include "ui/widgets/header_layout.h"

#include <QPersistentModelIndex>
#include <QWidget>

class QLabel;
class QTreeView;

namespace socklens {

class ColumnMenu;
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
    HeaderLayout tableLayout() const;
    void setTableLayout(const HeaderLayout& layout);
    /// The sockets that are selected, those of selected processes included.
    PictureRows selected();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void buildTree();
    void buildColumnMenu();
    std::vector<std::uint32_t> rowsToHold();
    std::vector<std::uint32_t> selectedRows() const;
    void onRegrouped();
    void updateSummary();
    void tellChosen();
    void askForNames();
    void onNamesChanged();
    void openMenu(const QPoint& position);
    MenuSubject selection() const;

    MonitorSession& m_session;
    SocketWishes& m_wishes;
    ProcessModel* m_model;
    QTreeView* m_tree;
    SocketMenu* m_menu;
    ColumnMenu* m_columnMenu;
    QLabel* m_summary;
    QLabel* m_empty;
    QPersistentModelIndex m_top;   ///< what stands first in the tree while the model rests
    bool m_entersRows = false;     ///< as soon as they are there
};

}   // namespace socklens
