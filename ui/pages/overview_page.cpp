#include "ui/pages/overview_page.h"

#include "app/core/census.h"
#include "ui/charts/process_bars_chart.h"
#include "ui/charts/state_history_chart.h"
#include "ui/picture_saving.h"
#include "ui/widgets/chart_menu.h"
#include "ui/widgets/findings_list.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>

namespace socklens {

namespace {

QLabel* heading(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

QString barLabel(const Snapshot& snapshot, const OwnerGroup& group) {
    switch (group.ownership) {
    case Ownership::Held: return QString::fromStdString(snapshot.processes[group.process]->name);
    case Ownership::Kernel: return OverviewPage::tr("no process");
    case Ownership::Hidden:
    case Ownership::NotLookedFor: return OverviewPage::tr("owner unknown");
    }
    return {};
}

std::vector<ProcessBar> barsOf(const Snapshot& snapshot) {
    std::vector<ProcessBar> bars;
    for (const OwnerGroup& group : countByOwner(snapshot)) {
        if (group.counts.total() == 0) continue;
        ProcessBar bar;
        bar.label = barLabel(snapshot, group);
        if (group.ownership == Ownership::Held) bar.process = snapshot.processes[group.process]->id;
        bar.ownership = group.ownership;
        bar.counts = group.counts;
        bars.push_back(std::move(bar));
    }
    return bars;
}

bool isNetworkSocket(const Picture& picture, std::uint32_t row) {
    return picture.snapshot->sockets[row].protocol != Protocol::Unix;
}

/// Sockets that lived only between two samples are not among them.
QString rateText(const Update& update) {
    const auto elapsed =
        std::chrono::duration<double>(update.newer->snapshot->capturedAt - update.older->snapshot->capturedAt);
    const bool comparable = update.older->snapshot->capturedAt != Timestamp{} && elapsed.count() > 0;
    if (!comparable) return {};
    const auto opened =
        std::ranges::count_if(update.delta.added, [&](auto row) { return isNetworkSocket(*update.newer, row); });
    const auto closed =
        std::ranges::count_if(update.delta.removed, [&](auto row) { return isNetworkSocket(*update.older, row); });
    const auto perSecond = [&](auto count) {
        return QLocale().toString(static_cast<double>(count) / elapsed.count(), 'f', count == 0 ? 0 : 1);
    };
    return OverviewPage::tr("%1 new and %2 gone per second").arg(perSecond(opened), perSecond(closed));
}

}   // namespace

OverviewPage::OverviewPage(const MonitorSession& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_findings(new FindingsList(this)),
      m_rate(new QLabel(this)),
      m_history(new StateHistoryChart(this)),
      m_bars(new ProcessBarsChart(this)) {
    m_rate->setAccessibleName(tr("Sockets that come and go"));
    m_history->setAccessibleName(tr("States over time"));
    m_bars->setAccessibleName(tr("Processes with most sockets"));

    auto* top = new QHBoxLayout;
    top->addWidget(heading(tr("TCP and UDP sockets by state"), this));
    top->addStretch();
    top->addWidget(m_rate);

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_findings);
    layout->addSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_history, 1);
    layout->addSpacing(8);
    layout->addWidget(heading(tr("Processes with most TCP and UDP sockets"), this));
    layout->addWidget(m_bars, 1);

    // The charts take what the findings leave; where there is little, the last bars are given up first.
    m_history->setMinimumHeight(m_history->minimumSizeHint().height());
    m_bars->setMinimumHeight(m_bars->minimumSizeHint().height() / 2);
    for (QWidget* chart : std::initializer_list<QWidget*>{m_history, m_bars})
        chart->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);

    connect(&session, &MonitorSession::updated, this, &OverviewPage::follow);
    connect(m_findings, &FindingsList::chosen, this, &OverviewPage::findingActionChosen);
    connect(m_bars, &ProcessBarsChart::processActivated, this, &OverviewPage::processActivated);
    connect(m_bars, &ProcessBarsChart::stateActivated, this, &OverviewPage::stateActivated);
    connect(m_bars, &ProcessBarsChart::ownerlessActivated, this, &OverviewPage::ownerlessActivated);
    const auto caption = [this](const QString& title) { return captionOf(title, *m_session.picture()->snapshot); };
    offerPicture(*m_history, [this, caption] {
        Q_EMIT pictureWanted(m_history->picture(caption(tr("TCP and UDP sockets by state"))));
    });
    offerPicture(*m_bars, [this, caption] {
        Q_EMIT pictureWanted(m_bars->picture(caption(tr("Processes with most TCP and UDP sockets"))));
    });
}

void OverviewPage::setFindings(std::span<const Finding> findings) {
    m_findings->setFindings(findings);
}

void OverviewPage::follow(const UpdatePointer& update) {
    if (!isVisible()) return;
    m_rate->setText(rateText(*update));
    refresh();
}

void OverviewPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void OverviewPage::refresh() {
    const Snapshot& snapshot = *m_session.picture()->snapshot;
    if (snapshot.capturedAt == Timestamp{}) return;   // nothing was looked at yet: the charts say so
    setFindings(m_session.conclusions().findings);
    m_history->setHistory(m_session.history().points());
    m_bars->setBars(barsOf(snapshot));
}

}   // namespace socklens
