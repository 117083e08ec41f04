// What is every socket doing? The table. The screen's thread. It is fed only while it is visible.
#pragma once

#include "app/core/filter/filter.h"
#include "app/core/picture.h"
#include "app/core/socket_key.h"
#include "app/session/monitor_session.h"
#include "ui/acting/socket_menu.h"
#include "ui/pages/ready_made_view.h"
#include "ui/pages/socket_table_layout.h"

#include <QWidget>
#include <array>

class QCheckBox;
class QLabel;

namespace socklens {

class ColumnMenu;
class KeyedSelection;
class ProtocolBoxes;
class RowTable;
class SocketModel;
class SocketWishes;
class ViewButtons;

class SocketsPage final : public QWidget {
    Q_OBJECT

public:
    SocketsPage(MonitorSession& session, SocketWishes& wishes, QWidget* parent = nullptr);

    void setFilter(const Filter& filter);
    /// The keyboard goes on in the rows, at the first one unless another is chosen already.
    void enter();
    /// Chooses these, of what is shown, and goes to the first.
    void select(const std::vector<SocketKey>& sockets);
    /// What the table shows, in its order, or would show if somebody looked. Where there are very many sockets
    /// that is a moment behind the session, or takes a moment.
    PictureRows shown() const;
    PictureRows selected() const;
    /// What decides what is shown, as a filter.
    std::string shownFilter() const;

    /// From left to right.
    std::vector<Column> visibleColumns() const;
    SocketTableLayout tableLayout() const;
    void setTableLayout(const SocketTableLayout& layout);

    ReadyMadeView view() const;
    void setView(ReadyMadeView view);
    /// Whether rows that are new, changed or gone are marked for a moment.
    bool marksChanges() const;
    void setMarksChanges(bool isMarking);
    /// Whether hosts and services are shown by name.
    bool showsNames() const;
    bool showsAllNetworks() const;
    void setShowsAllNetworks(bool showsAll);
    void setShowsNames(bool showsNames);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QLayout* buildTop();
    QLayout* buildFoot();
    void buildTable();
    void tellWhatIsInSight();
    void askForNames();
    void onAllNetworksToggled(bool isWished);
    void combineFilters();
    void onRearranged();
    QString whyEmpty(std::uint32_t ticked) const;
    void updateSummary();
    void updateTcpInfo();
    void tellChosen();
    void openMenu(const QPoint& position);
    void buildColumnMenu();
    MenuSubject selection() const;

    MonitorSession& m_session;
    SocketWishes& m_wishes;
    SocketModel* m_model;
    RowTable* m_table;
    KeyedSelection* m_selection;
    SocketMenu* m_menu;
    ColumnMenu* m_columnMenu;
    ViewButtons* m_views;
    ProtocolBoxes* m_protocols;
    QCheckBox* m_marking;
    QCheckBox* m_naming;
    QCheckBox* m_allNetworks;
    QLabel* m_summary;
    QLabel* m_empty;
    Filter m_filter;
    bool m_entersRows = false;   ///< as soon as they are there
};

}   // namespace socklens
