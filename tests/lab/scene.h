// A TCP socket in every state over both families, with UDP and UNIX sockets around it, all at once and all
// standing still. Needs a private namespace. Main thread; owns every descriptor, the device, the child and the
// directory. Errors: std::system_error and std::runtime_error from the constructor.
#pragma once

#include "tests/lab/endpoint.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace socklens::lab {

/// One socket of the scene, and what is to be said of it.
struct SceneSocket {
    std::string title;                     ///< for the messages of a test
    std::string protocol;                  ///< "tcp", "udp", "unix"
    std::string family;                    ///< "inet", "inet6", "unix"
    std::string state;                     ///< "ESTABLISHED", "TIME_WAIT" …
    Endpoint local;                        ///< of UNIX: the name, "@" before an abstract one
    Endpoint remote;                       ///< of an unconnected socket: the wildcard address and no port
    int descriptor = -1;                   ///< borrowed; -1 if nobody has one
    std::optional<std::uint64_t> cookie;   ///< nullopt: there was never a descriptor to ask
    std::optional<std::uint64_t> inode;    ///< nullopt: the kernel has none
    std::optional<uid_t> uid;              ///< nullopt: the kernel does not know, or not every kernel does
    std::vector<pid_t> holders;
    std::optional<std::uint32_t> receiveQueue;   ///< at least
    std::optional<std::uint32_t> sendQueue;      ///< at least
    bool isBoundOnly = false;   ///< TCP, bound but not listening: not in /proc/net, nor in old `ss`
};

class SceneParts;

class Scene {
public:
    Scene();
    Scene(const Scene&) = delete;
    Scene& operator=(const Scene&) = delete;
    ~Scene();

    const std::vector<SceneSocket>& sockets() const;

private:
    std::unique_ptr<SceneParts> m_parts;
};

}   // namespace socklens::lab
