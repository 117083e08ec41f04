// Corners of the scene that need UNIX sockets. Their names are hard to read back: spaces, quotes and commas.
#include "tests/lab/scene_parts.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/un.h>
#include <system_error>

namespace socklens::lab {

namespace {

/// "@" in front stands for the abstract namespace.
SocketAddress unixAddress(const std::string& name) {
    SocketAddress result;
    auto* const address = reinterpret_cast<sockaddr_un*>(&result.storage);
    if (name.size() >= sizeof address->sun_path) throw std::runtime_error("too long for a UNIX socket: " + name);
    address->sun_family = AF_UNIX;
    std::ranges::copy(name, address->sun_path);
    if (name.starts_with('@')) address->sun_path[0] = '\0';
    const std::size_t length = offsetof(sockaddr_un, sun_path) + name.size() + (name.starts_with('@') ? 0 : 1);
    result.length = static_cast<socklen_t>(length);
    return result;
}

FileDescriptor bound(int type, const std::string& name) {
    FileDescriptor result = openSocket(AF_UNIX, type);
    const SocketAddress address = unixAddress(name);
    if (bind(result.get(), address.get(), address.length) != 0)
        throw std::system_error(errno, std::generic_category(), name);
    if (type != SOCK_DGRAM && listen(result.get(), 5) != 0)
        throw std::system_error(errno, std::generic_category(), "listen");
    return result;
}

FileDescriptor connected(int type, const std::string& name) {
    FileDescriptor result = openSocket(AF_UNIX, type);
    const SocketAddress address = unixAddress(name);
    if (connect(result.get(), address.get(), address.length) != 0)
        throw std::system_error(errno, std::generic_category(), name);
    return result;
}

SceneSocket& keepNamed(SceneParts& parts, const std::string& title, const std::string& state,
                       FileDescriptor descriptor, const std::string& name) {
    SceneSocket& socket = parts.keep(title, state, std::move(descriptor));
    socket.local.address = name;
    return socket;
}

void addListener(SceneParts& parts, const std::string& title, int type, const std::string& name) {
    FileDescriptor listener = bound(type, name);
    FileDescriptor client = connected(type, name);
    FileDescriptor server = acceptFrom(listener.get());
    sendBytes(client.get(), 77);
    parts.keep(title + ", client", "ESTABLISHED", std::move(client));
    keepNamed(parts, title + ", server", "ESTABLISHED", std::move(server), name).receiveQueue = 77;
    parts.keep(title + ", not yet accepted", "ESTABLISHED", connected(type, name));
    keepNamed(parts, title, "LISTEN", std::move(listener), name).receiveQueue = 1;
}

void addPair(SceneParts& parts, const std::string& title, int type) {
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends.data()) != 0)
        throw std::system_error(errno, std::generic_category(), "socketpair");
    giveToStranger(ends[0]);
    parts.keep(title, "ESTABLISHED", FileDescriptor(ends[0]));
    parts.keep("shared " + title, "ESTABLISHED", FileDescriptor(ends[1]));
}

}   // namespace

void addUnix(SceneParts& parts) {
    const std::string& directory = parts.directory().path();
    addListener(parts, "stream with a path", SOCK_STREAM, directory + "/a \"quoted\", path");
    addListener(parts, "sequenced packets with an abstract name", SOCK_SEQPACKET, "@abstract, with = and \"");
    const std::string name = directory + "/datagrams";
    // Unlike UDP, connecting to a datagram socket makes that one ESTABLISHED as well.
    keepNamed(parts, "datagrams that one is connected to", "ESTABLISHED", bound(SOCK_DGRAM, name), name);
    parts.keep("connected datagrams", "ESTABLISHED", connected(SOCK_DGRAM, name));
    keepNamed(parts, "datagrams", "CLOSE", bound(SOCK_DGRAM, name + "2"), name + "2");
    addPair(parts, "stream pair", SOCK_STREAM);
    addPair(parts, "datagram pair", SOCK_DGRAM);
    addPair(parts, "packet pair", SOCK_SEQPACKET);
    parts.keep("never bound", "CLOSE", openSocket(AF_UNIX, SOCK_STREAM));
}

}   // namespace socklens::lab
