// What is said of a SOCK_DESTROY, from every answer that the kernel can give.
#include <QTest>

#include "app/probe/destroy_verdict.h"
#include "tests/support/snapshot_builder.h"

using namespace socklens;
using namespace socklens::test;

namespace {

Sighting seen(const Socket& socket) {
    return {.socket = socket, .error = 0};
}

Sighting unseen(int error) {
    return {.socket = {}, .error = error};
}

Socket inState(State state, bool held = false) {
    Socket socket = tcpSocket(5, state);
    if (held) socket.inode = Inode{77};
    return socket;
}

DestroyCourse courseOf(const Socket& before, int error, const Sighting& after) {
    return {.target = targetOf(before), .before = seen(before), .error = error, .after = after};
}

QString sentence(const ActionResult& result) {
    return QString::fromStdString(english(result.message));
}

}   // namespace

class DestroyVerdictTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void before();
    void doneByState_data();
    void doneByState();
    void minisock();
    void udp();
    void errors_data();
    void errors();
    void stillThere();
    void nobodyKnows();
};

void DestroyVerdictTest::before() {
    const Socket timeWait = inState(State::TimeWait);
    const SocketTarget target = targetOf(timeWait);
    QVERIFY(!verdictBefore(target, seen(timeWait), true));
    QVERIFY(!verdictBefore(target, seen(inState(State::Established)), false));
    QCOMPARE(verdictBefore(target, seen(inState(State::Established)), true)->outcome, Outcome::Refused);
    QCOMPARE(verdictBefore(target, seen(inState(State::FinWait2, true)), true)->outcome, Outcome::Refused);
    QCOMPARE(verdictBefore(target, unseen(ENOENT), true)->outcome, Outcome::AlreadyGone);
    QCOMPARE(verdictBefore(target, unseen(ENODATA), false)->outcome, Outcome::Impossible);
    for (const std::uint64_t cookie : {std::uint64_t{0}, ~std::uint64_t{0}}) {
        SocketTarget unnamed = target;
        unnamed.cookie = Cookie{cookie};
        QCOMPARE(verdictBefore(unnamed, seen(timeWait), false)->outcome, Outcome::Refused);
    }
    SocketTarget unixSocket = target;
    unixSocket.protocol = Protocol::Unix;
    QCOMPARE(verdictBefore(unixSocket, seen(timeWait), false)->outcome, Outcome::Refused);
}

void DestroyVerdictTest::doneByState_data() {
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("held");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* name, State state, bool held, const char* part) {
        QTest::newRow(name) << static_cast<int>(state) << held << QString(part);
    };
    row("ESTABLISHED", State::Established, true, "RST went to its peer, and its owner finds ECONNABORTED.");
    row("not yet accepted", State::Established, false, "was aborted: RST went to its peer.");
    row("CLOSE_WAIT", State::CloseWait, true, "RST went to its peer, and its owner");
    row("FIN_WAIT1", State::FinWait1, true, "RST went to its peer, and its owner");
    row("FIN_WAIT1, orphan", State::FinWait1, false, "was aborted: RST went to its peer.");
    row("FIN_WAIT2", State::FinWait2, true, "RST went to its peer, and its owner");
    row("FIN_WAIT2, orphan", State::FinWait2, false, "was aborted: RST went to its peer.");
    row("LAST_ACK", State::LastAck, true, "without RST, as both sides had closed it already. Its owner");
    row("LAST_ACK, orphan", State::LastAck, false, "was released without RST");
    row("CLOSING", State::Closing, false, "was released without RST");
    row("SYN_SENT", State::SynSent, true, "No RST was sent");
    row("SYN_RECV", State::SynRecv, false, "its peer goes on asking");
    row("TIME_WAIT", State::TimeWait, false, "Nothing was sent");
    row("LISTEN", State::Listen, true, "is not free before it closes");
    row("LISTEN of nobody", State::Listen, false, "Connections that nobody had accepted were reset.");
}

void DestroyVerdictTest::doneByState() {
    QFETCH(int, state);
    QFETCH(bool, held);
    QFETCH(QString, part);
    const ActionResult result =
        verdictAfter(courseOf(inState(static_cast<State>(state), held), 0, unseen(ENOENT)));
    QCOMPARE(result.outcome, Outcome::Done);
    QVERIFY2(sentence(result).contains(part), qPrintable(sentence(result)));
    QVERIFY2(sentence(result).startsWith("tcp 10.0.0.1:443 → 10.0.0.2:40000 "), qPrintable(sentence(result)));
}

/// An orphan in FIN_WAIT2 with a timer of TIME_WAIT has no memory of the connection.
void DestroyVerdictTest::minisock() {
    Socket socket = inState(State::FinWait2);
    socket.timer = Timer::TimeWait;
    QVERIFY(sentence(verdictAfter(courseOf(socket, 0, unseen(ENOENT)))).contains("no RST"));
    const ActionResult result = verdictAfter(courseOf(socket, EOPNOTSUPP, seen(socket)));
    QCOMPARE(result.outcome, Outcome::Impossible);
    QVERIFY(sentence(result).contains("Linux 6.0"));
}

void DestroyVerdictTest::udp() {
    Socket socket = inState(State::Close, true);
    socket.protocol = Protocol::Udp;
    QVERIFY(sentence(verdictAfter(courseOf(socket, 0, seen(socket)))).contains("It stays bound"));
    QVERIFY(!sentence(verdictAfter(courseOf(socket, 0, unseen(ENOENT)))).contains("bound"));
    QCOMPARE(verdictAfter(courseOf(socket, ESTALE, unseen(ENOENT))).outcome, Outcome::AlreadyGone);
    QCOMPARE(verdictAfter(courseOf(socket, ESTALE, seen(socket))).outcome, Outcome::Impossible);
}

void DestroyVerdictTest::errors_data() {
    QTest::addColumn<int>("error");
    QTest::addColumn<bool>("gone");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* name, int error, bool gone, Outcome outcome, const char* part) {
        QTest::newRow(name) << error << gone << static_cast<int>(outcome) << QString(part);
    };
    row("EPERM", EPERM, false, Outcome::Refused, "needs administrator rights");
    row("ENOENT", ENOENT, true, Outcome::AlreadyGone, "ended before its turn");
    row("another is found", ENOENT, false, Outcome::Impossible, "SO_REUSEPORT");
    row("EOPNOTSUPP", EOPNOTSUPP, false, Outcome::Impossible, "INET_DIAG_DESTROY");
    row("a part of MPTCP", EINVAL, false, Outcome::Impossible, "Invalid argument");
}

void DestroyVerdictTest::errors() {
    QFETCH(int, error);
    QFETCH(bool, gone);
    QFETCH(int, outcome);
    QFETCH(QString, part);
    const Socket socket = inState(State::Established, true);
    const ActionResult result = verdictAfter(courseOf(socket, error, gone ? unseen(ENOENT) : seen(socket)));
    QCOMPARE(static_cast<int>(result.outcome), outcome);
    QVERIFY2(sentence(result).contains(part), qPrintable(sentence(result)));
}

void DestroyVerdictTest::stillThere() {
    const Socket socket = inState(State::Established, true);
    const ActionResult result = verdictAfter(courseOf(socket, 0, seen(socket)));
    QCOMPARE(result.outcome, Outcome::Impossible);
    QVERIFY(sentence(result).contains("is still there, in ESTABLISHED"));
}

/// What could not be verified is not called done.
void DestroyVerdictTest::nobodyKnows() {
    const ActionResult result = verdictAfter(courseOf(inState(State::TimeWait), 0, unseen(ENODATA)));
    QCOMPARE(result.outcome, Outcome::Impossible);
    QVERIFY(sentence(result).contains("does not say whether"));
}

QTEST_GUILESS_MAIN(DestroyVerdictTest)
#include "destroy_verdict_test.moc"
