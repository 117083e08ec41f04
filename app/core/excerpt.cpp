#include "app/core/excerpt.h"

#include <algorithm>
#include <string_view>

namespace socklens {

PicturePointer excerpt(const Picture& picture, std::span<const std::uint32_t> rows) {
    const Snapshot& whole = *picture.snapshot;
    auto part = std::make_shared<Snapshot>();
    part->capturedAt = whole.capturedAt;
    part->networkNamespace = whole.networkNamespace;
    part->processes = whole.processes;
    part->directory = whole.directory;
    part->sources = whole.sources;
    part->coverage = whole.coverage;
    auto result = std::make_shared<Picture>();
    const auto keep = [&part](auto& name, std::string_view text) {
        if (!name) return;
        name = static_cast<NameIndex>(part->names.size());
        part->names.emplace_back(text);
    };
    for (const NetworkSection& section : whole.sections) {
        const auto begin = std::ranges::lower_bound(rows, section.firstRow) - rows.begin();
        part->sections.emplace_back(section).firstRow = static_cast<std::uint32_t>(begin);
    }
    for (const std::uint32_t row : rows) {
        Socket& socket = part->sockets.emplace_back(whole.sockets[row]);
        keep(socket.name, whole.nameOf(whole.sockets[row]));
        keep(socket.peerName, whole.peerNameOf(whole.sockets[row]));
        const auto holders = whole.holders(row);
        part->holderList.insert(part->holderList.end(), holders.begin(), holders.end());
        part->holderEnds.push_back(static_cast<std::uint32_t>(part->holderList.size()));
        if (const TcpInfo* tcpInfo = whole.tcpInfo(row))
            part->tcpInfos.emplace_back(static_cast<std::uint32_t>(part->sockets.size()) - 1, *tcpInfo);
        result->firstSeen.push_back(picture.firstSeen[row]);
    }
    result->snapshot = std::move(part);
    return result;
}

}   // namespace socklens
