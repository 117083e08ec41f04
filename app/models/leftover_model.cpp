#include "app/models/leftover_model.h"

#include "app/core/state_group.h"
#include "app/insight/leftover_text.h"
#include "app/models/display_text.h"
#include "app/models/translated.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <unordered_map>

namespace socklens {

namespace {

QString clockTime(Timestamp at) {
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count()).toString(QStringLiteral("HH:mm:ss"));
}

}   // namespace

std::pair<int, Milliseconds> rankOf(const Forecast& forecast) {
    switch (forecast.kind) {
    case Forecast::Kind::AnyMoment: return {0, {}};
    case Forecast::Kind::Timed: return {1, forecast.remaining};
    case Forecast::Kind::Unknown: return {2, {}};
    case Forecast::Kind::Never: return {3, {}};
    }
    return {};
}

QString titleText(const LeftoverGroup& group, LeftoverGrouping grouping, const Naming* naming) {
    return translated(titleOf(group, grouping, naming));
}

QString endText(const LeftoverGroup& group) {
    return translated(endOf(group, group.death ? clockTime(group.death->at).toStdString() : std::string()));
}

QString confidenceText(Confidence confidence) {
    switch (confidence) {
    case Confidence::Seen: return LeftoverModel::tr("seen");
    case Confidence::Traced: return LeftoverModel::tr("traced");
    case Confidence::Likely: return LeftoverModel::tr("likely");
    case Confidence::Unknown: return LeftoverModel::tr("unknown");
    }
    return {};
}

QString statesText(const LeftoverGroup& group) {
    std::vector<std::pair<std::uint32_t, State>> counts;
    for (const auto& [state, count] : group.states) counts.emplace_back(count, state);
    std::ranges::sort(counts, std::greater{});
    QStringList parts;
    for (const auto& [count, state] : counts)
        parts << QStringLiteral("%1 %2").arg(QLocale().toString(count), QString::fromUtf8(toText(state).data()));
    return parts.join(QStringLiteral(", "));
}

void LeftoverModel::apply(std::span<const LeftoverGroup> groups, LeftoverGrouping grouping) {
    if (grouping != m_grouping) {
        beginResetModel();
        m_grouping = grouping;
        m_groups.assign(groups.begin(), groups.end());
        std::stable_sort(m_groups.begin(), m_groups.end(),
                         [this](const auto& a, const auto& b) { return isBefore(a, b); });
        endResetModel();
        return;
    }
    removeThoseWithout(groups);
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t at = 0; at < m_groups.size(); ++at) places.emplace(m_groups[at].key, at);
    std::vector<const LeftoverGroup*> added;
    for (const LeftoverGroup& group : groups) {
        const auto found = places.find(group.key);
        if (found == places.end())
            added.push_back(&group);
        else
            m_groups[found->second] = group;
    }
    renew();
    if (!added.empty()) {
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(added.size()) - 1);
        for (const LeftoverGroup* group : added) m_groups.push_back(*group);
        endInsertRows();
    }
    const bool inOrder = std::is_sorted(m_groups.begin(), m_groups.end(),
                                        [this](const auto& a, const auto& b) { return isBefore(a, b); });
    if (!inOrder) sort(static_cast<int>(m_sortColumn), m_order);
}

void LeftoverModel::renew() {
    if (!m_groups.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

void LeftoverModel::removeThoseWithout(std::span<const LeftoverGroup> groups) {
    std::unordered_map<std::string_view, bool> kept;
    for (const LeftoverGroup& group : groups) kept.emplace(group.key, true);
    for (int row = static_cast<int>(m_groups.size()) - 1; row >= 0; --row) {
        if (kept.contains(groupAt(row).key)) continue;
        beginRemoveRows({}, row, row);
        m_groups.erase(m_groups.begin() + row);
        endRemoveRows();
    }
}

bool LeftoverModel::isBefore(const LeftoverGroup& a, const LeftoverGroup& b) const {
    const bool descending = m_order == Qt::DescendingOrder;
    const LeftoverGroup& first = descending ? b : a;
    const LeftoverGroup& second = descending ? a : b;
    switch (m_sortColumn) {
    case Column::Count: return first.rows.size() < second.rows.size();
    case Column::LastGone: return rankOf(first.lastGone) < rankOf(second.lastGone);
    case Column::Confidence: return first.confidence < second.confidence;
    case Column::Group:
    case Column::End:
    case Column::States: return text(first, m_sortColumn).localeAwareCompare(text(second, m_sortColumn)) < 0;
    }
    return false;
}

void LeftoverModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= columns) return;
    m_sortColumn = static_cast<Column>(column);
    m_order = order;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    std::vector<std::string> before;
    for (const LeftoverGroup& group : m_groups) before.push_back(group.key);
    std::stable_sort(m_groups.begin(), m_groups.end(),
                     [this](const auto& a, const auto& b) { return isBefore(a, b); });
    std::unordered_map<std::string_view, int> places;
    for (int row = 0; row < rowCount(); ++row) places.emplace(groupAt(row).key, row);
    for (const QModelIndex& old : persistentIndexList())
        changePersistentIndex(old, index(places.at(before[static_cast<std::size_t>(old.row())]), old.column()));
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

int LeftoverModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_groups.size());
}

int LeftoverModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant LeftoverModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const LeftoverGroup& group = groupAt(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole: return text(group, column, m_naming);
    case Qt::ToolTipRole: return plainToolTip(toolTip(group, column));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(
            (column == Column::Count || column == Column::LastGone ? Qt::AlignRight : Qt::AlignLeft) |
            Qt::AlignVCenter));
    default: return {};
    }
}

/// The whole of what a narrow column cuts, and what there is to say about it.
QString LeftoverModel::toolTip(const LeftoverGroup& group, Column column) const {
    QString more;
    switch (column) {
    case Column::Confidence: return translated(group.reason);
    case Column::LastGone: return translated(group.lastGone.reason);
    case Column::States:
        if (!group.states.empty()) more = translated(description(group.states.begin()->first));
        break;
    case Column::Group:
        if (group.formerOwner) more = QString::fromStdString(group.formerOwner->command);
        if (const QString numbers = text(group, column); numbers != text(group, column, m_naming)) more = numbers;
        break;
    case Column::End:
    case Column::Count: break;
    }
    const QString whole = text(group, column, m_naming);
    return more.isEmpty() ? whole : whole + u'\n' + more;
}

QString LeftoverModel::text(const LeftoverGroup& group, Column column, const Naming* naming) const {
    switch (column) {
    case Column::Group: return titleText(group, m_grouping, naming);
    case Column::End: {
        const QString end = endText(group);
        return end.isEmpty() ? QStringLiteral("—") : end;
    }
    case Column::Count: return QLocale().toString(static_cast<qulonglong>(group.rows.size()));
    case Column::States: return statesText(group);
    case Column::LastGone:
        switch (group.lastGone.kind) {
        case Forecast::Kind::Timed: return countdownText(group.lastGone.remaining);
        case Forecast::Kind::AnyMoment: return tr("any moment");
        case Forecast::Kind::Never: return tr("never by itself");
        case Forecast::Kind::Unknown: return QStringLiteral("—");
        }
        return {};
    case Column::Confidence: return confidenceText(group.confidence);
    }
    return {};
}

QVariant LeftoverModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columns) return {};
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole && (column == Column::Count || column == Column::LastGone))
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::DisplayRole) switch (column) {
        case Column::Group:
            switch (m_grouping) {
            case LeftoverGrouping::FormerOwner: return tr("Former owner");
            case LeftoverGrouping::State: return tr("State");
            case LeftoverGrouping::Remote: return tr("Remote address");
            }
            return {};
        case Column::End: return tr("How it ended");
        case Column::Count: return tr("Left");
        case Column::States: return tr("States");
        case Column::LastGone: return tr("Last gone in");
        case Column::Confidence: return tr("How sure");
        }
    if (role == Qt::ToolTipRole) switch (column) {
        case Column::Group: return tr("Whose these sockets were, or what they have in common");
        case Column::End: return tr("Whether the program still runs, or how and when it ended");
        case Column::Count: return tr("How many sockets are left");
        case Column::States: return tr("In which states they are");
        case Column::LastGone: return tr("When the last one is gone if nobody does anything");
        case Column::Confidence:
            return tr("How sure it is whose they were: seen in its hands, traced when it closed them, likely by "
                      "address or port, or unknown");
        }
    return {};
}

}   // namespace socklens
