#include "app/probe/unix_diag.h"

#include "app/probe/netlink_attributes.h"

#include <algorithm>
#include <cstring>
#include <linux/unix_diag.h>
#include <sys/socket.h>
#include <unordered_map>

namespace socklens {

namespace {

std::optional<State> toState(std::uint8_t state) {
    switch (static_cast<State>(state)) {
    case State::Established:
    case State::SynSent:
    case State::Listen:
    case State::Close: return static_cast<State>(state);
    case State::SynRecv:
    case State::FinWait1:
    case State::FinWait2:
    case State::TimeWait:
    case State::CloseWait:
    case State::LastAck:
    case State::Closing: break;
    }
    return std::nullopt;
}

std::string toName(Bytes payload) {
    std::string name(reinterpret_cast<const char*>(payload.data()), payload.size());
    const bool abstract = !name.empty() && name.front() == '\0';
    // A path ends at its first NUL; an abstract name may hold NULs, which nobody can read or type.
    if (!abstract) name.resize(strnlen(name.c_str(), name.size()));
    std::ranges::replace(name, '\0', '@');
    return name;
}

void readAttribute(UnixRow& row, std::uint16_t type, Bytes payload) {
    switch (type) {
    case UNIX_DIAG_NAME: row.name = toName(payload); break;
    case UNIX_DIAG_PEER:
        if (const auto peer = factAt<std::uint32_t>(payload)) row.socket.peerInode = Inode{*peer};
        break;
    case UNIX_DIAG_RQLEN:
        if (const auto queues = factAt<unix_diag_rqlen>(payload)) {
            row.socket.receiveQueue = queues->udiag_rqueue;
            row.socket.sendQueue = queues->udiag_wqueue;
        }
        break;
    case UNIX_DIAG_SHUTDOWN:
        if (const auto bits = factAt<std::uint8_t>(payload)) row.socket.shutdown = ShutdownBits{*bits};
        break;
    case UNIX_DIAG_UID:
        if (const auto uid = factAt<std::uint32_t>(payload)) row.socket.uid = Uid{*uid};
        break;
    default: break;   // what was not asked for, or what later kernels add
    }
}

}   // namespace

std::vector<std::byte> unixDumpRequest() {
    unix_diag_req request{};
    request.sdiag_family = AF_UNIX;
    request.udiag_states = ~0U;
    request.udiag_show = UDIAG_SHOW_NAME | UDIAG_SHOW_PEER | UDIAG_SHOW_RQLEN | UDIAG_SHOW_UID;
    std::vector<std::byte> bytes(sizeof request);
    std::memcpy(bytes.data(), &request, sizeof request);
    return bytes;
}

std::optional<UnixRow> parseUnixDiag(Bytes payload) {
    const auto message = factAt<unix_diag_msg>(payload);
    if (!message || message->udiag_family != AF_UNIX) return std::nullopt;
    const auto state = toState(message->udiag_state);
    if (!state) return std::nullopt;

    UnixRow row;
    row.socket.protocol = Protocol::Unix;
    row.socket.family = Family::Unix;
    row.socket.state = *state;
    row.socket.unixType = UnixType{message->udiag_type};
    row.socket.inode = Inode{message->udiag_ino};
    row.socket.cookie = Cookie{(std::uint64_t{message->udiag_cookie[1]} << 32U) | message->udiag_cookie[0]};
    forEachAttribute(attributesAfter(payload, sizeof *message),
                     [&](std::uint16_t type, Bytes attribute) { readAttribute(row, type, attribute); });
    return row;
}

UnixTable joinPeers(std::vector<UnixRow> rows) {
    UnixTable table;
    std::unordered_map<std::uint32_t, NameIndex> nameByInode;
    for (UnixRow& row : rows) {
        if (row.name.empty()) continue;
        const auto index = NameIndex{static_cast<std::uint32_t>(table.names.size())};
        row.socket.name = index;
        if (row.socket.inode) nameByInode.emplace(number(*row.socket.inode), index);
        table.names.push_back(std::move(row.name));
    }
    for (UnixRow& row : rows) {
        if (row.socket.peerInode)
            if (const auto peer = nameByInode.find(number(*row.socket.peerInode)); peer != nameByInode.end())
                row.socket.peerName = peer->second;
        table.sockets.push_back(row.socket);
    }
    return table;
}

}   // namespace socklens
