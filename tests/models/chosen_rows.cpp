#include "tests/models/chosen_rows.h"

namespace socklens::test {

Timestamp moment(std::int64_t milliseconds) {
    return Timestamp(Milliseconds(1'795'183'331'250 + milliseconds));
}

Socket inetSocket(Protocol protocol, State state, std::string_view local, std::uint16_t localPort,
                  std::string_view remote, std::uint16_t remotePort) {
    Socket socket;
    socket.protocol = protocol;
    socket.state = state;
    socket.localAddress = address(local);
    socket.localPort = Port{localPort};
    // "::ffff:10.0.0.1" is an IPv4 address that an IPv6 socket talks to.
    socket.family = local.find(':') == std::string_view::npos ? Family::Inet : Family::Inet6;
    const std::string_view anybody = socket.family == Family::Inet ? "0.0.0.0" : "::";
    socket.remoteAddress = address(remote.empty() ? anybody : remote);
    socket.remotePort = Port{remotePort};
    return socket;
}

Socket unixSocket(State state, UnixType type) {
    Socket socket;
    socket.protocol = Protocol::Unix;
    socket.family = Family::Unix;
    socket.state = state;
    socket.unixType = type;
    return socket;
}

Socket withCookie(Socket socket, std::uint64_t cookie) {
    socket.cookie = Cookie{cookie};
    return socket;
}

Socket withInode(Socket socket, std::uint32_t inode) {
    socket.inode = Inode{inode};
    return socket;
}

Process process(std::int32_t pid, std::string name, std::string command, std::uint64_t startTime) {
    Process process;
    process.id = {Pid{pid}, StartTime{startTime}};
    process.name = std::move(name);
    process.command = std::move(command);
    return process;
}

SnapshotPointer take(SnapshotBuilder& builder, std::int64_t milliseconds) {
    builder.snapshot().capturedAt = moment(milliseconds);
    return std::make_shared<const Snapshot>(builder.take());
}

PicturePointer firstPicture(SnapshotBuilder& builder) {
    return advance(emptyPicture(), take(builder)).newer;
}

}   // namespace socklens::test
