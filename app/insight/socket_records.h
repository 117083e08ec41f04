// What is remembered of each TCP socket: some 110 bytes and two entries in an index. Kept for as long as the
// socket is dumped and some seconds after: a leftover with the same addresses is there in the next sample or in
// the one after it. A listener is remembered longer: the kernel ends connections that it never handed out in
// FIN_WAIT2 and TIME_WAIT, a minute each. One thread; cannot fail.
#pragma once

#include "app/core/hashed_index.h"
#include "app/core/snapshot.h"
#include "app/insight/connection_tuple.h"
#include "app/insight/former_owner.h"
#include "app/insight/process_lives.h"

#include <deque>
#include <optional>
#include <unordered_map>

namespace socklens {

/// The processes that had a descriptor of a socket.
struct HolderSet {
    std::vector<LifePointer> last;      ///< at the last sight of any
    std::vector<LifePointer> earlier;   ///< and then no more, the newest last; of many only some
};

/// Shared by all leftovers of which the same is known.
struct Verdict {
    FormerOwner owner;
    LifePointer life;    ///< of the owner
    LifePointer other;   ///< who else the reason names
};

struct SocketRecord {
    static constexpr MemoryTime never = MemoryTime::min();

    ConnectionTuple tuple;
    Compact<Uid, Unknown::Max> uid;   ///< while it had an inode
    Compact<Cookie, Unknown::Zero> cookie;
    NetworkNamespace networkNamespace{};
    MemoryTime aliveUntil = never;   ///< last seen as anything but a leftover, unless it still is
    MemoryTime moment{};             ///< of one that is there: in this state since; else last seen
    std::shared_ptr<const HolderSet> holders;
    std::shared_ptr<const Verdict> verdict;   ///< of a leftover
    std::uint16_t rows = 0;                   ///< of the newest snapshot; 0: it is gone
    State state{};
    State aliveState{};
    bool isLeftover = false;
    bool listened = false;
    bool isUsed = false;   ///< not a gap that waits for the next socket

    bool isThere() const { return rows > 0; }
};

class SocketRecords {
public:
    static constexpr std::chrono::seconds kept{20};
    static constexpr std::chrono::seconds listenerKept{130};
    static constexpr std::uint32_t none = UINT32_MAX;

    SocketRecord& operator[](std::uint32_t record) { return m_records[record]; }
    const SocketRecord& operator[](std::uint32_t record) const { return m_records[record]; }

    /// The very socket, or `none`.
    std::uint32_t find(Cookie cookie, NetworkNamespace networkNamespace) const;
    std::uint32_t add(const Socket& socket, NetworkNamespace networkNamespace);
    /// A socket can be bound and connected after it was first seen.
    void setTuple(std::uint32_t record, const ConnectionTuple& tuple);
    void setListened(std::uint32_t record);
    void setTcpInfo(std::uint32_t record, const TcpInfo& info) { m_tcpInfos[record] = info; }
    const TcpInfo* tcpInfo(std::uint32_t record) const;
    /// No row shows it any more.
    void gone(std::uint32_t record, MemoryTime lastSeen);
    void forgetBefore(MemoryTime now);
    std::size_t size() const { return m_records.size() - m_free.size(); }

    /// Calls `visit` with the record of each connected socket of these ends, and its number.
    template <class Visit>
    void withTuple(NetworkNamespace networkNamespace, const ConnectionTuple& tuple, const Visit& visit) const {
        m_byTuple.find(hashOf(tuple), [&](std::uint32_t number) {
            const SocketRecord& record = m_records[number];
            if (record.networkNamespace == networkNamespace && record.tuple == tuple) visit(record, number);
        });
    }
    /// Calls `visit` with the record of each socket that listens, or has listened, on a port.
    template <class Visit>
    void listenersOn(NetworkNamespace networkNamespace, Port port, const Visit& visit) const {
        m_listeners.find(number(port), [&](std::uint32_t number) {
            const SocketRecord& record = m_records[number];
            if (record.networkNamespace == networkNamespace && record.tuple.localPort == port) visit(record);
        });
    }

private:
    struct Departure {
        std::uint32_t record = 0;
        MemoryTime at{};
    };
    using Departures = std::deque<Departure>;   ///< by ascending time
    /// Takes the first out if it is older than `age`.
    static std::optional<Departure> takeOlder(Departures& departures, std::chrono::seconds age, MemoryTime now);
    void forget(std::uint32_t record);

    std::vector<SocketRecord> m_records;
    std::vector<std::uint32_t> m_free;
    Departures m_departures;
    Departures m_listenerDepartures;   // those that were there in m_departures before
    HashedIndex m_byCookie;
    HashedIndex m_byTuple;
    HashedIndex m_listeners;   // by port
    std::unordered_map<std::uint32_t, TcpInfo> m_tcpInfos;
};

}   // namespace socklens
