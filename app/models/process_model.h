// The tree of processes and the sockets that they hold. The screen's thread.
// Processes are inserted, removed and moved one by one, so that a view keeps what is selected and opened. The
// sockets of a process are there only while it is opened (fetchMore, closeGroup); new ones come at the end. Where
// there are many sockets, what to show is worked out beside the screen (arranger.h): until then the tree shows the
// picture before. A tree that nobody looks at rests: then it is not fed, and keeps its groups, but of its picture
// only the rows that somebody will look for.
#pragma once

#include "app/core/naming.h"
#include "app/models/arranger.h"
#include "app/models/process_regrouping.h"

#include <QAbstractItemModel>
#include <memory>
#include <span>
#include <vector>

namespace socklens {

class ProcessModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    explicit ProcessModel(QObject* parent = nullptr);
    ~ProcessModel() override;

    /// So many sockets at most are grouped at once, since nobody notices it.
    static constexpr std::size_t mostAtOnce = 500;

    /// Of several that come while the tree is being arranged, the newest is shown.
    void apply(const UpdatePointer& update);
    /// However much was missed.
    void catchUp(const PicturePointer& picture);
    /// What should be shown is shown, however long that takes.
    void finish();
    /// Until apply() or catchUp(): of the sockets only these rows of the picture are listed and known; ascending.
    void rest(std::span<const std::uint32_t> rows);
    /// What is shown is not a whole picture: it has not been fed yet, or not since it rested.
    bool isExcerpt() const { return m_isExcerpt; }
    bool isArranging() const { return m_arranger.isBusy(); }
    /// Only sockets that match are counted and listed; processes without one are left out.
    void setFilter(const Filter& filter);

    const Picture& picture() const { return *m_picture; }
    const PicturePointer& picturePointer() const { return m_picture; }
    /// Shown in place of the numbers of sockets.
    void setNaming(const Naming* naming) { m_naming = naming; }
    /// The naming says something else now.
    void renew();

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

Q_SIGNALS:
    /// What is shown has changed, and all of it is in place.
    void regrouped();

private:
    struct Node;
    using Nodes = std::vector<std::unique_ptr<Node>>;

    Node* nodeAt(const QModelIndex& index) const;
    QModelIndex indexOfNode(const Node& node) const;
    void regroup(bool atOnce = false);
    void take(Regrouping& next, const Grouping& grouping);
    void show(Regrouping& next);
    void removeGone(Regrouping& next);
    void adopt(Regrouping& next);
    void insertSockets(Node& node);
    void insertGroups(Regrouping& next);
    void moveIntoOrder(const std::vector<Node*>& target);
    std::vector<Node*> inOrder() const;
    std::map<OwnerKey, Listing> listings() const;
    void moveRow(std::size_t from, std::size_t to);
    void renumber(std::size_t from, std::size_t to);
    QVariant groupText(const OwnerGroup& group, ProcessColumn column) const;
    QVariant socketText(std::uint32_t row, ProcessColumn column) const;
    QString endpointsText(std::uint32_t row, const Naming* naming) const;
    QString toolTip(const QModelIndex& index) const;

    PicturePointer m_picture = emptyPicture();
    bool m_isExcerpt = true;
    const Naming* m_naming = nullptr;   ///< null: only numbers are shown
    Nodes m_nodes;
    Grouping m_wanted;
    UpdatePointer m_newest;   ///< to a picture that is not shown yet; null: there is none
    Arranger m_arranger;
};

}   // namespace socklens
