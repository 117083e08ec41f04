#include "app/models/port_budget_model.h"

#include "app/models/display_text.h"

#include <QLocale>
#include <QStringList>
#include <algorithm>

namespace socklens {

namespace {

using BudgetColumn = PortBudgetModel::Column;

QString counted(std::uint64_t count) {
    return QLocale().toString(static_cast<qulonglong>(count));
}

QString endpoint(const PortDestination& destination) {
    const QString address = QString::fromStdString(toText(destination.destination));
    const QString host = address.contains(u':') ? u'[' + address + u']' : address;
    return host + u':' + QString::number(number(destination.port));
}

QString statesText(const PortBudget& budget) {
    QStringList texts;
    for (const auto& [state, count] : budget.states)
        texts << QString::fromUtf8(toText(state).data(), static_cast<qsizetype>(toText(state).size())) + u' ' +
                     counted(count);
    return texts.join(QStringLiteral(", "));
}

/// What can be taken over counts as left too: said here, or the two columns would not add up.
QString inUseText(const PortBudget& budget) {
    const QString inUse = counted(budget.inUse());
    return budget.reusable == 0 ? inUse
                                : PortBudgetModel::tr("%1, %2 reusable", "ports in use, of these in TIME_WAIT")
                                      .arg(inUse, counted(budget.reusable));
}

QString rateText(const PortBudget& budget) {
    if (!budget.takenPerSecond) return QStringLiteral("–");
    const double rate = *budget.takenPerSecond;
    if (std::abs(rate) < 0.05) return PortBudgetModel::tr("0/s");
    const QString number = QLocale().toString(std::abs(rate), 'f', std::abs(rate) < 10 ? 1 : 0);
    return (rate < 0 ? PortBudgetModel::tr("−%1/s") : PortBudgetModel::tr("+%1/s")).arg(number);
}

QString exhaustedText(const PortBudget& budget) {
    if (budget.left == 0) return PortBudgetModel::tr("now");
    if (!budget.takenPerSecond) return QStringLiteral("–");
    if (!budget.untilExhausted) return PortBudgetModel::tr("not in sight");
    // A forecast in tenths of seconds would be a lie.
    const auto whole =
        std::max<std::int64_t>(std::chrono::round<std::chrono::seconds>(*budget.untilExhausted).count(), 1);
    if (whole < 60) return PortBudgetModel::tr("in %1 s").arg(whole);
    return PortBudgetModel::tr("in %1").arg(durationText(static_cast<std::uint64_t>(whole) * 1000));
}

QString text(const PortBudget& budget, BudgetColumn column) {
    switch (column) {
    case BudgetColumn::Source: return QString::fromStdString(toText(budget.destination.source));
    case BudgetColumn::Destination: return endpoint(budget.destination);
    case BudgetColumn::InUse: return inUseText(budget);
    case BudgetColumn::States: return statesText(budget);
    case BudgetColumn::Left:
        return PortBudgetModel::tr("%1 of %2").arg(counted(budget.left), counted(budget.usable));
    case BudgetColumn::Rate: return rateText(budget);
    case BudgetColumn::Exhausted: return exhaustedText(budget);
    case BudgetColumn::Process:
        return budget.topProcess ? processTitle(*budget.topProcess) : PortBudgetModel::tr("nobody");
    }
    return {};
}

QString leftDetail(const PortBudget& budget) {
    QString detail = PortBudgetModel::tr("%1 ports of the range that are not reserved; %2 are bound, and so taken "
                                         "from every destination.")
                         .arg(counted(budget.usable), counted(budget.bound));
    if (budget.reusesTimeWait)
        detail +=
            u' ' + PortBudgetModel::tr("%1 are in TIME_WAIT and can be taken over (tcp_tw_reuse): they count as "
                                       "left.")
                       .arg(counted(budget.reusable));
    return detail;
}

QString detail(const PortBudget& budget, BudgetColumn column) {
    switch (column) {
    case BudgetColumn::Left: return leftDetail(budget);
    case BudgetColumn::Rate:
        return PortBudgetModel::tr(
            "Ports taken in a second, without those that are given back at once. Each comes "
            "back when its connection has ended and its TIME_WAIT is over.");
    case BudgetColumn::Exhausted:
        return PortBudgetModel::tr(
            "When connect() to this destination fails with EADDRNOTAVAIL, if it goes on like "
            "this. The timers of what is in TIME_WAIT are counted in.");
    case BudgetColumn::Process:
        return PortBudgetModel::tr("Held by this process: %1. Left by connections that are over: %2.")
            .arg(counted(budget.heldByTop), counted(budget.withoutOwner));
    case BudgetColumn::Source:
    case BudgetColumn::Destination:
    case BudgetColumn::InUse:
    case BudgetColumn::States: break;
    }
    return text(budget, column);
}

bool isNumber(BudgetColumn column) {
    return column == BudgetColumn::InUse || column == BudgetColumn::Left || column == BudgetColumn::Rate;
}

}   // namespace

void PortBudgetModel::setBudgets(std::span<const PortBudget> budgets) {
    dropMissing(budgets);
    arrange(budgets);
    std::copy(budgets.begin(), budgets.end(), m_budgets.begin());
    if (!m_budgets.empty())
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_budgets.size()) - 1, columns - 1));
}

void PortBudgetModel::dropMissing(std::span<const PortBudget> budgets) {
    for (int row = rowCount() - 1; row >= 0; --row) {
        const PortDestination& key = budgetAt(row).destination;
        const bool isThere = std::any_of(budgets.begin(), budgets.end(),
                                         [&](const auto& budget) { return budget.destination == key; });
        if (isThere) continue;
        beginRemoveRows({}, row, row);
        m_budgets.erase(m_budgets.begin() + row);
        endRemoveRows();
    }
}

/// New rows are put where they belong, and the others moved there.
void PortBudgetModel::arrange(std::span<const PortBudget> budgets) {
    for (std::size_t at = 0; at < budgets.size(); ++at) {
        const auto place = m_budgets.begin() + static_cast<std::ptrdiff_t>(at);
        const auto found = std::find_if(place, m_budgets.end(), [&](const PortBudget& budget) {
            return budget.destination == budgets[at].destination;
        });
        if (found == place && found != m_budgets.end()) continue;
        const int row = static_cast<int>(at);
        if (found == m_budgets.end()) {
            beginInsertRows({}, row, row);
            m_budgets.insert(place, budgets[at]);
            endInsertRows();
        } else {
            const int from = static_cast<int>(found - m_budgets.begin());
            beginMoveRows({}, from, from, {}, row);
            std::rotate(place, found, found + 1);
            endMoveRows();
        }
    }
}

int PortBudgetModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_budgets.size());
}

int PortBudgetModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant PortBudgetModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const PortBudget& budget = budgetAt(index.row());
    const auto column = static_cast<BudgetColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole: return text(budget, column);
    case Qt::ToolTipRole: return plainToolTip(detail(budget, column));
    case Qt::TextAlignmentRole:
        return isNumber(column) ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default: return {};
    }
}

QVariant PortBudgetModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columns) return {};
    const auto column = static_cast<BudgetColumn>(section);
    if (role == Qt::TextAlignmentRole && isNumber(column))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (column) {
    case BudgetColumn::Source: return tr("From");
    case BudgetColumn::Destination: return tr("To");
    case BudgetColumn::InUse: return tr("In use");
    case BudgetColumn::States: return tr("States");
    case BudgetColumn::Left: return tr("Left");
    case BudgetColumn::Rate: return tr("Change");
    case BudgetColumn::Exhausted: return tr("Exhausted");
    case BudgetColumn::Process: return tr("Most are held by");
    }
    return {};
}

}   // namespace socklens
