// What the tree of processes has to show after whatever happened, worked out from nothing, and indexes that are
// held on to meanwhile. The model's thread; a complaint is a sentence, empty if all is well.
#pragma once

#include "app/models/process_model.h"

#include <QPersistentModelIndex>

#include <set>
#include <vector>

namespace socklens::test {

OwnerKey keyAt(const ProcessModel& model, const QModelIndex& index);

/// A process by its ProcessId, a socket by its owner and its key.
QString identityOf(const ProcessModel& model, const QModelIndex& index);

/// Holds on to every row. Afterwards a row that is still there must be where its index says, and no index may
/// point to anything else.
class Marks {
public:
    explicit Marks(const ProcessModel& model);
    QString complaint(const ProcessModel& model) const;

private:
    std::vector<std::pair<QString, QPersistentModelIndex>> m_marks;
};

struct Wanted {
    PicturePointer picture = emptyPicture();
    Filter filter;
    ProcessColumn column = ProcessColumn::Sockets;
    bool descending = true;
    std::set<OwnerKey> opened;
};

/// The first thing that is not as it should be.
QString complaint(const ProcessModel& model, const Wanted& wanted);

}   // namespace socklens::test
