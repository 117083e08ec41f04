#include "app/wire/snapshot_changes.h"

#include "app/core/diff.h"
#include "app/wire/process_columns.h"
#include "app/wire/socket_columns.h"

#include <numeric>
#include <unordered_set>

namespace socklens::wire {

namespace {

bool sameDirectory(const NameDirectory& a, const NameDirectory& b) {
    return &a == &b || (a.users == b.users && a.cgroups == b.cgroups && a.interfaces == b.interfaces);
}

void writeRows(Snapshot& message, const socklens::Snapshot& older, const socklens::Snapshot& newer) {
    const SnapshotDelta delta = diff(older, newer);
    if (delta.empty()) return;

    std::unordered_set<SocketKey> touched;
    for (const std::uint32_t row : delta.removed) touched.insert(keyOf(older, row));
    std::unordered_set<SocketKey> sent;
    for (const auto* rows : {&delta.changed, &delta.added})
        for (const std::uint32_t row : *rows) {
            touched.insert(keyOf(newer, row));
            sent.insert(keyOf(newer, row));
        }
    // Keys are nearly always alone. Where they are not, all rows of a key that was touched travel together.
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < newer.sockets.size(); ++row)
        if (const SocketKey key = keyOf(newer, row); touched.contains(key)) {
            rows.push_back(row);
            sent.insert(key);
        }
    std::vector<SocketKey> removed;
    std::copy_if(touched.begin(), touched.end(), std::back_inserter(removed),
                 [&](const SocketKey& key) { return !sent.contains(key); });
    if (!removed.empty()) writeKeys(*message.mutable_removed(), removed);
    if (!rows.empty()) writeSockets(*message.mutable_sockets(), newer, rows);
}

/// Both lists are in the order of their pids.
void writeProcessChanges(Snapshot& message, const ProcessList& older, const ProcessList& newer) {
    std::vector<socklens::ProcessId> ended;
    ProcessList changed;
    auto old = older.begin();
    for (const auto& process : newer) {
        for (; old != older.end() && (*old)->id.pid < process->id.pid; ++old) ended.push_back((*old)->id);
        const bool samePid = old != older.end() && (*old)->id.pid == process->id.pid;
        if (!samePid || (*old != process && **old != *process)) changed.push_back(process);
        if (samePid) ++old;
    }
    for (; old != older.end(); ++old) ended.push_back((*old)->id);
    if (!ended.empty()) writeProcessIds(*message.mutable_ended(), ended);
    if (!changed.empty()) writeProcesses(*message.mutable_processes(), changed);
}

}   // namespace

void writeAll(Snapshot& message, const socklens::Snapshot& snapshot) {
    std::vector<std::uint32_t> rows(snapshot.sockets.size());
    std::iota(rows.begin(), rows.end(), 0U);
    writeSockets(*message.mutable_sockets(), snapshot, rows);
    writeProcesses(*message.mutable_processes(), snapshot.processes);
    writeDirectory(*message.mutable_directory(), *snapshot.directory);
}

void writeChanges(Snapshot& message, const socklens::Snapshot& older, const socklens::Snapshot& newer) {
    writeRows(message, older, newer);
    writeProcessChanges(message, older.processes, newer.processes);
    if (!sameDirectory(*older.directory, *newer.directory))
        writeDirectory(*message.mutable_directory(), *newer.directory);
}

}   // namespace socklens::wire
