#include "app/models/process_model.h"

#include "app/core/matching_rows.h"

#include <algorithm>

namespace socklens {

struct ProcessModel::Node {
    OwnerKey key;
    OwnerGroup group;
    std::vector<std::uint32_t>
        sockets;   ///< the children, as rows of the picture, in the order of their appearance
    bool opened = false;
    int row = 0;
};

namespace {

OwnerKey keyOf(const Snapshot& snapshot, const OwnerGroup& group) {
    return {group.ownership,
            group.ownership == Ownership::Held ? snapshot.processes[group.process]->id : ProcessId{}};
}

/// Groups list their sockets by ascending row.
bool contains(const OwnerGroup& group, std::uint32_t row) {
    return row != SnapshotDelta::absent && std::ranges::binary_search(group.sockets, row);
}

}   // namespace

ProcessModel::ProcessModel(QObject* parent) : QAbstractItemModel(parent) {}
ProcessModel::~ProcessModel() = default;

void ProcessModel::apply(const Update& update) {
    if (update.older == m_picture)
        follow(update);
    else
        show(update.newer);
}

void ProcessModel::show(const PicturePointer& picture) {
    if (picture != m_picture) follow({m_picture, picture, diff(*m_picture->snapshot, *picture->snapshot)});
}

void ProcessModel::setFilter(const Filter& filter) {
    m_filter = filter;
    Update same{m_picture, m_picture, {}};
    same.delta.previous = allRows(*m_picture->snapshot);
    follow(same);
}

// Views read data while rows come and go, so at each signal every row must have a meaning: what is gone leaves
// while the older picture is in place, then the newer one takes over, and what is new comes last.
void ProcessModel::follow(const Update& update) {
    std::map<OwnerKey, OwnerGroup> wanted;
    for (OwnerGroup& group : groupByOwner(*update.newer->snapshot, matchingRows(*update.newer, m_filter)))
        wanted.emplace(keyOf(*update.newer->snapshot, group), std::move(group));
    removeGone(update, wanted);
    adopt(update, wanted);
    for (const auto& node : m_nodes)
        if (node->opened) insertSockets(*node);
    insertGroups(std::move(wanted));
    moveIntoOrder();
}

void ProcessModel::removeGone(const Update& update, const std::map<OwnerKey, OwnerGroup>& wanted) {
    for (std::size_t row = m_nodes.size(); row-- > 0;) {
        if (wanted.contains(m_nodes[row]->key)) continue;
        beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
        m_nodes.erase(m_nodes.begin() + static_cast<std::ptrdiff_t>(row));
        renumber();
        endRemoveRows();
    }
    const auto rows = newRows(update.delta, update.older->snapshot->sockets.size());
    for (const auto& node : m_nodes) {
        const OwnerGroup& group = wanted.at(node->key);
        auto& sockets = node->sockets;
        for (std::size_t end = sockets.size(); end > 0;) {
            const auto stays = [&](std::size_t at) { return contains(group, rows[sockets[at]]); };
            if (stays(end - 1)) {
                --end;
                continue;
            }
            std::size_t begin = end - 1;
            while (begin > 0 && !stays(begin - 1)) --begin;
            beginRemoveRows(indexOfNode(*node), static_cast<int>(begin), static_cast<int>(end) - 1);
            sockets.erase(sockets.begin() + static_cast<std::ptrdiff_t>(begin),
                          sockets.begin() + static_cast<std::ptrdiff_t>(end));
            endRemoveRows();
            end = begin;
        }
    }
}

void ProcessModel::adopt(const Update& update, std::map<OwnerKey, OwnerGroup>& wanted) {
    const auto rows = newRows(update.delta, update.older->snapshot->sockets.size());
    m_picture = update.newer;
    for (const auto& node : m_nodes) {
        node->group = std::move(wanted.extract(node->key).mapped());
        for (std::uint32_t& socket : node->sockets) socket = rows[socket];
    }
    if (m_nodes.empty()) return;
    const int lastColumn = processColumnCount - 1;
    Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_nodes.size()) - 1, lastColumn));
    for (const auto& node : m_nodes) {
        if (node->sockets.empty()) continue;
        const QModelIndex group = indexOfNode(*node);
        Q_EMIT dataChanged(index(0, 0, group),
                           index(static_cast<int>(node->sockets.size()) - 1, lastColumn, group));
    }
}

void ProcessModel::insertSockets(Node& node) {
    auto known = node.sockets;
    std::ranges::sort(known);
    std::vector<std::uint32_t> fresh;
    std::ranges::set_difference(node.group.sockets, known, std::back_inserter(fresh));
    if (fresh.empty()) return;
    const int first = static_cast<int>(node.sockets.size());
    beginInsertRows(indexOfNode(node), first, first + static_cast<int>(fresh.size()) - 1);
    node.sockets.insert(node.sockets.end(), fresh.begin(), fresh.end());
    endInsertRows();
}

void ProcessModel::insertGroups(std::map<OwnerKey, OwnerGroup> groups) {
    if (groups.empty()) return;
    const int first = static_cast<int>(m_nodes.size());
    beginInsertRows({}, first, first + static_cast<int>(groups.size()) - 1);
    for (auto& [key, group] : groups) {
        auto node = std::make_unique<Node>();
        node->key = key;
        node->group = std::move(group);
        m_nodes.push_back(std::move(node));
    }
    renumber();
    endInsertRows();
}

bool ProcessModel::before(const Node& a, const Node& b) const {
    const auto order = compareGroups(*m_picture->snapshot, a.group, b.group, m_sortColumn, m_descending);
    return order != 0 ? order < 0 : a.key < b.key;
}

void ProcessModel::moveIntoOrder() {
    std::vector<Node*> target;
    for (const auto& node : m_nodes) target.push_back(node.get());
    std::ranges::sort(target, [this](const Node* a, const Node* b) { return before(*a, *b); });
    for (std::size_t row = 0; row < target.size(); ++row) {
        if (m_nodes[row].get() == target[row]) continue;
        const bool nextIsRight = m_nodes[row + 1].get() == target[row];
        if (nextIsRight) {   // one that went down, rather than all below it that went up
            moveRow(row, static_cast<std::size_t>(std::ranges::find(target, m_nodes[row].get()) - target.begin()));
            continue;
        }
        const auto from = std::ranges::find(m_nodes, target[row], [](const auto& node) { return node.get(); });
        moveRow(static_cast<std::size_t>(from - m_nodes.begin()), row);
    }
}

void ProcessModel::moveRow(std::size_t from, std::size_t to) {
    // Qt counts the destination before the row is taken out.
    beginMoveRows({}, static_cast<int>(from), static_cast<int>(from), {},
                  static_cast<int>(to > from ? to + 1 : to));
    const auto at = [this](std::size_t row) { return m_nodes.begin() + static_cast<std::ptrdiff_t>(row); };
    if (to > from)
        std::rotate(at(from), at(from + 1), at(to + 1));
    else
        std::rotate(at(to), at(from), at(from + 1));
    renumber();
    endMoveRows();
}

void ProcessModel::renumber() {
    for (std::size_t row = 0; row < m_nodes.size(); ++row) m_nodes[row]->row = static_cast<int>(row);
}

void ProcessModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= processColumnCount) return;
    m_sortColumn = static_cast<ProcessColumn>(column);
    m_descending = order == Qt::DescendingOrder;
    moveIntoOrder();
}

bool ProcessModel::canFetchMore(const QModelIndex& parent) const {
    return parent.isValid() && parent.column() == 0 && parent.internalPointer() == nullptr &&
           !nodeAt(parent)->opened;
}

void ProcessModel::fetchMore(const QModelIndex& parent) {
    if (!canFetchMore(parent)) return;
    nodeAt(parent)->opened = true;
    insertSockets(*nodeAt(parent));
}

void ProcessModel::closeGroup(const QModelIndex& group) {
    if (!group.isValid() || group.internalPointer() != nullptr) return;
    Node& node = *nodeAt(group);
    if (!node.sockets.empty()) {
        beginRemoveRows(indexOfNode(node), 0, static_cast<int>(node.sockets.size()) - 1);
        node.sockets.clear();
        endRemoveRows();
    }
    node.opened = false;
}

// A group's index carries no pointer; a socket's index carries that of its group.
ProcessModel::Node* ProcessModel::nodeAt(const QModelIndex& index) const {
    if (auto* node = static_cast<Node*>(index.internalPointer())) return node;
    return m_nodes[static_cast<std::size_t>(index.row())].get();
}

QModelIndex ProcessModel::indexOfNode(const Node& node) const {
    return createIndex(node.row, 0);
}

QModelIndex ProcessModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    return parent.isValid() ? createIndex(row, column, nodeAt(parent)) : createIndex(row, column);
}

QModelIndex ProcessModel::parent(const QModelIndex& child) const {
    const auto* node = child.isValid() ? static_cast<const Node*>(child.internalPointer()) : nullptr;
    return node != nullptr ? indexOfNode(*node) : QModelIndex();
}

int ProcessModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) return static_cast<int>(m_nodes.size());
    const bool isGroup = parent.internalPointer() == nullptr && parent.column() == 0;
    return isGroup ? static_cast<int>(nodeAt(parent)->sockets.size()) : 0;
}

int ProcessModel::columnCount(const QModelIndex& /*parent*/) const {
    return processColumnCount;
}

bool ProcessModel::hasChildren(const QModelIndex& parent) const {
    if (!parent.isValid()) return !m_nodes.empty();
    return parent.internalPointer() == nullptr && parent.column() == 0;   // no group is empty
}

const OwnerGroup& ProcessModel::groupAt(const QModelIndex& index) const {
    return nodeAt(index)->group;
}

std::shared_ptr<const Process> ProcessModel::processAt(const QModelIndex& index) const {
    if (!index.isValid() || groupAt(index).ownership != Ownership::Held) return nullptr;
    return m_picture->snapshot->processes[groupAt(index).process];
}

std::optional<std::uint32_t> ProcessModel::socketAt(const QModelIndex& index) const {
    if (!index.isValid() || index.internalPointer() == nullptr) return std::nullopt;
    return nodeAt(index)->sockets[static_cast<std::size_t>(index.row())];
}

QModelIndex ProcessModel::indexOf(const ProcessId& process) const {
    const auto found = std::ranges::find_if(m_nodes, [&](const auto& node) {
        return node->key == OwnerKey{Ownership::Held, process};
    });
    return found == m_nodes.end() ? QModelIndex() : indexOfNode(**found);
}

}   // namespace socklens
