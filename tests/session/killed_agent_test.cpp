// The agent is killed in the middle of a bulk action on real sockets: what the session then says was done is gone,
// what it says was not done is there, and it goes on with the rights of this process.
#include <QtTest>

#include "app/link/agent_probe.h"
#include "app/link/thread_probe.h"
#include "app/session/monitor_session.h"
#include "tests/lab/acting.h"
#include "tests/lab/private_namespace.h"
#include "tests/lab/sockets.h"

#include <csignal>
#include <set>

using namespace socklens;

namespace {

using Rights = MonitorSession::Rights;

std::unique_ptr<Probe> agent() {
    return std::make_unique<AgentProbe>(Launch{QStringLiteral(SOCKLENS_AGENT), {QStringLiteral("serve")}});
}

}   // namespace

class KilledAgentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasDoneAndWhatNot() {
        constexpr int patience = 60'000;
        lab::writeSysctl("net/ipv4/tcp_tw_reuse", "0");   // or new connections replace the leftovers of a second ago
        const lab::FileDescriptor listener = lab::listenerOn({"127.0.0.1", 0}, 64);
        lab::leaveBehind(listener.get(), 12'000);
        const Actions actions = lab::releasesOfAll();
        QVERIFY(actions.size() > 5 * ActionRound::portionSize);

        MonitorSession session([] { return std::make_unique<ThreadProbe>(); }, agent);
        session.unlock();
        QTRY_VERIFY_WITH_TIMEOUT(session.rights() == Rights::Elevated, patience);
        if (!session.capabilities().administersNetwork)
            QSKIP("needs the rights of an administrator in its network");
        const Pid pid = session.capabilities().self;
        QVERIFY(pid != Pid{getpid()});

        ActionResults results;
        QSignalSpy failures(&session, &MonitorSession::elevationFailed);
        connect(&session, &MonitorSession::progressed, this, [&] { kill(number(pid), SIGKILL); });
        connect(
            &session, &MonitorSession::performed, this,
            [&](RequestId /*request*/, const Actions& /*actions*/, const ActionResults& all) { results = all; });
        session.perform(actions);
        QTRY_COMPARE_WITH_TIMEOUT(results.size(), actions.size(), patience);
        QCOMPARE(failures.size(), 1);
        QVERIFY(session.rights() == Rights::Own);

        std::set<std::uint64_t> present;
        for (const Action& left : lab::releasesOfAll())
            present.insert(number(*std::get<Release>(left).socket.cookie));
        std::size_t done = 0;
        std::size_t notDone = 0;
        for (std::size_t at = 0; at < actions.size(); ++at) {
            const bool isThere = present.contains(number(*std::get<Release>(actions[at]).socket.cookie));
            QVERIFY2(results[at].outcome == (isThere ? Outcome::Refused : Outcome::Done),
                     english(results[at].message).c_str());
            ++(isThere ? notDone : done);
        }
        QVERIFY(done >= ActionRound::portionSize);
        QVERIFY(notDone > 0);
        qInfo("%zu were released before the agent was killed, %zu were not", done, notDone);

        // It goes on.
        const auto before = session.picture();
        QTRY_VERIFY_WITH_TIMEOUT(session.picture() != before, patience);
        QCOMPARE(lab::stateOf(lab::targetOf(listener.get())), State::Listen);
    }
};

int main(int argc, char** argv) {
    lab::enterPrivateNamespace();
    const QCoreApplication application(argc, argv);
    KilledAgentTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "killed_agent_test.moc"
