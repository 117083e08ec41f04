#include "app/probe/other_networks.h"

#include "app/probe/process_facts.h"

#include <algorithm>
#include <cerrno>
#include <utility>

namespace socklens {

namespace {

// Each costs the kernel a walk through the tables of all.
constexpr std::size_t most = 512;
// What is only bound is asked for every time: rows from memory would have to be watched in every namespace.
constexpr std::chrono::milliseconds boundInactivePace{0};

bool isRefused(const std::error_code& failure) {
    return failure.value() == EPERM || failure.value() == EACCES;
}

NameIndex moved(NameIndex name, std::size_t by) {
    return NameIndex{number(name) + static_cast<std::uint32_t>(by)};
}

void appendRows(Snapshot& whole, const Snapshot& part) {
    const auto firstRow = static_cast<std::uint32_t>(whole.sockets.size());
    const std::size_t firstName = whole.names.size();
    whole.sockets.reserve(whole.sockets.size() + part.sockets.size());
    for (Socket socket : part.sockets) {
        if (socket.name) socket.name = moved(*socket.name, firstName);
        if (socket.peerName) socket.peerName = moved(*socket.peerName, firstName);
        whole.sockets.push_back(socket);
    }
    whole.names.insert(whole.names.end(), part.names.begin(), part.names.end());
    for (const auto& [row, info] : part.tcpInfos) whole.tcpInfos.emplace_back(firstRow + row, info);
}

void addOnce(std::vector<Message>& notes, const Message& note) {
    if (std::ranges::find(notes, note) == notes.end()) notes.push_back(note);
}

void noteCount(Snapshot& snapshot, const char* sentence, std::size_t count) {
    if (count > 0) snapshot.notes.push_back({sentence, {std::to_string(count)}});
}

}   // namespace

OtherNetworks::OtherNetworks(std::string procRoot, EnterNetwork enter)
    : m_procRoot(std::move(procRoot)), m_enter(std::move(enter)) {}

void OtherNetworks::append(Snapshot& snapshot, const std::vector<FoundNetwork>& networks, bool withTcpInfo) {
    const std::size_t count = std::min(networks.size(), most);
    std::set<NetworkNamespace> there;
    for (const FoundNetwork& network : networks) there.insert(network.id);
    std::erase_if(m_known, [&](const auto& known) { return !there.contains(known.first); });
    Missing missing;
    for (std::size_t at = 0; at < count; ++at) append(snapshot, known(networks[at]), withTcpInfo, missing);
    noteCount(
        snapshot,
        SOCKLENS_TEXT("Of other network namespaces, %1 could not be entered without administrator rights. Their "
                      "sockets were read from /proc/PID/net, without cookies, control groups and peers."),
        missing.byProcfs);
    noteCount(snapshot,
              SOCKLENS_TEXT("Of other network namespaces, %1 could not be looked into: that needs administrator "
                            "rights (CAP_SYS_ADMIN)."),
              missing.refused);
    noteCount(snapshot,
              SOCKLENS_TEXT("There are more network namespaces than are shown at once: %1 are missing. "
                            "“socklens-agent snapshot --netns NAME” shows one of them."),
              networks.size() - count);
    if (missing.failed > 0)
        snapshot.notes.push_back(
            {SOCKLENS_TEXT("Of other network namespaces, %1 could not be looked into this time: %2."),
             {std::to_string(missing.failed), missing.failure.message()}});
}

OtherNetworks::Known& OtherNetworks::known(const FoundNetwork& network) {
    const auto found = m_known.find(network.id);
    if (found != m_known.end()) {
        FoundNetwork& before = found->second.network;
        before.name = network.name;
        if (before.file == network.file && before.process == network.process) return found->second;
        m_known.erase(found);   // the way that led there is no more
    }
    // No process has the number 0, where there is none.
    const std::string process = m_procRoot + '/' + std::to_string(number(network.process.value_or(Pid{})));
    const auto open = [this, id = network.id]() -> SockDiagResult {
        const Known& known = m_known.at(id);
        if (known.failure) return tl::unexpected(known.failure);   // tried just now
        return openSockDiagIn(known.network, m_enter);
    };
    return m_known.try_emplace(network.id, Known{network, {process, boundInactivePace, open}, {}, {}})
        .first->second;
}

void OtherNetworks::append(Snapshot& snapshot, Known& known, bool withTcpInfo, Missing& missing) {
    auto part = std::make_shared<Snapshot>();
    known.failure = {};
    if (const auto connected = known.tables.connect(); !connected) known.failure = connected.error();
    known.tables.read(*part, known.last.get(), withTcpInfo);
    known.tables.disconnect();
    known.last = part;
    const bool isRead = std::ranges::any_of(part->sources, [](Source source) { return source != Source::None; });
    if (isRefused(known.failure)) ++(isRead ? missing.byProcfs : missing.refused);
    if (!isRead && known.failure) {
        // Namespaces go while one looks: that is no failure.
        if (!isRefused(known.failure) && !isGone(known.failure)) {
            ++missing.failed;
            missing.failure = known.failure;
        }
        return;
    }
    if (!known.failure)
        for (const Message& note : part->notes) addOnce(snapshot.notes, note);
    snapshot.sections.push_back({known.network.id, known.network.name,
                                 static_cast<std::uint32_t>(snapshot.sockets.size()), part->sources});
    appendRows(snapshot, *part);
}

}   // namespace socklens
