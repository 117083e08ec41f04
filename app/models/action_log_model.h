// The log of actions as a table, the newest first. The screen's thread. Bounded: what is older falls out at the
// end.
#pragma once

#include "app/core/action_log.h"

#include <QAbstractTableModel>
#include <deque>
#include <vector>

namespace socklens {

class ActionLogModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class Column : std::uint8_t { Time, Who, What, Target, Result, Explanation };
    static constexpr int columns = static_cast<int>(Column::Explanation) + 1;
    static constexpr std::size_t mostEntries = 50'000;

    using QAbstractTableModel::QAbstractTableModel;

    /// In the order in which they were performed.
    void add(const std::vector<LogEntry>& entries);
    const LogEntry& entryAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const LogEntry& entry, Column column) const;

    std::deque<LogEntry> m_entries;   ///< the newest first
};

}   // namespace socklens
