#include "app/models/action_log_model.h"

#include "app/models/display_text.h"
#include "app/models/translated.h"

#include <QDateTime>
#include <algorithm>

namespace socklens {

void ActionLogModel::add(const std::vector<LogEntry>& entries) {
    const std::size_t count = std::min(entries.size(), mostEntries);
    if (count == 0) return;
    beginInsertRows({}, 0, static_cast<int>(count) - 1);
    m_entries.insert(m_entries.begin(), entries.rbegin(), entries.rbegin() + static_cast<std::ptrdiff_t>(count));
    endInsertRows();
    if (m_entries.size() <= mostEntries) return;
    beginRemoveRows({}, static_cast<int>(mostEntries), static_cast<int>(m_entries.size()) - 1);
    m_entries.resize(mostEntries);
    endRemoveRows();
}

const LogEntry& ActionLogModel::entryAt(int row) const {
    return m_entries[static_cast<std::size_t>(row)];
}

int ActionLogModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int ActionLogModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant ActionLogModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const LogEntry& entry = entryAt(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole: return text(entry, column);
    case Qt::ToolTipRole:
        if (column == Column::Time)
            return QDateTime::fromMSecsSinceEpoch(entry.at.time_since_epoch().count()).toString(Qt::ISODateWithMs);
        return plainToolTip(text(entry, column));
    default: return {};
    }
}

QString ActionLogModel::text(const LogEntry& entry, Column column) const {
    switch (column) {
    case Column::Time:
        return QDateTime::fromMSecsSinceEpoch(entry.at.time_since_epoch().count())
            .toString(QStringLiteral("HH:mm:ss"));
    case Column::Who: {
        const QString user = QString::fromStdString(entry.user);
        return entry.elevated ? tr("%1 as administrator").arg(user) : user;
    }
    case Column::What: return translated(verbOf(entry.action));
    case Column::Target: return QString::fromStdString(aimOf(entry.action));
    case Column::Result: return translated(wordFor(entry.result.outcome));
    case Column::Explanation: return translated(entry.result.message);
    }
    return {};
}

QVariant ActionLogModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columns) return {};
    switch (static_cast<Column>(section)) {
    case Column::Time: return tr("Time");
    case Column::Who: return tr("Who");
    case Column::What: return tr("What");
    case Column::Target: return tr("Target");
    case Column::Result: return tr("Result");
    case Column::Explanation: return tr("Explanation");
    }
    return {};
}

}   // namespace socklens
