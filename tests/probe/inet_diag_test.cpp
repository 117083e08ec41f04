// TCP and UDP rows from the kernel's bytes, recorded and harmed.
#include <QTest>

#include "app/probe/inet_diag.h"
#include "tests/probe/description.h"
#include "tests/probe/mutations.h"
#include "tests/probe/recorded_sock_diag.h"
#include "tests/support/hex.h"
#include "tests/support/printing.h"
#include "tests/support/snapshot_builder.h"

#include <array>
#include <cstddef>
#include <cstring>
#include <linux/inet_diag.h>
#include <linux/tcp.h>
#include <netinet/in.h>

using namespace socklens;
using namespace socklens::test;

namespace {

constexpr KernelFacts before617{.orphansKeepUid = false};
constexpr KernelFacts since617{.orphansKeepUid = true};

constexpr std::array everyTcp{recorded::tcpListen,
                              recorded::tcpEstablished,
                              recorded::tcpKeepAlive,
                              recorded::tcpSynSent,
                              recorded::tcpSynRecv,
                              recorded::tcpTimeWait,
                              recorded::tcpFinWait2Remainder,
                              recorded::tcpFinWait2Held,
                              recorded::tcpCloseWait,
                              recorded::tcpNotAccepted,
                              recorded::tcpBoundInactive,
                              recorded::tcp6Listen,
                              recorded::tcp6DualStackListen,
                              recorded::tcp6Established,
                              recorded::tcp6Mapped,
                              recorded::tcp6TimeWait};
constexpr std::array everyUdp{recorded::udpBound, recorded::udpConnected, recorded::udp6Connected};

template <class Value>
void put(std::vector<std::byte>& bytes, std::size_t offset, Value value) {
    std::memcpy(bytes.data() + offset, &value, sizeof value);
}

std::vector<std::byte> withoutAttributes(std::string_view digits) {
    auto bytes = bytesFromHex(digits);
    bytes.resize(sizeof(inet_diag_msg));
    return bytes;
}

void append(std::vector<std::byte>& bytes, std::uint16_t type, Bytes payload) {
    const std::size_t begin = bytes.size();
    bytes.resize(begin + 4 + (payload.size() + 3) / 4 * 4);
    put(bytes, begin, static_cast<std::uint16_t>(4 + payload.size()));
    put(bytes, begin + 2, type);
    if (!payload.empty()) std::memcpy(bytes.data() + begin + 4, payload.data(), payload.size());
}

inet_diag_req_v2 asRequest(const std::vector<std::byte>& bytes) {
    inet_diag_req_v2 request{};
    if (bytes.size() == sizeof request) std::memcpy(&request, bytes.data(), sizeof request);
    return request;
}

}   // namespace

class InetDiagTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordedRows_data();
    void recordedRows();
    void orphans_data();
    void orphans();
    void tcpInfo();
    void tcpInfoOfOlderKernels();
    void congestionControlWithoutEnd();
    void stateNumbers_data();
    void stateNumbers();
    void unknownTimer();
    void strangersAreRefused();
    void attributesOfLaterKernels();
    void everyTruncation();
    void mutations();
    void dumpRequest_data();
    void dumpRequest();
    void dumpRequestOfBothFamilies();
    void getRequest();
};

void InetDiagTest::recordedRows_data() {
    QTest::addColumn<std::string_view>("recorded");
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<std::string>("described");
    const auto row = [](const char* name, std::string_view recorded, Protocol protocol,
                        const std::string& described) {
        QTest::newRow(name) << recorded << protocol << described + " type=- peer=-";
    };
    row("LISTEN", recorded::tcpListen, Protocol::Tcp,
        "tcp inet LISTEN 127.0.0.1:8080 0.0.0.0:0 inode=2075740 uid=1000 rq=1 wq=16 timer=off/-/0 cookie=1088699 "
        "cgroup=1 if=- shut=0");
    row("ESTABLISHED", recorded::tcpEstablished, Protocol::Tcp,
        "tcp inet ESTABLISHED 127.0.0.1:8080 127.0.0.1:40001 inode=2075744 uid=1000 rq=26 wq=0 timer=off/-/0 "
        "cookie=1088703 cgroup=1 if=- shut=0");
    row("keepalive", recorded::tcpKeepAlive, Protocol::Tcp,
        "tcp inet ESTABLISHED 127.0.0.1:40002 127.0.0.1:8080 inode=2075745 uid=1000 rq=0 wq=0 "
        "timer=keepalive/599848/0 cookie=1088709 cgroup=1 if=- shut=0");
    row("SYN_SENT", recorded::tcpSynSent, Protocol::Tcp,
        "tcp inet SYN_SENT 127.0.0.1:40012 127.0.0.1:8082 inode=2075764 uid=1000 rq=0 wq=1 timer=on/976/0 "
        "cookie=1088707 cgroup=1 if=- shut=0");
    row("SYN_RECV", recorded::tcpSynRecv, Protocol::Tcp,
        "tcp inet SYN_RECV 127.0.0.1:8081 127.0.0.1:40010 inode=- uid=- rq=- wq=- timer=on/976/0 cookie=1088714 "
        "cgroup=- if=- shut=-");
    row("TIME_WAIT", recorded::tcpTimeWait, Protocol::Tcp,
        "tcp inet TIME_WAIT 127.0.0.1:40005 127.0.0.1:8080 inode=- uid=- rq=- wq=- timer=timewait/59888/- "
        "cookie=1088710 cgroup=- if=- shut=-");
    row("FIN_WAIT2, a remainder", recorded::tcpFinWait2Remainder, Protocol::Tcp,
        "tcp inet FIN_WAIT2 127.0.0.1:40007 127.0.0.1:8080 inode=- uid=- rq=- wq=- timer=timewait/59896/- "
        "cookie=1088711 cgroup=- if=- shut=-");
    row("FIN_WAIT2, held", recorded::tcpFinWait2Held, Protocol::Tcp,
        "tcp inet FIN_WAIT2 127.0.0.1:40008 127.0.0.1:8080 inode=2075757 uid=1000 rq=0 wq=0 timer=off/-/0 "
        "cookie=1088712 cgroup=1 if=- shut=2");
    row("CLOSE_WAIT", recorded::tcpCloseWait, Protocol::Tcp,
        "tcp inet CLOSE_WAIT 127.0.0.1:8080 127.0.0.1:40007 inode=2075756 uid=1000 rq=1 wq=0 timer=off/-/0 "
        "cookie=1088717 cgroup=1 if=- shut=1");
    row("not accepted", recorded::tcpNotAccepted, Protocol::Tcp,
        "tcp inet ESTABLISHED 127.0.0.1:8080 127.0.0.1:40009 inode=- uid=1000 rq=0 wq=0 timer=off/-/0 "
        "cookie=1088715 cgroup=1 if=- shut=0");
    row("bound and nothing else", recorded::tcpBoundInactive, Protocol::Tcp,
        "tcp inet CLOSE 127.0.0.1:8083 0.0.0.0:0 inode=2075765 uid=1000 rq=0 wq=0 timer=off/-/0 cookie=1088718 "
        "cgroup=1 if=- shut=0");
    row("LISTEN, IPv6, bound to a device", recorded::tcp6Listen, Protocol::Tcp,
        "tcp inet6 LISTEN [::1]:8443 [::]:0 inode=2075741 uid=1000 rq=0 wq=32 timer=off/-/0 cookie=1088720 "
        "cgroup=1 "
        "if=1 shut=0");
    row("LISTEN, dual stack", recorded::tcp6DualStackListen, Protocol::Tcp,
        "tcp inet6 LISTEN [::]:9000 [::]:0 inode=2075742 uid=1000 rq=0 wq=8 timer=off/-/0 cookie=1088719 cgroup=1 "
        "if=- shut=0");
    row("ESTABLISHED, IPv6", recorded::tcp6Established, Protocol::Tcp,
        "tcp inet6 ESTABLISHED [::1]:40003 [::1]:8443 inode=2075747 uid=1000 rq=0 wq=0 timer=off/-/0 "
        "cookie=1088722 cgroup=1 if=- shut=0");
    row("ESTABLISHED, mapped", recorded::tcp6Mapped, Protocol::Tcp,
        "tcp inet6 ESTABLISHED [::ffff:127.0.0.1]:9000 [::ffff:127.0.0.1]:40004 inode=2075750 uid=1000 rq=0 wq=0 "
        "timer=off/-/0 cookie=1088724 cgroup=1 if=- shut=0");
    row("TIME_WAIT, IPv6", recorded::tcp6TimeWait, Protocol::Tcp,
        "tcp inet6 TIME_WAIT [::1]:40006 [::1]:8443 inode=- uid=- rq=- wq=- timer=timewait/59892/- cookie=1088723 "
        "cgroup=- if=- shut=-");
    row("UDP, bound", recorded::udpBound, Protocol::Udp,
        "udp inet CLOSE 127.0.0.1:5353 0.0.0.0:0 inode=2075766 uid=1000 rq=832 wq=0 timer=-/-/- cookie=1088725 "
        "cgroup=1 if=- shut=0");
    row("UDP, connected", recorded::udpConnected, Protocol::Udp,
        "udp inet ESTABLISHED 127.0.0.1:5356 127.0.0.1:5353 inode=2075768 uid=1000 rq=0 wq=0 timer=-/-/- "
        "cookie=1088726 cgroup=1 if=- shut=0");
    row("UDP, IPv6", recorded::udp6Connected, Protocol::Udp,
        "udp inet6 ESTABLISHED [::1]:5354 [::1]:5355 inode=2075767 uid=1000 rq=0 wq=0 timer=-/-/- cookie=1088727 "
        "cgroup=1 if=- shut=0");
}

void InetDiagTest::recordedRows() {
    QFETCH(std::string_view, recorded);
    QFETCH(Protocol, protocol);
    const auto bytes = bytesFromHex(recorded);
    const auto row = parseInetDiag(bytes, protocol, since617);
    QVERIFY(row.has_value());
    QTEST(describe(row->socket), "described");
    QVERIFY(parseInetDiag(bytes, protocol, before617)->socket == row->socket);
}

void InetDiagTest::orphans_data() {
    QTest::addColumn<int>("uid");
    QTest::addColumn<int>("inode");
    QTest::addColumn<bool>("orphansKeepUid");
    QTest::addColumn<QString>("uidShown");
    QTest::newRow("kept since 6.17") << 1000 << 0 << true << "1000";
    QTest::newRow("root's since 6.17") << 0 << 0 << true << "0";
    QTest::newRow("before 6.17 it is unknown") << 0 << 0 << false << "-";
    QTest::newRow("before 6.17 a number is a fact") << 1000 << 0 << false << "1000";
    QTest::newRow("root's, held, before 6.17") << 0 << 7 << false << "0";
    QTest::newRow("root's, held, since 6.17") << 0 << 7 << true << "0";
}

/// FIN_WAIT1 of a process that has ended: there is no recording of it, but the kernel fills in the same struct.
void InetDiagTest::orphans() {
    QFETCH(int, uid);
    QFETCH(int, inode);
    QFETCH(bool, orphansKeepUid);
    auto bytes = bytesFromHex(recorded::tcpNotAccepted);
    put(bytes, offsetof(inet_diag_msg, idiag_state), std::uint8_t{4});
    put(bytes, offsetof(inet_diag_msg, idiag_timer), std::uint8_t{1});
    put(bytes, offsetof(inet_diag_msg, idiag_retrans), std::uint8_t{3});
    put(bytes, offsetof(inet_diag_msg, idiag_expires), std::uint32_t{1600});
    put(bytes, offsetof(inet_diag_msg, idiag_wqueue), std::uint32_t{5001});
    put(bytes, offsetof(inet_diag_msg, idiag_uid), static_cast<std::uint32_t>(uid));
    put(bytes, offsetof(inet_diag_msg, idiag_inode), static_cast<std::uint32_t>(inode));
    const auto row = parseInetDiag(bytes, Protocol::Tcp, {.orphansKeepUid = orphansKeepUid});
    QVERIFY(row.has_value());
    const Socket& socket = row->socket;
    QCOMPARE(socket.state, State::FinWait1);
    QVERIFY(socket.timer == Timer::Retransmit);
    QVERIFY(socket.timerExpiresMs == 1600U);
    QVERIFY(socket.retransmits == std::uint8_t{3});
    QVERIFY(socket.sendQueue == 5001U);
    QCOMPARE(socket.inode.has_value(), inode != 0);
    QTEST(socket.uid ? QString::number(number(*socket.uid)) : "-", "uidShown");
}

void InetDiagTest::tcpInfo() {
    const auto infoOf = [](std::string_view recorded) {
        return parseInetDiag(bytesFromHex(recorded), Protocol::Tcp, since617)->tcpInfo;
    };
    QCOMPARE(describe(infoOf(recorded::tcpEstablished).value()),
             std::string("rtt=18 acked=40 received=126 again=0 by=bbr"));
    QCOMPARE(describe(infoOf(recorded::tcpListen).value()),
             std::string("rtt=- acked=0 received=0 again=0 by=bbr"));
    QVERIFY(!infoOf(recorded::tcpCloseWait));   // not asked for
    QVERIFY(!infoOf(recorded::tcpTimeWait));    // asked for, but there is none
    QVERIFY(!infoOf(recorded::tcpSynRecv));
}

void InetDiagTest::tcpInfoOfOlderKernels() {
    const auto cut = [](std::size_t length) {
        std::vector<std::byte> info(length);
        if (length > offsetof(tcp_info, tcpi_rtt)) put(info, offsetof(tcp_info, tcpi_rtt), std::uint32_t{250});
        auto bytes = withoutAttributes(recorded::tcpEstablished);
        append(bytes, INET_DIAG_INFO, info);
        return describe(parseInetDiag(bytes, Protocol::Tcp, since617)->tcpInfo.value());
    };
    QCOMPARE(cut(0), std::string("rtt=- acked=- received=- again=- by="));
    QCOMPARE(cut(offsetof(tcp_info, tcpi_rtt) + 4), std::string("rtt=250 acked=- received=- again=- by="));
    QCOMPARE(cut(104), std::string("rtt=250 acked=- received=- again=0 by="));   // Linux 3.x
    QCOMPARE(cut(sizeof(tcp_info) + 100), std::string("rtt=250 acked=0 received=0 again=0 by="));
}

void InetDiagTest::congestionControlWithoutEnd() {
    auto bytes = withoutAttributes(recorded::tcpEstablished);
    const std::array name{std::byte{'r'}, std::byte{'e'}, std::byte{'n'}, std::byte{'o'}};
    append(bytes, INET_DIAG_CONG, name);
    QCOMPARE(parseInetDiag(bytes, Protocol::Tcp, since617)->tcpInfo->congestionControl, std::string("reno"));
    append(bytes, INET_DIAG_CONG, {});
    QCOMPARE(parseInetDiag(bytes, Protocol::Tcp, since617)->tcpInfo->congestionControl, std::string());
}

void InetDiagTest::stateNumbers_data() {
    QTest::addColumn<int>("state");
    QTest::addColumn<std::string>("name");
    const std::array names{"",      "ESTABLISHED", "SYN_SENT", "SYN_RECV", "FIN_WAIT1", "FIN_WAIT2", "TIME_WAIT",
                           "CLOSE", "CLOSE_WAIT",  "LAST_ACK", "LISTEN",   "CLOSING",   "SYN_RECV",  "CLOSE"};
    for (int state = 0; state < 256; ++state) {
        const bool known = static_cast<std::size_t>(state) < names.size();
        QTest::addRow("%d", state) << state << std::string(known ? names[static_cast<std::size_t>(state)] : "");
    }
}

void InetDiagTest::stateNumbers() {
    QFETCH(int, state);
    QFETCH(std::string, name);
    auto bytes = bytesFromHex(recorded::tcpNotAccepted);
    put(bytes, offsetof(inet_diag_msg, idiag_state), static_cast<std::uint8_t>(state));
    const auto row = parseInetDiag(bytes, Protocol::Tcp, since617);
    QCOMPARE(row.has_value(), !name.empty());
    if (row) QCOMPARE(std::string(toText(row->socket.state)), name);
}

void InetDiagTest::unknownTimer() {
    auto bytes = bytesFromHex(recorded::tcpKeepAlive);
    put(bytes, offsetof(inet_diag_msg, idiag_timer), std::uint8_t{5});
    const Socket socket = parseInetDiag(bytes, Protocol::Tcp, since617)->socket;
    QVERIFY(!socket.timer && !socket.timerExpiresMs && !socket.retransmits);
}

void InetDiagTest::strangersAreRefused() {
    for (const int family : {0, 1, 3, 16, 17, 255}) {
        auto bytes = bytesFromHex(recorded::tcpListen);
        put(bytes, offsetof(inet_diag_msg, idiag_family), static_cast<std::uint8_t>(family));
        QVERIFY(!parseInetDiag(bytes, Protocol::Tcp, since617));
    }
    QVERIFY(!parseInetDiag({}, Protocol::Tcp, since617));
}

void InetDiagTest::attributesOfLaterKernels() {
    auto bytes = bytesFromHex(recorded::tcpEstablished);
    const auto plain = parseInetDiag(bytes, Protocol::Tcp, since617);
    const std::vector<std::byte> payload(37, std::byte{0xff});
    append(bytes, 200, payload);
    append(bytes, 0x3fff, {});
    const auto extended = parseInetDiag(bytes, Protocol::Tcp, since617);
    QVERIFY(extended->socket == plain->socket);
    QVERIFY(extended->tcpInfo == plain->tcpInfo);
}

void InetDiagTest::everyTruncation() {
    for (const std::string_view recorded : everyTcp) {
        const auto whole = bytesFromHex(recorded);
        const auto row = parseInetDiag(whole, Protocol::Tcp, since617);
        forEachTruncation(whole, [&](Bytes cut) {
            const auto found = parseInetDiag(cut, Protocol::Tcp, since617);
            QCOMPARE(found.has_value(), cut.size() >= sizeof(inet_diag_msg));
            if (found) QVERIFY(found->socket.cookie == row->socket.cookie);
        });
    }
}

void InetDiagTest::mutations() {
    std::mt19937 random(11);
    std::vector<std::pair<std::vector<std::byte>, Protocol>> originals;
    for (const auto recorded : everyTcp) originals.emplace_back(bytesFromHex(recorded), Protocol::Tcp);
    for (const auto recorded : everyUdp) originals.emplace_back(bytesFromHex(recorded), Protocol::Udp);
    std::size_t accepted = 0;
    for (int round = 0; round < 100'000; ++round) {
        const auto& [original, protocol] = originals[random() % originals.size()];
        const auto bytes = mutated(random, original);
        const auto row = parseInetDiag(bytes, protocol, {.orphansKeepUid = round % 2 == 0});
        if (!row) continue;
        ++accepted;
        QVERIFY(!toText(row->socket.state).empty());
        QVERIFY(!row->socket.timer || !toText(*row->socket.timer).empty());
        QVERIFY(row->socket.timer || !row->socket.timerExpiresMs);
        QVERIFY(!row->tcpInfo || row->tcpInfo->congestionControl.size() < bytes.size());
    }
    QVERIFY(accepted > 20'000);   // or the mutations are so rough that they test nothing
}

void InetDiagTest::dumpRequest_data() {
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<Family>("family");
    QTest::addColumn<bool>("tcpInfo");
    QTest::addColumn<int>("extensions");
    QTest::newRow("TCP") << Protocol::Tcp << Family::Inet << false << 0;
    QTest::newRow("TCP with tcp_info") << Protocol::Tcp << Family::Inet << true << 0b1010;   // INFO and CONG
    QTest::newRow("TCP, IPv6") << Protocol::Tcp << Family::Inet6 << true << 0b1010;
    QTest::newRow("UDP has no tcp_info") << Protocol::Udp << Family::Inet6 << true << 0;
}

void InetDiagTest::dumpRequest() {
    QFETCH(Protocol, protocol);
    QFETCH(Family, family);
    QFETCH(bool, tcpInfo);
    const auto request = asRequest(inetDumpRequest(protocol, family, StateMask::All, tcpInfo));
    QCOMPARE(request.sdiag_family, family == Family::Inet6 ? AF_INET6 : AF_INET);
    QCOMPARE(request.sdiag_protocol, protocol == Protocol::Udp ? IPPROTO_UDP : IPPROTO_TCP);
    QCOMPARE(request.idiag_states, 0b1'1111'1111'1110U);   // ESTABLISHED to NEW_SYN_RECV
    QTEST(int{request.idiag_ext}, "extensions");
    QCOMPARE(asRequest(inetDumpRequest(protocol, family, StateMask::BoundInactive, false)).idiag_states, 1U << 13);
}

void InetDiagTest::dumpRequestOfBothFamilies() {
    const auto bytes = tcpDumpRequest(StateMask::All | StateMask::BoundInactive);
    inet_diag_req request{};
    QCOMPARE(bytes.size(), sizeof request);
    std::memcpy(&request, bytes.data(), sizeof request);
    QCOMPARE(request.idiag_states, 0b11'1111'1111'1110U);
    QCOMPARE(request.idiag_ext, 0);
}

/// What one asks for is what one gets: the kernel compares all of it.
void InetDiagTest::getRequest() {
    for (const std::string_view recorded : everyTcp) {
        const auto bytes = bytesFromHex(recorded);
        inet_diag_msg message{};
        std::memcpy(&message, bytes.data(), sizeof message);
        const auto row = parseInetDiag(bytes, Protocol::Tcp, since617);
        const auto request = asRequest(inetGetRequest(targetOf(row->socket), false));
        QCOMPARE(request.sdiag_family, message.idiag_family);
        QCOMPARE(request.sdiag_protocol, IPPROTO_TCP);
        QCOMPARE(QByteArray::fromRawData(reinterpret_cast<const char*>(&request.id), sizeof request.id),
                 QByteArray::fromRawData(reinterpret_cast<const char*>(&message.id), sizeof message.id));
    }
    Socket socket = tcpSocket(0xfedcba9876543210U);
    const auto request = asRequest(inetGetRequest(targetOf(socket), true));
    QCOMPARE(request.id.idiag_cookie[0], 0x76543210U);
    QCOMPARE(request.id.idiag_cookie[1], 0xfedcba98U);
    QCOMPARE(int{request.idiag_ext}, 0b1010);
}

QTEST_APPLESS_MAIN(InetDiagTest)
#include "inet_diag_test.moc"
