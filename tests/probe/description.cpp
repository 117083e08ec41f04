#include "tests/probe/description.h"

namespace socklens::test {

namespace {

template <class Fact>
std::string shown(const Fact& fact) {
    if (!fact) return "-";
    if constexpr (requires { toText(*fact); })
        return std::string(toText(*fact));
    else if constexpr (requires { (*fact).count(); })
        return std::to_string((*fact).count());
    else if constexpr (requires { number(*fact); })
        return std::to_string(number(*fact));
    else
        return std::to_string(*fact);
}

std::string endpoint(const Socket& socket, const Address& address, Port port) {
    const std::string text = socket.family == Family::Inet6 ? "[" + toInet6Text(address) + "]" : toText(address);
    return " " + text + ":" + std::to_string(number(port));
}

}   // namespace

std::string describe(const Socket& socket) {
    std::string text(toText(socket.protocol));
    text += ' ';
    text += toText(socket.family);
    text += ' ';
    text += toText(socket.state);
    if (socket.protocol != Protocol::Unix) {
        text += endpoint(socket, socket.localAddress, socket.localPort);
        text += endpoint(socket, socket.remoteAddress, socket.remotePort);
    }
    text += " inode=" + shown(socket.inode) + " uid=" + shown(socket.uid) + " rq=" + shown(socket.receiveQueue) +
            " wq=" + shown(socket.sendQueue) + " timer=" + shown(socket.timer) + "/" +
            shown(socket.timerExpiresMs) + "/" + shown(socket.retransmits) + " cookie=" + shown(socket.cookie) +
            " cgroup=" + shown(socket.cgroup) + " if=" + shown(socket.interface) +
            " shut=" + shown(socket.shutdown) + " type=" + shown(socket.unixType) +
            " peer=" + shown(socket.peerInode);
    return text;
}

std::string describe(const TcpInfo& info) {
    return "rtt=" + shown(info.roundTripTime) + " acked=" + shown(info.bytesAcknowledged) +
           " received=" + shown(info.bytesReceived) + " again=" + shown(info.totalRetransmits) +
           " by=" + info.congestionControl;
}

std::string describe(const UnixRow& row) {
    return '"' + row.name + "\" " + describe(row.socket);
}

}   // namespace socklens::test
