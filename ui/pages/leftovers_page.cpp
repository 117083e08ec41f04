#include "ui/pages/leftovers_page.h"

#include "app/insight/leftover_advice.h"
#include "app/insight/leftover_text.h"
#include "app/models/leftover_model.h"
#include "app/models/translated.h"
#include "ui/acting/socket_wishes.h"
#include "ui/charts/drain_chart.h"
#include "ui/delegates/elide_right_delegate.h"
#include "ui/picture_saving.h"
#include "ui/style/icons.h"
#include "ui/widgets/chart_menu.h"
#include "ui/widgets/each_second.h"
#include "ui/widgets/row_actions.h"
#include "ui/widgets/rows_in_sight.h"
#include "ui/widgets/selectable_text.h"
#include "ui/widgets/table_look.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QHideEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace socklens {

namespace {

/// The largest are shown: nobody reads on, and a server has as many remote addresses as clients.
constexpr std::size_t mostGroups = 500;

/// The group of states that most of them are in.
StateGroup mostlyIn(const LeftoverGroup& group) {
    const auto largest = std::ranges::max_element(group.states, {}, [](const auto& each) { return each.second; });
    return largest == group.states.end() ? StateGroup::TimeWait : groupOf(largest->first);
}

/// Of all of them; the surest thing to say about the whole page.
const Forecast* longestOf(std::span<const LeftoverGroup> groups) {
    const auto longest =
        std::ranges::max_element(groups, {}, [](const LeftoverGroup& group) { return rankOf(group.lastGone); });
    return longest == groups.end() ? nullptr : &longest->lastGone;
}

}   // namespace

LeftoversPage::LeftoversPage(MonitorSession& session, SocketWishes& wishes, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_wishes(wishes),
      m_model(new LeftoverModel(this)),
      m_summary(new QLabel(this)),
      m_grouping(new QComboBox(this)),
      m_table(new QTableView(this)),
      m_empty(addEmptyNotice(*m_table)) {
    buildTable();
    auto* split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->addWidget(m_table);
    m_panel = buildPanel();
    split->addWidget(m_panel);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(buildTop());
    layout->addWidget(split, 1);
    auto* bottom = new QHBoxLayout;
    m_unseen = addSelectableText(this);
    m_unseen->setAccessibleName(tr("What could not be seen"));
    m_watch = new QPushButton(tr("Keep &watching in the background"), this);
    m_watch->setCheckable(true);
    m_watch->setToolTip(
        tr("Closing the window then leaves Socklens running, and it tells you when a program crashes and what it "
           "left behind."));
    bottom->addWidget(m_unseen, 1);
    bottom->addWidget(m_watch);
    layout->addLayout(bottom);

    connect(m_watch, &QPushButton::clicked, this, &LeftoversPage::watchingWanted);
    connect(m_grouping, &QComboBox::currentIndexChanged, this, [this] {
        m_followsTop = true;
        refresh();
    });
    connect(&session, &MonitorSession::updated, this, [this] {
        if (isVisible()) refresh();
    });
    connect(&session, &MonitorSession::rightsChanged, this, [this] {
        if (isVisible()) showCurrent();
    });
    m_model->setNaming(&session.names());
    connect(&session.names(), &EndpointNames::changed, this, &LeftoversPage::onNamesChanged);
    whenOthersComeInSight(*m_table, [this] { askForNames(); });
    new EachSecond(session, this, [this] { refresh(); });
    refresh();
}

QWidget* LeftoversPage::buildTop() {
    auto* top = new QWidget(this);
    auto* layout = new QHBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    m_summary->setAccessibleName(tr("How many sockets are left over"));
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grouping->addItem(tr("by former owner"), static_cast<int>(LeftoverGrouping::FormerOwner));
    m_grouping->addItem(tr("by state"), static_cast<int>(LeftoverGrouping::State));
    m_grouping->addItem(tr("by remote address"), static_cast<int>(LeftoverGrouping::Remote));
    m_grouping->setAccessibleName(tr("How to group the leftovers"));
    auto* label = new QLabel(tr("&Group:"), top);
    label->setBuddy(m_grouping);
    layout->addWidget(m_summary, 1);
    layout->addWidget(label);
    layout->addWidget(m_grouping);
    return top;
}

void LeftoversPage::buildTable() {
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Groups of leftovers"));
    giveTableLook(*m_table);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setMinimumHeight(fontMetrics().height() * 6);
    QHeaderView& header = *m_table->horizontalHeader();
    for (const auto& [column, letters] :
         {std::pair(LeftoverModel::Column::Group, 46), std::pair(LeftoverModel::Column::End, 46),
          std::pair(LeftoverModel::Column::Count, 9), std::pair(LeftoverModel::Column::States, 30),
          std::pair(LeftoverModel::Column::LastGone, 14), std::pair(LeftoverModel::Column::Confidence, 10)})
        fitSection(header, static_cast<int>(column), letters);
    header.setStretchLastSection(true);
    m_table->setTextElideMode(Qt::ElideMiddle);   // pid and port are at the end
    m_table->setItemDelegateForColumn(static_cast<int>(LeftoverModel::Column::States),
                                      new ElideRightDelegate(m_table));   // the most come first
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(static_cast<int>(LeftoverModel::Column::Count), Qt::DescendingOrder);
    fitSection(header, static_cast<int>(LeftoverModel::Column::Count), 9);   // and the arrow beside its title
    connectRowActions(*m_table, {{}, {}, [this] {
                                     const LeftoverGroup* group = current();
                                     if (group == nullptr) return;
                                     QGuiApplication::clipboard()->setText(headline(*group, nullptr));
                                 }});
    m_table->setContextMenuPolicy(Qt::NoContextMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        m_followsTop = false;
        showCurrent();
    });
    connect(m_table, &QTableView::pressed, this, [this] { m_followsTop = false; });
    connect(m_table, &QTableView::activated, this, [this] { m_show->click(); });
}

QWidget* LeftoversPage::buildPanel() {
    auto* panel = new QWidget(this);
    m_title = addSelectableText(panel);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setAccessibleName(tr("The selected group"));
    m_text = addSelectableText(panel);
    m_text->setAccessibleName(tr("What to know about it"));
    m_chart = new DrainChart(panel);
    offerPicture(*m_chart, [this] {
        const LeftoverGroup* group = current();
        if (group == nullptr) return;
        const Snapshot& snapshot = *m_session.picture()->snapshot;
        Q_EMIT pictureWanted(m_chart->picture(captionOf(headline(*group, nullptr), snapshot)));
    });
    m_show = new QPushButton(icon(IconName::Sockets), tr("&Show the sockets"), panel);
    m_release = new QPushButton(icon(IconName::Release), tr("&Release …"), panel);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_show);
    buttons->addWidget(m_release);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addWidget(m_title);
    layout->addWidget(m_chart, 1);
    layout->addWidget(m_text);
    layout->addLayout(buttons);
    connect(m_show, &QPushButton::clicked, this, [this] {
        const LeftoverGroup* group = current();
        if (group == nullptr) return;
        std::vector<SocketKey> keys;
        keys.reserve(group->rows.size());
        for (const std::uint32_t row : group->rows) keys.push_back(keyOf(*m_shown->snapshot, row));
        Q_EMIT socketsWanted(keys);
    });
    connect(m_release, &QPushButton::clicked, this, [this] {
        if (const LeftoverGroup* group = current())
            Q_EMIT m_wishes.actionWanted(subjectOf(*group), SocketVerb::Release);
    });
    return panel;
}

void LeftoversPage::showGroup(const std::string& key) {
    m_grouping->setCurrentIndex(m_grouping->findData(static_cast<int>(LeftoverGrouping::FormerOwner)));
    refresh();
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->groupAt(row).key == key) m_table->selectRow(row);
    m_table->setFocus(Qt::OtherFocusReason);
}

void LeftoversPage::setWatching(bool watching) {
    m_watch->setChecked(watching);
}

void LeftoversPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void LeftoversPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    if (!event->spontaneous()) m_shown = emptyPicture();   // it may be large
}

LeftoverGrouping LeftoversPage::grouping() const {
    return static_cast<LeftoverGrouping>(m_grouping->currentData().toInt());
}

void LeftoversPage::refresh() {
    m_shown = m_session.picture();
    const auto all = m_session.conclusions().leftovers->groups(grouping());
    const auto largest = all.first(std::min(all.size(), mostGroups));
    std::vector<LeftoverGroup> groups(largest.begin(), largest.end());
    for (LeftoverGroup& group : groups) group.lastGone = aged(group.lastGone, m_session.pictureAge());
    const bool followsTop = m_followsTop;
    m_model->apply(groups, grouping());
    const bool hasRows = m_model->rowCount() > 0;
    const bool hasChosen = !followsTop && m_table->currentIndex().isValid();
    if (hasRows && !hasChosen) m_table->selectRow(0);
    m_followsTop = !hasChosen;
    m_panel->setVisible(hasRows);
    showSummary();
    showCurrent();
    askForNames();
}

void LeftoversPage::onNamesChanged() {
    if (!isVisible()) return;   // who comes to look sees them
    m_model->renew();
    showCurrent();
    askForNames();
}

void LeftoversPage::askForNames() {
    if (!m_session.names().isWanted()) return;
    for (const QModelIndex& row : rowsInSight(*m_table))
        if (const auto host = hostIn(m_model->groupAt(row.row()), grouping())) m_session.names().askFor(*host);
}

void LeftoversPage::showSummary() {
    const bool hasLooked = m_shown->snapshot->capturedAt != Timestamp{};
    const auto groups = m_session.conclusions().leftovers->groups(LeftoverGrouping::FormerOwner);
    const auto hidden = m_session.conclusions().leftovers->groups(grouping()).size() -
                        static_cast<std::size_t>(m_model->rowCount());
    const auto total = static_cast<int>(m_session.conclusions().leftovers->total);
    m_empty->setVisible(m_model->rowCount() == 0);
    m_empty->setText(!hasLooked
                         ? tr("Looking at the sockets for the first time …")
                         : tr("Nothing is left over.\n\nWhen a program ends or crashes, what it leaves behind "
                              "is listed here, with its name and the time when it will be gone."));
    const Forecast* longest = longestOf(groups);
    m_summary->setText(
        longest == nullptr
            ? QString()
            : tr("%n socket(s) left over; %1.", nullptr, total)
                      .arg(translated(lastGoneText(aged(*longest, m_session.pictureAge())))) +
                  (hidden > 0 ? tr(" The %1 largest groups are shown.").arg(mostGroups) : QString()));
    QStringList unknown;
    for (const Message& reason : whyUnknown(groups, m_session.capabilities(), m_session.conclusions().lostEvents))
        unknown << translated(reason);
    m_unseen->setText(unknown.join(u' '));
}

const LeftoverGroup* LeftoversPage::current() const {
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_model->groupAt(index.row()) : nullptr;
}

MenuSubject LeftoversPage::subjectOf(const LeftoverGroup& group) const {
    MenuSubject subject;
    subject.picture = m_shown;
    subject.rows = group.rows;
    return subject;
}

QString LeftoversPage::headline(const LeftoverGroup& group, const Naming* naming) const {
    QStringList parts{titleText(group, grouping(), naming), endText(group),
                      tr("%n left", nullptr, static_cast<int>(group.rows.size())),
                      translated(lastGoneText(group.lastGone))};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

void LeftoversPage::showCurrent() {
    const LeftoverGroup* group = current();
    if (group == nullptr) return;
    const NamesWithNumbers names(m_session.names());
    m_title->setText(headline(*group, &names));
    m_chart->setDrain(group->past, group->future, mostlyIn(*group), m_session.pictureAge());
    QStringList text;
    if (grouping() == LeftoverGrouping::FormerOwner && !group->reason.empty()) text << translated(group->reason);
    if (!group->lastGone.reason.empty()) text << translated(group->lastGone.reason);
    for (const Message& advice : adviceFor(*group)) text << translated(advice);
    m_text->setText(text.join(QStringLiteral("\n")));
    const auto objection =
        objectionToAll(SocketVerb::Release, *m_shown->snapshot, group->rows, m_session.capabilities());
    m_release->setEnabled(!objection);
    m_release->setToolTip(objection ? translated(*objection)
                                    : tr("End these sockets now, after a question that says how many."));
    m_release->setText(tr("&Release %n socket(s) …", nullptr, static_cast<int>(group->rows.size())));
}

}   // namespace socklens
