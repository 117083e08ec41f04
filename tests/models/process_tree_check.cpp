#include "tests/models/process_tree_check.h"

#include "app/core/matching_rows.h"
#include "app/core/socket_key.h"

#include <algorithm>
#include <map>

namespace socklens::test {

namespace {

OwnerKey keyOf(const Snapshot& snapshot, const OwnerGroup& group) {
    const bool isHeld = group.ownership == Ownership::Held;
    return {group.ownership, isHeld ? snapshot.processes[group.process]->id : ProcessId{}};
}

QString toText(const OwnerKey& key) {
    return QStringLiteral("owner %1 pid %2 since %3")
        .arg(static_cast<int>(key.ownership))
        .arg(number(key.process.pid))
        .arg(number(key.process.startTime));
}

QString toText(const SocketKey& key) {
    return QStringLiteral("socket %1 %2 %3 %4:%5 %6:%7")
        .arg(number(*key.cookie))
        .arg(number(*key.inode))
        .arg(static_cast<int>(key.protocol))
        .arg(QString::fromStdString(toText(key.localAddress)))
        .arg(number(key.localPort))
        .arg(QString::fromStdString(toText(key.remoteAddress)))
        .arg(number(key.remotePort));
}

template <class Visit>
void forEachRow(const ProcessModel& model, const Visit& visit) {
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex group = model.index(row, 0);
        visit(group);
        for (int child = 0; child < model.rowCount(group); ++child) visit(model.index(child, 0, group));
    }
}

bool isInOrder(const Wanted& wanted, const OwnerGroup& a, const OwnerGroup& b) {
    const Snapshot& snapshot = *wanted.picture->snapshot;
    const auto order = compareGroups(snapshot, a, b, wanted.column, wanted.descending);
    return order != 0 ? order < 0 : keyOf(snapshot, a) < keyOf(snapshot, b);
}

QString complaintAboutGroup(const ProcessModel& model, const QModelIndex& index, const OwnerGroup& wanted,
                            bool isOpened) {
    const OwnerGroup& group = model.groupAt(index);
    if (group.counts != wanted.counts || group.unixSockets != wanted.unixSockets)
        return QStringLiteral("counts wrongly");
    if (group.sockets != wanted.sockets) return QStringLiteral("holds other sockets");
    if (!model.hasChildren(index)) return QStringLiteral("has no children");
    if (model.canFetchMore(index) == isOpened) return QStringLiteral("forgot whether it is opened");
    if (!isOpened) return model.rowCount(index) == 0 ? QString() : QStringLiteral("lists sockets while closed");
    std::vector<std::uint32_t> listed;
    for (int child = 0; child < model.rowCount(index); ++child) {
        const QModelIndex socket = model.index(child, 0, index);
        listed.push_back(model.socketAt(socket).value());
        if (socket.parent() != index) return QStringLiteral("does not know its children");
        if (model.hasChildren(socket) || model.canFetchMore(socket)) return QStringLiteral("has grandchildren");
    }
    std::ranges::sort(listed);
    return listed == wanted.sockets ? QString() : QStringLiteral("lists other sockets");
}

}   // namespace

OwnerKey keyAt(const ProcessModel& model, const QModelIndex& index) {
    return keyOf(*model.picture().snapshot, model.groupAt(index));
}

QString identityOf(const ProcessModel& model, const QModelIndex& index) {
    const auto socket = model.socketAt(index);
    const QString owner = toText(keyAt(model, index));
    return socket ? owner + u' ' + toText(keyOf(*model.picture().snapshot, *socket)) : owner;
}

Marks::Marks(const ProcessModel& model) {
    forEachRow(model, [&](const QModelIndex& index) {
        const QModelIndex anyColumn = index.siblingAtColumn(index.row() % model.columnCount());
        m_marks.emplace_back(identityOf(model, index), anyColumn);
    });
}

QString Marks::complaint(const ProcessModel& model) const {
    std::map<QString, QModelIndex> there;
    forEachRow(model, [&](const QModelIndex& index) { there.emplace(identityOf(model, index), index); });
    for (const auto& [identity, mark] : m_marks) {
        const auto found = there.find(identity);
        if (found == there.end() && mark.isValid()) return identity + QStringLiteral(" is gone, not its index");
        if (found == there.end()) continue;
        if (!mark.isValid()) return identity + QStringLiteral(" lost its index");
        if (mark.sibling(mark.row(), 0) != found->second) return identity + QStringLiteral(" has a wrong index");
    }
    return {};
}

QString complaint(const ProcessModel& model, const Wanted& wanted) {
    const auto groups = groupByOwner(*wanted.picture->snapshot, matchingRows(*wanted.picture, wanted.filter));
    std::map<OwnerKey, const OwnerGroup*> byKey;
    for (const OwnerGroup& group : groups) byKey.emplace(keyOf(*wanted.picture->snapshot, group), &group);
    if (model.rowCount() != static_cast<int>(groups.size()))
        return QStringLiteral("%1 groups instead of %2").arg(model.rowCount()).arg(groups.size());
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        const OwnerKey key = keyAt(model, index);
        const auto found = byKey.find(key);
        if (found == byKey.end()) return toText(key) + QStringLiteral(" should not be there");
        const QString wrong = complaintAboutGroup(model, index, *found->second, wanted.opened.contains(key));
        if (!wrong.isEmpty()) return toText(key) + u' ' + wrong;
        if (row > 0 && !isInOrder(wanted, model.groupAt(model.index(row - 1, 0)), model.groupAt(index)))
            return toText(key) + QStringLiteral(" is out of order");
        if (key.ownership == Ownership::Held && model.indexOf(key.process) != index)
            return toText(key) + QStringLiteral(" is not found");
    }
    return {};
}

}   // namespace socklens::test
