#include "tests/wire/rows_as_text.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace socklens::test {

namespace {

void demand(bool condition, const char* rule) {
    if (!condition) throw std::logic_error(rule);
}

template <class T>
auto printable(T value) {
    if constexpr (std::is_enum_v<T>)
        return +number(value);
    else
        return +value;
}

template <class T, Unknown which>
std::string text(const Compact<T, which>& fact) {
    return fact ? std::to_string(printable(*fact)) : "?";
}
template <class T>
std::string text(const std::optional<T>& fact) {
    return fact ? std::to_string(printable(*fact)) : "?";
}
std::string text(const std::optional<std::chrono::microseconds>& fact) {
    return fact ? std::to_string(fact->count()) : "?";
}

std::string processText(const Process& process) {
    std::ostringstream out;
    out << "process " << number(process.id.pid) << '.' << number(process.id.startTime) << ' ' << process.name
        << '|' << process.command << '|' << process.cgroup << '|' << text(process.uid) << ' '
        << text(process.realUid) << ' ' << text(process.savedUid) << ' ' << text(process.descriptors) << ' '
        << text(process.descriptorLimit);
    return out.str();
}

std::string rowText(const Snapshot& snapshot, std::size_t row) {
    const Socket& socket = snapshot.sockets[row];
    std::ostringstream out;
    out << "socket " << toText(socket.protocol) << ' ' << toText(socket.family) << ' ' << toText(socket.state)
        << ' ' << toText(socket.localAddress) << ':' << number(socket.localPort) << ' '
        << toText(socket.remoteAddress) << ':' << number(socket.remotePort);
    for (const auto& fact :
         {text(socket.cookie), text(socket.cgroup), text(socket.inode), text(socket.peerInode), text(socket.uid),
          text(socket.receiveQueue), text(socket.sendQueue), text(socket.timerExpiresMs), text(socket.interface),
          text(socket.unixType), text(socket.timer), text(socket.retransmits), text(socket.shutdown)})
        out << ' ' << fact;
    for (const auto& name : {socket.name, socket.peerName}) {
        demand(!name || number(*name) < snapshot.names.size(), "a name is out of range");
        out << (name ? "'" + snapshot.names[number(*name)] + "'" : " -");
    }
    out << " in " << number(snapshot.networkNamespaceOf(row)) << ' ' << snapshot.networkNameOf(row) << ' '
        << toText(snapshot.sourceOf(row));
    std::vector<std::string> holders;
    for (const std::uint32_t holder : snapshot.holders(row)) {
        demand(holder < snapshot.processes.size(), "a holder is out of range");
        holders.push_back(processText(*snapshot.processes[holder]));
    }
    std::sort(holders.begin(), holders.end());
    for (const auto& holder : holders) out << " held by " << holder;
    if (const TcpInfo* info = snapshot.tcpInfo(row))
        out << " info " << text(info->roundTripTime) << ' ' << text(info->bytesAcknowledged) << ' '
            << text(info->bytesReceived) << ' ' << text(info->totalRetransmits) << ' ' << info->congestionControl;
    return out.str();
}

std::string headText(const Snapshot& snapshot) {
    std::ostringstream out;
    out << "head " << snapshot.capturedAt.time_since_epoch().count() << ' ' << number(snapshot.networkNamespace)
        << ' ' << snapshot.cost.count() << ' ' << snapshot.coverage.ownersLookedFor << ' '
        << snapshot.coverage.processesUnreadable << ' ' << snapshot.coverage.ownersHidden;
    for (const Source source : snapshot.sources) out << ' ' << toText(source);
    for (const Message& note : snapshot.notes) out << ' ' << english(note);
    return out.str();
}

void checkRules(const Snapshot& snapshot) {
    const std::size_t slices = snapshot.coverage.ownersLookedFor ? snapshot.sockets.size() : 0;
    demand(snapshot.holderEnds.size() == slices, "one slice of holders per row");
    demand(std::is_sorted(snapshot.holderEnds.begin(), snapshot.holderEnds.end()), "slices follow each other");
    demand((slices == 0 ? 0 : snapshot.holderEnds.back()) == snapshot.holderList.size(), "slices cover the list");
    for (std::size_t at = 1; at < snapshot.processes.size(); ++at)
        demand(snapshot.processes[at - 1]->id.pid < snapshot.processes[at]->id.pid, "processes by ascending pid");
    for (std::size_t at = 0; at < snapshot.tcpInfos.size(); ++at) {
        demand(snapshot.tcpInfos[at].first < snapshot.sockets.size(), "tcp_info of a row");
        demand(at == 0 || snapshot.tcpInfos[at - 1].first < snapshot.tcpInfos[at].first, "tcp_info by row");
    }
    demand(snapshot.sections.empty() || snapshot.sections.front().firstRow == 0, "every row has a section");
    demand(std::ranges::is_sorted(snapshot.sections, {}, &NetworkSection::firstRow), "sections follow each other");
    demand(snapshot.directory != nullptr, "a directory");
}

}   // namespace

std::vector<std::string> rowsAsText(const Snapshot& snapshot) {
    checkRules(snapshot);
    std::vector<std::string> lines{headText(snapshot)};
    for (std::size_t row = 0; row < snapshot.sockets.size(); ++row) lines.push_back(rowText(snapshot, row));
    for (const auto& process : snapshot.processes) lines.push_back(processText(*process));
    const auto addNames = [&](const char* what, const auto& names) {
        for (const auto& [key, name] : names) lines.push_back(what + std::to_string(number(key)) + ' ' + name);
    };
    addNames("user ", snapshot.directory->users);
    addNames("cgroup ", snapshot.directory->cgroups);
    addNames("interface ", snapshot.directory->interfaces);
    std::sort(lines.begin(), lines.end());
    return lines;
}

}   // namespace socklens::test
