// The tree of processes and the sockets that they hold. The screen's thread.
// Processes are inserted, removed and moved one by one, so that a view keeps what is selected and opened. The
// sockets of a process are there only while it is opened (fetchMore, closeGroup); new ones come at the end.
#pragma once

#include "app/core/filter/filter.h"
#include "app/core/picture.h"
#include "app/models/process_columns.h"

#include <QAbstractItemModel>
#include <map>
#include <memory>
#include <vector>

namespace socklens {

/// What a group is the group of: a process, or one of the kinds of sockets without a visible one.
struct OwnerKey {
    Ownership ownership{};
    ProcessId process;
    friend auto operator<=>(const OwnerKey&, const OwnerKey&) = default;
};

class ProcessModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    explicit ProcessModel(QObject* parent = nullptr);
    ~ProcessModel() override;

    void apply(const Update& update);
    /// However much was missed.
    void show(const PicturePointer& picture);
    /// Only sockets that match are counted and listed; processes without one are left out.
    void setFilter(const Filter& filter);

    const Picture& picture() const { return *m_picture; }
    const PicturePointer& picturePointer() const { return m_picture; }
    /// The group that a row is, or belongs to.
    const OwnerGroup& groupAt(const QModelIndex& index) const;
    /// Null for the groups of sockets without a visible process.
    std::shared_ptr<const Process> processAt(const QModelIndex& index) const;
    /// The socket that a row is; nothing for a group.
    std::optional<std::uint32_t> socketAt(const QModelIndex& index) const;
    /// Where a process stands; invalid if it holds no sockets.
    QModelIndex indexOf(const ProcessId& process) const;
    /// The view calls this when a group is closed: its sockets are no longer kept.
    void closeGroup(const QModelIndex& group);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::DescendingOrder) override;

private:
    struct Node;
    using Nodes = std::vector<std::unique_ptr<Node>>;

    Node* nodeAt(const QModelIndex& index) const;
    QModelIndex indexOfNode(const Node& node) const;
    bool before(const Node& a, const Node& b) const;
    void follow(const Update& update);
    void removeGone(const Update& update, const std::map<OwnerKey, OwnerGroup>& wanted);
    void adopt(const Update& update, std::map<OwnerKey, OwnerGroup>& wanted);
    void insertSockets(Node& node);
    void insertGroups(std::map<OwnerKey, OwnerGroup> groups);
    void moveIntoOrder();
    void moveRow(std::size_t from, std::size_t to);
    void renumber();
    QVariant groupText(const OwnerGroup& group, ProcessColumn column) const;
    QVariant socketText(std::uint32_t row, ProcessColumn column) const;

    PicturePointer m_picture = emptyPicture();
    Filter m_filter;
    Nodes m_nodes;
    ProcessColumn m_sortColumn = ProcessColumn::Sockets;
    bool m_descending = true;
};

}   // namespace socklens
