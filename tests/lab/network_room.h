// A network namespace with a name under /run/netns and sockets in it, the same in every room: what differs between
// two of them is the room. Main thread, as root in a private namespace; owns a child that keeps the room, and the
// name. Errors: std::runtime_error, std::system_error.
#pragma once

#include "tests/lab/child_process.h"
#include "tests/lab/endpoint.h"
#include "tests/lab/sockets.h"

#include <cstdint>
#include <string>

namespace socklens::lab {

/// A listener, a connection of it and a TIME_WAIT, all of them at the same addresses wherever they are made.
struct SameSockets {
    static constexpr std::uint16_t server = 7070;
    static constexpr std::uint16_t openClient = 7071;
    static constexpr std::uint16_t closedClient = 7072;

    SameSockets();

    FileDescriptor listener;
    Connection connection;
};

/// From here on this program, and what it starts, has a /run of its own: no name of the machine is touched.
void takeOwnRun();

class NetworkRoom {
public:
    explicit NetworkRoom(std::string name);
    NetworkRoom(const NetworkRoom&) = delete;
    NetworkRoom& operator=(const NetworkRoom&) = delete;
    ~NetworkRoom();

    const std::string& name() const { return m_name; }
    std::string file() const { return "/run/netns/" + m_name; }
    std::uint64_t inode() const { return m_inode; }
    pid_t pid() const { return m_keeper.pid(); }
    /// The sockets, and the name; the namespace goes with them unless somebody else keeps it.
    void close();

private:
    NetworkRoom(std::string name, FileDescriptor ready, FileDescriptor isReady);

    std::string m_name;
    ChildProcess m_keeper;
    std::uint64_t m_inode = 0;
};

}   // namespace socklens::lab
