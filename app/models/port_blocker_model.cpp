#include "app/models/port_blocker_model.h"

#include "app/models/display_text.h"
#include "app/models/translated.h"

#include <QCoreApplication>
#include <utility>

namespace socklens {

namespace {

class Texts {
    Q_DECLARE_TR_FUNCTIONS(PortBlocker)

public:
    static QString letsPast(Conflict conflict) {
        switch (conflict) {
        case Conflict::No: return tr("yes");
        case Conflict::Yes: return tr("no");
        case Conflict::DependsOnOldReuse:
        case Conflict::DependsOnIpv6Only: return tr("depends");
        }
        return {};
    }
    static QString explanation(Conflict conflict) {
        switch (conflict) {
        case Conflict::No: return tr("Both sockets have SO_REUSEADDR, and this one does not listen.");
        case Conflict::Yes: return tr("bind() fails because of it, with SO_REUSEADDR too.");
        case Conflict::DependsOnOldReuse:
            return tr(
                "It depends on whether its program had set SO_REUSEADDR, which is not visible. A trial tells.");
        case Conflict::DependsOnIpv6Only:
            return tr("It depends on whether it is for IPv6 only (IPV6_V6ONLY), which is not visible. A trial "
                      "tells.");
        }
        return {};
    }
    static QString forecast(const Forecast& forecast) {
        switch (forecast.kind) {
        case Forecast::Kind::Timed: return durationText(static_cast<std::uint64_t>(forecast.remaining.count()));
        case Forecast::Kind::AnyMoment: return tr("any moment");
        case Forecast::Kind::Never: return tr("not by itself");
        case Forecast::Kind::Unknown: return tr("not known");
        }
        return {};
    }
};

}   // namespace

QString forecastText(const Forecast& forecast) {
    return Texts::forecast(forecast);
}

void PortBlockerModel::show(PicturePointer picture, std::vector<PortBlocker> blockers) {
    std::vector<SocketKey> keys;
    keys.reserve(blockers.size());
    for (const PortBlocker& blocker : blockers) keys.push_back(keyOf(*picture->snapshot, blocker.row));
    const bool isSame = keys == m_keys;
    if (!isSame) beginResetModel();
    m_picture = std::move(picture);
    m_blockers = std::move(blockers);
    m_keys = std::move(keys);
    if (!isSame)
        endResetModel();
    else if (!m_blockers.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

int PortBlockerModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_blockers.size());
}

int PortBlockerModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant PortBlockerModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const PortBlocker& blocker = blockerAt(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole: return text(blocker, column);
    case Qt::ToolTipRole:
        if (column == Column::ReuseAddress) return Texts::explanation(blocker.reuseAddress);
        if (column == Column::Gone && !blocker.gone.reason.empty())
            return plainToolTip(translated(blocker.gone.reason));
        if (column == Column::State || column == Column::Process) {
            const auto detail = column == Column::State ? socklens::Column::State : socklens::Column::Process;
            return plainToolTip(detailText(m_picture->view(blocker.row), detail));
        }
        return plainToolTip(text(blocker, column));
    default: return {};
    }
}

QString PortBlockerModel::text(const PortBlocker& blocker, Column column) const {
    const SocketView view = m_picture->view(blocker.row);
    switch (column) {
    case Column::State: return displayText(view, socklens::Column::State);
    case Column::Process: {
        const QString holders = QString::fromStdString(holdersText(*m_picture->snapshot, blocker.row));
        return holders.isEmpty() ? displayText(view, socklens::Column::Process) : holders;
    }
    case Column::Local: return localEndpoint(view);
    case Column::Remote: return number(view.socket().remotePort) == 0 ? QString() : remoteEndpoint(view);
    case Column::ReuseAddress: return Texts::letsPast(blocker.reuseAddress);
    case Column::Gone: return Texts::forecast(blocker.gone);
    case Column::Why: return translated(blocker.why);
    }
    return {};
}

QVariant PortBlockerModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columns) return {};
    const auto column = static_cast<Column>(section);
    if (role == Qt::ToolTipRole && column == Column::ReuseAddress)
        return tr("Whether bind() succeeds in spite of it if the new socket has SO_REUSEADDR; without, it fails");
    if (role != Qt::DisplayRole) return {};
    switch (column) {
    case Column::State: return tr("State");
    case Column::Process: return tr("Process");
    case Column::Local: return tr("Local");
    case Column::Remote: return tr("Remote");
    case Column::ReuseAddress: return tr("SO_REUSEADDR helps");
    case Column::Gone: return tr("Gone in");
    case Column::Why: return tr("Why");
    }
    return {};
}

}   // namespace socklens
