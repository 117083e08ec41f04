// Corners of the scene that need UDP.
#include "tests/lab/scene_parts.h"

#include <netinet/in.h>
#include <sys/socket.h>

namespace socklens::lab {

void addUdp(SceneParts& parts, bool inet6) {
    const Endpoint loopback{inet6 ? "::1" : "127.0.0.1", 0};
    const Endpoint wildcard{inet6 ? "::" : "0.0.0.0", 0};
    FileDescriptor receiver = boundSocket(SOCK_DGRAM, loopback);
    giveToStranger(receiver.get());
    const int sender =
        parts.keep("connected", "ESTABLISHED", startConnection(SOCK_DGRAM, localEndpoint(receiver.get())))
            .descriptor;
    sendBytes(sender, 100);
    awaitReadable(receiver.get());
    parts.keep("bound, unread data", "CLOSE", std::move(receiver)).receiveQueue = 100;
    parts.keep("shared bound", "CLOSE", boundSocket(SOCK_DGRAM, loopback));
    parts.keep("bound to every address", "CLOSE", boundSocket(SOCK_DGRAM, wildcard));
    parts.keepUnlisted(openSocket(inet6 ? AF_INET6 : AF_INET, SOCK_DGRAM));
}

void addUdpWildcards(SceneParts& parts) {
    FileDescriptor dualStack = openSocket(AF_INET6, SOCK_DGRAM);
    setOption(dualStack.get(), IPPROTO_IPV6, IPV6_V6ONLY, 0);
    bindTo(dualStack.get(), {"::", 0});
    parts.keep("dual-stack", "CLOSE", std::move(dualStack));

    FileDescriptor ofDevice = openSocket(AF_INET, SOCK_DGRAM);
    constexpr char device[] = "lo";
    if (setsockopt(ofDevice.get(), SOL_SOCKET, SO_BINDTODEVICE, device, sizeof device) == 0) {
        bindTo(ofDevice.get(), {"127.0.0.1", 0});
        parts.keep("bound to a device", "CLOSE", std::move(ofDevice));
    }
}

}   // namespace socklens::lab
