// Corners of the scene that need TCP over loopback.
#include "tests/lab/scene_parts.h"

#include <netinet/tcp.h>
#include <sys/socket.h>

namespace socklens::lab {

namespace {

void keepBoth(SceneParts& parts, const std::string& title, Connection connection) {
    parts.keep(title + ", client", "ESTABLISHED", std::move(connection.client));
    parts.keep(title + ", server", "ESTABLISHED", std::move(connection.server));
}

void addUnread(SceneParts& parts, int listener) {
    Connection connection = connectThrough(listener);
    sendBytes(connection.client.get(), 1234);
    awaitReadable(connection.server.get());
    parts.keep("sender of unread data", "ESTABLISHED", std::move(connection.client));
    parts.keep("unread data", "ESTABLISHED", std::move(connection.server)).receiveQueue = 1234;
}

/// The client's connection stands, but nobody has accepted it.
void addUnaccepted(SceneParts& parts, const Endpoint& listenOn) {
    FileDescriptor listener = listenerOn(listenOn, 7);
    FileDescriptor client = startConnection(SOCK_STREAM, localEndpoint(listener.get()));
    awaitTcpState(client.get(), TCP_ESTABLISHED);
    awaitReadable(listener.get());
    SceneSocket waiting = SceneParts::describe("not yet accepted", "", client.get());
    std::swap(waiting.local, waiting.remote);
    waiting.cookie.reset();
    parts.addLeftover(waiting, "ESTABLISHED");
    parts.keep("client of a connection not yet accepted", "ESTABLISHED", std::move(client));
    SceneSocket& listening = parts.keep("listener with one waiting", "LISTEN", std::move(listener));
    listening.receiveQueue = 1;
    listening.sendQueue = 7;
}

/// One half is closed: by shutdown(2), or for good.
void addHalfClosed(SceneParts& parts, int listener, bool orphan) {
    Connection connection = connectThrough(listener);
    shutdown(connection.client.get(), SHUT_WR);
    awaitTcpState(connection.client.get(), TCP_FIN_WAIT2);
    awaitTcpState(connection.server.get(), TCP_CLOSE_WAIT);
    if (orphan)
        parts.addLeftover(SceneParts::describe("half closed by an orphan", "", connection.client.get()),
                          "FIN_WAIT2");
    else
        parts.keep("half closed by shutdown", "FIN_WAIT2", std::move(connection.client));
    parts.keep("peer of a half closed one", "CLOSE_WAIT", std::move(connection.server));
}

/// Closed on both sides, in order. The client may keep a descriptor, which then belongs to no listed socket.
void addTimeWait(SceneParts& parts, int listener, bool keepDescriptor) {
    Connection connection = connectThrough(listener);
    const SceneSocket before = SceneParts::describe(keepDescriptor ? "closed with an open descriptor" : "closed",
                                                    "", connection.client.get());
    shutdown(connection.client.get(), SHUT_WR);
    awaitTcpState(connection.client.get(), TCP_FIN_WAIT2);
    connection.server.reset();
    awaitTcpState(connection.client.get(), TCP_CLOSE);
    parts.addLeftover(before, "TIME_WAIT");
    if (keepDescriptor) parts.keepUnlisted(std::move(connection.client));
}

}   // namespace

void addLoopbackTcp(SceneParts& parts, bool inet6) {
    const Endpoint loopback{inet6 ? "::1" : "127.0.0.1", 0};
    const Endpoint wildcard{inet6 ? "::" : "0.0.0.0", 0};
    parts.keep("listener on every address", "LISTEN", listenerOn(wildcard, 3));
    const int listener = parts.keep("listener", "LISTEN", listenerOn(loopback, 16)).descriptor;

    keepBoth(parts, "connection", connectThrough(listener));
    keepBoth(parts, "shared connection", connectThrough(listener));
    addUnread(parts, listener);
    addUnaccepted(parts, loopback);
    addHalfClosed(parts, listener, false);
    addHalfClosed(parts, listener, true);
    addTimeWait(parts, listener, false);
    addTimeWait(parts, listener, true);

    parts.keep("bound", "CLOSE", boundSocket(SOCK_STREAM, loopback)).isBoundOnly = true;
    parts.keep("bound to every address", "CLOSE", boundSocket(SOCK_STREAM, wildcard)).isBoundOnly = true;
    parts.keepUnlisted(openSocket(inet6 ? AF_INET6 : AF_INET, SOCK_STREAM));
}

void addMappedTcp(SceneParts& parts) {
    const int listener = parts.keep("dual-stack listener", "LISTEN", dualStackListener(5)).descriptor;
    const std::uint16_t port = localEndpoint(listener).port;
    keepBoth(parts, "mapped connection", connectThrough(listener, {"127.0.0.1", port}));
    keepBoth(parts, "dual-stack connection", connectThrough(listener, {"::1", port}));

    // The server's end closes first, so that its TIME_WAIT is a mapped one.
    Connection connection = connectThrough(listener, {"127.0.0.1", port});
    const SceneSocket before = SceneParts::describe("mapped, closed", "", connection.server.get());
    shutdown(connection.server.get(), SHUT_WR);
    awaitTcpState(connection.server.get(), TCP_FIN_WAIT2);
    connection.client.reset();
    awaitTcpState(connection.server.get(), TCP_CLOSE);
    parts.addLeftover(before, "TIME_WAIT");
}

}   // namespace socklens::lab
