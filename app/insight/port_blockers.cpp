#include "app/insight/port_blockers.h"

#include "app/core/socket_target.h"

#include <algorithm>

namespace socklens {

namespace {

bool isRequestOnly(const Socket& socket) {
    return socket.protocol == Protocol::Tcp && socket.state == State::SynRecv && !socket.inode;
}

PortHolder portHolder(const Socket& socket, const SocketOptions* options) {
    PortHolder holder;
    holder.address = socket.localAddress;
    holder.state = socket.state;
    holder.requestOnly = isRequestOnly(socket);
    if (options != nullptr) {
        holder.reuseAddress = options->reuseAddress;
        holder.ipv6Only = options->ipv6Only;
    }
    if (socket.ipv6Only) holder.ipv6Only = *socket.ipv6Only == Ipv6Only::Yes;
    return holder;
}

std::string holdersText(const Snapshot& snapshot, std::span<const std::uint32_t> processes) {
    constexpr std::size_t most = 3;
    return titles(snapshot, processes, most);
}

/// A sentence for when the name is known, and one for when it is not.
Message named(const char* known, const char* unknown, const std::string& name) {
    return name.empty() ? Message{unknown, {}} : Message{known, {name}};
}

Message whyListener(const Snapshot& snapshot, std::uint32_t row, const std::string& who) {
    if (snapshot.sockets[row].protocol == Protocol::Udp)
        return named(SOCKLENS_TEXT("%1 receives on it. Two sockets of UDP share a port only if both have set "
                                   "SO_REUSEADDR or SO_REUSEPORT."),
                     SOCKLENS_TEXT("A program that is not visible receives on it."), who);
    if (snapshot.holders(row).size() > 1)
        return {
            SOCKLENS_TEXT("%1 hold this listener together: it goes only when the last of them has closed it or "
                          "ended. SO_REUSEADDR does not get past a listener."),
            {who}};
    return named(SOCKLENS_TEXT("%1 listens on it. SO_REUSEADDR does not get past a listener."),
                 SOCKLENS_TEXT("A program that is not visible listens on it. SO_REUSEADDR does not get past a "
                               "listener."),
                 who);
}

const char* leftoverSentence(State state, bool named) {
    switch (state) {
    case State::TimeWait:
        return named ? SOCKLENS_TEXT("A closed connection of %1, kept for 60 s.")
                     : SOCKLENS_TEXT("A closed connection, kept for 60 s.");
    case State::FinWait2:
        return named ? SOCKLENS_TEXT("A connection that %1 has closed, and the other side has not.")
                     : SOCKLENS_TEXT("A connection that its program has closed, and the other side has not.");
    case State::FinWait1:
    case State::LastAck:
    case State::Closing:
        return named ? SOCKLENS_TEXT("A connection that %1 has closed; the other side has not confirmed it yet.")
                     : SOCKLENS_TEXT(
                           "A connection that its program has closed; the other side has not confirmed it yet.");
    case State::Established:
    case State::SynSent:
    case State::SynRecv:
    case State::Close:
    case State::CloseWait:
    case State::Listen: break;
    }
    return named ? SOCKLENS_TEXT("A connection of %1 that no process holds.")
                 : SOCKLENS_TEXT("A connection that no process holds.");
}

Message whyOutgoing(const Socket& socket, const std::string& who) {
    std::vector<std::string> arguments{toText(socket.remoteAddress), std::to_string(number(socket.remotePort))};
    if (who.empty())
        return {SOCKLENS_TEXT("An outgoing connection to %1 port %2, which got this port from the range for "
                              "outgoing connections."),
                std::move(arguments)};
    arguments.push_back(who);
    return {SOCKLENS_TEXT("An outgoing connection of %3 to %1 port %2, which got this port from the range for "
                          "outgoing connections."),
            std::move(arguments)};
}

}   // namespace

PortBlockers::PortBlockers(const Snapshot& snapshot, const PortQuestion& question, const PortFacts& facts)
    : m_snapshot(snapshot), m_question(question), m_facts(facts) {
    for (const ProcessPointer& process : snapshot.processes)
        m_dumpsCore.push_back(facts.memory != nullptr && facts.memory->isDumpingCore(process->id));
    const std::size_t rows = snapshot.ownRows();   // elsewhere the same port is another
    for (std::uint32_t row = 0; row < rows; ++row) {
        const Socket& socket = snapshot.sockets[row];
        if (socket.localPort == question.port && socket.protocol == question.protocol) m_rows.push_back(row);
        if (socket.protocol == Protocol::Tcp && socket.state == State::Listen) m_listeners.push_back(row);
    }
}

bool PortBlockers::anyListenerAt(const Address& address, Port port) const {
    return std::ranges::any_of(m_listeners, [&](std::uint32_t row) {
        const Socket& socket = m_snapshot.sockets[row];
        return socket.localPort == port && overlaps(portHolder(socket, nullptr), address) != false;
    });
}

/// The kernel does not tell who began a connection. Surely this side did where the other end is a listener of this
/// machine; probably where the other port is none that connections get by themselves.
bool PortBlockers::looksOutgoing(const Socket& socket) const {
    if (!m_facts.settings.isEphemeral(socket.localPort) || anyListenerAt(socket.localAddress, socket.localPort))
        return false;
    return socket.state == State::SynSent || anyListenerAt(socket.remoteAddress, socket.remotePort) ||
           !m_facts.settings.isInRange(socket.remotePort);
}

BlockerRole PortBlockers::roleOf(const Socket& socket) const {
    if (socket.protocol == Protocol::Udp || socket.state == State::Listen) return BlockerRole::Listener;
    if (socket.state == State::Close) return BlockerRole::Bound;
    if (looksOutgoing(socket)) return BlockerRole::Outgoing;
    return isLeftover(targetOf(socket)) ? BlockerRole::Leftover : BlockerRole::Connection;
}

Message PortBlockers::whyConnection(const Socket& socket, const std::string& who) const {
    if (anyListenerAt(socket.localAddress, socket.localPort))
        return named(SOCKLENS_TEXT("A connection of this port, held by %1."),
                     SOCKLENS_TEXT("A connection of this port; its program is not visible."), who);
    return named(SOCKLENS_TEXT("Nobody listens on it, but %1 holds a connection of this port."),
                 SOCKLENS_TEXT("Nobody listens on it, but a program that is not visible holds a connection of "
                               "this port."),
                 who);
}

/// A holder that lives keeps it open beyond the core of the others.
bool PortBlockers::waitsForCore(std::uint32_t row) const {
    const auto holders = m_snapshot.holders(row);
    return !holders.empty() &&
           std::ranges::all_of(holders, [this](std::uint32_t process) { return isDumpingCore(process); });
}

/// What has become of the program that opened it; nothing where it simply runs.
std::optional<Message> PortBlockers::whyStillHeld(std::uint32_t row, const std::string& who) const {
    const bool listens = m_snapshot.sockets[row].state == State::Listen;
    if (waitsForCore(row))
        return Message{listens
                           ? SOCKLENS_TEXT("%1 has crashed, and its core is being written: until that is done, "
                                           "it goes on listening.")
                           : SOCKLENS_TEXT("%1 has crashed, and its core is being written: until that is done, "
                                           "its connections stay open."),
                       {who}};
    std::vector<std::uint32_t> dumping;
    std::vector<std::uint32_t> living;
    for (const std::uint32_t process : m_snapshot.holders(row))
        (isDumpingCore(process) ? dumping : living).push_back(process);
    if (!dumping.empty())
        return Message{listens
                           ? SOCKLENS_TEXT("%1 still holds the listener of %2, which has crashed. SO_REUSEADDR "
                                           "does not get past a listener.")
                           : SOCKLENS_TEXT("%1 still holds a connection of %2, which has crashed."),
                       {holdersText(m_snapshot, living), holdersText(m_snapshot, dumping)}};
    const auto dead = m_facts.memory != nullptr ? m_facts.memory->deadHolders(row) : std::vector<ProcessPointer>();
    if (dead.empty()) return std::nullopt;
    return Message{listens ? SOCKLENS_TEXT("%1 still holds the listener of %2, which has ended. SO_REUSEADDR does "
                                           "not get past a listener.")
                           : SOCKLENS_TEXT("%1 still holds a connection of %2, which has ended."),
                   {who, title(*dead.back())}};
}

Message PortBlockers::why(const PortBlocker& blocker) const {
    const std::uint32_t row = blocker.row;
    const Socket& socket = m_snapshot.sockets[row];
    std::string who = holdersText(m_snapshot, row);
    if (who.empty() && m_facts.memory != nullptr)
        if (const ProcessPointer& owner = m_facts.memory->formerOwner(row).process) who = title(*owner);
    if (!m_snapshot.holders(row).empty())
        if (auto still = whyStillHeld(row, who)) return *std::move(still);
    switch (blocker.role) {
    case BlockerRole::Listener: return whyListener(m_snapshot, row, who);
    case BlockerRole::Connection: return whyConnection(socket, who);
    case BlockerRole::Bound:
        return named(
            SOCKLENS_TEXT("%1 has bound it, and neither listens nor connects."),
            SOCKLENS_TEXT("A program that is not visible has bound it, and neither listens nor connects."), who);
    case BlockerRole::Leftover: {
        const char* sentence = leftoverSentence(socket.state, !who.empty());
        return who.empty() ? Message{sentence, {}} : Message{sentence, {who}};
    }
    case BlockerRole::Outgoing: return whyOutgoing(socket, who);
    }
    return {};
}

Forecast PortBlockers::whenGone(std::uint32_t row) const {
    const Socket& socket = m_snapshot.sockets[row];
    if (waitsForCore(row))
        return {Forecast::Kind::Unknown, {}, {SOCKLENS_TEXT("It goes when the core has been written."), {}}};
    if (socket.protocol == Protocol::Tcp)
        return aged(forecast(socket, !isLeftover(targetOf(socket)), m_facts.timers), m_facts.age);
    return {Forecast::Kind::Never, {}, {SOCKLENS_TEXT("It stays until its program closes it or ends."), {}}};
}

std::optional<PortBlocker> PortBlockers::blocker(std::uint32_t row) const {
    const Socket& socket = m_snapshot.sockets[row];
    const auto known = m_facts.options.find(row);
    const PortHolder holder = portHolder(socket, known == m_facts.options.end() ? nullptr : &known->second);
    PortBlocker blocker;
    blocker.row = row;
    blocker.plain = conflict(holder, {m_question.address, false});
    if (blocker.plain == Conflict::No) return std::nullopt;
    blocker.reuseAddress = conflict(holder, {m_question.address, true});
    blocker.role = roleOf(socket);
    blocker.waitsForCore = waitsForCore(row);
    blocker.gone = whenGone(row);
    return blocker;
}

std::string holdersText(const Snapshot& snapshot, std::uint32_t row) {
    return holdersText(snapshot, snapshot.holders(row));
}

std::vector<std::uint32_t> rowsToInspect(const Snapshot& snapshot, const PortQuestion& question) {
    constexpr std::size_t most = 16;   // for each, a descriptor is duplicated
    const PortFacts nothing;
    const PortBlockers blockers(snapshot, question, nothing);
    std::vector<std::uint32_t> rows;
    for (const std::uint32_t row : blockers.rows()) {
        if (rows.size() == most) break;
        const auto blocker = snapshot.holders(row).empty() ? std::nullopt : blockers.blocker(row);
        if (blocker && (blocker->plain != Conflict::Yes || blocker->reuseAddress != Conflict::Yes))
            rows.push_back(row);
    }
    return rows;
}

}   // namespace socklens
