#include "ui/pages/processes_page.h"

#include "app/core/filter/filter.h"
#include "app/models/process_model.h"
#include "app/models/translated.h"
#include "ui/acting/copy.h"
#include "ui/acting/socket_wishes.h"
#include "ui/delegates/process_delegate.h"
#include "ui/pages/why_no_rows.h"
#include "ui/widgets/column_menu.h"
#include "ui/widgets/current_row.h"
#include "ui/widgets/row_actions.h"
#include "ui/widgets/rows_in_sight.h"
#include "ui/widgets/table_look.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QHideEvent>
#include <QLabel>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>
#include <csignal>
#include <set>
#include <utility>

namespace socklens {

namespace {

/// A group of sockets without a visible process: why there is no more to tell of it.
QString whyNobodyHolds(Ownership ownership) {
    switch (ownership) {
    case Ownership::Held: return {};
    case Ownership::Kernel:
        return ProcessesPage::tr(
            "No process holds these sockets any more, or none has accepted them yet: the kernel "
            "keeps them. Open the row and choose one of them, and it is told of here.");
    case Ownership::Hidden:
        return ProcessesPage::tr(
            "No visible process holds these sockets: they belong to other users, or to processes outside of this "
            "container. Open the row and choose one of them, and it is told of here.");
    case Ownership::NotLookedFor:
        return ProcessesPage::tr("Nobody has looked for the processes that hold these sockets. Open the row and "
                                 "choose one of them, and it is told of here.");
    }
    return {};
}

}   // namespace

ProcessesPage::ProcessesPage(MonitorSession& session, SocketWishes& wishes, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_wishes(wishes),
      m_model(new ProcessModel(this)),
      m_tree(new QTreeView),
      m_menu(new SocketMenu(session, wishes, this)),
      m_columnMenu(new ColumnMenu(*m_tree->header(), this)),
      m_summary(new QLabel(this)),
      m_empty(addEmptyNotice(*m_tree)) {
    m_summary->setAccessibleName(tr("Number of processes shown"));
    auto* top = new QHBoxLayout;
    top->addWidget(m_summary);
    top->addStretch();
    top->addWidget(m_columnMenu->makeButton(this));
    buildTree();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addLayout(top);   // gives each its parent, in the order of the Tab key
    layout->addWidget(m_tree, 1);

    connect(&session, &MonitorSession::updated, this, [this](const UpdatePointer& update) {
        if (isVisible()) m_model->apply(update);
    });
    connect(m_model, &ProcessModel::regrouped, this, &ProcessesPage::onRegrouped);
    m_model->setNaming(&session.names());
    connect(&session.names(), &EndpointNames::changed, this, &ProcessesPage::onNamesChanged);
    whenOthersComeInSight(*m_tree, [this] { askForNames(); });
    connect(m_tree, &QTreeView::expanded, this, &ProcessesPage::askForNames);
    connect(m_menu, &SocketMenu::copyWanted, this,
            [this](SocketMenu::CopyForm form) { copyToClipboard(m_menu->subject(), form, identifyingColumns); });

    updateSummary();
}

void ProcessesPage::buildTree() {
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new ProcessDelegate(m_tree));
    m_tree->setAccessibleName(tr("Processes and their sockets"));
    giveTableLook(*m_tree);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    whenRowIsChosen(*m_tree, [this](const QModelIndex& /*row*/) { tellChosen(); });
    connect(m_tree, &QTreeView::collapsed, m_model, &ProcessModel::closeGroup);
    connectRowActions(*m_tree,
                      {[this](const QPoint& position) { openMenu(position); },
                       [this] {
                           if (!selectedRows().empty())
                               Q_EMIT m_wishes.signalWanted(selection().processes, SIGTERM);
                       },
                       [this] { copyToClipboard(selection(), SocketMenu::CopyForm::Rows, identifyingColumns); }});
    for (const ProcessColumnInfo& column : processColumns()) {
        const int section = static_cast<int>(column.column);
        const int indent = column.column == ProcessColumn::Name ? 2 * m_tree->indentation() : 0;
        const int cell =
            fontMetrics().horizontalAdvance(QString::fromUtf8(column.widest)) + indent + 2 * cellMargin(*m_tree);
        m_tree->setColumnWidth(section, std::max(cell, m_tree->header()->sectionSizeHint(section)));
    }
    buildColumnMenu();
    // The bar of states tells of these, too.
    for (const ProcessColumn column : {ProcessColumn::Opening, ProcessColumn::Closing, ProcessColumn::Unconnected})
        m_columnMenu->setColumnShown(static_cast<int>(column), false);
    // In sight also of a small window: by them a leak is seen first.
    m_tree->header()->moveSection(static_cast<int>(ProcessColumn::Descriptors),
                                  static_cast<int>(ProcessColumn::States));
    m_tree->setSortingEnabled(true);
    m_tree->sortByColumn(static_cast<int>(ProcessColumn::Sockets), Qt::DescendingOrder);
}

void ProcessesPage::buildColumnMenu() {
    for (const ProcessColumnInfo& column : processColumns()) {
        const int section = static_cast<int>(column.column);
        if (column.column == ProcessColumn::Name)
            m_columnMenu->addFixedColumn(section, translated(column.title),
                                         tr("The tree is in this column: it is always the first."));
        else
            m_columnMenu->addColumn(section, translated(column.title), translated(column.description));
    }
}

HeaderLayout ProcessesPage::tableLayout() const {
    return layoutOf(*m_tree->header());
}

void ProcessesPage::setTableLayout(const HeaderLayout& layout) {
    m_columnMenu->apply(layout);
    m_tree->header()->moveSection(m_tree->header()->visualIndex(static_cast<int>(ProcessColumn::Name)), 0);
    m_tree->sortByColumn(layout.sortedBy, layout.order);
}

void ProcessesPage::enter() {
    m_entersRows = m_model->isArranging();
    if (!m_entersRows) enterRows(*m_tree);
}

void ProcessesPage::setFilter(const Filter& filter) {
    m_model->setFilter(filter);
}

void ProcessesPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    tellChosen();
    m_model->catchUp(m_session.picture());
}

/// A process, or a socket, or what nobody is known to hold.
void ProcessesPage::tellChosen() {
    const QModelIndex row = chosenRow(*m_tree);
    if (!row.isValid()) return;
    if (const auto socket = m_model->socketAt(row))
        Q_EMIT m_wishes.socketChosen(m_model->picturePointer(), *socket);
    else if (auto process = m_model->processAt(row))
        Q_EMIT m_wishes.processChosen(process);
    else
        Q_EMIT m_wishes.othersChosen(whyNobodyHolds(m_model->groupAt(row).ownership));
}

void ProcessesPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    if (event->spontaneous()) return;   // the window is minimised, and may be seen in a preview
    m_entersRows = false;
    m_model->rest(rowsToHold());
}

/// Without these nobody would know afterwards which sockets were selected and in sight.
std::vector<std::uint32_t> ProcessesPage::rowsToHold() {
    constexpr qsizetype most = 10'000;   // who selects everything does not keep everything for it
    QModelIndexList indexes = m_tree->selectionModel()->selectedRows();
    if (indexes.size() > most) indexes.clear();
    if (!m_model->isExcerpt()) m_top = m_tree->indexAt({0, 0});   // else it is held already
    indexes << m_tree->currentIndex() << m_top;
    std::set<std::uint32_t> rows;
    for (const QModelIndex& index : indexes)
        if (const auto socket = m_model->socketAt(index)) rows.insert(*socket);
    return {rows.begin(), rows.end()};
}

void ProcessesPage::onRegrouped() {
    if (m_model->isExcerpt()) return;
    updateSummary();
    if (m_top.isValid()) m_tree->scrollTo(m_top, QAbstractItemView::PositionAtTop);
    m_top = QModelIndex();
    askForNames();
    if (!m_model->isArranging() && std::exchange(m_entersRows, false)) enterRows(*m_tree);
}

void ProcessesPage::onNamesChanged() {
    if (!isVisible()) return;   // who comes to look sees them
    m_model->renew();
    askForNames();
}

void ProcessesPage::askForNames() {
    if (!m_session.names().isWanted() || m_model->isExcerpt()) return;
    const Snapshot& snapshot = *m_model->picture().snapshot;
    for (const QModelIndex& row : rowsInSight(*m_tree))
        if (const auto socket = m_model->socketAt(row)) m_session.names().askFor(snapshot.sockets[*socket]);
}

void ProcessesPage::updateSummary() {
    const Snapshot& snapshot = *m_model->picture().snapshot;
    int processes = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->processAt(m_model->index(row, 0))) ++processes;
    const bool looked = snapshot.capturedAt != Timestamp{};
    m_summary->setText(
        looked ? tr("%1 of %n process(es) with sockets", nullptr, static_cast<int>(snapshot.processes.size()))
                     .arg(processes)
               : QString());
    m_empty->setVisible(m_model->rowCount() == 0);
    m_empty->setText(!looked                    ? tr("Looking at the sockets for the first time …")
                     : snapshot.sockets.empty() ? noSockets(!snapshot.sections.empty())
                                                : tr("No process holds a socket that matches the filter."));
}

bool ProcessesPage::showProcess(const ProcessId& process) {
    m_model->catchUp(m_session.picture());
    m_model->finish();
    const QModelIndex found = m_model->indexOf(process);
    if (!found.isValid()) {
        if (!isVisible()) m_model->rest(rowsToHold());   // nobody comes to look at what was caught up with
        return false;
    }
    m_tree->setCurrentIndex(found);
    m_tree->scrollTo(found);
    m_tree->expand(found);
    return true;
}

PictureRows ProcessesPage::selected() {
    if (m_model->isExcerpt()) m_model->finish();
    return {m_model->picturePointer(), selectedRows()};
}

std::vector<std::uint32_t> ProcessesPage::selectedRows() const {
    std::set<std::uint32_t> rows;
    for (const QModelIndex& index : m_tree->selectionModel()->selectedRows()) {
        if (const auto socket = m_model->socketAt(index))
            rows.insert(*socket);
        else
            for (const std::uint32_t row : m_model->groupAt(index).sockets) rows.insert(row);
    }
    return {rows.begin(), rows.end()};
}

void ProcessesPage::openMenu(const QPoint& position) {
    const QModelIndex row = m_tree->indexAt(position).siblingAtColumn(0);
    if (!row.isValid()) return;
    if (!m_tree->selectionModel()->isSelected(row))
        m_tree->selectionModel()->setCurrentIndex(row,
                                                  QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    MenuSubject subject = selection();
    if (const auto process = m_model->processAt(row))
        subject.cellFilter = QStringLiteral("pid=%1").arg(number(process->id.pid));
    m_menu->prepare(std::move(subject));
    m_menu->popup(m_tree->viewport()->mapToGlobal(position));
}

MenuSubject ProcessesPage::selection() const {
    MenuSubject subject;
    subject.picture = m_model->picturePointer();
    subject.rows = selectedRows();
    for (const QModelIndex& index : m_tree->selectionModel()->selectedRows()) {
        auto process = m_model->processAt(index);
        if (process && std::ranges::find(subject.processes, process) == subject.processes.end())
            subject.processes.push_back(std::move(process));
    }
    return subject;
}

}   // namespace socklens
