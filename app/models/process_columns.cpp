#include "app/models/process_columns.h"

#include "app/core/message.h"

#include <algorithm>
#include <array>

namespace socklens {

namespace {

using Kind = ProcessColumnInfo::Kind;

const Process* processOf(const Snapshot& snapshot, const OwnerGroup& group) {
    return group.ownership == Ownership::Held ? snapshot.processes[group.process].get() : nullptr;
}

GroupFact knownText(std::string_view text) {
    return text.empty() ? GroupFact() : text;
}

GroupFact name(const Snapshot& snapshot, const OwnerGroup& group) {
    const Process* process = processOf(snapshot, group);
    return process != nullptr ? knownText(process->name) : GroupFact();
}

GroupFact pid(const Snapshot& snapshot, const OwnerGroup& group) {
    const Process* process = processOf(snapshot, group);
    return process != nullptr ? static_cast<std::uint64_t>(number(process->id.pid)) : GroupFact();
}

GroupFact user(const Snapshot& snapshot, const OwnerGroup& group) {
    const Process* process = processOf(snapshot, group);
    if (process == nullptr || !process->uid) return {};
    const auto found = snapshot.directory->users.find(*process->uid);
    return found == snapshot.directory->users.end() ? GroupFact() : found->second;
}

GroupFact allSockets(const Snapshot& /*snapshot*/, const OwnerGroup& group) {
    return std::uint64_t{group.total()};
}

GroupFact networkSockets(const Snapshot& /*snapshot*/, const OwnerGroup& group) {
    return std::uint64_t{group.counts.total()};
}

template <StateGroup Counted>
GroupFact count(const Snapshot& /*snapshot*/, const OwnerGroup& group) {
    return std::uint64_t{group.counts[Counted]};
}

GroupFact unixSockets(const Snapshot& /*snapshot*/, const OwnerGroup& group) {
    return std::uint64_t{group.unixSockets};
}

GroupFact descriptors(const Snapshot& snapshot, const OwnerGroup& group) {
    const Process* process = processOf(snapshot, group);
    return process != nullptr && process->descriptors ? std::uint64_t{*process->descriptors} : GroupFact();
}

GroupFact command(const Snapshot& snapshot, const OwnerGroup& group) {
    const Process* process = processOf(snapshot, group);
    return process != nullptr ? knownText(process->command) : GroupFact();
}

template <StateGroup Counted>
ProcessColumnInfo countOf(ProcessColumn column, const char* id) {
    return {column, id, title(Counted), description(Counted), "", Kind::Count, count<Counted>};
}

// One line a column.
// clang-format off
const std::array table{
    ProcessColumnInfo{ProcessColumn::Name, "process", SOCKLENS_TEXT("Process"), SOCKLENS_TEXT("The name that the process gives itself; of a socket, its addresses."), "tcp 127.0.0.1:65535 → 127.0.0.1:65535", Kind::Text, name},
    ProcessColumnInfo{ProcessColumn::Pid, "pid", SOCKLENS_TEXT("PID"), SOCKLENS_TEXT("The number of the process."), "4194304", Kind::Identifier, pid},
    ProcessColumnInfo{ProcessColumn::User, "user", SOCKLENS_TEXT("User"), SOCKLENS_TEXT("Whose rights the process has; of a socket, who made it."), "www-data", Kind::Text, user},
    ProcessColumnInfo{ProcessColumn::Sockets, "sockets", SOCKLENS_TEXT("Sockets"), SOCKLENS_TEXT("All its sockets; one that is shared counts for each of its holders."), "Sockets mii", Kind::Count, allSockets},   // sorted by it at first: room for the arrow
    ProcessColumnInfo{ProcessColumn::States, "states", SOCKLENS_TEXT("States"), SOCKLENS_TEXT("Its TCP and UDP sockets by state, as a bar."), "ESTABLISHED mm", Kind::Text, networkSockets},
    countOf<StateGroup::Listen>(ProcessColumn::Listen, "listen"),
    countOf<StateGroup::Opening>(ProcessColumn::Opening, "opening"),
    countOf<StateGroup::Established>(ProcessColumn::Established, "established"),
    countOf<StateGroup::Closing>(ProcessColumn::Closing, "closing"),
    countOf<StateGroup::CloseWait>(ProcessColumn::CloseWait, "close_wait"),
    countOf<StateGroup::TimeWait>(ProcessColumn::TimeWait, "time_wait"),
    countOf<StateGroup::Unconnected>(ProcessColumn::Unconnected, "unconnected"),
    ProcessColumnInfo{ProcessColumn::Unix, "unix", SOCKLENS_TEXT("UNIX"), SOCKLENS_TEXT("Sockets that stay on this machine."), "", Kind::Count, unixSockets},
    ProcessColumnInfo{ProcessColumn::Descriptors, "descriptors", SOCKLENS_TEXT("Descriptors"), SOCKLENS_TEXT("How many descriptors the process has open: sockets, files and others."), "", Kind::Count, descriptors},
    ProcessColumnInfo{ProcessColumn::Command, "command", SOCKLENS_TEXT("Command"), SOCKLENS_TEXT("The command line of the process; of a shared socket, who holds it."), "a command line with some arguments to it", Kind::Text, command},
};
// clang-format on

}   // namespace

std::span<const ProcessColumnInfo> processColumns() {
    return table;
}

const ProcessColumnInfo& info(ProcessColumn column) {
    return table[static_cast<std::size_t>(column)];
}

std::weak_ordering compareGroups(const Snapshot& snapshot, const OwnerGroup& a, const OwnerGroup& b,
                                 ProcessColumn column, bool descending) {
    const auto fact = info(column).fact;
    const GroupFact left = fact(snapshot, a);
    const GroupFact right = fact(snapshot, b);
    const auto isUnknown = [](const GroupFact& known) { return std::holds_alternative<std::monostate>(known); };
    if (isUnknown(left) || isUnknown(right)) return isUnknown(left) <=> isUnknown(right);
    return descending ? right <=> left : left <=> right;
}

}   // namespace socklens
