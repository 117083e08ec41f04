#include "app/insight/attribution.h"

#include "app/core/cgroup_owner.h"
#include "app/insight/time_wait.h"

#include <algorithm>
#include <tuple>

namespace socklens {

namespace {

using namespace std::chrono_literals;

// The sample's time is that of its beginning: what was closed while it was taken can already be in it.
constexpr Milliseconds sampleTakes{1000};

std::string pidOf(const ProcessLife& life) {
    return std::to_string(number(life.process->id.pid));
}

/// Of a process that was gone before /proc could be read, only the pid is known.
std::string nameOf(const ProcessLife& life) {
    return life.process->name.empty() ? "?" : life.process->name;
}

Verdict verdict(Confidence confidence, LifePointer life, Message reason, LifePointer other = nullptr) {
    return {{life ? life->process : nullptr, confidence, std::move(reason)}, std::move(life), std::move(other)};
}

Verdict unknown(Message reason) {
    return verdict(Confidence::Unknown, nullptr, std::move(reason));
}

bool holds(const HolderSet& holders, const LifePointer& life) {
    return std::ranges::find(holders.last, life) != holders.last.end();
}

/// Of several who held a socket at its last sight, the one who died: what it left is asked about. The last of
/// several dead, since it was the one who let go; else the oldest process.
LifePointer chosen(const HolderSet& holders) {
    const auto rank = [](const LifePointer& life) {
        const Timestamp diedAt = life->death ? life->death->at : Timestamp{};
        return std::tuple(diedAt, -static_cast<std::int64_t>(number(life->process->id.startTime)),
                          -number(life->process->id.pid));
    };
    return *std::ranges::max_element(holders.last, {}, rank);
}

class Judge {
public:
    Judge(const SocketRecord& leftover, const Socket& socket, const Evidence& evidence)
        : m_leftover(leftover), m_socket(socket), m_evidence(evidence) {}

    Verdict judge() const {
        if (auto sure = bySightOrTrace()) return *std::move(sure);
        if (const LifePointer life = byAddresses())
            return verdict(Confidence::Likely, life,
                           {SOCKLENS_TEXT("The same addresses were seen in the hands of %1 (pid %2)."),
                            {nameOf(*life), pidOf(*life)}});
        if (const LifePointer life = byListener())
            return verdict(Confidence::Likely, life,
                           {SOCKLENS_TEXT("This is the server's side: %1 (pid %2) listened on port %3."),
                            {nameOf(*life), pidOf(*life), std::to_string(number(m_socket.localPort))}});
        return byNobody();
    }

    std::optional<Verdict> bySightOrTrace() const {
        const TracedClosing* closing = findClosing();
        const bool isSure = closing != nullptr && closing->networkNamespace;
        if (m_leftover.cookie && m_leftover.holders) {
            const HolderSet& holders = *m_leftover.holders;
            if (closing != nullptr && holds(holders, closing->closer))
                return ofHolder(
                    closing->closer,
                    SOCKLENS_TEXT("At the last look, %1 (pid %2) held what is left, and did the closing."));
            if (isSure) return ofAnother(*closing, chosen(holders));
            return ofHolder(
                chosen(holders),
                holders.last.size() > 1
                    ? SOCKLENS_TEXT(
                          "At the last look, several processes held what is left, %1 (pid %2) among them.")
                    : SOCKLENS_TEXT("At the last look, %1 (pid %2) held what is left."));
        }
        if (isSure)
            return verdict(Confidence::Traced, closing->closer,
                           {SOCKLENS_TEXT("The kernel saw %1 (pid %2) do the closing."),
                            {nameOf(*closing->closer), pidOf(*closing->closer)}});
        if (closing != nullptr)
            return verdict(Confidence::Likely, closing->closer,
                           {SOCKLENS_TEXT("The kernel saw %1 (pid %2) close a connection with these addresses, in "
                                          "a network namespace that could not be found out."),
                            {nameOf(*closing->closer), pidOf(*closing->closer)}});
        return std::nullopt;
    }

private:
    static Verdict ofHolder(const LifePointer& life, const char* sentence) {
        return verdict(Confidence::Seen, life, {sentence, {nameOf(*life), pidOf(*life)}});
    }

    static Verdict ofAnother(const TracedClosing& closing, const LifePointer& holder) {
        return verdict(Confidence::Traced, closing.closer,
                       {SOCKLENS_TEXT("The kernel saw %1 (pid %2) do the last closing; before, %3 (pid %4) held "
                                      "what is left."),
                        {nameOf(*closing.closer), pidOf(*closing.closer), nameOf(*holder), pidOf(*holder)}},
                       holder);
    }

    /// Every other socket that had the same addresses.
    template <class Visit>
    void others(const Visit& visit) const {
        m_evidence.records.withTuple(m_leftover.networkNamespace, m_leftover.tuple,
                                     [&](const SocketRecord& record, std::uint32_t /*number*/) {
                                         if (&record != &m_leftover) visit(record);
                                     });
    }

    /// A closing from before the socket was last seen alive, or from the days of another socket with the same
    /// addresses, is not the closing of this one.
    const TracedClosing* findClosing() const {
        MemoryTime after = m_leftover.aliveUntil;
        others([&](const SocketRecord& other) { after = std::max(after, other.moment); });
        return m_evidence.closings.find(m_leftover.tuple, m_leftover.networkNamespace, after,
                                        m_leftover.moment + sampleTakes);
    }

    LifePointer byAddresses() const {
        if (m_leftover.holders) return chosen(*m_leftover.holders);   // without a cookie it may be another socket
        const SocketRecord* newest = nullptr;
        others([&](const SocketRecord& other) {
            if (other.holders && (newest == nullptr || other.moment > newest->moment)) newest = &other;
        });
        if (newest == nullptr) return nullptr;
        LifePointer life = chosen(*newest->holders);
        const bool isCertainlyAnother = newest->cookie && m_leftover.cookie;
        return isCertainlyAnother && !couldReconnect(*life) ? nullptr : life;
    }

    /// It had a socket with these addresses, but not this one: the dead open no second one.
    bool couldReconnect(const ProcessLife& life) const {
        if (life.death) return life.death->at + sampleTakes >= m_evidence.snapshot.capturedAt - sinceClosed();
        return life.lastSeen == m_evidence.now;
    }

    /// How long ago it was closed, as far as its timer tells.
    Milliseconds sinceClosed() const {
        const bool runs = m_socket.state == State::TimeWait && m_socket.timerExpiresMs;
        if (!runs) return m_evidence.now - m_leftover.moment;
        return std::max(timeWaitLength - Milliseconds(*m_socket.timerExpiresMs), 0ms);
    }

    /// The one that was there when the connection was closed; at the very address rather than at every one.
    LifePointer byListener() const {
        const MemoryTime closed = m_evidence.now - sinceClosed();
        const SocketRecord* best = nullptr;
        std::tuple<bool, bool, MemoryTime> bestRank;
        m_evidence.records.listenersOn(
            m_leftover.networkNamespace, m_socket.localPort, [&](const SocketRecord& listener) {
                const Address& address = listener.tuple.localAddress;
                const bool isExact = address == m_socket.localAddress;
                const bool isEverywhere =
                    address.isUnspecified() && (!address.isInet() || m_socket.localAddress.isInet());
                if (!listener.holders || (!isExact && !isEverywhere)) return;
                const MemoryTime lastSeen = listener.isThere() ? m_evidence.now : listener.moment;
                if (lastSeen + SocketRecords::listenerKept < m_evidence.now) return;
                const bool wasThere = listener.isThere() ? listener.moment <= closed : lastSeen >= closed;
                const std::tuple rank(wasThere, isExact, lastSeen);
                if (best != nullptr && rank <= bestRank) return;
                best = &listener;
                bestRank = rank;
            });
        return best == nullptr ? nullptr : chosen(*best->holders);
    }

    /// Whoever has, or had, the other end of the connection on this machine.
    LifePointer peer() const {
        const SocketRecord* newest = nullptr;
        m_evidence.records.withTuple(m_leftover.networkNamespace, m_leftover.tuple.reversed(),
                                     [&](const SocketRecord& record, std::uint32_t /*number*/) {
                                         const bool isKnown =
                                             record.holders || (record.verdict && record.verdict->life);
                                         if (isKnown && (newest == nullptr || record.moment > newest->moment))
                                             newest = &record;
                                     });
        if (newest == nullptr) return nullptr;
        return newest->holders ? chosen(*newest->holders) : newest->verdict->life;
    }

    Verdict byNobody() const {
        if (const auto reason = byUser()) return unknown(*reason);
        if (const LifePointer life = peer())
            return unknown(
                {SOCKLENS_TEXT("Closed before anybody looked. The other end was in the hands of %1 (pid %2)."),
                 {nameOf(*life), pidOf(*life)}});
        if (m_leftover.aliveUntil != SocketRecord::never)
            return unknown({SOCKLENS_TEXT("Seen open, but the owner is not visible to this user."), {}});
        return unknown({SOCKLENS_TEXT("Closed before anybody looked."), {}});
    }

    /// A socket that has not shrunk to the remains of TIME_WAIT keeps its user and control group.
    std::optional<Message> byUser() const {
        const auto uid = m_socket.uid ? m_socket.uid : m_leftover.uid;
        if (!uid || *uid == Uid{}) return std::nullopt;   // old kernels say 0 where they know nothing
        const auto& users = m_evidence.snapshot.directory->users;
        const auto known = users.find(*uid);
        const std::string user = known != users.end() ? known->second : std::to_string(number(*uid));
        const std::string unit = unitOf();
        if (!unit.empty())
            return Message{SOCKLENS_TEXT("No process was seen. What is left belonged to the user %1, in %2."),
                           {user, unit}};
        return Message{SOCKLENS_TEXT("No process was seen. What is left belonged to the user %1."), {user}};
    }

    std::string unitOf() const {
        if (!m_socket.cgroup) return {};
        const auto& cgroups = m_evidence.snapshot.directory->cgroups;
        const auto found = cgroups.find(*m_socket.cgroup);
        if (found == cgroups.end()) return {};
        const std::string container = containerName(found->second);
        return container.empty() ? systemdUnit(found->second) : container;
    }

    const SocketRecord& m_leftover;
    const Socket m_socket;
    const Evidence& m_evidence;
};

}   // namespace

std::string_view toText(Confidence confidence) {
    switch (confidence) {
    case Confidence::Seen: return "seen";
    case Confidence::Traced: return "traced";
    case Confidence::Likely: return "likely";
    case Confidence::Unknown: return "unknown";
    }
    return {};
}

Verdict judge(const SocketRecord& leftover, const Socket& socket, const Evidence& evidence) {
    return Judge(leftover, socket, evidence).judge();
}

std::optional<Verdict> judgeAgain(const SocketRecord& leftover, const Evidence& evidence) {
    return Judge(leftover, {}, evidence).bySightOrTrace();
}

}   // namespace socklens
