// What a trial bind finds, against sockets of the test's own, and that it leaves nothing behind.
#include <QTest>

#include "app/probe/collector.h"
#include "app/probe/trial_bind.h"
#include "tests/lab/private_namespace.h"
#include "tests/lab/sockets.h"
#include "tests/support/in_child.h"
#include "tests/support/rights.h"

#include <cerrno>
#include <sys/socket.h>

using namespace socklens;
using namespace socklens::test;

namespace {

Address at(const std::string& text) {
    return *parseAddress(text);
}

constexpr int inUse = EADDRINUSE;

}   // namespace

class TrialBindTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void freePort_data();
    void freePort();
    void againstASocket_data();
    void againstASocket();
    void oldAndNewReuse();
    void noAddressOfThisMachine_data();
    void noAddressOfThisMachine();
    void lowPortWithoutTheRight();
    void leavesNothing();
};

void TrialBindTest::freePort_data() {
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("port");
    for (const char* address : {"::", "0.0.0.0", "127.0.0.1", "127.0.0.2", "::1", "::ffff:127.0.0.1"})
        for (const int port : {80, 8080, 40000, 65535}) QTest::addRow("%s %d", address, port) << address << port;
}

void TrialBindTest::freePort() {
    QFETCH(QString, address);
    QFETCH(int, port);
    for (const Protocol protocol : {Protocol::Tcp, Protocol::Udp})
        QCOMPARE(tryToBind({at(address.toStdString()), static_cast<Port>(port), protocol}), TrialBindAnswer{});
}

void TrialBindTest::againstASocket_data() {
    QTest::addColumn<QString>("old");
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("expected");
    const auto row = [](const char* old, const char* address, int expected) {
        QTest::addRow("%s against %s", address, old) << old << address << expected;
    };
    row("127.0.0.1", "127.0.0.1", inUse);
    row("127.0.0.1", "0.0.0.0", inUse);
    row("127.0.0.1", "::", inUse);
    row("127.0.0.1", "127.0.0.2", 0);
    row("127.0.0.1", "::1", 0);
    row("0.0.0.0", "127.0.0.2", inUse);
    row("0.0.0.0", "::1", 0);
    row("::1", "::1", inUse);
    row("::1", "::", inUse);
    row("::1", "0.0.0.0", 0);
    row("::", "::1", inUse);   // for IPv6 only
    row("::", "127.0.0.1", 0);
    row("::", "0.0.0.0", 0);
    row("::", "::", inUse);
}

void TrialBindTest::againstASocket() {
    QFETCH(QString, old);
    QFETCH(QString, address);
    QFETCH(int, expected);
    for (const int type : {SOCK_STREAM, SOCK_DGRAM}) {
        const lab::FileDescriptor holder = lab::boundSocket(type, {old.toStdString(), 0});
        const TrialBindQuery query{at(address.toStdString()), Port{lab::localEndpoint(holder.get()).port},
                                   type == SOCK_STREAM ? Protocol::Tcp : Protocol::Udp};
        QCOMPARE(tryToBind(query), (TrialBindAnswer{expected, expected}));
    }
}

void TrialBindTest::oldAndNewReuse() {
    for (const int type : {SOCK_STREAM, SOCK_DGRAM}) {
        const lab::FileDescriptor holder = lab::openSocket(AF_INET, type);
        lab::setOption(holder.get(), SOL_SOCKET, SO_REUSEADDR, 1);
        lab::bindTo(holder.get(), {"127.0.0.1", 0});
        const TrialBindQuery query{at("127.0.0.1"), Port{lab::localEndpoint(holder.get()).port},
                                   type == SOCK_STREAM ? Protocol::Tcp : Protocol::Udp};
        QCOMPARE(tryToBind(query), (TrialBindAnswer{inUse, 0}));
        if (type == SOCK_DGRAM) continue;
        QCOMPARE(listen(holder.get(), 1), 0);
        QCOMPARE(tryToBind(query), (TrialBindAnswer{inUse, inUse}));
    }
}

void TrialBindTest::noAddressOfThisMachine_data() {
    QTest::addColumn<QString>("address");
    for (const char* address : {"192.0.2.1", "2001:db8::1", "fe80::1"}) QTest::newRow(address) << address;
}

void TrialBindTest::noAddressOfThisMachine() {
    QFETCH(QString, address);
    QCOMPARE(tryToBind({at(address.toStdString()), Port{8080}}), (TrialBindAnswer{EADDRNOTAVAIL, EADDRNOTAVAIL}));
}

void TrialBindTest::lowPortWithoutTheRight() {
    SOCKLENS_VERIFY_IN_CHILD([]() -> std::string {
        const std::string refused = becomeUser(4242);
        if (!refused.empty()) return skipMark + refused;
        if (tryToBind({at("127.0.0.1"), Port{1023}}) != TrialBindAnswer{EACCES, EACCES}) return "1023 was bound";
        if (tryToBind({at("127.0.0.1"), Port{1024}}) != TrialBindAnswer{}) return "1024 was not bound";
        return {};
    });
}

void TrialBindTest::leavesNothing() {
    Collector collector;
    const std::size_t before = collector.sample({})->sockets.size();
    for (int count = 0; count < 100; ++count) tryToBind({{}, Port{8080}});
    collector.forgetPace();
    QCOMPARE(collector.sample({})->sockets.size(), before);
}

int main(int argc, char** argv) {
    lab::enterPrivateNamespace();
    const QCoreApplication application(argc, argv);
    TrialBindTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "trial_bind_test.moc"
