// The sockets that are in the way of a port, as a table, in the order of the port doctor. Rows stay themselves
// while others come, go and change places, so that selection and focus go with the sockets. Made for many: a
// change is a handful of signals, however many rows it is about. The screen's thread.
#pragma once

#include "app/core/picture.h"
#include "app/core/socket_key.h"
#include "app/insight/port_doctor.h"

#include <QAbstractTableModel>
#include <vector>

namespace socklens {

class PortBlockerModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class Column : std::uint8_t { State, Process, Local, Remote, ReuseAddress, Gone, Why };
    static constexpr int columns = static_cast<int>(Column::Why) + 1;

    using QAbstractTableModel::QAbstractTableModel;

    /// Blockers of a picture.
    void show(PicturePointer picture, std::vector<PortBlocker> blockers);
    const PicturePointer& picture() const { return m_picture; }
    const PortBlocker& blockerAt(int row) const { return m_rows[static_cast<std::size_t>(row)].blocker; }
    State stateAt(int row) const { return m_picture->snapshot->sockets[blockerAt(row).row].state; }
    const SocketKey& keyAt(int row) const { return m_rows[static_cast<std::size_t>(row)].key; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        SocketKey key;
        PortBlocker blocker;
    };
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    std::vector<std::size_t> placesIn(const std::vector<Row>& next) const;
    void dropThoseWithout(std::vector<std::size_t>& places);
    void rearrange(const std::vector<std::size_t>& order);
    QString text(const PortBlocker& blocker, Column column) const;

    PicturePointer m_picture = emptyPicture();
    std::vector<Row> m_rows;
};

/// "41 s", "any moment", "not by itself", "not known".
QString forecastText(const Forecast& forecast);

}   // namespace socklens
