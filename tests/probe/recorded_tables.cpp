#include "tests/probe/recorded_tables.h"

#include "app/probe/inet_diag.h"
#include "tests/probe/recorded_sock_diag.h"
#include "tests/support/hex.h"

namespace socklens::test {

namespace {

RecordedSocket read(const char* name, std::string_view recorded, Protocol protocol) {
    const auto row = parseInetDiag(bytesFromHex(recorded), protocol, {.orphansKeepUid = true}).value();
    std::string table(toText(protocol));
    if (row.socket.family == Family::Inet6) table += '6';
    return {name, row.socket, table};
}

}   // namespace

std::vector<RecordedSocket> recordedInetSockets() {
    std::vector<RecordedSocket> sockets{
        read("LISTEN", recorded::tcpListen, Protocol::Tcp),
        read("ESTABLISHED", recorded::tcpEstablished, Protocol::Tcp),
        read("keepalive", recorded::tcpKeepAlive, Protocol::Tcp),
        read("SYN_SENT", recorded::tcpSynSent, Protocol::Tcp),
        read("SYN_RECV", recorded::tcpSynRecv, Protocol::Tcp),
        read("TIME_WAIT", recorded::tcpTimeWait, Protocol::Tcp),
        read("FIN_WAIT2, a remainder", recorded::tcpFinWait2Remainder, Protocol::Tcp),
        read("FIN_WAIT2, held", recorded::tcpFinWait2Held, Protocol::Tcp),
        read("CLOSE_WAIT", recorded::tcpCloseWait, Protocol::Tcp),
        read("not accepted", recorded::tcpNotAccepted, Protocol::Tcp),
        read("bound and nothing else", recorded::tcpBoundInactive, Protocol::Tcp),
        read("LISTEN, IPv6", recorded::tcp6Listen, Protocol::Tcp),
        read("LISTEN, dual stack", recorded::tcp6DualStackListen, Protocol::Tcp),
        read("ESTABLISHED, IPv6", recorded::tcp6Established, Protocol::Tcp),
        read("ESTABLISHED, mapped", recorded::tcp6Mapped, Protocol::Tcp),
        read("TIME_WAIT, IPv6", recorded::tcp6TimeWait, Protocol::Tcp),
        read("UDP, bound", recorded::udpBound, Protocol::Udp),
        read("UDP, connected", recorded::udpConnected, Protocol::Udp),
        read("UDP, IPv6", recorded::udp6Connected, Protocol::Udp),
    };
    for (RecordedSocket& recorded : sockets)
        recorded.inProcfs = recorded.socket.protocol != Protocol::Tcp || recorded.socket.state != State::Close;
    return sockets;
}

std::vector<UnixRow> recordedUnixRows() {
    std::vector<UnixRow> rows;
    for (const auto recorded : {recorded::unixListen, recorded::unixClient, recorded::unixAccepted,
                                recorded::unixAbstract, recorded::unixSeqpacket, recorded::unixSeqpacketPeer,
                                recorded::unixDatagram, recorded::unixDatagramClient})
        rows.push_back(parseUnixDiag(bytesFromHex(recorded)).value());
    return rows;
}

}   // namespace socklens::test
