// Which of the kernel's numbers are facts.
#include <QTest>

#include "app/probe/inet_rules.h"
#include "tests/probe/description.h"
#include "tests/support/printing.h"

#include <sys/utsname.h>

using namespace socklens;

namespace {

constexpr InetNumbers zeroes{};

InetNumbers with(std::uint8_t state, std::uint8_t timer = 0) {
    InetNumbers numbers = zeroes;
    numbers.state = state;
    numbers.timer = timer;
    return numbers;
}

/// "state rq/wq uid inode timer/ms/retransmits"
std::string read(const InetNumbers& numbers, bool orphansKeepUid = true, Protocol protocol = Protocol::Tcp) {
    Socket socket;
    socket.protocol = protocol;
    if (!readInetNumbers(socket, numbers, {.orphansKeepUid = orphansKeepUid})) return "refused";
    const auto text = [](const auto& fact) { return fact ? std::to_string(+*fact) : std::string("-"); };
    return std::string(toText(socket.state)) + " " + text(socket.receiveQueue) + "/" + text(socket.sendQueue) +
           " " + (socket.uid ? std::to_string(number(*socket.uid)) : "-") + " " +
           (socket.inode ? std::to_string(number(*socket.inode)) : "-") + " " +
           (socket.timer ? std::string(toText(*socket.timer)) : "-") + "/" + text(socket.timerExpiresMs) + "/" +
           text(socket.retransmits);
}

}   // namespace

class InetRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void zeroIsAFactOfFullSockets();
    void remainders();
    void uidOfOrphans();
    void timers();
    void wideRetransmits();
    void udpHasNoTimer();
    void unknownStates();
    void thisKernel();
};

void InetRulesTest::zeroIsAFactOfFullSockets() {
    QCOMPARE(read(with(1)), std::string("ESTABLISHED 0/0 0 - off/-/0"));
    QCOMPARE(read(with(10)), std::string("LISTEN 0/0 0 - off/-/0"));
    InetNumbers held = with(5, 3);   // owned, but the timer of a remainder
    held.inode = 9;
    QCOMPARE(read(held), std::string("FIN_WAIT2 0/0 0 9 timewait/0/0"));
}

void InetRulesTest::remainders() {
    QCOMPARE(read(with(6, 3)), std::string("TIME_WAIT -/- - - timewait/0/-"));
    QCOMPARE(read(with(6, 0)), std::string("TIME_WAIT -/- - - off/-/-"));
    QCOMPARE(read(with(5, 3)), std::string("FIN_WAIT2 -/- - - timewait/0/-"));
    QCOMPARE(read(with(3, 1)), std::string("SYN_RECV -/- - - on/0/0"));
    QCOMPARE(read(with(12, 1)), std::string("SYN_RECV -/- - - on/0/0"));
    QCOMPARE(read(with(5, 2)),
             std::string("FIN_WAIT2 0/0 0 - keepalive/0/0"));   // a full socket, fin_timeout > 60
    InetNumbers request = with(3, 1);
    request.uid = 1000;   // of the listener, where /proc/net/tcp says it
    QCOMPARE(read(request), std::string("SYN_RECV -/- - - on/0/0"));
    request.inode = 9;   // both sides asked at the same moment: a process holds this one
    request.sendQueue = 4;
    QCOMPARE(read(request), std::string("SYN_RECV 0/4 1000 9 on/0/0"));
    InetNumbers numbers = with(6, 3);
    numbers.uid = 5;   // whatever stands there
    numbers.inode = 6;
    numbers.receiveQueue = 7;
    QCOMPARE(read(numbers), std::string("TIME_WAIT -/- - - timewait/0/-"));
}

void InetRulesTest::uidOfOrphans() {
    QCOMPARE(read(with(4), false), std::string("FIN_WAIT1 0/0 - - off/-/0"));
    InetNumbers numbers = with(4);
    numbers.uid = 1000;
    QCOMPARE(read(numbers, false), std::string("FIN_WAIT1 0/0 1000 - off/-/0"));
    numbers.uid = 0;
    numbers.inode = 3;
    QCOMPARE(read(numbers, false), std::string("FIN_WAIT1 0/0 0 3 off/-/0"));
}

void InetRulesTest::timers() {
    const std::array<const char*, 6> names{"off/-/2",       "on/70/2",      "keepalive/70/2",
                                           "timewait/70/2", "persist/70/2", "-/-/-"};
    for (std::uint8_t timer = 0; timer < names.size(); ++timer) {
        InetNumbers numbers = with(1, timer);
        numbers.expiresMs = 70;
        numbers.retransmits = 2;
        QCOMPARE(read(numbers), std::string("ESTABLISHED 0/0 0 - ") + names[timer]);
    }
}

void InetRulesTest::wideRetransmits() {
    InetNumbers numbers = with(1, 1);
    for (const std::uint32_t count : {254U, 255U, 256U, 300U, UINT32_MAX}) {
        numbers.retransmits = count;
        QCOMPARE(read(numbers), std::string("ESTABLISHED 0/0 0 - on/0/254"));
    }
}

void InetRulesTest::udpHasNoTimer() {
    QCOMPARE(read(with(7, 1), true, Protocol::Udp), std::string("CLOSE 0/0 0 - -/-/-"));
}

void InetRulesTest::unknownStates() {
    for (const int state : {0, 14, 15, 127, 255})
        QCOMPARE(read(with(static_cast<std::uint8_t>(state))), std::string("refused"));
}

void InetRulesTest::thisKernel() {
    utsname names{};
    QCOMPARE(uname(&names), 0);
    const auto parts = QString(names.release).split('.');
    const auto minor = parts.value(1).toStdString();
    const auto version = std::pair(parts[0].toInt(), std::atoi(minor.c_str()));
    QCOMPARE(kernelFacts().orphansKeepUid, version >= std::pair(6, 17));
}

QTEST_APPLESS_MAIN(InetRulesTest)
#include "inet_rules_test.moc"
