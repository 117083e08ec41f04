#include "ui/pages/sockets_page.h"

#include "app/models/display_text.h"
#include "app/models/socket_model.h"
#include "app/models/translated.h"
#include "ui/acting/copy.h"
#include "ui/acting/socket_wishes.h"
#include "ui/delegates/socket_delegate.h"
#include "ui/pages/why_no_rows.h"
#include "ui/widgets/column_menu.h"
#include "ui/widgets/current_row.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/keyed_selection.h"
#include "ui/widgets/protocol_boxes.h"
#include "ui/widgets/row_actions.h"
#include "ui/widgets/row_mark_key.h"
#include "ui/widgets/row_table.h"
#include "ui/widgets/rows_in_sight.h"
#include "ui/widgets/table_look.h"
#include "ui/widgets/view_buttons.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QHideEvent>
#include <QLabel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <csignal>
#include <set>
#include <utility>

namespace socklens {

namespace {

struct FirstColumn {
    Column column;
    const char* widest;   ///< what usually fits
};

// What answers "who talks to whom, and in which state" without scrolling in a window of 1100 pixels.
constexpr std::array firstColumns{FirstColumn{Column::Process, "avahi-daemon"},
                                  FirstColumn{Column::Pid, "123456"},
                                  FirstColumn{Column::Protocol, "unix"},
                                  FirstColumn{Column::State, "ESTABLISHED mm"},
                                  FirstColumn{Column::LocalAddress, "192.168.1.10"},
                                  FirstColumn{Column::LocalPort, "65535"},
                                  FirstColumn{Column::RemoteAddress, "192.168.1.10"},
                                  FirstColumn{Column::RemotePort, "65535"},
                                  FirstColumn{Column::ReceiveQueue, "1,000,000"},
                                  FirstColumn{Column::SendQueue, "1,000,000"},
                                  FirstColumn{Column::Timer, "59 s · timewa"}};

bool isTcpInfo(Column column) {
    return info(column).origin == ColumnInfo::Origin::TcpInfo;
}

}   // namespace

SocketsPage::SocketsPage(MonitorSession& session, SocketWishes& wishes, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_wishes(wishes),
      m_model(new SocketModel(this)),
      m_table(new RowTable),
      m_menu(new SocketMenu(session, wishes, this)),
      m_columnMenu(new ColumnMenu(*m_table->horizontalHeader(), this)),
      m_views(new ViewButtons(this)),
      m_protocols(new ProtocolBoxes),
      m_marking(new QCheckBox(tr("Mark changes"))),
      m_naming(new QCheckBox(tr("Names"))),
      m_allNetworks(new QCheckBox(tr("All namespaces"))),
      m_summary(new QLabel(this)),
      m_empty(addEmptyNotice(*m_table)) {
    buildTable();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addLayout(buildTop());   // gives each its parent, in the order of the Tab key
    layout->addWidget(m_table, 1);
    layout->addLayout(buildFoot());

    connect(&session, &MonitorSession::updated, this, [this](const UpdatePointer& update) {
        if (isVisible()) m_model->apply(update);
    });
    connect(m_model, &SocketModel::aboutToRearrange, this, &SocketsPage::tellWhatIsInSight);
    connect(m_model, &SocketModel::rearranged, this, &SocketsPage::onRearranged);
    m_model->setNaming(&session.names());
    connect(&session.names(), &EndpointNames::changed, m_model, &SocketModel::renew);
    connect(&session.names(), &EndpointNames::changed, this, &SocketsPage::askForNames);
    whenOthersComeInSight(*m_table, [this] { askForNames(); });
    connect(m_views, &ViewButtons::changed, this, &SocketsPage::combineFilters);
    connect(m_menu, &SocketMenu::copyWanted, this,
            [this](SocketMenu::CopyForm form) { copyToClipboard(m_menu->subject(), form, visibleColumns()); });

    combineFilters();
}

QLayout* SocketsPage::buildTop() {
    auto* top = new FlowLayout(FlowLayout::Last::AtTheEnd);
    top->setSpacing(12);
    top->addWidget(m_views);
    top->addWidget(m_protocols);
    connect(m_protocols, &ProtocolBoxes::changed, this, &SocketsPage::combineFilters);
    top->addWidget(m_allNetworks);
    m_allNetworks->setAccessibleName(tr("Show the sockets of all network namespaces"));
    m_allNetworks->setToolTip(
        tr("Show the sockets of all network namespaces: of containers, of “ip netns”, and of services with a "
           "private\n"
           "network. Without administrator rights, those whose processes may be looked into. What is chosen for\n"
           "such a socket is done in its own namespace."));
    connect(m_allNetworks, &QCheckBox::toggled, this, &SocketsPage::onAllNetworksToggled);
    top->addWidget(m_columnMenu->makeButton(this));
    return top;
}

QLayout* SocketsPage::buildFoot() {
    m_summary->setAccessibleName(tr("Number of sockets shown"));
    m_marking->setChecked(m_model->isMarking());
    m_marking->setToolTip(
        tr("Mark rows for two seconds when their socket is new, has changed its state, or is gone"));
    auto* foot = new FlowLayout(FlowLayout::Last::AtTheEnd);
    foot->setSpacing(12);
    foot->addWidget(m_marking);
    auto* keys = new QWidget(this);
    keys->setAccessibleName(tr("Key to the marks"));
    auto* keyRow = new QHBoxLayout(keys);
    keyRow->setContentsMargins(0, 0, 0, 0);
    for (const RowMark mark : rowMarks) keyRow->addWidget(new RowMarkKey(mark, keys));
    foot->addWidget(keys);
    foot->addWidget(m_naming);
    m_naming->setAccessibleName(tr("Show host and service names"));
    m_naming->setToolTip(
        tr("Show names of hosts and services in place of their numbers: here, on the pages Processes and\n"
           "Leftovers, and, before the numbers, in the details. For that, the name service of this computer is\n"
           "asked about every address in sight. Filter, order and export keep the numbers."));
    connect(m_naming, &QCheckBox::toggled, &m_session.names(), &EndpointNames::setWanted);
    connect(m_marking, &QCheckBox::toggled, m_model, &SocketModel::setMarking);
    connect(m_marking, &QCheckBox::toggled, keys, &QWidget::setVisible);
    foot->addWidget(m_summary);
    return foot;
}

void SocketsPage::buildTable() {
    m_table->setModel(m_model);
    m_selection = new KeyedSelection(m_table, m_model);
    m_table->setItemDelegate(new SocketDelegate(m_table));
    m_table->setAccessibleName(tr("Sockets"));
    giveTableLook(*m_table);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    connectRowActions(*m_table,
                      {[this](const QPoint& position) { openMenu(position); },
                       [this] {
                           if (m_table->selectionModel()->hasSelection())
                               Q_EMIT m_wishes.signalWanted(selection().processes, SIGTERM);
                       },
                       [this] { copyToClipboard(selection(), SocketMenu::CopyForm::Rows, visibleColumns()); }});

    QHeaderView& header = *m_table->horizontalHeader();
    for (int section = 0; section < m_model->columnCount(); ++section) header.hideSection(section);
    for (int place = 0; place < static_cast<int>(firstColumns.size()); ++place) {
        const auto& [column, widest] = firstColumns[static_cast<std::size_t>(place)];
        const int section = SocketModel::sectionOf(column);
        header.showSection(section);
        header.moveSection(header.visualIndex(section), place);
        const int cell = fontMetrics().horizontalAdvance(QLatin1String(widest)) + 2 * cellMargin(*m_table);
        header.resizeSection(section, std::max(cell, header.sectionSizeHint(section)));
    }
    header.setStretchLastSection(true);
    buildColumnMenu();
    whenRowIsChosen(*m_table, [this](const QModelIndex& /*row*/) { tellChosen(); });
    m_table->setSortingEnabled(true);
    // Room for the arrow in each title would be too much for the window: the one that has it gets it.
    connect(&header, &QHeaderView::sortIndicatorChanged, this, [&header](int section) {
        header.resizeSection(section, std::max(header.sectionSize(section), header.sectionSizeHint(section)));
    });
    // Who waits for connections, then who has some; what is left of old ones, and idle UDP, come last.
    m_table->sortByColumn(SocketModel::sectionOf(Column::State), Qt::AscendingOrder);
}

void SocketsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    tellChosen();
    m_model->catchUp(m_session.picture());
    m_table->setUpdatesEnabled(!m_model->isExcerpt());   // it is not what there is
}

/// Whoever tells more of it keeps what is needed: not the row.
void SocketsPage::tellChosen() {
    const QModelIndex row = chosenRow(*m_table);
    if (row.isValid()) Q_EMIT m_wishes.socketChosen(m_model->picturePointer(), m_model->viewAt(row.row()).row);
}

void SocketsPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    if (event->spontaneous()) return;   // the window is minimised, and may be seen in a preview
    m_entersRows = false;
    m_model->rest(m_selection->hold());
}

void SocketsPage::enter() {
    m_entersRows = m_model->isArranging();
    if (!m_entersRows) enterRows(*m_table, m_table->firstColumn());
}

void SocketsPage::onRearranged() {
    if (m_model->isExcerpt()) return;
    m_table->setUpdatesEnabled(true);
    updateSummary();
    askForNames();
    if (!m_model->isArranging() && std::exchange(m_entersRows, false)) enterRows(*m_table, m_table->firstColumn());
}

/// So that what goes can be read for a moment: of hundreds of thousands of rows only these.
void SocketsPage::tellWhatIsInSight() {
    const QModelIndexList rows = rowsInSight(*m_table);
    if (!rows.isEmpty()) m_model->setInSight(rows.first().row(), rows.last().row());
}

void SocketsPage::askForNames() {
    if (!m_session.names().isWanted()) return;
    for (const QModelIndex& row : rowsInSight(*m_table))
        if (m_model->hasRow(row.row())) m_session.names().askFor(m_model->viewAt(row.row()).socket());
}

ReadyMadeView SocketsPage::view() const {
    return m_views->chosen();
}

void SocketsPage::setView(ReadyMadeView view) {
    m_views->choose(view);
}

bool SocketsPage::marksChanges() const {
    return m_marking->isChecked();
}

void SocketsPage::setMarksChanges(bool isMarking) {
    m_marking->setChecked(isMarking);
}

bool SocketsPage::showsNames() const {
    return m_naming->isChecked();
}

void SocketsPage::setShowsNames(bool showsNames) {
    m_naming->setChecked(showsNames);
}

bool SocketsPage::showsAllNetworks() const {
    return m_allNetworks->isChecked();
}

void SocketsPage::setShowsAllNetworks(bool showsAll) {
    m_allNetworks->setChecked(showsAll);
}

/// Where rows are of several, each names its own.
void SocketsPage::onAllNetworksToggled(bool isWished) {
    m_session.setAllNetworks(isWished);
    const int section = SocketModel::sectionOf(Column::NetworkName);
    QHeaderView& header = *m_table->horizontalHeader();
    if (isWished && header.isSectionHidden(section)) header.moveSection(header.visualIndex(section), 1);
    m_columnMenu->setColumnShown(section, isWished);
    if (isWished)
        header.resizeSection(section, std::max(header.sectionSize(section), header.sectionSizeHint(section)));
}

void SocketsPage::select(const std::vector<SocketKey>& sockets) {
    m_selection->select({sockets.begin(), sockets.end()});
    m_table->setFocus(Qt::OtherFocusReason);
}

void SocketsPage::setFilter(const Filter& filter) {
    m_filter = filter;
    combineFilters();
}

/// What is typed, narrowed by the view and the check boxes.
void SocketsPage::combineFilters() {
    const Filter ticked = Filter::parse(m_protocols->filter()).value();
    m_model->setFilter(ticked.narrowedBy(filterOf(view())).narrowedBy(m_filter));
    updateTcpInfo();
}

/// tcp_info makes every sample dearer, so it is read only while somebody looks at it.
void SocketsPage::updateTcpInfo() {
    const auto shown = visibleColumns();
    m_session.setTcpInfo(m_filter.needsTcpInfo() || std::ranges::any_of(shown, isTcpInfo));
}

/// Of the protocols that are ticked: nobody misses the others.
void SocketsPage::updateSummary() {
    const Snapshot& snapshot = *m_model->picture().snapshot;
    const int shown = static_cast<int>(m_model->order().size());
    const std::uint32_t ticked = m_protocols->sumOf(m_model->protocolCounts());
    m_summary->setText(snapshot.capturedAt == Timestamp{}
                           ? QString()
                           : tr("%1 of %n socket(s)", nullptr, static_cast<int>(ticked)).arg(shown));
    m_empty->setVisible(m_model->rowCount() == 0);
    if (shown == 0) m_empty->setText(whyEmpty(ticked));
}

QString SocketsPage::whyEmpty(std::uint32_t ticked) const {
    const Snapshot& snapshot = *m_model->picture().snapshot;
    NoRows table{.hasLooked = snapshot.capturedAt != Timestamp{},
                 .hasSockets = !snapshot.sockets.empty(),
                 .hasTicked = ticked > 0,
                 .hasSeveralNetworks = !snapshot.sections.empty(),
                 .unticked = m_protocols->untickedOf(m_model->protocolCounts())};
    table.view = view();
    table.isFiltered = !m_filter.isEmpty();
    return whyNoRows(table);
}

PictureRows SocketsPage::shown() const {
    if (!m_model->isExcerpt()) return {m_model->picturePointer(), m_model->order()};
    return {m_session.picture(), arrange(*m_session.picture(), m_model->arrangement())};
}

PictureRows SocketsPage::selected() const {
    return {m_model->picturePointer(), m_selection->selectedRows()};
}

std::string SocketsPage::shownFilter() const {
    return m_model->filter().text();
}

SocketTableLayout SocketsPage::tableLayout() const {
    return {layoutOf(*m_table->horizontalHeader()), m_protocols->ticked()};
}

void SocketsPage::setTableLayout(const SocketTableLayout& layout) {
    m_columnMenu->apply(layout.header);
    m_table->sortByColumn(layout.header.sortedBy, layout.header.order);
    m_protocols->setTicked(layout.protocols);
}

std::vector<Column> SocketsPage::visibleColumns() const {
    std::vector<Column> shown;
    for (const int section : shownSections(*m_table->horizontalHeader()))
        shown.push_back(SocketModel::columnAt(section));
    return shown;
}

void SocketsPage::openMenu(const QPoint& position) {
    const QModelIndex cell = m_table->indexAt(position);
    if (!cell.isValid() || m_model->isGone(cell.row())) return;
    if (!m_table->selectionModel()->isRowSelected(cell.row())) m_table->selectRow(cell.row());
    m_table->selectionModel()->setCurrentIndex(cell, QItemSelectionModel::NoUpdate);
    MenuSubject subject = selection();
    subject.cellFilter = filterFor(m_model->viewAt(cell.row()), SocketModel::columnAt(cell.column()));
    m_menu->prepare(std::move(subject));
    m_menu->popup(m_table->viewport()->mapToGlobal(position));
}

MenuSubject SocketsPage::selection() const {
    MenuSubject subject;
    subject.picture = m_model->picturePointer();
    subject.rows = m_selection->selectedRows();
    subject.cellText = m_table->currentIndex().data().toString();
    subject.offersProcess = true;
    const Snapshot& snapshot = *subject.picture->snapshot;
    std::set<std::uint32_t> holders;
    for (const std::uint32_t row : subject.rows) {
        const auto found = snapshot.holders(row);
        holders.insert(found.begin(), found.end());
    }
    for (const std::uint32_t holder : holders) subject.processes.push_back(snapshot.processes[holder]);
    return subject;
}

void SocketsPage::buildColumnMenu() {
    for (const ColumnInfo& column : columns()) {
        m_columnMenu->addColumn(SocketModel::sectionOf(column.column), translated(column.header),
                                translated(column.description));
    }
    connect(m_columnMenu, &ColumnMenu::changed, this, &SocketsPage::updateTcpInfo);
}

}   // namespace socklens
