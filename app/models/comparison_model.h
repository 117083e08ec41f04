// A comparison as two tables: how the numbers have changed, by process and state, and the sockets behind that. The
// screen's thread. What is shown is immutable; a new comparison takes its place as a whole.
#pragma once

#include "app/core/comparison.h"

#include <QAbstractTableModel>
#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace socklens {

/// Only what has changed has a row.
class ComparisonTotalsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class Column : std::uint8_t { Difference, State, Protocol, Process, Before, After };
    static constexpr int columns = static_cast<int>(Column::After) + 1;

    using QAbstractTableModel::QAbstractTableModel;

    void show(ComparisonPointer comparison);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    ComparisonPointer m_comparison;
    int m_rows = 0;
};

class ComparedSocketsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class Column : std::uint8_t { Kind, Process, Pid, Protocol, Local, Remote, StateBefore, StateAfter };
    static constexpr int columns = static_cast<int>(Column::StateAfter) + 1;

    /// Which of them are shown.
    struct Choice {
        std::array<bool, 3> kinds{true, true, true};   ///< by ChangeKind
        std::optional<std::uint32_t> total;            ///< only those that count, or have counted, for this one
    };

    using QAbstractTableModel::QAbstractTableModel;

    void show(ComparisonPointer comparison);
    void choose(const Choice& choice);
    const Choice& choice() const { return m_choice; }
    /// Indexes into the comparison's sockets, in the order of the table.
    const std::vector<std::uint32_t>& rows() const { return m_rows; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void select();
    QString text(const ComparedSocket& socket, Column column) const;

    ComparisonPointer m_comparison;
    Choice m_choice;
    std::vector<std::uint32_t> m_rows;
};

/// "appeared", "gone", "changed", in the user's language.
QString wordFor(ChangeKind kind);
/// "+312", "−4": with its sign, by locale.
QString signedText(std::int64_t difference);

}   // namespace socklens
