#include "tests/lab/sysctl_scenes.h"

#include "app/core/sysctl_catalogue.h"
#include "app/probe/collector.h"
#include "tests/lab/agents.h"

#include <algorithm>
#include <cerrno>
#include <thread>

namespace socklens::lab {

void set(Sysctl setting, const char* value) {
    const ActionResult result = perform(SetSysctl{setting, value, false});
    if (result.outcome != Outcome::Done) throw std::runtime_error(english(result.message));
}

std::vector<Socket> tcpIn(State state) {
    std::vector<Socket> found;
    const auto snapshot = Collector().sample({.owners = false, .tcpInfo = false});
    std::copy_if(snapshot->sockets.begin(), snapshot->sockets.end(), std::back_inserter(found),
                 [&](const Socket& socket) { return socket.protocol == Protocol::Tcp && socket.state == state; });
    return found;
}

std::string expect(bool holds, const std::string& what) {
    return holds ? std::string() : what;
}

void leaveTimeWait(int listener) {
    Connection connection = connectThrough(listener);
    connection.client.reset();
    awaitReadable(connection.server.get());
    connection.server.reset();
}

int connectError(const Endpoint& remote) {
    const FileDescriptor client = openSocket(AF_INET, SOCK_STREAM);
    const SocketAddress address = toSocketAddress(remote);
    return connect(client.get(), address.get(), address.length) == 0 || errno == EINPROGRESS ? 0 : errno;
}

std::chrono::milliseconds lifeOf(const std::function<bool()>& condition) {
    using Clock = std::chrono::steady_clock;
    constexpr std::chrono::seconds longest{90};
    const auto begin = Clock::now();
    while (condition() && Clock::now() - begin < longest)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin);
}

std::string expectBetween(std::chrono::milliseconds life, std::chrono::seconds atLeast,
                          std::chrono::seconds atMost) {
    return expect(life >= atLeast && life <= atMost, "it took " + std::to_string(life.count()) + " ms");
}

}   // namespace socklens::lab
