// What is every socket doing? The table. The screen's thread.
#pragma once

#include "app/core/filter/filter.h"
#include "app/core/socket_key.h"
#include "app/session/monitor_session.h"
#include "ui/acting/socket_menu.h"

#include <QWidget>
#include <array>

class QCheckBox;
class QLabel;
class QTableView;

namespace socklens {

class KeyedSelection;
class SocketModel;
class SocketWishes;

class SocketsPage final : public QWidget {
    Q_OBJECT

public:
    SocketsPage(MonitorSession& session, SocketWishes& wishes, QWidget* parent = nullptr);

    void setFilter(const Filter& filter);
    /// The keyboard goes on in the rows, at the first one unless another is chosen already.
    void enter();
    /// Chooses these, of what is shown, and goes to the first.
    void select(const std::vector<SocketKey>& sockets);
    /// What the table shows; where there are very many sockets, a moment after the session has it.
    const PicturePointer& picture() const;
    /// Rows of its snapshot, in the order of the table.
    const std::vector<std::uint32_t>& shownRows() const;
    std::vector<std::uint32_t> selectedRows() const;

private:
    void buildTable();
    void combineFilters();
    void updateSummary();
    void updateTcpInfo();
    void openMenu(const QPoint& position);
    void buildColumnMenu();
    MenuSubject selection() const;
    std::vector<Column> visibleColumns() const;

    MonitorSession& m_session;
    SocketWishes& m_wishes;
    SocketModel* m_model;
    QTableView* m_table;
    KeyedSelection* m_selection;
    SocketMenu* m_menu;
    QMenu* m_columnMenu;
    QLabel* m_summary;
    QLabel* m_empty;
    std::array<QCheckBox*, 3> m_protocols{};   ///< by Protocol
    Filter m_filter;
};

}   // namespace socklens
