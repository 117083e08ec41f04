#include "ui/pages/tuning_page.h"

#include "app/core/objections.h"
#include "app/models/sysctl_model.h"
#include "app/models/translated.h"
#include "ui/acting/sysctl_changer.h"
#include "ui/delegates/sysctl_delegate.h"
#include "ui/style/icons.h"
#include "ui/widgets/sysctl_panel.h"
#include "ui/widgets/table_look.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

namespace socklens {

namespace {

constexpr Sysctl firstShown = Sysctl::TcpTwReuse;
// The panel says these of the selected setting.
constexpr std::array notInTheTree{SysctlColumn::Range, SysctlColumn::Unit, SysctlColumn::Scope};
// What must be whole in the first columns.
constexpr std::array widestOfSettings{"nf_conntrack_tcp_timeout_established", "32768 60999", "32768 60999",
                                      "not the default"};
constexpr int indentation = 14;

}   // namespace

TuningPage::TuningPage(MonitorSession& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_changer(new SysctlChanger(session, this)),
      m_model(new SysctlModel(this)),
      m_search(new QLineEdit(this)),
      m_undoAll(new QPushButton(tr("Undo a&ll …"), this)),
      m_tree(new QTreeView(this)),
      m_panel(new SysctlPanel) {
    buildTree();
    auto* scrolled = new QScrollArea(this);
    scrolled->setWidget(m_panel);
    scrolled->setWidgetResizable(true);
    scrolled->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scrolled->setFocusPolicy(Qt::NoFocus);
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_tree);
    splitter->addWidget(scrolled);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(buildTop());
    layout->addWidget(splitter, 1);

    connect(&session, &MonitorSession::answered, this, &TuningPage::onAnswered);
    connect(&session, &MonitorSession::rightsChanged, this, [this] {
        updateObjections();
        if (isVisible()) readAgain();
    });
    connect(m_panel, &SysctlPanel::setWanted, this,
            [this](const SetSysctl& action) { m_changer->set(action, m_model->reading(action.setting)); });
    connect(m_panel, &SysctlPanel::undoWanted, this, [this] {
        if (const auto setting = m_model->settingAt(m_tree->currentIndex()))
            m_changer->undo({m_model->reading(*setting)});
    });
    connect(m_changer, &SysctlChanger::reported, this, [this](const QString& sentences, bool wrong) {
        Q_EMIT reported(sentences, wrong);
        readAgain();
    });
    showSetting(firstShown);
    updateObjections();
}

QWidget* TuningPage::buildTop() {
    auto* top = new QWidget(this);
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(320);
    connect(m_search, &QLineEdit::textChanged, this, &TuningPage::search);
    auto* again = new QPushButton(icon(IconName::Refresh), tr("&Read again"), top);
    connect(again, &QPushButton::clicked, this, &TuningPage::readAgain);
    connect(m_undoAll, &QPushButton::clicked, this, [this] { m_changer->undo(readings()); });
    auto* layout = new QHBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_search, 1);
    layout->addStretch();
    layout->addWidget(again);
    layout->addWidget(m_undoAll);
    return top;
}

void TuningPage::buildTree() {
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new SysctlDelegate(m_tree));
    m_tree->setAccessibleName(tr("Kernel settings"));
    giveTableLook(*m_tree);
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    for (const SysctlColumn column : notInTheTree) m_tree->setColumnHidden(static_cast<int>(column), true);
    m_tree->setIndentation(indentation);
    QFont bold = font();
    bold.setBold(true);
    for (std::size_t column = 0; column < widestOfSettings.size(); ++column) {
        const int section = static_cast<int>(column);
        const int indent = column == 0 ? 2 * indentation : 0;
        const QFontMetrics metrics(column == 0 ? font() : bold);   // hardly anybody changes the longest name
        const int cell = metrics.horizontalAdvance(QString::fromUtf8(widestOfSettings.at(column))) + indent;
        m_tree->setColumnWidth(
            section, std::max(cell + 2 * cellMargin(*m_tree), m_tree->header()->sectionSizeHint(section)));
    }
    for (int group = 0; group < sysctlGroupCount; ++group) m_tree->setFirstColumnSpanned(group, {}, true);
    m_tree->expandAll();
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &TuningPage::showCurrent);
}

void TuningPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    updateObjections();
    bringIntoView(m_tree->currentIndex());
    readAgain();
}

/// With the title of its group, if there is room for both.
void TuningPage::bringIntoView(const QModelIndex& index) {
    m_tree->scrollTo(index.parent());
    m_tree->scrollTo(index);
}

void TuningPage::readAgain() {
    m_question = m_session.ask(SysctlsQuery{});
}

void TuningPage::onAnswered(RequestId request, const Answer& answer) {
    const auto* readings = std::get_if<SysctlsAnswer>(&answer);
    if (readings == nullptr || request != m_question) return;
    m_question.reset();
    m_model->apply(*readings);
    showCurrent();
    updateObjections();
}

void TuningPage::showCurrent() {
    const auto setting = m_model->settingAt(m_tree->currentIndex());
    if (setting) m_panel->show(m_model->reading(*setting));
}

SysctlsAnswer TuningPage::readings() const {
    SysctlsAnswer all;
    all.reserve(sysctlCount);
    for (const SysctlInfo& info : sysctlCatalogue()) all.push_back(m_model->reading(info.setting));
    return all;
}

void TuningPage::updateObjections() {
    const auto objection = objectionToSysctls(m_session.capabilities());
    const bool isInitialNetwork = m_model->reading(markOfInitialNetwork).value.has_value();
    m_panel->setObjections(objection, objectionToKeptSysctls(m_session.capabilities(), isInitialNetwork));
    const auto all = readings();
    const bool somethingToUndo =
        std::ranges::any_of(all, [](const SysctlReading& reading) { return reading.before || reading.kept; });
    m_undoAll->setEnabled(somethingToUndo && !objection);
    m_undoAll->setToolTip(objection ? translated(*objection)
                                    : tr("Everything back to what it was before Socklens changed it"));
}

/// What is shown beside the list is one of those that were found.
void TuningPage::search(const QString& words) {
    const QModelIndex current = m_tree->currentIndex();
    QModelIndex first;
    bool isCurrentFound = false;
    for (int row = 0; row < sysctlGroupCount; ++row) {
        const QModelIndex group = m_model->index(row, 0);
        bool found = false;
        for (int at = 0; at < m_model->rowCount(group); ++at) {
            const auto setting = m_model->settingAt(m_model->index(at, 0, group));
            const bool matches = setting && SysctlModel::matches(*setting, words);
            m_tree->setRowHidden(at, group, !matches);
            found = found || matches;
            if (!matches) continue;
            const QModelIndex index = m_model->index(at, 0, group);
            if (!first.isValid()) first = index;
            isCurrentFound = isCurrentFound || index == current.siblingAtColumn(0);
        }
        m_tree->setRowHidden(row, {}, !found);
    }
    m_tree->expandAll();
    if (first.isValid() && !isCurrentFound) m_tree->setCurrentIndex(first);
}

void TuningPage::enter() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void TuningPage::showSetting(Sysctl setting) {
    m_search->clear();
    const QModelIndex index = m_model->indexOf(setting);
    m_tree->setCurrentIndex(index);
    bringIntoView(index);
}

}   // namespace socklens
