// What the cells of the tree of processes say.
#include "app/models/display_text.h"
#include "app/models/process_model.h"
#include "app/models/translated.h"

#include <QLocale>
#include <QStringList>

namespace socklens {

namespace {

QString fromView(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Qt::Alignment alignment(ProcessColumn column) {
    const bool isNumber = info(column).kind != ProcessColumnInfo::Kind::Text;
    return (isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

QString countsInWords(const StateCounts& counts) {
    QStringList words;
    for (const StateGroup group : stateGroups)
        if (counts[group] > 0)
            words << QStringLiteral("%1 %2").arg(QLocale().toString(counts[group]), translated(title(group)));
    return words.join(QStringLiteral(", "));
}

}   // namespace

QVariant ProcessModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto column = static_cast<ProcessColumn>(index.column());
    const auto socket = socketAt(index);
    switch (role) {
    case Qt::DisplayRole: return socket ? socketText(*socket, column) : groupText(groupAt(index), column);
    case Qt::AccessibleTextRole:
        if (!socket && column == ProcessColumn::States) return countsInWords(groupAt(index).counts);
        return {};
    case Qt::ToolTipRole: {
        const QString text = toolTip(index);
        return text.isEmpty() ? QVariant() : plainToolTip(text);
    }
    case Qt::TextAlignmentRole: return static_cast<int>(alignment(column));
    default: return {};
    }
}

/// The whole of what can be cut off, and the numbers behind names.
QString ProcessModel::toolTip(const QModelIndex& index) const {
    const auto column = static_cast<ProcessColumn>(index.column());
    const auto socket = socketAt(index);
    if (column == ProcessColumn::States)
        return socket ? detailText(m_picture->view(*socket), Column::State) : countsInWords(groupAt(index).counts);
    if (column != ProcessColumn::Name && column != ProcessColumn::Command) return {};
    const QString shown = index.data().toString();
    const QString numbers = socket && column == ProcessColumn::Name ? endpointsText(*socket, nullptr) : shown;
    return numbers == shown ? shown : shown + u'\n' + numbers;
}

QVariant ProcessModel::groupText(const OwnerGroup& group, ProcessColumn column) const {
    if (column == ProcessColumn::States)   // drawn, where there is something to draw
        return group.counts.total() == 0 && group.unixSockets > 0 ? tr("UNIX only", "sockets") : QVariant();
    if (column == ProcessColumn::Name && group.ownership != Ownership::Held)
        return group.ownership == Ownership::Kernel   ? tr("No process", "that holds these sockets")
               : group.ownership == Ownership::Hidden ? tr("Owner unknown")
                                                      : tr("Owners were not looked for");
    const GroupFact fact = info(column).fact(*m_picture->snapshot, group);
    if (const auto* text = std::get_if<std::string_view>(&fact)) return fromView(*text);
    const auto* number = std::get_if<std::uint64_t>(&fact);
    if (number == nullptr) return {};
    if (info(column).kind == ProcessColumnInfo::Kind::Identifier) return QString::number(*number);
    // Zeros would hide the numbers that matter.
    return *number == 0 ? QVariant() : QVariant(QLocale().toString(qulonglong{*number}));
}

QVariant ProcessModel::socketText(std::uint32_t row, ProcessColumn column) const {
    const SocketView view = m_picture->view(row);
    if (column == ProcessColumn::User) return displayText(view, Column::User);
    if (column == ProcessColumn::States) return displayText(view, Column::State);
    if (column == ProcessColumn::Name) return endpointsText(row, m_naming);
    const auto holders = view.snapshot.holders(row);
    if (column == ProcessColumn::Command && holders.size() > 1) {
        QStringList names;
        for (const std::uint32_t holder : holders) names << processTitle(*view.snapshot.processes[holder]);
        return tr("Shared by %1").arg(names.join(QStringLiteral(", ")));
    }
    return {};
}

QString ProcessModel::endpointsText(std::uint32_t row, const Naming* naming) const {
    const SocketView view = m_picture->view(row);
    const QString protocol = displayText(view, Column::Protocol);
    const QString local = localEndpoint(view, naming);
    const QString remote = remoteEndpoint(view, naming);
    const QString named =
        local.isEmpty() ? tr("%1 without a name").arg(protocol) : QStringLiteral("%1 %2").arg(protocol, local);
    return remote.isEmpty() ? named : QStringLiteral("%1 → %2").arg(named, remote);
}

QVariant ProcessModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= processColumnCount) return {};
    const ProcessColumnInfo& column = info(static_cast<ProcessColumn>(section));
    switch (role) {
    case Qt::DisplayRole: return translated(column.title);
    case Qt::ToolTipRole: return translated(column.description);
    case Qt::TextAlignmentRole: return static_cast<int>(alignment(column.column));
    default: return {};
    }
}

}   // namespace socklens
