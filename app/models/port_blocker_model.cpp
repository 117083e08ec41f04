#include "app/models/port_blocker_model.h"

#include "app/models/display_text.h"
#include "app/models/translated.h"

#include <QCoreApplication>
#include <algorithm>
#include <numeric>
#include <unordered_map>
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
        case Forecast::Kind::Timed: return countdownText(forecast.remaining);
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

/// At each step, every row belongs to the picture that is kept at that time.
void PortBlockerModel::show(PicturePointer picture, std::vector<PortBlocker> blockers) {
    std::vector<Row> next;
    next.reserve(blockers.size());
    for (PortBlocker& blocker : blockers)
        next.push_back({keyOf(*picture->snapshot, blocker.row), std::move(blocker)});
    std::vector<std::size_t> places = placesIn(next);
    dropThoseWithout(places);

    std::vector<bool> isTaken(next.size());
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        m_rows[row].blocker = next[places[row]].blocker;
        isTaken[places[row]] = true;
    }
    m_picture = std::move(picture);
    if (!m_rows.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));

    if (m_rows.size() < next.size()) {
        beginInsertRows({}, rowCount(), static_cast<int>(next.size()) - 1);
        for (std::size_t place = 0; place < next.size(); ++place) {
            if (isTaken[place]) continue;
            m_rows.push_back(std::move(next[place]));
            places.push_back(place);
        }
        endInsertRows();
    }
    std::vector<std::size_t> order(places.size());
    for (std::size_t row = 0; row < places.size(); ++row) order[places[row]] = row;
    rearrange(order);
}

/// Where each row goes. Of sockets that cannot be told apart, the first is the same; the others are new ones.
std::vector<std::size_t> PortBlockerModel::placesIn(const std::vector<Row>& next) const {
    std::unordered_map<SocketKey, std::size_t> known;
    known.reserve(next.size());
    for (std::size_t place = 0; place < next.size(); ++place) known.emplace(next[place].key, place);
    std::vector<std::size_t> places;
    places.reserve(m_rows.size());
    for (const Row& row : m_rows) {
        const auto found = known.extract(row.key);
        places.push_back(found.empty() ? nowhere : found.mapped());
    }
    return places;
}

/// They go to the end first: removed where they are, each run of them would be a signal of its own.
void PortBlockerModel::dropThoseWithout(std::vector<std::size_t>& places) {
    std::vector<std::size_t> order(places.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto firstGone =
        std::stable_partition(order.begin(), order.end(), [&](std::size_t row) { return places[row] != nowhere; });
    const auto kept = firstGone - order.begin();
    if (firstGone == order.end()) return;
    rearrange(order);
    beginRemoveRows({}, static_cast<int>(kept), rowCount() - 1);
    m_rows.erase(m_rows.begin() + kept, m_rows.end());
    endRemoveRows();
    std::erase(places, nowhere);
}

/// `order`: which row comes first, which second, and so on.
void PortBlockerModel::rearrange(const std::vector<std::size_t>& order) {
    if (std::ranges::is_sorted(order)) return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    std::vector<Row> rows;
    rows.reserve(m_rows.size());
    std::vector<int> places(m_rows.size());
    for (const std::size_t row : order) {
        places[row] = static_cast<int>(rows.size());
        rows.push_back(std::move(m_rows[row]));
    }
    m_rows = std::move(rows);
    for (const QModelIndex& old : persistentIndexList())
        changePersistentIndex(old, index(places[static_cast<std::size_t>(old.row())], old.column()));
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

int PortBlockerModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
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
