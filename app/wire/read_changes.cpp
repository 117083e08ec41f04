#include "app/wire/process_columns.h"
#include "app/wire/snapshot_changes.h"
#include "app/wire/socket_columns.h"

#include <unordered_map>

namespace socklens::wire {

namespace {

constexpr std::uint32_t nobody = UINT32_MAX;

/// The older ones without those that ended, with the new ones in their places. Both are in the order of their
/// pids.
ProcessList mergeProcesses(const ProcessList& older, const std::vector<socklens::ProcessId>& ended,
                           ProcessList changed, Check& check) {
    ProcessList merged;
    merged.reserve(older.size() + changed.size());
    auto end = ended.begin();
    auto next = changed.begin();
    for (const auto& process : older) {
        while (next != changed.end() && (*next)->id.pid < process->id.pid) merged.push_back(std::move(*next++));
        const bool hasEnded = end != ended.end() && *end == process->id;
        const bool replaced = next != changed.end() && (*next)->id.pid == process->id.pid;
        check.require(!hasEnded || !replaced);
        if (hasEnded)
            ++end;
        else if (replaced)
            merged.push_back(std::move(*next++));
        else
            merged.push_back(process);
    }
    check.require(end == ended.end());
    std::move(next, changed.end(), std::back_inserter(merged));
    return merged;
}

/// Per older process: its place among the newer ones.
std::vector<std::uint32_t> placesOf(const ProcessList& older, const ProcessList& newer) {
    std::vector<std::uint32_t> places(older.size(), nobody);
    std::uint32_t at = 0;
    for (std::size_t process = 0; process < older.size(); ++process) {
        while (at < newer.size() && newer[at]->id.pid < older[process]->id.pid) ++at;
        if (at < newer.size() && newer[at]->id == older[process]->id) places[process] = at;
    }
    return places;
}

/// Puts rows of other snapshots at the end of one.
class Assembly {
public:
    Assembly(socklens::Snapshot& target, Check& check) : m_target(target), m_check(check) {}

    /// `places`: of the holders among the target's processes; null if they are the same.
    void add(const socklens::Snapshot& source, std::size_t row, const std::vector<std::uint32_t>* places) {
        Socket socket = source.sockets[row];
        if (socket.name) socket.name = addName(source.nameOf(socket));
        if (socket.peerName) socket.peerName = addName(source.peerNameOf(socket));
        if (const TcpInfo* info = source.tcpInfo(row))
            m_target.tcpInfos.emplace_back(static_cast<std::uint32_t>(m_target.sockets.size()), *info);
        m_target.sockets.push_back(socket);
        if (!m_target.coverage.ownersLookedFor) return;
        for (const std::uint32_t holder : source.holders(row)) {
            const std::uint32_t place = places != nullptr ? (*places)[holder] : holder;
            if (m_check.require(place != nobody)) m_target.holderList.push_back(place);
        }
        m_target.holderEnds.push_back(static_cast<std::uint32_t>(m_target.holderList.size()));
    }

private:
    NameIndex addName(std::string_view name) {
        m_target.names.emplace_back(name);
        return NameIndex{static_cast<std::uint32_t>(m_target.names.size() - 1)};
    }

    socklens::Snapshot& m_target;
    Check& m_check;
};

}   // namespace

void readAll(const Snapshot& message, socklens::Snapshot& snapshot, Check& check) {
    check.require(!message.has_removed() && !message.has_ended());
    snapshot.processes = readProcesses(message.processes(), check);
    auto part =
        readSockets(message.sockets(), snapshot.coverage.ownersLookedFor, snapshot.processes.size(), check);
    snapshot.sockets = std::move(part.sockets);
    snapshot.names = std::move(part.names);
    snapshot.holderEnds = std::move(part.holderEnds);
    snapshot.holderList = std::move(part.holderList);
    snapshot.tcpInfos = std::move(part.tcpInfos);
    snapshot.directory = readDirectory(message.directory(), check);
}

void readChanges(const Snapshot& message, const socklens::Snapshot& older, socklens::Snapshot& newer,
                 Check& check) {
    newer.directory = message.has_directory() ? readDirectory(message.directory(), check) : older.directory;
    newer.processes = mergeProcesses(older.processes, readProcessIds(message.ended(), check),
                                     readProcesses(message.processes(), check), check);
    const auto part =
        readSockets(message.sockets(), newer.coverage.ownersLookedFor, newer.processes.size(), check);
    const auto removed = readKeys(message.removed(), newer.networkNamespace, check);
    check.require(older.sockets.size() + part.sockets.size() <= mostSockets);
    if (!check.sound()) return;

    // What is known of every key that was touched: its new rows, none for those that are gone.
    std::unordered_map<SocketKey, std::vector<std::uint32_t>> touched;
    touched.reserve(part.sockets.size() + removed.size());
    for (std::uint32_t row = 0; row < part.sockets.size(); ++row)
        touched[keyOf(part.sockets[row], newer.networkNamespace)].push_back(row);
    for (const SocketKey& key : removed) check.require(touched.try_emplace(key).second);

    newer.sockets.reserve(older.sockets.size() + part.sockets.size());
    std::vector<bool> used(part.sockets.size(), false);
    Assembly assembly(newer, check);
    const auto places = placesOf(older.processes, newer.processes);
    for (std::size_t row = 0; row < older.sockets.size(); ++row) {
        const auto found = touched.empty() ? touched.end() : touched.find(keyOf(older, row));
        if (found == touched.end()) {
            assembly.add(older, row, &places);
            continue;
        }
        for (const std::uint32_t replacement : found->second) {
            if (used[replacement]) continue;
            used[replacement] = true;
            assembly.add(part, replacement, nullptr);
        }
    }
    for (std::uint32_t row = 0; row < part.sockets.size(); ++row)
        if (!used[row]) assembly.add(part, row, nullptr);
}

}   // namespace socklens::wire
