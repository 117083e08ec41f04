// The table of sockets: a model that follows the pictures, and keeps its own order and filter.
// The screen's thread. Its rows are places, not sockets: with every picture the sockets behind them change, rows
// are added and taken at the tail only, and one dataChanged covers the rest. Persistent indexes follow their
// sockets; selected ranges cannot, so a view keeps selection and scroll position by key (keyAt) around
// aboutToRearrange and rearranged.
#pragma once

#include "app/core/socket_key.h"
#include "app/models/socket_arrangement.h"

#include <QAbstractTableModel>
#include <optional>

namespace socklens {

class SocketModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit SocketModel(QObject* parent = nullptr);

    void apply(const Update& update);
    void setFilter(const Filter& filter);
    const Filter& filter() const { return m_arrangement.filter; }
    Column sortColumn() const { return m_arrangement.column; }

    const Picture& picture() const { return *m_picture; }
    /// Rows of the snapshot in the order of the table.
    const RowOrder& order() const { return m_order; }
    SocketView viewAt(int row) const { return m_picture->view(m_order[static_cast<std::size_t>(row)]); }
    SocketKey keyAt(int row) const { return keyOf(*m_picture->snapshot, m_order[static_cast<std::size_t>(row)]); }

    static Column columnAt(int section) { return static_cast<Column>(section); }
    static int sectionOf(Column column) { return static_cast<int>(column); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    void aboutToRearrange();
    void rearranged();

private:
    void show(PicturePointer picture, RowOrder order);
    void arrangeAnew();
    void moveIndexes(const Picture& picture, const RowOrder& order);

    PicturePointer m_picture = emptyPicture();
    Arrangement m_arrangement;
    RowOrder m_order;
    int m_rows = 0;   ///< differs from the size of m_order only while rows are being added
};

}   // namespace socklens
