#include "app/core/diff.h"

#include "app/core/socket_key.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <map>
#include <span>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace socklens {

namespace {

// No gaps between its members: two sockets are equal where their bytes are.
static_assert(std::has_unique_object_representations_v<Socket>);

/// Word by word, which the compiler does in few wide steps: memcmp(3) is too far away to be asked a million times.
bool sameBytes(const Socket& left, const Socket& right) {
    static_assert(sizeof(Socket) % sizeof(std::uint64_t) == 0);
    const auto* a = reinterpret_cast<const char*>(&left);
    const auto* b = reinterpret_cast<const char*>(&right);
    std::uint64_t difference = 0;
    for (std::size_t at = 0; at < sizeof(Socket); at += sizeof(std::uint64_t)) {
        std::uint64_t x = 0;
        std::uint64_t y = 0;
        std::memcpy(&x, a + at, sizeof x);
        std::memcpy(&y, b + at, sizeof y);
        difference |= x ^ y;
    }
    return difference == 0;
}

bool hasName(const Socket& socket) {
    return socket.name || socket.peerName;
}

/// Everything that can change of a socket.
class RowComparison {
public:
    RowComparison(const Snapshot& older, const Snapshot& newer) : m_older(older), m_newer(newer) {
        std::map<ProcessId, std::uint32_t> known;
        for (std::uint32_t process = 0; process < older.processes.size(); ++process)
            known.emplace(older.processes[process]->id, process);
        m_before.reserve(newer.processes.size());
        for (const ProcessPointer& process : newer.processes) {
            const auto found = known.find(process->id);
            const bool isSame = found != known.end() && looksSame(*older.processes[found->second], *process);
            m_before.push_back(isSame ? found->second : SnapshotDelta::absent);
        }
    }

    /// Certainly the same, where the namespace is: most rows are, and to see it by all bytes at once takes a
    /// quarter less than to look for them first.
    bool sameAtOnce(std::size_t x, std::size_t y) const {
        const Socket& left = m_older.sockets[x];
        return sameBytes(left, m_newer.sockets[y]) && !hasName(left) && sameHolders(x, y) && sameTcpInfo(x, y);
    }

    bool sameRow(std::size_t x, std::size_t y) const {
        const Socket& left = m_older.sockets[x];
        const Socket& right = m_newer.sockets[y];
        const bool hasNames = hasName(left) || hasName(right);
        return (hasNames ? sameWithNames(left, right) : sameBytes(left, right)) && sameHolders(x, y) &&
               sameTcpInfo(x, y);
    }

private:
    /// How many descriptors a process has open says nothing about its sockets.
    static bool looksSame(const Process& left, const Process& right) {
        const auto shown = [](const Process& process) {
            return std::tie(process.name, process.command, process.uid, process.cgroup);
        };
        return &left == &right || shown(left) == shown(right);
    }

    bool sameWithNames(Socket left, const Socket& right) const {
        if (m_older.nameOf(left) != m_newer.nameOf(right)) return false;
        if (m_older.peerNameOf(left) != m_newer.peerNameOf(right)) return false;
        left.name = right.name;   // the names are equal, their places in the two snapshots need not be
        left.peerName = right.peerName;
        return sameBytes(left, right);
    }

    static std::span<const std::uint32_t> holders(const Snapshot& snapshot, std::size_t row) {
        if (row >= snapshot.holderEnds.size()) return {};
        const std::uint32_t begin = row == 0 ? 0 : snapshot.holderEnds[row - 1];
        return {snapshot.holderList.data() + begin, snapshot.holderEnds[row] - begin};
    }

    bool sameHolders(std::size_t x, std::size_t y) const {
        const auto before = holders(m_older, x);
        const auto now = holders(m_newer, y);
        if (before.size() != now.size()) return false;
        for (std::size_t at = 0; at < now.size(); ++at)
            if (m_before[now[at]] != before[at]) return false;
        return true;
    }

    bool sameTcpInfo(std::size_t x, std::size_t y) const {
        if (m_older.tcpInfos.empty() && m_newer.tcpInfos.empty()) return true;
        const TcpInfo* left = m_older.tcpInfo(x);
        const TcpInfo* right = m_newer.tcpInfo(y);
        return left == nullptr || right == nullptr ? left == right : *left == *right;
    }

    const Snapshot& m_older;
    const Snapshot& m_newer;
    std::vector<std::uint32_t> m_before;   // per newer process: the older one that looks the same, or `absent`
};

/// Two dumps seldom change their order, so nearly every row is found where the last one ended; only what misses
/// there is looked up. Measured 10 times faster than any hash map over all rows.
class Walk {
public:
    Walk(const Snapshot& older, const Snapshot& newer)
        : m_older(older),
          m_newer(newer),
          m_hasSections(!older.sections.empty() || !newer.sections.empty()),
          m_isSameNamespace(older.networkNamespace == newer.networkNamespace),
          m_comparison(older, newer) {}

    SnapshotDelta walk() {
        const std::size_t rows = m_newer.sockets.size();
        const std::size_t olderRows = m_older.sockets.size();
        m_delta.previous.resize(rows);
        std::uint32_t expected = 0;
        for (std::uint32_t row = 0; row < rows; ++row) {
            if (expected < olderRows && isSameNamespace(expected, row) && m_comparison.sameAtOnce(expected, row)) {
                m_delta.previous[row] = expected++;
                continue;
            }
            const std::uint32_t found = findNear(expected, row);
            m_delta.previous[row] = found;
            if (found == SnapshotDelta::absent) {
                m_missed.push_back(row);
                continue;
            }
            skip(expected, found);
            if (!m_comparison.sameRow(found, row)) m_delta.changed.push_back(row);
            expected = found + 1;
        }
        skip(expected, static_cast<std::uint32_t>(olderRows));
        lookUp();
        return std::move(m_delta);
    }

private:
    static constexpr std::uint32_t lookAhead = 8;   // rows that vanished since the last sample, in one place

    bool isSame(std::uint32_t x, std::uint32_t y) const {
        const Socket& left = m_older.sockets[x];
        const Socket& right = m_newer.sockets[y];
        if (left.cookie && right.cookie)
            return left.cookie == right.cookie && left.protocol == right.protocol && isSameNamespace(x, y);
        return keyOf(m_older, x) == keyOf(m_newer, y);
    }

    bool isSameNamespace(std::uint32_t x, std::uint32_t y) const {
        return m_hasSections ? m_older.networkNamespaceOf(x) == m_newer.networkNamespaceOf(y) : m_isSameNamespace;
    }

    std::uint32_t findNear(std::uint32_t expected, std::uint32_t row) const {
        const std::size_t end = std::min(std::size_t{expected} + lookAhead, m_older.sockets.size());
        for (std::uint32_t candidate = expected; candidate < end; ++candidate)
            if (isSame(candidate, row)) return candidate;
        return SnapshotDelta::absent;
    }

    void skip(std::uint32_t from, std::uint32_t to) {
        for (; from < to; ++from) m_skipped.push_back(from);
    }

    /// A sorted list is made and searched sooner than a map. Of rows with the same key only the first is found:
    /// nobody can say which is which.
    void lookUp() {
        struct Entry {
            std::size_t hash = 0;
            std::uint32_t row = 0;
            bool isTaken = false;
        };
        std::vector<Entry> left;
        if (!m_missed.empty()) {
            left.reserve(m_skipped.size());
            for (const std::uint32_t row : m_skipped) left.push_back({hashOf(m_older, row), row, false});
            std::ranges::stable_sort(left, {}, &Entry::hash);
        }
        const auto inOrder = static_cast<std::ptrdiff_t>(m_delta.changed.size());
        std::vector<std::uint32_t> moved;
        for (const std::uint32_t row : m_missed) {
            const std::size_t hash = hashOf(m_newer, row);
            auto found = std::ranges::lower_bound(left, hash, {}, &Entry::hash);
            while (found != left.end() && found->hash == hash && !isSame(found->row, row)) ++found;
            if (found == left.end() || found->hash != hash || std::exchange(found->isTaken, true)) {
                m_delta.added.push_back(row);
                continue;
            }
            m_delta.previous[row] = found->row;
            moved.push_back(found->row);
            if (!m_comparison.sameRow(found->row, row)) m_delta.changed.push_back(row);
        }
        std::inplace_merge(m_delta.changed.begin(), m_delta.changed.begin() + inOrder, m_delta.changed.end());
        std::ranges::sort(moved);
        std::ranges::set_difference(m_skipped, moved, std::back_inserter(m_delta.removed));
    }

    static std::size_t hashOf(const Snapshot& snapshot, std::uint32_t row) {
        return std::hash<SocketKey>()(keyOf(snapshot, row));
    }

    const Snapshot& m_older;
    const Snapshot& m_newer;
    const bool m_hasSections;
    const bool m_isSameNamespace;   // all rows are of two namespaces, or of one
    const RowComparison m_comparison;
    SnapshotDelta m_delta;
    std::vector<std::uint32_t> m_missed;    // newer rows that were not where they were expected
    std::vector<std::uint32_t> m_skipped;   // older rows that nobody was found to be
};

}   // namespace

SnapshotDelta diff(const Snapshot& older, const Snapshot& newer) {
    return Walk(older, newer).walk();
}

std::vector<std::uint32_t> newRows(const SnapshotDelta& delta, std::size_t olderRows) {
    std::vector<std::uint32_t> rows(olderRows, SnapshotDelta::absent);
    for (std::uint32_t row = 0; row < delta.previous.size(); ++row)
        if (delta.previous[row] != SnapshotDelta::absent) rows[delta.previous[row]] = row;
    return rows;
}

}   // namespace socklens
