#include "app/core/snapshot.h"

#include <algorithm>
#include <iterator>

namespace socklens {

std::string_view toText(Source source) {
    switch (source) {
    case Source::None: return "none";
    case Source::SockDiag: return "sock_diag";
    case Source::Procfs: return "procfs";
    }
    return {};
}

std::span<const std::uint32_t> Snapshot::holders(std::size_t socket) const {
    if (socket >= holderEnds.size()) return {};
    const std::size_t begin = socket == 0 ? 0 : holderEnds[socket - 1];
    return std::span(holderList).subspan(begin, holderEnds[socket] - begin);
}

const TcpInfo* Snapshot::tcpInfo(std::size_t socket) const {
    const auto found = std::ranges::lower_bound(tcpInfos, socket, {}, &std::pair<std::uint32_t, TcpInfo>::first);
    return found != tcpInfos.end() && found->first == socket ? &found->second : nullptr;
}

/// The last one that begins there or before it: a namespace can have no socket.
const NetworkSection& Snapshot::sectionOf(std::size_t socket) const {
    return *std::prev(std::ranges::upper_bound(sections, socket, {}, &NetworkSection::firstRow));
}

Source Snapshot::sourceOf(std::size_t socket) const {
    const Sources& those = sections.empty() ? sources : sectionOf(socket).sources;
    return those[static_cast<std::size_t>(sockets[socket].protocol)];
}

std::string_view Snapshot::networkNameOf(std::size_t socket) const {
    return sections.empty() ? std::string_view() : std::string_view(sectionOf(socket).name);
}

std::size_t Snapshot::ownRows() const {
    if (sections.empty()) return sockets.size();
    if (sections.front().id != networkNamespace) return 0;
    return sections.size() == 1 ? sockets.size() : sections[1].firstRow;
}

std::string_view Snapshot::nameOf(const Socket& socket) const {
    return socket.name ? std::string_view(names[number(*socket.name)]) : std::string_view();
}

std::string_view Snapshot::peerNameOf(const Socket& socket) const {
    return socket.peerName ? std::string_view(names[number(*socket.peerName)]) : std::string_view();
}

std::string titles(const Snapshot& snapshot, std::span<const std::uint32_t> processes, std::size_t most) {
    std::string text;
    for (const std::uint32_t process : processes.first(std::min(processes.size(), most)))
        text += (text.empty() ? "" : ", ") + title(*snapshot.processes[process]);
    return processes.size() > most ? text + " …" : text;
}

Ownership ownership(const Snapshot& snapshot, std::size_t socket) {
    if (!snapshot.coverage.ownersLookedFor) return Ownership::NotLookedFor;
    if (!snapshot.holders(socket).empty()) return Ownership::Held;
    return snapshot.sockets[socket].inode ? Ownership::Hidden : Ownership::Kernel;
}

}   // namespace socklens
