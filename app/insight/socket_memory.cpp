#include "app/insight/socket_memory.h"

#include "app/core/socket_target.h"
#include "app/insight/attribution.h"
#include "app/insight/interned.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>

namespace socklens {

namespace {

constexpr auto none = SocketRecords::none;
// Writing a core of many gigabytes takes that long; without news after it, the end was missed.
constexpr std::chrono::minutes dumpingIsBelieved{10};
constexpr std::size_t mostEarlierHolders = 4;

}   // namespace

class SocketMemory::Records {
public:
    void observe(const Update& update, const Events& events) {
        const MemoryTime before = m_before = m_clock.now();
        const Snapshot& snapshot = *update.newer->snapshot;
        m_clock.advance(snapshot.capturedAt);
        seeProcesses(snapshot);
        const std::vector<Closed> closed = hear(events);
        if (update.older == m_shown)
            follow(update, before);
        else
            begin(update, before);
        m_shown = update.newer;

        const Evidence evidence{m_sockets, m_closings, snapshot, m_clock.now()};
        for (const std::uint32_t row : m_newLeftovers) {
            SocketRecord& record = m_sockets[m_rows[row]];
            record.verdict = shared(socklens::judge(record, snapshot.sockets[row], evidence));
        }
        m_newLeftovers.clear();
        for (const Closed& connection : closed) reconsider(connection, evidence);

        m_sockets.forgetBefore(m_clock.now());
        m_closings.forgetBefore(m_clock.now());
        m_lives.forgetBefore(m_clock.now());
    }

    const FormerOwner& formerOwner(std::uint32_t row) const {
        static const FormerOwner nobody;
        const SocketRecord* record = recordOf(row);
        return record != nullptr && record->verdict ? record->verdict->owner : nobody;
    }

    std::optional<SocketPast> past(std::uint32_t row) const {
        const SocketRecord* record = recordOf(row);
        if (record == nullptr || record->aliveUntil == SocketRecord::never) return std::nullopt;
        SocketPast past;
        past.state = record->aliveState;
        past.until = m_clock.wallTime(record->aliveUntil);
        if (record->holders)
            for (const auto* lives : {&record->holders->earlier, &record->holders->last})
                for (const LifePointer& life : *lives) past.holders.push_back(life->process);
        past.tcpInfo = m_sockets.tcpInfo(m_rows[row]);
        return past;
    }

    std::vector<ProcessPointer> deadHolders(std::uint32_t row) const {
        std::vector<ProcessPointer> dead;
        if (const SocketRecord* record = recordOf(row); record != nullptr && record->holders)
            for (const LifePointer& life : record->holders->earlier)
                if (life->death) dead.push_back(life->process);
        return dead;
    }

    std::optional<Death> death(const ProcessId& process) const {
        const ProcessLife* life = m_lives.find(process);
        return life != nullptr ? life->death : std::nullopt;
    }

    bool isAlive(const ProcessId& process) const {
        const ProcessLife* life = m_lives.find(process);
        const bool wasGone = process.startTime == StartTime{};   // before anybody could ask who it was
        if (life == nullptr || life->death || wasGone) return false;
        // The samples' own times are exact; what was closed was closed in between.
        return life->lastSeen >= m_clock.now() || life->lastSeen > m_before;
    }

    std::span<const LifePointer> ended() const { return m_ended; }

    bool isDumpingCore(const ProcessId& process) const {
        const ProcessLife* life = m_lives.find(process);
        return life != nullptr && !life->death && life->dumping &&
               m_clock.now() - *life->dumping < dumpingIsBelieved;
    }

    std::size_t size() const { return m_sockets.size(); }

private:
    struct Closed {
        ConnectionTuple tuple;
        std::optional<NetworkNamespace> network;
    };

    void seeProcesses(const Snapshot& snapshot) {
        m_livesHere.clear();
        for (const ProcessPointer& process : snapshot.processes)
            m_livesHere.push_back(m_lives.seen(process, m_clock.now()));
    }

    /// The connections whose closing was heard of.
    std::vector<Closed> hear(const Events& events) {
        std::vector<Closed> closed;
        for (const StateChange& change : events.stateChanges) {
            if (!TracedClosings::names(change)) continue;
            const MemoryTime when = m_clock.timeOf(change.at);
            const ConnectionTuple tuple{change.localAddress, change.remoteAddress, change.localPort,
                                        change.remotePort};
            m_closings.add({tuple, change.networkNamespace, when, m_lives.seen(change.process, when)});
            closed.push_back({tuple, change.networkNamespace});
        }
        for (const CoreDump& dump : events.coreDumps) m_lives.dumpsCore(dump, m_clock.timeOf(dump.at));
        m_ended.clear();
        for (const ProcessExit& exit : events.exits)
            if (LifePointer life = m_lives.ended(exit, m_clock.timeOf(exit.at)); life && life->hadSockets)
                m_ended.push_back(std::move(life));
        return closed;
    }

    void follow(const Update& update, MemoryTime before) {
        for (const std::uint32_t row : update.delta.removed) leave(m_rows[row], before);
        std::vector<std::uint32_t> rows;
        rows.reserve(update.delta.previous.size());
        for (const std::uint32_t previous : update.delta.previous)
            rows.push_back(previous == SnapshotDelta::absent ? none : m_rows[previous]);
        m_rows = std::move(rows);
        for (const std::uint32_t row : update.delta.added) meet(*update.newer->snapshot, row, before);
        for (const std::uint32_t row : update.delta.changed)
            if (m_rows[row] != none) look(*update.newer->snapshot, row, before);
    }

    /// What was shown last is not what this update comes from, such as after a change of the probe.
    void begin(const Update& update, MemoryTime before) {
        for (const std::uint32_t record : m_rows) leave(record, before);
        const Snapshot& snapshot = *update.newer->snapshot;
        m_rows.assign(snapshot.sockets.size(), none);
        for (std::uint32_t row = 0; row < snapshot.sockets.size(); ++row) meet(snapshot, row, before);
    }

    void leave(std::uint32_t number, MemoryTime before) {
        if (number == none) return;
        SocketRecord& record = m_sockets[number];
        if (--record.rows > 0) return;
        if (!record.isLeftover) record.aliveUntil = before;
        m_sockets.gone(number, before);
    }

    void meet(const Snapshot& snapshot, std::uint32_t row, MemoryTime before) {
        const Socket& socket = snapshot.sockets[row];
        if (socket.protocol != Protocol::Tcp) return;
        const NetworkNamespace network = snapshot.networkNamespaceOf(row);
        std::uint32_t number = socket.cookie ? m_sockets.find(*socket.cookie, network) : none;
        if (number == none) number = m_sockets.add(socket, network);
        m_rows[row] = number;
        const bool wasThere = m_sockets[number].rows++ > 0;
        look(snapshot, row, wasThere ? std::optional(before) : std::nullopt);
    }

    /// `before`: when it was seen last; nullopt where it was not there, or not just now.
    void look(const Snapshot& snapshot, std::uint32_t row, std::optional<MemoryTime> before) {
        const Socket& socket = snapshot.sockets[row];
        SocketRecord& record = m_sockets[m_rows[row]];
        const bool isSameState = record.state == socket.state;
        record.state = socket.state;
        const bool isLeft = isLeftover(targetOf(socket));
        if (isLeft || isShrinking(socket)) {
            if (record.verdict) return;
            if (before && !record.isLeftover) record.aliveUntil = *before;
            record.isLeftover = true;
            record.moment = m_clock.now();
            if (!isLeft) return;
            m_sockets.setTuple(m_rows[row], tupleOf(socket));   // one that shrinks may have lost its port
            m_newLeftovers.push_back(row);
            return;
        }
        if (record.isLeftover) reuse(record);
        if (!isSameState || record.aliveState == State{}) record.moment = m_clock.now();
        record.aliveState = socket.state;
        if (socket.uid) record.uid = socket.uid;
        remember(record, snapshot, row);
        m_sockets.setTuple(m_rows[row], tupleOf(socket));
        if (socket.state == State::Listen) m_sockets.setListened(m_rows[row]);
        if (const TcpInfo* info = snapshot.tcpInfo(row)) m_sockets.setTcpInfo(m_rows[row], *info);
    }

    /// While the kernel makes the remains of TIME_WAIT out of a socket that nobody holds, a dump can meet it in
    /// CLOSE (tcp_time_wait() of net/ipv4/tcp_minisocks.c ends in tcp_done()).
    static bool isShrinking(const Socket& socket) {
        return socket.state == State::Close && socket.cookie && !socket.inode;
    }

    /// Without a cookie a new connection of the same addresses looks like the old one come back.
    static void reuse(SocketRecord& record) {
        record.isLeftover = false;
        record.verdict = nullptr;
        record.holders = nullptr;
        record.uid = {};
    }

    void remember(SocketRecord& record, const Snapshot& snapshot, std::uint32_t row) {
        const auto holders = snapshot.holders(row);
        if (holders.empty()) return;   // hidden, in flight or not looked for: who was seen before stays
        const auto lifeOf = [&](std::uint32_t process) { return m_livesHere[process]; };
        if (record.holders && std::ranges::equal(holders, record.holders->last, {}, lifeOf)) return;
        HolderSet set;
        for (const std::uint32_t process : holders) set.last.push_back(lifeOf(process));
        if (record.holders) {
            const auto stays = [&](const LifePointer& life) {
                return std::ranges::find(set.last, life) != set.last.end();
            };
            for (const auto* lives : {&record.holders->earlier, &record.holders->last})
                std::ranges::remove_copy_if(*lives, std::back_inserter(set.earlier), stays);
            if (set.earlier.size() > mostEarlierHolders)
                set.earlier.erase(set.earlier.begin(),
                                  set.earlier.end() - static_cast<std::ptrdiff_t>(mostEarlierHolders));
        }
        std::vector<const ProcessLife*> key;
        for (const LifePointer& life : set.last) key.push_back(life.get());
        key.push_back(nullptr);
        for (const LifePointer& life : set.earlier) key.push_back(life.get());
        record.holders = m_holderSets.get(key, [&] { return std::move(set); });
    }

    std::shared_ptr<const Verdict> shared(Verdict verdict) {
        const VerdictKey key(verdict.life.get(), verdict.other.get(), verdict.owner.reason.sentence,
                             verdict.owner.reason.arguments);
        return m_verdicts.get(key, [&] { return std::move(verdict); });
    }

    /// A leftover can be seen before word of its closing comes.
    void reconsider(const Closed& closed, const Evidence& evidence) {
        std::vector<std::uint32_t> leftovers;
        m_sockets.withTuple(closed.network.value_or(evidence.snapshot.networkNamespace), closed.tuple,
                            [&](const SocketRecord& record, std::uint32_t number) {
                                if (record.isThere() && record.verdict) leftovers.push_back(number);
                            });
        for (const std::uint32_t number : leftovers)
            if (auto verdict = judgeAgain(m_sockets[number], evidence))
                m_sockets[number].verdict = shared(*std::move(verdict));
    }

    const SocketRecord* recordOf(std::uint32_t row) const {
        return row < m_rows.size() && m_rows[row] != none ? &m_sockets[m_rows[row]] : nullptr;
    }

    using VerdictKey = std::tuple<const ProcessLife*, const ProcessLife*, std::string, std::vector<std::string>>;

    MemoryClock m_clock;
    MemoryTime m_before{};   // of the sample before the newest
    PicturePointer m_shown;
    SocketRecords m_sockets;
    TracedClosings m_closings;
    ProcessLives m_lives;
    std::vector<std::uint32_t> m_rows;      // per row of the newest snapshot: its record
    std::vector<LifePointer> m_livesHere;   // per process of the newest snapshot
    std::vector<std::uint32_t> m_newLeftovers;
    std::vector<LifePointer> m_ended;
    Interned<std::vector<const ProcessLife*>, HolderSet> m_holderSets;
    Interned<VerdictKey, Verdict> m_verdicts;
};

SocketMemory::SocketMemory() : m_records(std::make_unique<Records>()) {}
SocketMemory::SocketMemory(SocketMemory&&) noexcept = default;
SocketMemory& SocketMemory::operator=(SocketMemory&&) noexcept = default;
SocketMemory::~SocketMemory() = default;

void SocketMemory::observe(const Update& update, const Events& events) {
    m_records->observe(update, events);
}

const FormerOwner& SocketMemory::formerOwner(std::uint32_t row) const {
    return m_records->formerOwner(row);
}

std::optional<SocketPast> SocketMemory::past(std::uint32_t row) const {
    return m_records->past(row);
}

std::vector<ProcessPointer> SocketMemory::deadHolders(std::uint32_t row) const {
    return m_records->deadHolders(row);
}

std::optional<Death> SocketMemory::death(const ProcessId& process) const {
    return m_records->death(process);
}

bool SocketMemory::isAlive(const ProcessId& process) const {
    return m_records->isAlive(process);
}

std::span<const LifePointer> SocketMemory::ended() const {
    return m_records->ended();
}

bool SocketMemory::isDumpingCore(const ProcessId& process) const {
    return m_records->isDumpingCore(process);
}

std::size_t SocketMemory::size() const {
    return m_records->size();
}

}   // namespace socklens
