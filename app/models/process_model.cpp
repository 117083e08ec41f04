#include "app/models/process_model.h"

#include <algorithm>
#include <utility>

namespace socklens {

struct ProcessModel::Node {
    KeyedGroup owner;
    Listing sockets = std::make_shared<const std::vector<std::uint32_t>>();   ///< the children
    std::size_t listed = 0;   ///< of them; fewer only while some are about to come
    bool opened = false;
    int row = 0;
};

ProcessModel::ProcessModel(QObject* parent) : QAbstractItemModel(parent) {}
ProcessModel::~ProcessModel() = default;

void ProcessModel::apply(const UpdatePointer& update) {
    m_arranger.giveUp(std::exchange(m_newest, update));
    // What is being worked out is shown first: it might never be, where pictures come fast.
    if (!m_arranger.isBusy()) regroup();
}

void ProcessModel::catchUp(const PicturePointer& picture) {
    if (m_isExcerpt || picture != m_picture) apply(jumpTo(picture));
}

void ProcessModel::finish() {
    if (m_arranger.isBusy()) regroup(true);
}

void ProcessModel::setFilter(const Filter& filter) {
    m_wanted.filter = filter;
    if (!m_isExcerpt || m_newest) regroup();
}

void ProcessModel::rest(std::span<const std::uint32_t> rows) {
    m_arranger.cancel();
    m_arranger.giveUp(std::exchange(m_newest, nullptr));
    m_isExcerpt = true;
    std::vector<KeyedGroup> groups;
    for (const auto& node : m_nodes) groups.push_back(std::move(node->owner));   // keys and counts stay as well
    const auto next =
        std::make_shared<Regrouping>(reduce({m_picture, listings(), {}, nullptr}, std::move(groups), rows));
    show(*next);
    m_arranger.giveUp(next);
}

void ProcessModel::regroup(bool atOnce) {
    RegroupingTask task{.shown = m_picture, .opened = listings(), .grouping = m_wanted, .update = m_newest};
    const PicturePointer& next = m_newest ? m_newest->newer : m_picture;
    const std::size_t sockets = std::max(m_picture->snapshot->sockets.size(), next->snapshot->sockets.size());
    if (sockets > mostAtOnce && !atOnce)
        return m_arranger.begin([this, task = std::move(task)](const std::stop_token& overtaken) {
            const auto done = std::make_shared<Regrouping>(socklens::regroup(task, overtaken));
            return [this, done, grouping = task.grouping] { take(*done, grouping); };
        });
    m_arranger.cancel();
    const auto done = std::make_shared<Regrouping>(socklens::regroup(task));
    take(*done, m_wanted);
    m_arranger.giveUp(done);
}

void ProcessModel::take(Regrouping& next, const Grouping& grouping) {
    m_isExcerpt = false;
    show(next);
    // Somebody has clicked on a header meanwhile.
    if (grouping.column != m_wanted.column || grouping.descending != m_wanted.descending) moveIntoOrder(inOrder());
    if (m_newest) regroup();   // it came meanwhile
}

// Views read data while rows come and go, so at each signal every row must have a meaning: what is gone leaves
// while the older picture is in place, then the newer one takes over, and what is new comes last.
void ProcessModel::show(Regrouping& next) {
    removeGone(next);
    adopt(next);
    for (const auto& node : m_nodes)
        if (node->opened) insertSockets(*node);
    std::vector<Node*> target(next.groups.size());
    insertGroups(next);
    for (const auto& node : m_nodes) target[next.places.at(node->owner.key)] = node.get();
    moveIntoOrder(target);
    Q_EMIT regrouped();
}

std::map<OwnerKey, Listing> ProcessModel::listings() const {
    std::map<OwnerKey, Listing> opened;
    for (const auto& node : m_nodes)
        if (node->opened) opened.emplace(node->owner.key, node->sockets);
    return opened;
}

void ProcessModel::removeGone(Regrouping& next) {
    for (std::size_t row = m_nodes.size(); row-- > 0;) {
        if (next.places.contains(m_nodes[row]->owner.key)) continue;
        beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
        m_nodes.erase(m_nodes.begin() + static_cast<std::ptrdiff_t>(row));
        renumber(row, m_nodes.size());
        endRemoveRows();
    }
    for (const auto& node : m_nodes) {
        if (!node->opened) continue;
        const OwnerKey& key = node->owner.key;
        ListingStep& step = next.listings[key];
        if (step.before != node->sockets)   // it was opened or closed meanwhile
            step = stepOf(node->sockets, next.groups[next.places.at(key)].group, next.newRows);
        if (step.gone.empty()) continue;
        const auto left = std::make_shared<std::vector<std::uint32_t>>(*node->sockets);
        node->sockets = left;
        const auto at = [&](std::size_t place) { return left->begin() + static_cast<std::ptrdiff_t>(place); };
        for (const auto& [first, last] : step.gone) {
            beginRemoveRows(indexOfNode(*node), static_cast<int>(first), static_cast<int>(last));
            left->erase(at(first), at(last + 1));
            node->listed = left->size();
            endRemoveRows();
        }
    }
}

/// What was there before goes with the step.
void ProcessModel::adopt(Regrouping& next) {
    const bool isShown = m_newest && m_newest->newer == next.picture;
    std::swap(m_picture, next.picture);
    if (isShown) m_arranger.giveUp(std::exchange(m_newest, nullptr));
    for (const auto& node : m_nodes) {
        std::swap(node->owner.group, next.groups[next.places.at(node->owner.key)].group);
        if (!node->opened) continue;
        const ListingStep& step = next.listings.at(node->owner.key);
        node->sockets = step.after;
        node->listed = step.staying;
    }
    renew();
}

void ProcessModel::renew() {
    if (m_nodes.empty()) return;
    const int lastColumn = processColumnCount - 1;
    Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_nodes.size()) - 1, lastColumn));
    for (const auto& node : m_nodes) {
        if (node->listed == 0) continue;
        const QModelIndex group = indexOfNode(*node);
        Q_EMIT dataChanged(index(0, 0, group), index(static_cast<int>(node->listed) - 1, lastColumn, group));
    }
}

void ProcessModel::insertSockets(Node& node) {
    if (node.listed == node.sockets->size()) return;
    beginInsertRows(indexOfNode(node), static_cast<int>(node.listed), static_cast<int>(node.sockets->size()) - 1);
    node.listed = node.sockets->size();
    endInsertRows();
}

void ProcessModel::insertGroups(Regrouping& next) {
    std::vector<bool> isThere(next.groups.size());
    for (const auto& node : m_nodes) isThere[next.places.at(node->owner.key)] = true;
    if (m_nodes.size() == next.groups.size()) return;
    const std::size_t first = m_nodes.size();
    beginInsertRows({}, static_cast<int>(first), static_cast<int>(next.groups.size()) - 1);
    for (std::size_t place = 0; place < next.groups.size(); ++place) {
        if (isThere[place]) continue;
        m_nodes.push_back(std::make_unique<Node>());
        m_nodes.back()->owner = std::move(next.groups[place]);
    }
    renumber(first, m_nodes.size());
    endInsertRows();
}

std::vector<ProcessModel::Node*> ProcessModel::inOrder() const {
    std::vector<Node*> target;
    for (const auto& node : m_nodes) target.push_back(node.get());
    std::ranges::sort(target, [this](const Node* a, const Node* b) {
        return isBefore(*m_picture->snapshot, m_wanted, a->owner, b->owner);
    });
    return target;
}

void ProcessModel::moveIntoOrder(const std::vector<Node*>& target) {
    for (std::size_t row = 0; row < target.size(); ++row) {
        if (m_nodes[row].get() == target[row]) continue;
        const bool nextIsRight = m_nodes[row + 1].get() == target[row];
        if (nextIsRight)   // one that went down, rather than all below it that went up
            moveRow(row, static_cast<std::size_t>(std::ranges::find(target, m_nodes[row].get()) - target.begin()));
        else
            moveRow(static_cast<std::size_t>(target[row]->row), row);
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
    renumber(std::min(from, to), std::max(from, to) + 1);
    endMoveRows();
}

void ProcessModel::renumber(std::size_t from, std::size_t to) {
    for (std::size_t row = from; row < to; ++row) m_nodes[row]->row = static_cast<int>(row);
}

void ProcessModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= processColumnCount) return;
    m_wanted.column = static_cast<ProcessColumn>(column);
    m_wanted.descending = order == Qt::DescendingOrder;
    moveIntoOrder(inOrder());
}

bool ProcessModel::canFetchMore(const QModelIndex& parent) const {
    return parent.isValid() && parent.column() == 0 && parent.internalPointer() == nullptr &&
           !nodeAt(parent)->opened;
}

void ProcessModel::fetchMore(const QModelIndex& parent) {
    if (!canFetchMore(parent)) return;
    Node& node = *nodeAt(parent);
    node.opened = true;
    node.sockets = std::make_shared<const std::vector<std::uint32_t>>(node.owner.group.sockets);
    insertSockets(node);
}

void ProcessModel::closeGroup(const QModelIndex& group) {
    if (!group.isValid() || group.internalPointer() != nullptr) return;
    Node& node = *nodeAt(group);
    if (node.listed > 0) {
        beginRemoveRows(indexOfNode(node), 0, static_cast<int>(node.listed) - 1);
        node.listed = 0;
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
    return isGroup ? static_cast<int>(nodeAt(parent)->listed) : 0;
}

int ProcessModel::columnCount(const QModelIndex& /*parent*/) const {
    return processColumnCount;
}

bool ProcessModel::hasChildren(const QModelIndex& parent) const {
    if (!parent.isValid()) return !m_nodes.empty();
    return parent.internalPointer() == nullptr && parent.column() == 0;   // no group is empty
}

const OwnerGroup& ProcessModel::groupAt(const QModelIndex& index) const {
    return nodeAt(index)->owner.group;
}

std::shared_ptr<const Process> ProcessModel::processAt(const QModelIndex& index) const {
    if (!index.isValid() || groupAt(index).ownership != Ownership::Held) return nullptr;
    return m_picture->snapshot->processes[groupAt(index).process];
}

std::optional<std::uint32_t> ProcessModel::socketAt(const QModelIndex& index) const {
    if (!index.isValid() || index.internalPointer() == nullptr) return std::nullopt;
    return (*nodeAt(index)->sockets)[static_cast<std::size_t>(index.row())];
}

QModelIndex ProcessModel::indexOf(const ProcessId& process) const {
    const auto found = std::ranges::find_if(m_nodes, [&](const auto& node) {
        return node->owner.key == OwnerKey{Ownership::Held, process};
    });
    return found == m_nodes.end() ? QModelIndex() : indexOfNode(**found);
}

}   // namespace socklens
