// The table of sockets: a model that follows the pictures, and keeps its own order and filter.
// The screen's thread. Its rows are places, not sockets: with every picture the sockets behind them change, rows
// are added and taken at the tail only, and one dataChanged covers the rest. Persistent indexes follow their
// sockets; selected ranges cannot, so a view keeps selection and scroll position around aboutToRearrange and
// rearranged, and is told where each row has gone. Where there are many sockets the new order is made beside the
// screen (arranger.h): until it is there, the table shows the picture before, in the order before. A table that
// nobody looks at rests: then it is not fed, and keeps of its picture only the rows that somebody will look for.
// What is new or has changed its state is marked for a moment, and what is gone and was in sight stays for one, as
// a row that can neither be chosen nor acted on. Nothing is marked where the table begins anew: with the first
// picture, another filter or order, or when it has rested.
#pragma once

#include "app/core/naming.h"
#include "app/core/socket_key.h"
#include "app/models/arranger.h"
#include "app/models/gone_rows.h"
#include "app/models/socket_rearrangement.h"

#include <QAbstractTableModel>
#include <QTimer>
#include <functional>
#include <optional>
#include <span>
#include <utility>

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
    /// How many there are in it, whether they are shown or not; none while it is an excerpt.
    const ProtocolCounts& protocolCounts() const { return m_protocols; }
    /// Rows of the snapshot in the order of the table; those that are gone stand between them.
    const RowOrder& order() const { return *m_order; }
    bool hasRow(int row) const;
    bool isGone(int row) const { return m_gone.at(row) != nullptr; }
    /// Of what is gone: as it was. Its row is then not one of picture().
    SocketView viewAt(int row) const;
    SocketKey keyAt(int row) const;
    /// While rearranged() is emitted: where a row has gone; nullopt if it is not shown any more.
    std::optional<int> newPlace(int row) const;

    /// Shown in place of numbers; these stay what is filtered and sorted by.
    void setNaming(const Naming* naming) { m_naming = naming; }
    /// The naming says something else now.
    void renew();

    /// Whether something is marked, and what is gone shown, at all.
    void setMarking(bool isMarking);
    bool isMarking() const { return m_isMarking; }
    std::optional<RowMark> markAt(int row) const;
    /// While aboutToRearrange() is emitted: the rows that somebody sees.
    void setInSight(int first, int last);
    /// Ends what has been marked for long enough. Happens by itself.
    void fade();
    /// Another one than the machine's.
    void setClock(std::function<Moment()> clock) { m_clock = std::move(clock); }

    static Column columnAt(int section) { return static_cast<Column>(section); }
    static int sectionOf(Column column) { return static_cast<int>(column); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    void aboutToRearrange();
    void rearranged();

private:
    /// From what was shown to what is.
    struct Passage {
        RowOrderPointer order;                 ///< before
        GoneRows gone;                         ///< before
        const Rearrangement* step = nullptr;   ///< null: the same sockets in the same order
        const GoneRows& goneNow;

        std::optional<int> placeOf(int row) const;
    };

    /// Towards what is wanted; nothing if that is shown already.
    void rearrange(bool isNewArrangement);
    void take(const Rearrangement& next);
    void show(const Rearrangement& next);
    /// Rows come and go, and the indexes with them. `put` puts in place what is to be shown.
    void change(const Passage& passage, std::size_t sockets, const std::function<void()>& put);
    void moveIndexes(const Passage& passage);
    GoneRows goneAfter(const Rearrangement& next) const;
    void beginFading();
    QString markText(int row) const;
    QString nameAt(const QModelIndex& index) const;
    QVariant toolTip(const QModelIndex& index) const;

    PicturePointer m_picture = emptyPicture();
    bool m_isExcerpt = true;
    RowOrderPointer m_order = std::make_shared<const RowOrder>();
    ProtocolCounts m_protocols{};
    GoneRows m_gone;
    MarkedRowsPointer m_marked;   ///< null: nothing is
    bool m_isMarking = true;
    const Naming* m_naming = nullptr;       ///< null: only numbers are shown
    std::pair<int, int> m_inSight{0, -1};   ///< the first and the last row, while aboutToRearrange() is emitted
    QTimer m_fading;
    std::function<Moment()> m_clock = &std::chrono::steady_clock::now;
    int m_rows = 0;   ///< differs from what there is to show only while rows come or go
    Arrangement m_wanted;
    UpdatePointer m_newest;               ///< to a picture that is not shown yet; null: there is none
    const Passage* m_passage = nullptr;   ///< while rearranged() is emitted
    Arranger m_arranger;
};

}   // namespace socklens
