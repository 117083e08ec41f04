// The sockets that are in the way of a port, as a table, in the order of the port doctor. The screen's thread.
#pragma once

#include "app/core/picture.h"
#include "app/core/socket_key.h"
#include "app/insight/port_doctor.h"

#include <QAbstractTableModel>

namespace socklens {

class PortBlockerModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class Column : std::uint8_t { State, Process, Local, Remote, ReuseAddress, Gone, Why };
    static constexpr int columns = static_cast<int>(Column::Why) + 1;

    using QAbstractTableModel::QAbstractTableModel;

    /// Blockers of a picture. Only their texts change as long as they are the same sockets.
    void show(PicturePointer picture, std::vector<PortBlocker> blockers);
    const PicturePointer& picture() const { return m_picture; }
    const PortBlocker& blockerAt(int row) const { return m_blockers[static_cast<std::size_t>(row)]; }
    State stateAt(int row) const { return m_picture->snapshot->sockets[blockerAt(row).row].state; }
    const SocketKey& keyAt(int row) const { return m_keys[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const PortBlocker& blocker, Column column) const;

    PicturePointer m_picture = emptyPicture();
    std::vector<PortBlocker> m_blockers;
    std::vector<SocketKey> m_keys;
};

/// "41.0 s", "any moment", "not by itself", "not known".
QString forecastText(const Forecast& forecast);

}   // namespace socklens
