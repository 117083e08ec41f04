// What the port doctor says of snapshots made to order: who is in the way, what follows from a trial, when the
// port is free, and which advice comes first.
#include <QTest>

#include "app/core/socket_target.h"
#include "app/insight/port_doctor.h"
#include "tests/support/snapshot_builder.h"

#include <algorithm>
#include <cerrno>
#include <csignal>

using namespace socklens;
using namespace socklens::test;

namespace {

constexpr Port port{8080};
// Instead of a number of seconds.
constexpr int never = -2;
constexpr int unknown = -3;

Socket onPort(std::uint64_t cookie, State state, const char* local = "127.0.0.1",
              std::uint16_t remotePort = 40'000) {
    Socket socket = tcpSocket(cookie, state);
    socket.localAddress = address(local);
    socket.localPort = port;
    const bool connected = state != State::Listen && state != State::Close;
    socket.remoteAddress = address(connected ? "127.0.0.1" : "0.0.0.0");
    socket.remotePort = connected ? Port{remotePort} : Port{};
    return socket;
}

/// Sockets and their holders, and the question about them.
class Case {
public:
    /// Held by a process of this name, or by nobody.
    Case& with(Socket socket, int pid = 0, const char* name = "nginx") {
        if (pid != 0) socket.inode = Inode{static_cast<std::uint32_t>(pid)};
        const std::uint32_t row = m_builder.add(socket);
        if (pid != 0) {
            if (!m_processes.contains(pid)) m_processes[pid] = m_builder.addProcess(pid, name);
            m_builder.hold(row, m_processes[pid]);
        }
        return *this;
    }
    Case& alsoHeldBy(int pid, const char* name) {
        m_processes[pid] = m_builder.addProcess(pid, name);
        m_builder.hold(static_cast<std::uint32_t>(m_builder.snapshot().sockets.size() - 1), m_processes[pid]);
        return *this;
    }
    Case& knows(std::optional<bool> reuse, std::optional<bool> ipv6Only = {}) {
        SocketOptions options;
        options.reuseAddress = reuse;
        options.ipv6Only = ipv6Only;
        facts.options[static_cast<std::uint32_t>(m_builder.snapshot().sockets.size() - 1)] = options;
        return *this;
    }
    Case& tried(int plain, int reuse) {
        facts.trial = TrialBindAnswer{plain, reuse};
        return *this;
    }
    /// The timer of every leftover has so many seconds left.
    Case& goneAfter(int seconds) {
        for (Socket& socket : m_builder.snapshot().sockets)
            if (isLeftover(targetOf(socket))) socket = timed(socket, seconds);
        return *this;
    }
    static Socket timed(Socket socket, int seconds) {
        socket.timer = Timer::TimeWait;
        socket.timerExpiresMs = static_cast<std::uint32_t>(seconds * 1000);
        return socket;
    }
    /// What comes now was there a second before. Who held something then, by pid.
    std::map<int, ProcessPointer> aSecondLater() {
        m_before = advance(emptyPicture(), std::make_shared<const Snapshot>(m_builder.take()));
        m_memory.observe(m_before, {});
        std::map<int, ProcessPointer> processes;
        for (const ProcessPointer& process : m_before.newer->snapshot->processes)
            processes[number(process->id.pid)] = process;
        m_builder = SnapshotBuilder();
        m_processes.clear();
        return processes;
    }
    PortDiagnosis diagnose() {
        snapshot = m_builder.take();
        snapshot.sources[static_cast<std::size_t>(Protocol::Tcp)] = source;
        if (m_before.newer) {
            snapshot.capturedAt += std::chrono::seconds(1);
            m_memory.observe(advance(m_before.newer, std::make_shared<const Snapshot>(snapshot)), events);
            facts.memory = &m_memory;
        }
        return diagnosePort(snapshot, question, facts);
    }

    PortQuestion question{{}, port, Protocol::Tcp};
    PortFacts facts;
    Events events;   ///< since a second ago
    Source source = Source::SockDiag;
    Snapshot snapshot;

private:
    SnapshotBuilder m_builder;
    std::map<int, std::uint32_t> m_processes;
    Update m_before;
    SocketMemory m_memory;
};

std::string headline(const PortDiagnosis& diagnosis) {
    return english(diagnosis.headline);
}

bool has(const PortDiagnosis& diagnosis, RemedyKind kind, RemedyEffect effect) {
    return std::ranges::any_of(
        diagnosis.remedies, [&](const Remedy& remedy) { return remedy.kind == kind && remedy.effect == effect; });
}
bool mentions(const PortDiagnosis& diagnosis, RemedyKind kind) {
    return std::ranges::count(diagnosis.remedies, kind, &Remedy::kind) > 0;
}
const Remedy& remedy(const PortDiagnosis& diagnosis, RemedyKind kind) {
    return *std::ranges::find(diagnosis.remedies, kind, &Remedy::kind);
}

#define VERIFY_SAYS(text, part) QVERIFY2((text).find(part) != std::string::npos, (text).c_str())

}   // namespace

class PortDoctorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asManyAreExplainedAsSomebodyReads();
    void nothingInTheWay();
    void listener();
    void sharedListener();
    void leftoversOfUnknownOptions();
    void trialTellsTheOptions();
    void heldByAChild();
    void outgoing_data();
    void outgoing();
    void bystanders();
    void ipv6Only();
    void requests();
    void otherProtocol();
    void lowPort();
    void notOurAddress();
    void anotherErrno();
    void contradictions();
    void free_data();
    void free();
    void formerOwnerIsNamed();
    void inherited();
    void coreBeingWritten();
    void coreBeingWrittenBesideAHolder();
    void harmlessAfterATrial();
    void worstFirst();
    void rowsWorthInspecting();
    void manyLeftovers();
    void everyRemedySaysWhatItDoesNot();
    void names();
    void settings();
};

void PortDoctorTest::nothingInTheWay() {
    const PortDiagnosis predicted = Case().diagnose();
    QCOMPARE(predicted.plain.verdict(), BindVerdict::Ok);
    QCOMPARE(predicted.reuseAddress.verdict(), BindVerdict::Ok);
    QVERIFY(predicted.blockers.empty() && predicted.remedies.empty() && !predicted.contradiction);
    QVERIFY(predicted.free.kind == Forecast::Kind::Timed && predicted.free.remaining.count() == 0);
    VERIFY_SAYS(headline(predicted), "Port 8080 is free: nothing that is visible");
    VERIFY_SAYS(headline(Case().tried(0, 0).diagnose()), "bind() was tried");
}

void PortDoctorTest::listener() {
    Case scene;
    const PortDiagnosis found = scene.with(onPort(1, State::Listen, "0.0.0.0"), 42).knows(true).diagnose();
    QCOMPARE(found.plain.verdict(), BindVerdict::AddressInUse);
    QCOMPARE(found.reuseAddress.verdict(), BindVerdict::AddressInUse);
    QCOMPARE(headline(found), std::string("Port 8080 is taken by nginx (pid 42)."));
    QCOMPARE(found.blockers.size(), 1U);
    QCOMPARE(found.blockers[0].role, BlockerRole::Listener);
    VERIFY_SAYS(english(found.blockers[0].why), "nginx (pid 42) listens");
    QCOMPARE(found.free.kind, Forecast::Kind::Never);
    QCOMPARE(found.remedies.front().kind, RemedyKind::EndHolder);
    QCOMPARE(found.remedies.front().processes, std::vector<std::uint32_t>{0});
    QVERIFY(has(found, RemedyKind::ReuseAddress, RemedyEffect::DoesNotHelp));
    QVERIFY(has(found, RemedyKind::ReusePort, RemedyEffect::NextTime));
    QVERIFY(!mentions(found, RemedyKind::Release) && !mentions(found, RemedyKind::Wait));
}

void PortDoctorTest::sharedListener() {
    Case scene;
    const PortDiagnosis found = scene.with(onPort(1, State::Listen), 42).alsoHeldBy(43, "worker").diagnose();
    VERIFY_SAYS(english(found.blockers[0].why), "nginx (pid 42), worker (pid 43) hold this listener together");
    QVERIFY(has(found, RemedyKind::CloseOnExec, RemedyEffect::NextTime));
    QCOMPARE(remedy(found, RemedyKind::EndHolder).processes.size(), 2U);
}

void PortDoctorTest::leftoversOfUnknownOptions() {
    Case scene;
    const PortDiagnosis found = scene.with(onPort(1, State::TimeWait))
                                    .with(onPort(2, State::FinWait2))
                                    .with(onPort(3, State::FinWait1))
                                    .goneAfter(41)
                                    .diagnose();
    QCOMPARE(found.plain.verdict(), BindVerdict::AddressInUse);
    QCOMPARE(found.reuseAddress.verdict(), BindVerdict::Unsure);
    VERIFY_SAYS(headline(found), "had set it too: a trial tells");
    QCOMPARE(found.blockers.size(), 3U);
    for (const PortBlocker& blocker : found.blockers) QCOMPARE(blocker.role, BlockerRole::Leftover);
    QCOMPARE(remedy(found, RemedyKind::Release).rows, (std::vector<std::uint32_t>{0, 1, 2}));
    QVERIFY(has(found, RemedyKind::Wait, RemedyEffect::FreesNow));
    QVERIFY(has(found, RemedyKind::TwReuse, RemedyEffect::DoesNotHelp));
    QVERIFY(has(found, RemedyKind::FinTimeout, RemedyEffect::DoesNotHelp));
    QVERIFY(has(found, RemedyKind::LingerZero, RemedyEffect::NextTime));
    QVERIFY(has(found, RemedyKind::ReuseAddress, RemedyEffect::NextTime));
}

void PortDoctorTest::trialTellsTheOptions() {
    Case harmless;
    const PortDiagnosis passes =
        harmless.with(onPort(1, State::TimeWait)).with(onPort(2, State::TimeWait)).tried(EADDRINUSE, 0).diagnose();
    QCOMPARE(passes.reuseAddress.verdict(), BindVerdict::Ok);
    for (const PortBlocker& blocker : passes.blockers) QCOMPARE(blocker.reuseAddress, Conflict::No);
    QVERIFY(!passes.contradiction);
    QCOMPARE(passes.remedies.front().kind, RemedyKind::ReuseAddress);
    QCOMPARE(passes.remedies.front().effect, RemedyEffect::FreesNow);
    QCOMPARE(headline(passes), std::string("Port 8080 can be bound with SO_REUSEADDR, and not without it."));

    Case harmful;
    const PortDiagnosis blocked =
        harmful.with(onPort(1, State::TimeWait)).tried(EADDRINUSE, EADDRINUSE).diagnose();
    QCOMPARE(blocked.blockers[0].reuseAddress, Conflict::Yes);
    VERIFY_SAYS(headline(blocked), "what a program without SO_REUSEADDR left behind (sockets: 1)");

    Case either;   // which of the two it was, nobody knows
    const PortDiagnosis unsure = either.with(onPort(1, State::TimeWait))
                                     .with(onPort(2, State::TimeWait))
                                     .tried(EADDRINUSE, EADDRINUSE)
                                     .diagnose();
    QCOMPARE(unsure.reuseAddress.verdict(), BindVerdict::AddressInUse);
    for (const PortBlocker& blocker : unsure.blockers) QCOMPARE(blocker.reuseAddress, Conflict::DependsOnOldReuse);
}

void PortDoctorTest::heldByAChild() {
    for (const State state : {State::Established, State::CloseWait}) {
        Case scene;
        const PortDiagnosis found = scene.with(onPort(1, state), 43, "worker").knows(false).diagnose();
        QCOMPARE(found.blockers[0].role, BlockerRole::Connection);
        QCOMPARE(found.reuseAddress.verdict(), BindVerdict::AddressInUse);
        VERIFY_SAYS(headline(found), "worker (pid 43) holds connections");
        VERIFY_SAYS(english(found.blockers[0].why), "Nobody listens on it, but worker (pid 43) holds");
        QVERIFY(has(found, RemedyKind::CloseOnExec, RemedyEffect::NextTime));
        QVERIFY(!mentions(found, RemedyKind::Release));
    }
}

void PortDoctorTest::outgoing_data() {
    QTest::addColumn<int>("range");   // first port of the ephemeral range
    QTest::addColumn<bool>("reserved");
    QTest::addColumn<int>("remotePort");
    QTest::addColumn<bool>("remoteListens");
    QTest::addColumn<bool>("expected");
    QTest::newRow("to a server port") << 8000 << false << 443 << false << true;
    QTest::newRow("to a listener here") << 8000 << false << 9000 << true << true;
    QTest::newRow("both could be by chance") << 8000 << false << 9000 << false << false;
    QTest::newRow("outside of the range") << 9000 << false << 443 << false << false;
    QTest::newRow("reserved") << 8000 << true << 443 << false << false;
}

void PortDoctorTest::outgoing() {
    QFETCH(int, range);
    QFETCH(bool, reserved);
    QFETCH(int, remotePort);
    QFETCH(bool, remoteListens);
    QFETCH(bool, expected);
    for (const State state : {State::Established, State::TimeWait}) {
        Case scene;
        scene.facts.settings.first = static_cast<Port>(range);
        scene.facts.settings.reserved.emplace();
        if (reserved) scene.facts.settings.reserved->set(number(port));
        scene.with(onPort(1, state, "127.0.0.1", static_cast<std::uint16_t>(remotePort)),
                   state == State::TimeWait ? 0 : 42, "curl");
        if (remoteListens) {
            Socket there = onPort(2, State::Listen);
            there.localPort = static_cast<Port>(remotePort);
            scene.with(there, 50, "server");
        }
        const PortDiagnosis found = scene.diagnose();
        QCOMPARE(found.blockers[0].role == BlockerRole::Outgoing, expected);
        QCOMPARE(has(found, RemedyKind::ReservePort, RemedyEffect::NextTime), range == 8000 && !reserved);
        QCOMPARE(mentions(found, RemedyKind::OtherPort), expected);
        if (!expected) continue;
        QCOMPARE(remedy(found, RemedyKind::ReservePort).value, std::string("8080"));
        VERIFY_SAYS(english(found.blockers[0].why), "outgoing connection");
    }
}

void PortDoctorTest::bystanders() {
    Case scene;
    scene.with(onPort(1, State::TimeWait, "127.0.0.2")).with(onPort(2, State::TimeWait, "::1"));
    scene.question.address = address("127.0.0.1");
    const PortDiagnosis found = scene.diagnose();
    QCOMPARE(found.bystanders, 2U);
    QVERIFY(found.blockers.empty());
    QCOMPARE(found.plain.verdict(), BindVerdict::Ok);
}

void PortDoctorTest::ipv6Only() {
    const auto ask = [](std::optional<bool> only) {
        Case scene;
        scene.question.address = address("127.0.0.1");
        return scene.with(onPort(1, State::Listen, "::"), 42).knows({}, only).diagnose().plain.verdict();
    };
    QCOMPARE(ask(std::nullopt), BindVerdict::Unsure);
    QCOMPARE(ask(true), BindVerdict::Ok);
    QCOMPARE(ask(false), BindVerdict::AddressInUse);

    Case told;   // by the kernel, to everybody
    told.question.address = address("127.0.0.1");
    Socket listener = onPort(1, State::Listen, "::");
    listener.ipv6Only = Ipv6Only::Yes;
    QCOMPARE(told.with(listener, 42).diagnose().plain.verdict(), BindVerdict::Ok);
}

void PortDoctorTest::requests() {
    Case scene;
    QCOMPARE(scene.with(onPort(1, State::SynRecv)).diagnose().bystanders, 1U);
    Case held;
    QCOMPARE(held.with(onPort(1, State::SynRecv), 42).diagnose().blockers.size(), 1U);
}

void PortDoctorTest::otherProtocol() {
    Socket dns = onPort(1, State::Close, "0.0.0.0");
    dns.protocol = Protocol::Udp;
    Case asTcp;
    QCOMPARE(asTcp.with(dns, 42).diagnose().plain.verdict(), BindVerdict::Ok);
    Case asUdp;
    asUdp.question.protocol = Protocol::Udp;
    const PortDiagnosis found = asUdp.with(dns, 42, "dnsmasq").knows(true).diagnose();
    QCOMPARE(found.plain.verdict(), BindVerdict::AddressInUse);
    QCOMPARE(found.reuseAddress.verdict(), BindVerdict::Ok);
    VERIFY_SAYS(english(found.blockers[0].why), "dnsmasq (pid 42) receives on it");
}

void PortDoctorTest::lowPort() {
    Case scene;
    scene.question.port = Port{80};
    const PortDiagnosis found = scene.diagnose();
    QCOMPARE(found.plain.verdict(), BindVerdict::AccessDenied);
    QCOMPARE(found.reuseAddress.verdict(), BindVerdict::AccessDenied);
    VERIFY_SAYS(headline(found), "Port 80 is below 1024");
    QCOMPARE(found.remedies.front().kind, RemedyKind::BindRight);
    QCOMPARE(found.free.kind, Forecast::Kind::Never);
    scene.facts.mayBindLowPorts = true;
    const PortDiagnosis allowed = scene.diagnose();
    QCOMPARE(allowed.plain.verdict(), BindVerdict::Ok);
    VERIFY_SAYS(headline(allowed), "Others get EACCES");   // not everybody has the right of this one
    scene.facts.mayBindLowPorts = false;
    scene.facts.settings.unprivilegedStart = Port{80};
    QCOMPARE(scene.diagnose().plain.verdict(), BindVerdict::Ok);
}

void PortDoctorTest::notOurAddress() {
    Case scene;
    scene.question.address = address("192.0.2.1");
    const PortDiagnosis found = scene.tried(EADDRNOTAVAIL, EADDRNOTAVAIL).diagnose();
    VERIFY_SAYS(headline(found), "192.0.2.1 is not an address of this machine");
    QCOMPARE(found.remedies.front().kind, RemedyKind::OtherAddress);
    QVERIFY(!found.contradiction);
}

void PortDoctorTest::anotherErrno() {
    const PortDiagnosis found = Case().tried(EMFILE, EMFILE).diagnose();
    QCOMPARE(found.plain.verdict(), BindVerdict::Refused);
    VERIFY_SAYS(headline(found), "Too many open files");
    QCOMPARE(toText(found.plain), std::string("EMFILE"));
    QCOMPARE(found.free.kind, Forecast::Kind::Unknown);
}

void PortDoctorTest::contradictions() {
    const PortDiagnosis hidden = Case().tried(EADDRINUSE, EADDRINUSE).diagnose();
    QCOMPARE(hidden.plain.verdict(), BindVerdict::AddressInUse);   // what was tried counts
    VERIFY_SAYS(headline(hidden), "by nobody who is visible");
    VERIFY_SAYS(english(hidden.contradiction.value()), "before Linux 6.8");
    QCOMPARE(hidden.remedies.front().kind, RemedyKind::LookAgain);
    QCOMPARE(hidden.free.kind, Forecast::Kind::Unknown);

    Case poor;
    poor.source = Source::Procfs;
    VERIFY_SAYS(english(poor.tried(EADDRINUSE, 0).diagnose().contradiction.value()), "/proc does not list");

    Case gone;
    const PortDiagnosis freed = gone.with(onPort(1, State::Listen), 42).tried(0, 0).diagnose();
    QCOMPARE(freed.plain.verdict(), BindVerdict::Ok);
    VERIFY_SAYS(english(freed.contradiction.value()), "Look again");

    Case low;
    low.question.port = Port{80};
    VERIFY_SAYS(english(low.tried(0, 0).diagnose().contradiction.value()), "has the right");
}

void PortDoctorTest::free_data() {
    QTest::addColumn<QList<int>>("seconds");   // of each blocker: -1 any moment, -2 never, -3 unknown
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("expected");
    const auto kind = [](Forecast::Kind value) { return static_cast<int>(value); };
    QTest::newRow("the last one counts") << QList<int>{3, 41, 7} << kind(Forecast::Kind::Timed) << 41;
    QTest::newRow("any moment") << QList<int>{0, 0} << kind(Forecast::Kind::AnyMoment) << 0;
    QTest::newRow("one later") << QList<int>{0, 5, 0} << kind(Forecast::Kind::Timed) << 5;
    QTest::newRow("one never") << QList<int>{unknown, 5, never, 0} << kind(Forecast::Kind::Never) << 0;
    QTest::newRow("one unknown") << QList<int>{5, unknown, 41, 0} << kind(Forecast::Kind::Unknown) << 0;
}

void PortDoctorTest::free() {
    QFETCH(QList<int>, seconds);
    QFETCH(int, kind);
    QFETCH(int, expected);
    Case scene;
    for (std::uint64_t cookie = 1; const int value : seconds) {
        const Socket leftover = onPort(cookie, State::TimeWait);
        if (value == never)
            scene.with(onPort(cookie, State::Established), 42);
        else
            scene.with(value == unknown ? leftover : Case::timed(leftover, value));
        ++cookie;
    }
    const PortDiagnosis found = scene.diagnose();
    QCOMPARE(static_cast<int>(found.free.kind), kind);
    QVERIFY(found.free.remaining == std::chrono::seconds(expected));
    const bool ends = found.free.kind == Forecast::Kind::Timed || found.free.kind == Forecast::Kind::AnyMoment;
    QCOMPARE(mentions(found, RemedyKind::Wait), ends);
}

void PortDoctorTest::formerOwnerIsNamed() {
    Case scene;
    scene.with(onPort(1, State::Established), 7, "python3").aSecondLater();
    const PortDiagnosis found = scene.with(onPort(1, State::TimeWait)).diagnose();
    QCOMPARE(english(found.blockers[0].why),
             std::string("A closed connection of python3 (pid 7), kept for 60 s."));
}

void PortDoctorTest::inherited() {
    for (const State state : {State::Listen, State::Established}) {
        Case scene;
        const auto before = scene.with(onPort(1, state), 42, "server").alsoHeldBy(43, "worker").aSecondLater();
        scene.events.exits.push_back({before.at(42), Timestamp{}, SIGSEGV});
        const PortDiagnosis found = scene.with(onPort(1, state), 43, "worker").diagnose();
        VERIFY_SAYS(english(found.blockers[0].why), "worker (pid 43) still holds");
        VERIFY_SAYS(english(found.blockers[0].why), "of server (pid 42), which has ended.");
    }
    Case handedOver;   // the one who had it first lives on
    handedOver.with(onPort(1, State::Listen), 42, "server").alsoHeldBy(43, "worker").aSecondLater();
    const PortDiagnosis found = handedOver.with(onPort(1, State::Listen), 43, "worker").diagnose();
    VERIFY_SAYS(english(found.blockers[0].why), "worker (pid 43) listens on it.");
}

void PortDoctorTest::coreBeingWritten() {
    Case scene;
    const auto before = scene.with(onPort(1, State::Listen), 42, "server").aSecondLater();
    scene.events.coreDumps.push_back({before.at(42), Timestamp{}});
    const PortDiagnosis found = scene.with(onPort(1, State::Listen), 42, "server").diagnose();
    VERIFY_SAYS(english(found.blockers[0].why), "server (pid 42) has crashed, and its core is being written");
    VERIFY_SAYS(headline(found), "still taken by server (pid 42), which has crashed");
    QCOMPARE(found.free.kind, Forecast::Kind::Unknown);
    VERIFY_SAYS(english(found.free.reason), "when the core has been written");
    QCOMPARE(found.remedies.front().kind, RemedyKind::WaitForCore);
    QCOMPARE(remedy(found, RemedyKind::EndHolder).processes.size(), 1U);
    VERIFY_SAYS(english(remedy(found, RemedyKind::EndHolder).title), "Kill server (pid 42) (SIGKILL)");
    VERIFY_SAYS(english(remedy(found, RemedyKind::EndHolder).doesNot), "does not keep the core");
    QVERIFY(!mentions(found, RemedyKind::ReusePort));   // it goes by itself
    QVERIFY(has(found, RemedyKind::ReuseAddress, RemedyEffect::DoesNotHelp));
}

/// The core can be written and the program gone: the child keeps listening all the same.
void PortDoctorTest::coreBeingWrittenBesideAHolder() {
    Case scene;
    const auto before = scene.with(onPort(1, State::Listen), 42, "server").alsoHeldBy(43, "child").aSecondLater();
    scene.events.coreDumps.push_back({before.at(42), Timestamp{}});
    const PortDiagnosis found =
        scene.with(onPort(1, State::Listen), 42, "server").alsoHeldBy(43, "child").diagnose();
    VERIFY_SAYS(english(found.blockers[0].why),
                "child (pid 43) still holds the listener of server (pid 42), which has crashed.");
    QCOMPARE(found.free.kind, Forecast::Kind::Never);
    QVERIFY(!mentions(found, RemedyKind::WaitForCore));
    QCOMPARE(std::ranges::count(found.remedies, RemedyKind::EndHolder, &Remedy::kind), 2);
    QCOMPARE(english(found.remedies[0].title), std::string("End child (pid 43)"));
    QCOMPARE(english(found.remedies[1].title), std::string("Kill server (pid 42) (SIGKILL)"));
    VERIFY_SAYS(english(found.remedies[1].does), "closes what no other program holds");
    QVERIFY(has(found, RemedyKind::CloseOnExec, RemedyEffect::NextTime));
}

void PortDoctorTest::harmlessAfterATrial() {
    Case scene;   // an [::] of which nobody could see that it is for IPv6 only
    scene.question.address = address("127.0.0.1");
    const PortDiagnosis found = scene.with(onPort(1, State::Listen, "::"), 42).tried(0, 0).diagnose();
    QVERIFY(found.blockers.empty());
    QCOMPARE(found.bystanders, 1U);
}

void PortDoctorTest::worstFirst() {
    Case scene;
    const PortDiagnosis found = scene.with(onPort(1, State::TimeWait))
                                    .with(onPort(2, State::Established), 42)
                                    .knows(true)
                                    .with(onPort(3, State::Listen), 43, "other")
                                    .diagnose();
    QCOMPARE(found.blockers.size(), 3U);
    QCOMPARE(found.blockers[0].row, 2U);   // gets past: nothing; depends; both had set it
    QCOMPARE(found.blockers[1].row, 0U);
    QCOMPARE(found.blockers[2].row, 1U);
}

void PortDoctorTest::rowsWorthInspecting() {
    Case scene;
    scene
        .with(onPort(1, State::Listen), 42)        // nothing gets past it
        .with(onPort(2, State::Established), 42)   // yes
        .with(onPort(3, State::TimeWait))          // nobody holds it
        .with(onPort(4, State::Established, "127.0.0.2"), 42);
    scene.question.address = address("127.0.0.1");
    scene.diagnose();
    QCOMPARE(rowsToInspect(scene.snapshot, scene.question), std::vector<std::uint32_t>{1});

    Case many;
    for (std::uint64_t cookie = 1; cookie <= 100; ++cookie) many.with(onPort(cookie, State::Established), 42);
    many.diagnose();
    QCOMPARE(rowsToInspect(many.snapshot, many.question).size(), 16U);
}

void PortDoctorTest::manyLeftovers() {
    Case scene;
    for (std::uint64_t cookie = 1; cookie <= 20'000; ++cookie) scene.with(onPort(cookie, State::TimeWait));
    QCOMPARE(scene.diagnose().blockers.size(), 20'000U);
}

void PortDoctorTest::everyRemedySaysWhatItDoesNot() {
    Case scene;
    scene.facts.settings.first = Port{8000};
    scene.with(onPort(1, State::TimeWait, "127.0.0.1", 443)).with(onPort(2, State::TimeWait));
    scene.with(onPort(3, State::Established), 42).with(onPort(4, State::Established), 43, "child");
    const PortDiagnosis found = scene.goneAfter(3).diagnose();
    QVERIFY(found.remedies.size() > 5);
    for (const Remedy& each : found.remedies) {
        QVERIFY(!each.title.empty() && !each.does.empty() && !each.doesNot.empty());
        QVERIFY(!QByteArray(english(each.title).c_str()).contains('%'));
        QVERIFY(english(each.does).ends_with('.') && english(each.doesNot).ends_with('.'));
    }
    QVERIFY(std::ranges::is_sorted(found.remedies, {}, &Remedy::effect));
}

void PortDoctorTest::names() {
    QCOMPARE(toText(PortQuestion{{}, Port{80}}), std::string("80"));
    QCOMPARE(toText(PortQuestion{address("0.0.0.0"), Port{80}}), std::string("80 (0.0.0.0)"));
    QCOMPARE(toText(PortQuestion{address("::1"), Port{80}}), std::string("80 (::1)"));
    QCOMPARE(toText(PortQuestion{{}, Port{53}, Protocol::Udp}), std::string("53 (udp)"));
    QCOMPARE(toText(PortQuestion{address("127.0.0.1"), Port{53}, Protocol::Udp}),
             std::string("53 (udp, 127.0.0.1)"));
}

void PortDoctorTest::settings() {
    const PortSettings read =
        portSettings(SysctlsAnswer{{Sysctl::IpLocalPortRange, "10000 20000", {}, {}},
                                   {Sysctl::IpLocalReservedPorts, "8080,12000-12010", {}, {}},
                                   {Sysctl::IpUnprivilegedPortStart, "0", {}, {}},
                                   {Sysctl::TcpTwReuse, "1", {}, {}}});
    QVERIFY(read.isEphemeral(Port{10'000}) && read.isEphemeral(Port{20'000}) && read.isEphemeral(Port{12'011}));
    QVERIFY(!read.isEphemeral(Port{9999}) && !read.isEphemeral(Port{20'001}) && !read.isEphemeral(Port{12'005}));
    QVERIFY(read.reservedWith(Port{9000}) == "8080,9000,12000-12010");
    QCOMPARE(number(read.unprivilegedStart), 0);
    QVERIFY(read.reuse == PortSettings::Reuse::Always);

    const PortSettings usual = portSettings(SysctlsAnswer{{Sysctl::IpLocalPortRange, std::nullopt, {}, {}},
                                                          {Sysctl::IpLocalReservedPorts, "", {}, {}},
                                                          {Sysctl::IpUnprivilegedPortStart, "many", {}, {}},
                                                          {Sysctl::TcpTwReuse, "99999999999", {}, {}}});
    QVERIFY(usual.reserved && usual.reserved->none());
    PortSettings expected;
    expected.reserved.emplace();
    QVERIFY(usual == expected);
    QCOMPARE(number(usual.unprivilegedStart), 1024);
    QVERIFY(usual.reservedWith(Port{80}) == "80");
    QVERIFY(!PortSettings().reservedWith(Port{80}));   // it could wipe out what is not known
    for (const char* nonsense : {"70000", "-", ",", "a-b", "80 81"})
        QVERIFY(portSettings(SysctlsAnswer{{Sysctl::IpLocalReservedPorts, nonsense, {}, {}}}).reserved ==
                std::nullopt);
}

/// The verdict, the forecast and the advice are about all of them.
void PortDoctorTest::asManyAreExplainedAsSomebodyReads() {
    Case all;
    for (std::uint16_t at = 0; at < 9; ++at) all.with(onPort(10U + at, State::TimeWait, "127.0.0.1", 40'000 + at));
    all.with(onPort(1, State::Listen), 7).goneAfter(30);
    const PortDiagnosis whole = all.diagnose();
    const PortDiagnosis part = diagnosePort(all.snapshot, all.question, all.facts, 3);
    QCOMPARE(part.blockers.size(), 10U);
    QCOMPARE(part.blockers.front().role, BlockerRole::Listener);
    for (std::size_t at = 0; at < part.blockers.size(); ++at) {
        QCOMPARE(part.blockers[at].row, whole.blockers[at].row);
        QCOMPARE(part.blockers[at].why, at < 3 ? whole.blockers[at].why : Message());
        QVERIFY(!whole.blockers[at].why.empty());
    }
    QCOMPARE(headline(part), headline(whole));
    QCOMPARE(part.free.kind, whole.free.kind);
    QCOMPARE(part.remedies.size(), whole.remedies.size());
}

QTEST_APPLESS_MAIN(PortDoctorTest)
#include "port_doctor_test.moc"
