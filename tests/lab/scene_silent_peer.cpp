// Corners of the scene whose peer leaves the kernel waiting: nothing of this is possible between two kernels at
// peace.
#include "tests/lab/scene_parts.h"

#include <netinet/tcp.h>
#include <sys/socket.h>

namespace socklens::lab {

namespace {

struct SilentConnection {
    FileDescriptor near;
    FarConnection far;
};

SilentConnection connectToSilence(SceneParts& parts, const Endpoint& far, std::uint16_t window = 0xffff) {
    SilentConnection connection;
    connection.near = startConnection(SOCK_STREAM, far);
    connection.far = parts.peer().accept(far, window);
    awaitTcpState(connection.near.get(), TCP_ESTABLISHED);
    return connection;
}

/// Ends this side's half, by shutdown(2) or by giving up the only descriptor. The FIN stays unanswered.
void endNearHalf(SceneParts& parts, SilentConnection& connection, const std::string& title,
                 const std::string& state, bool orphan) {
    if (orphan) {
        const SceneSocket before = SceneParts::describe(title + ", orphan", "", connection.near.get());
        connection.near.reset();
        parts.peer().awaitFin(connection.far);
        parts.addLeftover(before, state);
    } else {
        shutdown(connection.near.get(), SHUT_WR);
        parts.peer().awaitFin(connection.far);
        parts.keep(title, state, std::move(connection.near));
    }
}

void addSynReceived(SceneParts& parts, const Endpoint& near, const Endpoint& far) {
    FileDescriptor listener = listenerOn(near, 4);
    SceneSocket request = SceneParts::describe("asked for, not confirmed", "", listener.get());
    parts.peer().askAndFallSilent(far, request.local);
    request.remote = far;
    request.cookie.reset();
    parts.addLeftover(request, "SYN_RECV");
    parts.keep("listener that is asked", "LISTEN", std::move(listener));
}

void addSimultaneousOpen(SceneParts& parts, const Endpoint& far) {
    FileDescriptor near = startConnection(SOCK_STREAM, far);
    parts.peer().askAtTheSameTime(far);
    awaitTcpState(near.get(), TCP_SYN_RECV);
    parts.keep("asked and asking", "SYN_RECV", std::move(near)).remote = far;
}

}   // namespace

void addTcpOfSilentPeer(SceneParts& parts, bool inet6) {
    std::uint16_t port = 7000;
    const auto nextFar = [&] { return TunPeer::farEndpoint(inet6, ++port); };

    const Endpoint unanswered = nextFar();
    parts.keep("asking", "SYN_SENT", startConnection(SOCK_STREAM, unanswered)).remote = unanswered;
    addSynReceived(parts, TunPeer::nearEndpoint(inet6), nextFar());
    addSimultaneousOpen(parts, nextFar());

    SilentConnection unsent = connectToSilence(parts, nextFar(), 0);
    sendBytes(unsent.near.get(), 4321);
    parts.keep("unsent data", "ESTABLISHED", std::move(unsent.near)).sendQueue = 4321;

    for (const bool orphan : {false, true}) {
        SilentConnection first = connectToSilence(parts, nextFar());
        if (orphan) giveToStranger(first.near.get());
        endNearHalf(parts, first, "closed first", "FIN_WAIT1", orphan);

        SilentConnection last = connectToSilence(parts, nextFar());
        parts.peer().finish(last.far);
        awaitTcpState(last.near.get(), TCP_CLOSE_WAIT);
        endNearHalf(parts, last, "closed last", "LAST_ACK", orphan);

        SilentConnection together = connectToSilence(parts, nextFar());
        endNearHalf(parts, together, "closed together", "CLOSING", orphan);
        parts.peer().finish(together.far);
    }
}

}   // namespace socklens::lab
