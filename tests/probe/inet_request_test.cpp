// Requests about single sockets, byte by byte; above all what is never sent.
#include <QTest>

#include "app/probe/inet_diag.h"
#include "tests/support/snapshot_builder.h"

#include <arpa/inet.h>
#include <cstring>
#include <linux/inet_diag.h>
#include <netinet/in.h>

using namespace socklens;
using namespace socklens::test;

namespace {

inet_diag_req_v2 asRequest(const std::vector<std::byte>& bytes) {
    inet_diag_req_v2 request{};
    if (bytes.size() == sizeof request) std::memcpy(&request, bytes.data(), sizeof request);
    return request;
}

}   // namespace

class InetRequestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void getRequestOfUdp();
    void destroyRequest();
    void noDestroyWithoutCookie();
    void portDumpRequest();
};

/// The kernel reads the two sides of a single UDP socket the other way round, but not to destroy it.
void InetRequestTest::getRequestOfUdp() {
    Socket socket = tcpSocket(5);
    socket.protocol = Protocol::Udp;
    const auto get = asRequest(inetGetRequest(targetOf(socket), false));
    const auto destroy = asRequest(inetDestroyRequest(targetOf(socket)).value());
    QCOMPARE(get.sdiag_protocol, IPPROTO_UDP);
    QCOMPARE(ntohs(get.id.idiag_sport), number(socket.remotePort));
    QCOMPARE(ntohs(get.id.idiag_dport), number(socket.localPort));
    QCOMPARE(get.id.idiag_src[0], destroy.id.idiag_dst[0]);
    QCOMPARE(get.id.idiag_dst[0], destroy.id.idiag_src[0]);
    QCOMPARE(ntohs(destroy.id.idiag_sport), number(socket.localPort));
}

void InetRequestTest::destroyRequest() {
    Socket socket = tcpSocket(0xfedcba9876543210U);
    socket.interface = InterfaceIndex{3};
    const auto request = asRequest(inetDestroyRequest(targetOf(socket)).value());
    QCOMPARE(request.sdiag_family, AF_INET);
    QCOMPARE(request.id.idiag_if, 3U);
    QCOMPARE(request.id.idiag_cookie[0], 0x76543210U);
    QCOMPARE(request.id.idiag_cookie[1], 0xfedcba98U);
    socket.family = Family::Inet6;   // mapped, as of a dual-stack listener
    const auto mapped = asRequest(inetDestroyRequest(targetOf(socket)).value());
    QCOMPARE(mapped.sdiag_family, AF_INET6);
    QCOMPARE(mapped.id.idiag_src[2], htonl(0xffff));
    QCOMPARE(mapped.id.idiag_src[3], request.id.idiag_src[0]);
}

/// It would hit whatever is at the address: a listener, in place of a TIME_WAIT that is gone.
void InetRequestTest::noDestroyWithoutCookie() {
    for (const std::uint64_t cookie : {std::uint64_t{0}, ~std::uint64_t{0}})
        QVERIFY(!inetDestroyRequest(targetOf(tcpSocket(cookie, State::TimeWait))));
    QVERIFY(inetDestroyRequest(targetOf(tcpSocket(~std::uint64_t{0} - 1))).has_value());
    QVERIFY(inetDestroyRequest(targetOf(tcpSocket(0xffffffffU))).has_value());
}

void InetRequestTest::portDumpRequest() {
    const auto request = asRequest(inetPortDumpRequest(Protocol::Udp, Family::Inet6, StateMask::All, Port{53}));
    QCOMPARE(request.sdiag_family, AF_INET6);
    QCOMPARE(request.sdiag_protocol, IPPROTO_UDP);
    QCOMPARE(ntohs(request.id.idiag_sport), 53);
    QCOMPARE(request.id.idiag_dport, 0);
}

QTEST_APPLESS_MAIN(InetRequestTest)
#include "inet_request_test.moc"
