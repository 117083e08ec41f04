// Groups of leftovers as a table. Rows come, go and change places one by one, so that what is selected stays
// selected. Made for hundreds of groups, not for more. The screen's thread.
#pragma once

#include "app/core/naming.h"
#include "app/insight/leftovers.h"

#include <QAbstractTableModel>
#include <span>
#include <utility>
#include <vector>

namespace socklens {

class LeftoverModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class Column : std::uint8_t { Group, End, Count, States, LastGone, Confidence };
    static constexpr int columns = static_cast<int>(Column::Confidence) + 1;

    using QAbstractTableModel::QAbstractTableModel;

    void apply(std::span<const LeftoverGroup> groups, LeftoverGrouping grouping);
    const LeftoverGroup& groupAt(int row) const { return m_groups[static_cast<std::size_t>(row)]; }
    /// Shown in place of numbers; these stay what is sorted by.
    void setNaming(const Naming* naming) { m_naming = naming; }
    /// The naming says something else now.
    void renew();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::DescendingOrder) override;

private:
    bool isBefore(const LeftoverGroup& a, const LeftoverGroup& b) const;
    void removeThoseWithout(std::span<const LeftoverGroup> groups);
    QString text(const LeftoverGroup& group, Column column, const Naming* naming = nullptr) const;
    QString toolTip(const LeftoverGroup& group, Column column) const;

    std::vector<LeftoverGroup> m_groups;
    const Naming* m_naming = nullptr;   ///< null: only numbers are shown
    LeftoverGrouping m_grouping = LeftoverGrouping::FormerOwner;
    Column m_sortColumn = Column::Count;
    Qt::SortOrder m_order = Qt::DescendingOrder;
};

/// The group's title in the user's language.
QString titleText(const LeftoverGroup& group, LeftoverGrouping grouping, const Naming* naming = nullptr);
/// How its former owner ended, with the time of day.
QString endText(const LeftoverGroup& group);
/// For sorting: what lasts longer comes later; what never ends comes last.
std::pair<int, Milliseconds> rankOf(const Forecast& forecast);
/// "how sure": "seen", "traced", "likely", "unknown".
QString confidenceText(Confidence confidence);
/// "9,812 TIME_WAIT, 3 FIN_WAIT1".
QString statesText(const LeftoverGroup& group);

}   // namespace socklens
