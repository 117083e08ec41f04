#include "ui/pages/compare_page.h"

#include "app/core/followed_socket.h"
#include "app/core/rfc3339.h"
#include "app/models/display_text.h"
#include "app/models/translated.h"
#include "ui/acting/socket_wishes.h"
#include "ui/widgets/current_row.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/row_actions.h"
#include "ui/widgets/table_look.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDateTime>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace socklens {

namespace {

/// "14:02:11", or with the day where it was another one.
QString momentText(Timestamp at) {
    const auto moment = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
    const bool isToday = moment.date() == QDate::currentDate();
    return isToday ? QLocale().toString(moment.time(), QStringLiteral("HH:mm:ss"))
                   : QLocale().toString(moment, QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString countText(std::size_t count) {
    return QLocale().toString(static_cast<qulonglong>(count));
}

QString showText(ChangeKind kind) {
    switch (kind) {
    case ChangeKind::Appeared: return ComparePage::tr("Show sockets that have appeared");
    case ChangeKind::Gone: return ComparePage::tr("Show sockets that are gone");
    case ChangeKind::Changed: return ComparePage::tr("Show sockets that have changed");
    }
    return {};
}

QTableView* makeTable(QAbstractItemModel* model, const QString& name, QWidget* parent) {
    auto* table = new QTableView(parent);
    table->setModel(model);
    table->setAccessibleName(name);
    giveTableLook(*table);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    return table;
}

}   // namespace

ComparePage::ComparePage(MonitorSession& session, SocketWishes& wishes, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_wishes(wishes),
      m_comparing(new Comparing(this)),
      m_totals(new ComparisonTotalsModel(this)),
      m_sockets(new ComparedSocketsModel(this)) {
    QWidget* top = buildTop();   // first for the Tab key, too
    auto* tables = new QSplitter(Qt::Vertical, this);
    tables->setChildrenCollapsible(false);
    tables->addWidget(buildTotals());
    tables->addWidget(buildSockets());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(top);
    layout->addWidget(tables, 1);
}

QWidget* ComparePage::buildTop() {
    auto* top = new QWidget(this);
    const auto addButton = [top](QLayout* line, const QString& text, const QString& toolTip) {
        auto* button = new QPushButton(text, top);
        button->setToolTip(toolTip);
        line->addWidget(button);
        return button;
    };
    auto* first = new FlowLayout;
    first->setSpacing(6);
    QPushButton* note =
        addButton(first, tr("&Note now"), tr("Remember the sockets as they are, until the next time"));
    QPushButton* openBefore =
        addButton(first, tr("&Open file …"), tr("Begin with a snapshot that was saved as CSV or JSON"));
    m_compare = addButton(first, tr("&Compare with now"), tr("What has changed since"));
    m_openAfter = addButton(first, tr("Compare with fi&le …"),
                            tr("What a later snapshot, saved as CSV or JSON, has changed"));
    m_compare->setEnabled(false);
    m_openAfter->setEnabled(false);
    connect(note, &QPushButton::clicked, this, &ComparePage::note);
    connect(openBefore, &QPushButton::clicked, this, [this] { open(Side::Before); });
    connect(m_compare, &QPushButton::clicked, this, &ComparePage::compareWithNow);
    connect(m_openAfter, &QPushButton::clicked, this, [this] { open(Side::After); });

    m_noted = new QLabel(tr("Note the sockets, wait, and look what has changed."), top);
    m_noted->setWordWrap(true);
    m_summary = new QLabel(top);
    m_summary->setWordWrap(true);
    m_summary->setAccessibleName(tr("Result of the comparison"));
    auto* result = new QHBoxLayout;
    result->addWidget(m_summary, 1);
    m_save = addButton(result, tr("Sa&ve …"), tr("Write the comparison to a file: CSV, JSON or Markdown"));
    m_save->setEnabled(false);
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT savingWanted(m_comparison, m_names); });
    auto* layout = new QVBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(first);
    layout->addWidget(m_noted);
    layout->addLayout(result);
    return top;
}

QWidget* ComparePage::buildTotals() {
    m_totalsTable = makeTable(m_totals, tr("Changes by process and state"), this);
    m_totalsTable->setSelectionMode(QAbstractItemView::SingleSelection);
    using Total = ComparisonTotalsModel::Column;
    for (const auto& [column, letters] :
         {std::pair(Total::Difference, 12), std::pair(Total::State, 18), std::pair(Total::Protocol, 8),
          std::pair(Total::Process, 22), std::pair(Total::Before, 10), std::pair(Total::After, 10)})
        fitSection(*m_totalsTable->horizontalHeader(), static_cast<int>(column), letters);
    m_totalsTable->horizontalHeader()->setSectionResizeMode(static_cast<int>(Total::Process),
                                                            QHeaderView::Stretch);
    m_empty = addEmptyNotice(*m_totalsTable);
    m_empty->setText(tr("Nothing is compared yet. Choose “Note now”, and after a while “Compare with now”."));
    connect(m_totalsTable->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ComparePage::choose);
    return m_totalsTable;
}

QWidget* ComparePage::buildSockets() {
    auto* part = new QWidget(this);
    auto* line = new QHBoxLayout;
    line->addWidget(new QLabel(tr("Show:"), part));
    for (const ChangeKind kind : {ChangeKind::Appeared, ChangeKind::Gone, ChangeKind::Changed}) {
        auto* box = new QCheckBox(wordFor(kind), part);
        box->setChecked(true);
        box->setAccessibleName(showText(kind));
        connect(box, &QCheckBox::toggled, this, &ComparePage::choose);
        m_kinds.at(static_cast<std::size_t>(kind)) = box;
        line->addWidget(box);
    }
    line->addStretch();
    m_socketsTable = makeTable(m_sockets, tr("Sockets that have changed"), part);
    m_socketsTable->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_noSockets = addEmptyNotice(*m_socketsTable);
    tellWhyNoSockets();
    whenRowIsChosen(*m_socketsTable, [this](const QModelIndex& /*row*/) { tellChosen(); });
    using Shown = ComparedSocketsModel::Column;
    for (const auto& [column, letters] :
         {std::pair(Shown::Kind, 14), std::pair(Shown::Process, 16), std::pair(Shown::Pid, 9),
          std::pair(Shown::Protocol, 6), std::pair(Shown::Local, 20), std::pair(Shown::Remote, 20),
          std::pair(Shown::StateBefore, 16)})
        fitSection(*m_socketsTable->horizontalHeader(), static_cast<int>(column), letters);
    m_socketsTable->horizontalHeader()->setStretchLastSection(true);
    auto* copy =
        new QShortcut(QKeySequence(QKeySequence::Copy), m_socketsTable, nullptr, nullptr, Qt::WidgetShortcut);
    copy->setWhatsThis(tr("Copy the selected rows"));
    connect(copy, &QShortcut::activated, this, &ComparePage::copyRows);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(line);
    layout->addWidget(m_socketsTable, 1);
    return part;
}

NotedSockets ComparePage::now() const {
    return {m_session.picture()->snapshot, m_session.conclusions().leftovers};
}

void ComparePage::note() {
    m_before = now();
    const QString moment = momentText(m_before.snapshot->capturedAt);
    m_beforeName = {tr("the note of %1", "a time").arg(moment),
                    "the note of " + rfc3339(m_before.snapshot->capturedAt)};
    beginWith(tr("%n socket(s) noted at %1.", "a time", static_cast<int>(m_before.snapshot->sockets.size()))
                  .arg(moment));
}

void ComparePage::beginWith(const QString& noted) {
    m_noted->setText(noted);
    m_empty->setText(tr("Wait as long as you like, then choose “Compare with now”."));
    m_empty->show();
    m_compare->setEnabled(true);
    m_openAfter->setEnabled(true);
    forget();
}

/// What was compared with the note before.
void ComparePage::forget() {
    m_comparison.reset();
    m_totals->show({});
    m_sockets->show({});
    tellWhyNoSockets();
    m_summary->clear();
    m_save->setEnabled(false);
    if (isVisible()) tellChosen();
}

void ComparePage::compareWithNow() {
    compareWith(now(), {tr("now"), "now"});
}

void ComparePage::open(Side side) {
    auto* dialog = new QFileDialog(this, tr("Open a snapshot"), QString(), tr("Snapshots (*.csv *.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, side](const QString& path) { read(side, path); });
    dialog->open();
}

void ComparePage::read(Side side, const QString& path) {
    m_comparing->read(path, [this, side, path](const tl::expected<NotedSockets, Message>& noted) {
        const QString name = QFileInfo(path).fileName();
        if (!noted) {
            Q_EMIT reported(QStringLiteral("%1: %2").arg(name, translated(noted.error())), true);
            return;
        }
        if (side == Side::After) return compareWith(*noted, {name, name.toStdString()});
        m_before = *noted;
        m_beforeName = {name, name.toStdString()};
        beginWith(
            tr("%n socket(s) in %1.", "the name of a file", static_cast<int>(m_before.snapshot->sockets.size()))
                .arg(name));
    });
}

void ComparePage::compareWith(const NotedSockets& after, const Name& name) {
    m_comparing->compare(m_before, after,
                         [this, before = m_beforeName, name](const ComparisonPointer& comparison) {
                             if (comparison->older == m_before.snapshot)   // nothing else was noted meanwhile
                                 show(comparison, before, name);
                         });
}

void ComparePage::show(const ComparisonPointer& comparison, const Name& before, const Name& after) {
    m_comparison = comparison;
    m_names = {before.written, after.written};
    m_save->setEnabled(true);
    m_totals->show(comparison);
    m_sockets->show(comparison);
    choose();
    QString sentence =
        tr("From %1 to %2: %3 appeared, %4 gone, %5 changed, %6 the same.",
           "%1 and %2: the note of 14:02:11, now, or the name of a file")
            .arg(before.shown, after.shown, countText(comparison->appeared), countText(comparison->gone),
                 countText(comparison->changed), countText(comparison->same));
    if (const auto passed = timeBetween(*comparison)) {
        const QString time = durationText(static_cast<std::uint64_t>(passed->count()));
        sentence += u' ' + tr("Time between: %1.", "a duration").arg(time);
    }
    m_summary->setText(sentence);
    m_empty->setVisible(m_totals->rowCount() == 0);
    m_empty->setText(tr("The numbers of every process and state are the same."));
}

void ComparePage::choose() {
    ComparedSocketsModel::Choice choice;
    for (std::size_t kind = 0; kind < m_kinds.size(); ++kind)
        choice.kinds.at(kind) = m_kinds.at(kind)->isChecked();
    const QModelIndexList chosen = m_totalsTable->selectionModel()->selectedRows();
    if (!chosen.isEmpty()) choice.total = static_cast<std::uint32_t>(chosen.first().row());
    m_sockets->choose(choice);
    tellWhyNoSockets();
    if (isVisible()) tellChosen();   // a reset takes the choice without a word
}

void ComparePage::tellWhyNoSockets() {
    m_noSockets->setVisible(m_sockets->rowCount() == 0);
    m_noSockets->setText(!m_comparison ? tr("The sockets that have changed are listed here.")
                         : m_comparison->isEmpty()
                             ? tr("No socket has appeared, gone or changed.")
                             : tr("Nothing of what is ticked here and chosen above has changed."));
}

void ComparePage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    tellChosen();
}

/// The socket as it is now, not as it was noted: the tables tell of that.
void ComparePage::tellChosen() {
    const QModelIndex chosen = chosenRow(*m_socketsTable);
    if (!chosen.isValid()) {
        Q_EMIT m_wishes.othersChosen({});
        return;
    }
    const PicturePointer picture = m_session.picture();
    const std::uint32_t compared = m_sockets->rows()[static_cast<std::size_t>(chosen.row())];
    const SocketView noted = viewOf(*m_comparison, m_comparison->sockets[compared]);
    auto row = rowOf(*picture->snapshot, keyOf(noted.snapshot, noted.row));
    if (!row)   // a file need not know which network namespace it was
        row = rowOf(*picture->snapshot, keyOf(noted.socket(), picture->snapshot->networkNamespace));
    if (row)
        Q_EMIT m_wishes.socketChosen(picture, *row);
    else
        Q_EMIT m_wishes.othersChosen(
            tr("The socket that is chosen is not there now: the table tells what is known of it."));
}

void ComparePage::copyRows() {
    QStringList lines;
    auto rows = m_socketsTable->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex& row : rows) {
        QStringList cells;
        for (int column = 0; column < ComparedSocketsModel::columns; ++column)
            cells << row.siblingAtColumn(column).data().toString();
        lines << cells.join(u'\t');
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

}   // namespace socklens
