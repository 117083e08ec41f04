// What speaks against closing, aborting, releasing and inspecting a socket.
#include <QTest>

#include "app/core/objections.h"
#include "tests/support/snapshot_builder.h"

using namespace socklens;
using namespace socklens::test;

namespace {

constexpr Uid anna{1000};
constexpr Uid bert{1001};

SocketTarget held(State state) {
    Socket socket = tcpSocket(5, state);
    socket.inode = Inode{77};
    return targetOf(socket);
}

SocketTarget unheld(State state) {
    return targetOf(tcpSocket(5, state));
}

SocketTarget of(Protocol protocol, State state) {
    SocketTarget socket = held(state);
    socket.protocol = protocol;
    return socket;
}

Process processOf(Uid uid) {
    Process process;
    process.id = {Pid{77}, StartTime{5}};
    process.name = "target";
    process.uid = process.realUid = process.savedUid = uid;
    return process;
}

Capabilities user() {
    return {.self = Pid{500}, .uid = anna, .effectiveUid = anna};
}

Capabilities networkAdministrator() {
    Capabilities capabilities = user();
    capabilities.administersNetwork = true;
    return capabilities;
}

/// The beginning of the sentence; empty: nothing speaks against it.
bool begins(const std::optional<Message>& objection, const char* beginning) {
    const std::string text = objection ? english(*objection) : std::string();
    const bool right = *beginning == '\0' ? text.empty() : text.starts_with(beginning);
    if (!right) qWarning("“%s” does not begin with “%s”", text.c_str(), beginning);
    return right;
}

}   // namespace

class SocketObjectionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void identity();
    void duplicate();
    void close();
    void abortWithRights();
    void abortWithoutRights();
    void release();
    void inspect();
    void beyondTheKernel();
};

/// A cookie of all ones is INET_DIAG_NOCOOKIE: the kernel would take any socket.
void SocketObjectionsTest::identity() {
    SocketTarget socket = unheld(State::TimeWait);
    QVERIFY(isIdentified(socket));
    for (const std::uint64_t cookie : {std::uint64_t{0}, ~std::uint64_t{0}}) {
        socket.cookie = Cookie{cookie};
        QVERIFY(!isIdentified(socket));
        QVERIFY(begins(objectionToRelease(socket, networkAdministrator()), "The kernel did not say which socket"));
        SocketTarget connection = held(State::Established);
        connection.cookie = Cookie{cookie};
        QVERIFY(begins(objectionToAbort(connection, nullptr, networkAdministrator()), "The kernel did not say"));
        const Process mine = processOf(anna);   // his descriptor says which socket it is
        QVERIFY(begins(objectionToAbort(connection, &mine, networkAdministrator()), ""));
    }
    socket.cookie = Cookie{~std::uint64_t{0} - 1};
    QVERIFY(isIdentified(socket));
}

void SocketObjectionsTest::duplicate() {
    const Process mine = processOf(anna);
    const Process theirs = processOf(bert);
    Process setuid = mine;
    setuid.savedUid = Uid{0};
    QVERIFY(begins(objectionToDuplicate(mine, user()), ""));
    QVERIFY(begins(objectionToDuplicate(theirs, user()), "target (pid 77) belongs to another user"));
    QVERIFY(begins(objectionToDuplicate(setuid, user()), "target (pid 77) belongs to another user"));
    QVERIFY(begins(objectionToDuplicate(theirs, networkAdministrator()), "target (pid 77) belongs"));
    Capabilities tracer = user();
    tracer.duplicatesAnyone = true;
    QVERIFY(begins(objectionToDuplicate(theirs, tracer), ""));
    for (const int scope : {1, 2}) {
        Capabilities yama = user();
        yama.ptraceScope = tracer.ptraceScope = scope;
        QVERIFY(begins(objectionToDuplicate(mine, yama), "This machine lets a program use another one's sockets"));
        QVERIFY(begins(objectionToDuplicate(mine, tracer), ""));
    }
    tracer.ptraceScope = 3;
    QVERIFY(begins(objectionToDuplicate(mine, tracer), "This machine lets nobody use"));
}

void SocketObjectionsTest::close() {
    const Process mine = processOf(anna);
    for (const State state :
         {State::Established, State::CloseWait, State::FinWait1, State::FinWait2, State::Listen})
        QVERIFY(begins(objectionToClose(held(state), &mine, user()), ""));
    for (const State state : {State::Close, State::SynSent})
        QVERIFY(begins(objectionToClose(held(state), &mine, user()), "This socket is not connected"));
    QVERIFY(begins(objectionToClose(of(Protocol::Unix, State::Established), &mine, user()), ""));
    QVERIFY(begins(objectionToClose(of(Protocol::Udp, State::Established), &mine, user()), "UDP knows no"));
    QVERIFY(begins(objectionToClose(unheld(State::FinWait2), nullptr, user()), "No process has a descriptor"));
    QVERIFY(begins(objectionToClose(held(State::Established), nullptr, user()), "The process that holds"));
}

void SocketObjectionsTest::abortWithRights() {
    const Capabilities mine = networkAdministrator();
    for (const State state : {State::Established, State::SynSent, State::SynRecv, State::FinWait1, State::FinWait2,
                              State::CloseWait, State::LastAck, State::Closing, State::Listen})
        QVERIFY(begins(objectionToAbort(held(state), nullptr, mine), ""));
    QVERIFY(begins(objectionToAbort(of(Protocol::Udp, State::Close), nullptr, mine), ""));
    QVERIFY(begins(objectionToAbort(held(State::Close), nullptr, mine), "This socket is only bound"));
    QVERIFY(begins(objectionToAbort(unheld(State::TimeWait), nullptr, mine), "A TIME_WAIT is over already"));
    QVERIFY(begins(objectionToAbort(of(Protocol::Unix, State::Listen), nullptr, mine), "The kernel cannot abort"));
}

void SocketObjectionsTest::abortWithoutRights() {
    const Process mine = processOf(anna);
    const Process theirs = processOf(bert);
    QVERIFY(begins(objectionToAbort(held(State::Established), &mine, user()), ""));
    QVERIFY(begins(objectionToAbort(held(State::Established), &theirs, user()), "target (pid 77) belongs"));
    QVERIFY(begins(objectionToAbort(held(State::Established), nullptr, user()), "Aborting this connection needs"));
    QVERIFY(begins(objectionToAbort(held(State::Listen), &mine, user()), "Aborting a listener needs"));
    QVERIFY(begins(objectionToAbort(of(Protocol::Udp, State::Close), &mine, user()), "Aborting a UDP socket"));
    Capabilities crippled = networkAdministrator();   // of a kernel without INET_DIAG_DESTROY
    crippled.destroysSockets = false;
    QVERIFY(begins(objectionToAbort(held(State::Established), &mine, crippled), ""));
    QVERIFY(begins(objectionToAbort(held(State::Established), nullptr, crippled), "This kernel is built without"));
}

void SocketObjectionsTest::release() {
    Capabilities mine = networkAdministrator();
    QVERIFY(begins(objectionToRelease(unheld(State::TimeWait), mine), ""));
    QVERIFY(begins(objectionToRelease(unheld(State::FinWait1), mine), ""));
    QVERIFY(begins(objectionToRelease(held(State::FinWait1), mine), "This socket is in use"));
    QVERIFY(begins(objectionToRelease(unheld(State::Established), mine), "This socket is in use"));
    QVERIFY(begins(objectionToRelease(unheld(State::TimeWait), user()), "Releasing sockets needs administrator"));
    mine.destroysTimeWait = false;
    QVERIFY(begins(objectionToRelease(unheld(State::TimeWait), mine), "Releasing TIME_WAIT needs Linux 6.0"));
    QVERIFY(begins(objectionToRelease(unheld(State::FinWait1), mine), ""));
    mine.destroysSockets = false;
    QVERIFY(begins(objectionToRelease(unheld(State::FinWait1), mine), "This kernel is built without"));
}

void SocketObjectionsTest::inspect() {
    const Process mine = processOf(anna);
    const Process theirs = processOf(bert);
    QVERIFY(begins(objectionToInspect(of(Protocol::Unix, State::Close), &mine, user()), ""));
    QVERIFY(begins(objectionToInspect(held(State::Listen), &theirs, user()), "target (pid 77) belongs"));
    QVERIFY(begins(objectionToInspect(unheld(State::TimeWait), nullptr, user()), "No process has a descriptor"));
}

void SocketObjectionsTest::beyondTheKernel() {
    Capabilities mine = user();
    QVERIFY(!isBeyondTheKernel(held(State::Established), mine));   // rights would do
    QVERIFY(!isBeyondTheKernel(unheld(State::TimeWait), mine));
    QVERIFY(isBeyondTheKernel(of(Protocol::Unix, State::Established), mine));
    QVERIFY(isBeyondTheKernel(held(State::Close), mine));
    QVERIFY(!isBeyondTheKernel(of(Protocol::Udp, State::Close), mine));
    mine.destroysTimeWait = false;
    QVERIFY(isBeyondTheKernel(unheld(State::TimeWait), mine));
    mine.destroysSockets = false;
    QVERIFY(isBeyondTheKernel(held(State::Established), mine));
}

QTEST_GUILESS_MAIN(SocketObjectionsTest)
#include "socket_objections_test.moc"
