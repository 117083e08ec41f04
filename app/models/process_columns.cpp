#include "app/models/process_columns.h"

namespace socklens {

namespace {

const Process* processOf(const Snapshot& snapshot, const OwnerGroup& group) {
    return group.ownership == Ownership::Held ? snapshot.processes[group.process].get() : nullptr;
}

template <class Fact>
std::weak_ordering compareFacts(const Process* a, const Process* b, Fact fact) {
    if (a == nullptr || b == nullptr) return (a == nullptr) <=> (b == nullptr);
    return fact(*a) <=> fact(*b);
}

}   // namespace

std::optional<StateGroup> countedGroup(ProcessColumn column) {
    switch (column) {
    case ProcessColumn::Listen: return StateGroup::Listen;
    case ProcessColumn::Opening: return StateGroup::Opening;
    case ProcessColumn::Established: return StateGroup::Established;
    case ProcessColumn::Closing: return StateGroup::Closing;
    case ProcessColumn::CloseWait: return StateGroup::CloseWait;
    case ProcessColumn::TimeWait: return StateGroup::TimeWait;
    case ProcessColumn::Unconnected: return StateGroup::Unconnected;
    case ProcessColumn::Name:
    case ProcessColumn::Pid:
    case ProcessColumn::User:
    case ProcessColumn::Sockets:
    case ProcessColumn::States:
    case ProcessColumn::Unix:
    case ProcessColumn::Descriptors:
    case ProcessColumn::Command: break;
    }
    return std::nullopt;
}

std::weak_ordering compareGroups(const Snapshot& snapshot, const OwnerGroup& a, const OwnerGroup& b,
                                 ProcessColumn column) {
    const Process* left = processOf(snapshot, a);
    const Process* right = processOf(snapshot, b);
    switch (column) {
    case ProcessColumn::Name:
        return compareFacts(
            left, right, [](const Process& p) -> const auto& { return p.name; });
    case ProcessColumn::Pid: return compareFacts(left, right, [](const Process& p) { return p.id; });
    case ProcessColumn::User: return compareFacts(left, right, [](const Process& p) { return p.uid; });
    case ProcessColumn::Sockets: return a.total() <=> b.total();
    case ProcessColumn::States: return a.counts.total() <=> b.counts.total();
    case ProcessColumn::Unix: return a.unixSockets <=> b.unixSockets;
    case ProcessColumn::Descriptors:
        return compareFacts(left, right, [](const Process& p) { return p.descriptors; });
    case ProcessColumn::Command:
        return compareFacts(
            left, right, [](const Process& p) -> const auto& { return p.command; });
    case ProcessColumn::Listen:
    case ProcessColumn::Opening:
    case ProcessColumn::Established:
    case ProcessColumn::Closing:
    case ProcessColumn::CloseWait:
    case ProcessColumn::TimeWait:
    case ProcessColumn::Unconnected: break;
    }
    const StateGroup counted = *countedGroup(column);
    return a.counts[counted] <=> b.counts[counted];
}

}   // namespace socklens
