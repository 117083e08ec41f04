// Questions to the real kernel, in a network namespace of the test's own.
#include <QTest>

#include "app/probe/inet_diag.h"
#include "app/probe/sock_diag.h"
#include "app/probe/unix_diag.h"
#include "tests/support/live_socket.h"
#include "tests/support/private_network.h"

#include <algorithm>
#include <cerrno>

using namespace socklens;
using namespace socklens::test;

namespace {

std::vector<Socket> dumpTcp(SockDiag& diag) {
    std::vector<Socket> sockets;
    const auto request = inetDumpRequest(Protocol::Tcp, Family::Inet, StateMask::All, false);
    const auto end = diag.dump(request, [&](Bytes payload) {
        sockets.push_back(parseInetDiag(payload, Protocol::Tcp, kernelFacts()).value().socket);
    });
    if (!end) throw std::system_error(end.error());
    return sockets;
}

}   // namespace

class SockDiagTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyNamespace();
    void dumpFindsWhatIsThere();
    void dumpOfManyDatagrams();
    void bothFamiliesInOneDump();
    void unixDump();
    void familyWithoutHandler();
    void afterAFailure();
    void getOne();
    void getOfUdp();
    void getOfWhatIsGone();
    void getManyInBatches();
    void everyAnswerFindsItsRequest();
    void destroyIsAnsweredOnlyIfRefused();
};

void SockDiagTest::emptyNamespace() {
    auto diag = SockDiag::open().value();
    QVERIFY(dumpTcp(diag).empty());
}

void SockDiagTest::dumpFindsWhatIsThere() {
    const auto listener = LiveSocket::tcp(LiveSocket::Use::Listen);
    auto diag = SockDiag::open().value();
    const auto sockets = dumpTcp(diag);
    QCOMPARE(sockets.size(), 1U);
    QCOMPARE(sockets[0].state, State::Listen);
    QVERIFY(sockets[0].localPort == listener.port());
    QVERIFY(sockets[0].inode == listener.inode());
    QVERIFY(sockets[0].cookie == listener.cookie());
    QVERIFY(sockets[0].sendQueue == 5U);
}

void SockDiagTest::dumpOfManyDatagrams() {
    std::vector<LiveSocket> listeners;
    std::vector<std::uint64_t> cookies;
    for (int count = 0; count < 800; ++count) {   // about 88 KB of answers
        listeners.push_back(LiveSocket::tcp(LiveSocket::Use::Listen));
        cookies.push_back(number(listeners.back().cookie()));
    }
    auto diag = SockDiag::open().value();
    std::vector<std::uint64_t> found;
    for (const Socket& socket : dumpTcp(diag)) found.push_back(number(*socket.cookie));
    std::ranges::sort(cookies);
    std::ranges::sort(found);
    QVERIFY(found == cookies);
}

void SockDiagTest::bothFamiliesInOneDump() {
    const auto four = LiveSocket::tcp(LiveSocket::Use::Listen);
    const auto six = LiveSocket::tcp6Listener();
    const auto bound = LiveSocket::tcp(LiveSocket::Use::Bind);
    const auto udp = LiveSocket::udp6();
    auto diag = SockDiag::open().value();
    std::vector<Cookie> found;
    const auto end = diag.dump(
        tcpDumpRequest(StateMask::All),
        [&](Bytes payload) {
            found.push_back(*parseInetDiag(payload, Protocol::Tcp, kernelFacts()).value().socket.cookie);
        },
        SockDiag::Interface::BothFamilies);
    QVERIFY(end.has_value());
    std::vector<Cookie> wanted{four.cookie(), six.cookie()};
    std::ranges::sort(found);
    std::ranges::sort(wanted);
    QVERIFY(found == wanted);
}

void SockDiagTest::unixDump() {
    const auto listener = LiveSocket::abstractUnix("socklens test");
    auto diag = SockDiag::open().value();
    std::vector<UnixRow> rows;
    const auto end =
        diag.dump(unixDumpRequest(), [&](Bytes payload) { rows.push_back(parseUnixDiag(payload).value()); });
    QVERIFY(end.has_value());
    QCOMPARE(rows.size(), 1U);
    QCOMPARE(QString::fromStdString(rows[0].name), QString("@socklens test"));
    QVERIFY(rows[0].socket.inode == listener.inode());
}

void SockDiagTest::familyWithoutHandler() {
    auto diag = SockDiag::open().value();
    auto request = inetDumpRequest(Protocol::Tcp, Family::Inet, StateMask::All, false);
    request[0] = std::byte{44};   // the highest address family that Linux has
    const auto end = diag.dump(request, [](Bytes) { QFAIL("an answer"); });
    QVERIFY(!end.has_value());
    QCOMPARE(end.error().value(), ENOENT);
}

void SockDiagTest::afterAFailure() {
    const auto listener = LiveSocket::tcp(LiveSocket::Use::Listen);
    auto diag = SockDiag::open().value();
    auto request = inetDumpRequest(Protocol::Tcp, Family::Inet, StateMask::All, false);
    request.resize(3);
    QVERIFY(!diag.dump(request, [](Bytes) {}).has_value());
    QCOMPARE(dumpTcp(diag).size(), 1U);
    QCOMPARE(dumpTcp(diag).size(), 1U);
}

void SockDiagTest::getOne() {
    const auto listener = LiveSocket::tcp(LiveSocket::Use::Listen);
    auto diag = SockDiag::open().value();
    const auto sockets = dumpTcp(diag);
    std::vector<Socket> found;
    const std::vector<std::vector<std::byte>> requests{inetGetRequest(targetOf(sockets.at(0)), false)};
    const auto got = diag.get(requests, [&](Bytes payload) {
        found.push_back(parseInetDiag(payload, Protocol::Tcp, kernelFacts()).value().socket);
    });
    QVERIFY(got.has_value());
    QVERIFY(found == sockets);
}

void SockDiagTest::getOfUdp() {
    const auto bound = LiveSocket::udp6();
    SocketTarget target;
    target.protocol = Protocol::Udp;
    target.family = Family::Inet6;
    target.localPort = bound.port();
    target.cookie = bound.cookie();
    auto diag = SockDiag::open().value();
    std::size_t found = 0;
    const std::vector<std::vector<std::byte>> requests{inetGetRequest(target, false)};
    QVERIFY(diag.get(requests,
                     [&](Bytes payload) {
                         const auto row = parseInetDiag(payload, Protocol::Udp, kernelFacts());
                         if (row && row->socket.inode == bound.inode()) ++found;
                     })
                .has_value());
    QCOMPARE(found, 1U);
}

void SockDiagTest::getOfWhatIsGone() {
    auto diag = SockDiag::open().value();
    std::vector<Socket> sockets;
    {
        const auto listener = LiveSocket::tcp(LiveSocket::Use::Listen);
        sockets = dumpTcp(diag);
    }
    const std::vector<std::vector<std::byte>> requests{inetGetRequest(targetOf(sockets.at(0)), false)};
    QVERIFY(diag.get(requests, [](Bytes) { QFAIL("an answer"); }).has_value());
    QVERIFY(diag.get({}, [](Bytes) { QFAIL("an answer"); }).has_value());
}

/// Another socket at the same place is another socket: the cookie decides.
void SockDiagTest::getManyInBatches() {
    const auto listener = LiveSocket::tcp(LiveSocket::Use::Listen);
    auto diag = SockDiag::open().value();
    const Socket there = dumpTcp(diag).at(0);
    Socket another = there;
    another.cookie = Cookie{number(*there.cookie) + 1};
    std::vector<std::vector<std::byte>> requests;
    for (int count = 0; count < 500; ++count)
        requests.push_back(inetGetRequest(targetOf(count % 3 == 0 ? there : another), false));
    std::size_t answers = 0;
    QVERIFY(diag.get(requests, [&](Bytes) { ++answers; }).has_value());
    QCOMPARE(answers, 167U);
    QCOMPARE(dumpTcp(diag).size(), 1U);
}

void SockDiagTest::everyAnswerFindsItsRequest() {
    const auto listener = LiveSocket::tcp(LiveSocket::Use::Listen);
    auto diag = SockDiag::open().value();
    SocketTarget there = targetOf(dumpTcp(diag).at(0));
    SocketTarget another = there;
    another.cookie = Cookie{number(*there.cookie) + 1};
    std::vector<std::vector<std::byte>> requests;
    for (std::size_t count = 0; count < 1000; ++count)
        requests.push_back(inetGetRequest(count % 7 == 0 ? there : another, false));
    std::vector<int> errors(requests.size(), -1);
    const auto answered = diag.exchange(SockDiag::Command::Get, requests, [&](const SockDiag::Reply& reply) {
        errors.at(reply.request) = reply.error;
        QCOMPARE(reply.payload.empty(), reply.error != 0);
    });
    QVERIFY(answered.has_value());
    for (std::size_t count = 0; count < errors.size(); ++count)
        QCOMPARE(errors[count], count % 7 == 0 ? 0 : ENOENT);
}

void SockDiagTest::destroyIsAnsweredOnlyIfRefused() {
    const auto kept = LiveSocket::tcp(LiveSocket::Use::Listen);
    auto diag = SockDiag::open().value();
    const SocketTarget survivor = targetOf(dumpTcp(diag).at(0));
    SocketTarget nobody = survivor;
    nobody.cookie = Cookie{number(*survivor.cookie) + 1'000'000'000};
    const auto listener = LiveSocket::tcp(LiveSocket::Use::Listen);
    SocketTarget target = survivor;
    for (const Socket& socket : dumpTcp(diag))
        if (socket.cookie == listener.cookie()) target = targetOf(socket);
    std::vector<std::vector<std::byte>> requests(300, inetDestroyRequest(nobody).value());
    requests[150] = inetDestroyRequest(target).value();
    std::vector<std::size_t> refused;
    const auto answered = diag.exchange(SockDiag::Command::Destroy, requests, [&](const SockDiag::Reply& reply) {
        QCOMPARE(reply.error, ENOENT);
        refused.push_back(reply.request);
    });
    QVERIFY(answered.has_value());
    QCOMPARE(refused.size(), 299U);
    QVERIFY(std::ranges::is_sorted(refused) && !std::ranges::binary_search(refused, 150U));
    QCOMPARE(dumpTcp(diag).size(), 1U);
    QVERIFY(dumpTcp(diag).at(0).cookie == survivor.cookie);
}

int main(int argc, char** argv) {
    return runInPrivateNetwork<SockDiagTest>(argc, argv);
}
#include "sock_diag_test.moc"
