// The table of sockets: a model that follows the pictures, and keeps its own order and filter.
// The screen's thread. Its rows are places, not sockets: with every picture the sockets behind them change, rows
// are added and taken at the tail only, and one dataChanged covers the rest. Persistent indexes follow their
// sockets; selected ranges cannot, so a view keeps selection and scroll position around aboutToRearrange and
// rearranged, and is told where each row has gone. Where there are many sockets the new order is made beside the
// screen (arranger.h): until it is there, the table shows the picture before, in the order before. A table that
// nobody looks at rests: then it is not fed, and keeps of its picture only the rows that somebody will look for.
#pragma once

#include "app/core/socket_key.h"
#include "app/models/arranger.h"
#include "app/models/socket_rearrangement.h"

#include <QAbstractTableModel>
#include <optional>
#include <span>

namespace socklens {

class SocketModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    /// So many sockets at most are arranged at once, since nobody notices it.
    static constexpr std::size_t mostAtOnce = 500;

    explicit SocketModel(QObject* parent = nullptr);

    /// Of several that come while the table is being arranged, the newest is shown.
    void apply(const UpdatePointer& update);
    /// However much was missed.
    void catchUp(const PicturePointer& picture);
    /// Until apply() or catchUp(): nothing is shown but the sockets at these places.
    void rest(std::span<const int> places);
    /// What is shown is not a whole picture: it has not been fed yet, or not since it rested.
    bool isExcerpt() const { return m_isExcerpt; }
    /// What should be shown; it may take a while until it is.
    void setFilter(const Filter& filter);
    const Filter& filter() const { return m_wanted.filter; }
    Column sortColumn() const { return m_wanted.column; }
    const Arrangement& arrangement() const { return m_wanted; }
    bool isArranging() const { return m_arranger.isBusy(); }

    /// What is shown; not always the newest that there is.
    const Picture& picture() const { return *m_picture; }
    const PicturePointer& picturePointer() const { return m_picture; }
    /// Rows of the snapshot in the order of the table.
    const RowOrder& order() const { return *m_order; }
    SocketView viewAt(int row) const { return m_picture->view(sourceRow(row)); }
    SocketKey keyAt(int row) const { return keyOf(*m_picture->snapshot, sourceRow(row)); }
    /// While rearranged() is emitted: where a row has gone; nullopt if it is not shown any more.
    std::optional<int> newPlace(int row) const;

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
    std::uint32_t sourceRow(int row) const { return (*m_order)[static_cast<std::size_t>(row)]; }
    /// Towards what is wanted; nothing if that is shown already.
    void rearrange(bool isNewArrangement);
    void take(const Rearrangement& next);
    void show(const Rearrangement& next);
    void moveIndexes(const Rearrangement& next);

    PicturePointer m_picture = emptyPicture();
    bool m_isExcerpt = true;
    RowOrderPointer m_order = std::make_shared<const RowOrder>();
    int m_rows = 0;   ///< differs from the size of the order only while rows come or go
    Arrangement m_wanted;
    UpdatePointer m_newest;                  ///< to a picture that is not shown yet; null: there is none
    RowOrderPointer m_former;                ///< the order before, while rearranged() is emitted
    const Rearrangement* m_step = nullptr;   ///< likewise
    Arranger m_arranger;
};

}   // namespace socklens
