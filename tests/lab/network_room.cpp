#include "tests/lab/network_room.h"

#include "tests/lab/private_namespace.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <stdexcept>
#include <sys/mount.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace socklens::lab {

namespace {

void must(bool success, const std::string& what) {
    if (!success) throw std::system_error(errno, std::generic_category(), what);
}

std::array<FileDescriptor, 2> makePipe() {
    std::array<int, 2> ends{};
    must(pipe2(ends.data(), O_CLOEXEC) == 0, "pipe2");
    return {FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

Endpoint at(std::uint16_t port) {
    return {"127.0.0.1", port};
}

Connection connectionFrom(std::uint16_t port, int listener) {
    Connection connection;
    connection.client = startConnection(at(port), at(SameSockets::server));
    connection.server = acceptFrom(listener);
    return connection;
}

}   // namespace

SameSockets::SameSockets()
    : listener(listenerOn(at(server), 4)), connection(connectionFrom(openClient, listener.get())) {
    Connection closed = connectionFrom(closedClient, listener.get());
    shutdown(closed.client.get(), SHUT_WR);
    awaitTcpState(closed.client.get(), TCP_FIN_WAIT2);
    closed.server.reset();
    awaitTcpState(closed.client.get(), TCP_CLOSE);   // its TIME_WAIT has begun
}

void takeOwnRun() {
    must(unshare(CLONE_NEWNS) == 0, "unshare");
    must(mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0, "private mounts");
    must(mount("lab", "/run", "tmpfs", 0, "mode=755") == 0, "/run");
    must(mkdir("/run/netns", 0755) == 0, "/run/netns");
}

NetworkRoom::NetworkRoom(std::string name) : NetworkRoom(std::move(name), {}, {}) {}

NetworkRoom::NetworkRoom(std::string name, FileDescriptor ready, FileDescriptor isReady)
    : m_name(std::move(name)),
      m_keeper(
          [&] {
              auto ends = makePipe();
              isReady = std::move(ends[0]);
              ready = std::move(ends[1]);
              return std::vector<int>{ready.get()};
          }(),
          [&ready](int stop) {
              enterPrivateNamespace();
              const SameSockets sockets;
              if (write(ready.get(), "", 1) != 1) throw std::runtime_error("nobody waits for the room");
              waitForStop(stop);
          }) {
    ready.reset();
    char byte = 0;
    if (read(isReady.get(), &byte, 1) != 1) throw std::runtime_error("there is no room " + m_name);
    const std::string there = "/proc/" + std::to_string(pid()) + "/ns/net";
    struct stat status {};
    must(stat(there.c_str(), &status) == 0, there);
    m_inode = status.st_ino;
    const FileDescriptor made(open(file().c_str(), O_CREAT | O_EXCL | O_RDONLY | O_CLOEXEC, 0444));
    must(static_cast<bool>(made), file());
    must(mount(there.c_str(), file().c_str(), nullptr, MS_BIND, nullptr) == 0, "mount " + file());
}

NetworkRoom::~NetworkRoom() {
    close();
}

void NetworkRoom::close() {
    m_keeper.stop();
    if (umount2(file().c_str(), MNT_DETACH) == 0) unlink(file().c_str());
}

}   // namespace socklens::lab
