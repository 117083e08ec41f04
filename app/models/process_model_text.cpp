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

bool isCount(ProcessColumn column) {
    return countedGroup(column) || column == ProcessColumn::Sockets || column == ProcessColumn::Unix ||
           column == ProcessColumn::Descriptors || column == ProcessColumn::Pid;
}

/// Zeros would hide the numbers that matter.
QVariant countText(std::uint32_t count) {
    return count == 0 ? QVariant() : QVariant(QLocale().toString(count));
}

QString countsInWords(const StateCounts& counts) {
    QStringList words;
    for (const StateGroup group : stateGroups)
        if (counts[group] > 0) words << QStringLiteral("%1 %2").arg(counts[group]).arg(translated(title(group)));
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
        if (!socket && column == ProcessColumn::States) return countsInWords(groupAt(index).counts);
        if (socket && column == ProcessColumn::States) return detailText(m_picture->view(*socket), Column::State);
        const bool canBeCutOff = column == ProcessColumn::Name || column == ProcessColumn::Command;
        return canBeCutOff ? plainToolTip(data(index, Qt::DisplayRole).toString()) : QVariant();
    }
    case Qt::TextAlignmentRole:
        return static_cast<int>((isCount(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant ProcessModel::groupText(const OwnerGroup& group, ProcessColumn column) const {
    if (const auto counted = countedGroup(column)) return countText(group.counts[*counted]);
    if (column == ProcessColumn::Sockets) return countText(group.total());
    if (column == ProcessColumn::Unix) return countText(group.unixSockets);
    if (group.ownership != Ownership::Held) {
        if (column != ProcessColumn::Name) return {};
        return group.ownership == Ownership::Kernel   ? tr("Kept by the kernel")
               : group.ownership == Ownership::Hidden ? tr("Owner unknown")
                                                      : tr("Owners were not looked for");
    }
    const Snapshot& snapshot = *m_picture->snapshot;
    const Process& process = *snapshot.processes[group.process];
    switch (column) {
    case ProcessColumn::Name: return fromView(process.name);
    case ProcessColumn::Pid: return QString::number(number(process.id.pid));
    case ProcessColumn::User: {
        const auto user =
            process.uid ? snapshot.directory->users.find(*process.uid) : snapshot.directory->users.end();
        return user == snapshot.directory->users.end() ? QVariant() : fromView(user->second);
    }
    case ProcessColumn::Descriptors: return process.descriptors ? countText(*process.descriptors) : QVariant();
    case ProcessColumn::Command: return fromView(process.command);
    case ProcessColumn::Sockets:
    case ProcessColumn::States:
    case ProcessColumn::Listen:
    case ProcessColumn::Opening:
    case ProcessColumn::Established:
    case ProcessColumn::Closing:
    case ProcessColumn::CloseWait:
    case ProcessColumn::TimeWait:
    case ProcessColumn::Unconnected:
    case ProcessColumn::Unix: break;
    }
    return {};
}

QVariant ProcessModel::socketText(std::uint32_t row, ProcessColumn column) const {
    const SocketView view = m_picture->view(row);
    if (column == ProcessColumn::User) return displayText(view, Column::User);
    if (column == ProcessColumn::States) return displayText(view, Column::State);
    if (column == ProcessColumn::Name) {
        const QString protocol = displayText(view, Column::Protocol);
        const QString local = localEndpoint(view);
        const QString remote = remoteEndpoint(view);
        const QString named =
            local.isEmpty() ? tr("%1 without a name").arg(protocol) : QStringLiteral("%1 %2").arg(protocol, local);
        return remote.isEmpty() ? named : QStringLiteral("%1 → %2").arg(named, remote);
    }
    const auto holders = view.snapshot.holders(row);
    if (column == ProcessColumn::Command && holders.size() > 1) {
        QStringList names;
        for (const std::uint32_t holder : holders) names << processTitle(*view.snapshot.processes[holder]);
        return tr("Shared by %1").arg(names.join(QStringLiteral(", ")));
    }
    return {};
}

QVariant ProcessModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= processColumnCount) return {};
    const auto column = static_cast<ProcessColumn>(section);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isCount(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (const auto counted = countedGroup(column)) {
        if (role == Qt::DisplayRole) return translated(title(*counted));
        return role == Qt::ToolTipRole ? translated(description(*counted)) : QVariant();
    }
    if (role != Qt::DisplayRole) return {};
    switch (column) {
    case ProcessColumn::Name: return tr("Process");
    case ProcessColumn::Pid: return tr("PID");
    case ProcessColumn::User: return tr("User");
    case ProcessColumn::Sockets: return tr("Sockets");
    case ProcessColumn::States: return tr("States");
    case ProcessColumn::Unix: return tr("UNIX");
    case ProcessColumn::Descriptors: return tr("Descriptors");
    case ProcessColumn::Command: return tr("Command");
    case ProcessColumn::Listen:
    case ProcessColumn::Opening:
    case ProcessColumn::Established:
    case ProcessColumn::Closing:
    case ProcessColumn::CloseWait:
    case ProcessColumn::TimeWait:
    case ProcessColumn::Unconnected: break;
    }
    return {};
}

}   // namespace socklens
