// The agent is killed in the middle of a bulk action on real sockets: what the session then says was done is gone,
// what it says was not done is there, and it goes on with the rights of this process. Or the rights are given back
// in the middle, and everything is done.
#include <QtTest>

#include "app/link/agent_probe.h"
#include "app/link/thread_probe.h"
#include "app/session/monitor_session.h"
#include "tests/lab/acting.h"
#include "tests/lab/private_namespace.h"
#include "tests/lab/sockets.h"
#include "tests/support/files.h"

#include <QProcess>
#include <QtEndian>
#include <algorithm>
#include <csignal>
#include <set>

using namespace socklens;

namespace {

using Rights = MonitorSession::Rights;

std::unique_ptr<Probe> agent() {
    return std::make_unique<AgentProbe>(Launch{QStringLiteral(SOCKLENS_AGENT), {QStringLiteral("serve")}});
}

/// What the agent greets with: a frame, which begins with the length of what is behind its first five bytes.
QByteArray greeting() {
    QProcess agent;
    agent.start(QStringLiteral(SOCKLENS_AGENT), {QStringLiteral("serve")});
    const auto size = [&] { return 5 + qFromLittleEndian<quint32>(agent.peek(4).constData()); };
    while (agent.bytesAvailable() < 5 || agent.bytesAvailable() < size())
        if (!agent.waitForReadyRead(20'000)) return {};
    const QByteArray frame = agent.read(size());
    agent.closeWriteChannel();
    agent.waitForFinished();
    return frame;
}

/// An agent that is killed when it has sent so many bytes of a file.
std::unique_ptr<Probe> agentUpTo(qint64 bytes, const QString& file) {
    return std::make_unique<AgentProbe>(
        Launch{QStringLiteral("/bin/sh"),
               {QStringLiteral("-c"), QStringLiteral(R"(head -c "$1" "$2"; kill -9 $$)"), QStringLiteral("sh"),
                QString::number(bytes), file}});
}

}   // namespace

class KilledAgentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasDoneAndWhatNot() {
        constexpr int patience = 60'000;
        lab::writeSysctl("net/ipv4/tcp_tw_reuse",
                         "0");   // or new connections replace the leftovers of a second ago
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

    /// All of it is done with the rights, which are given back then: nothing has to be looked up.
    void rightsGivenBackInTheMiddle() {
        constexpr int patience = 60'000;
        lab::writeSysctl("net/ipv4/tcp_tw_reuse", "0");
        const lab::FileDescriptor listener = lab::listenerOn({"127.0.0.1", 0}, 64);
        lab::leaveBehind(listener.get(), 5'000);
        const Port port = lab::targetOf(listener.get()).localPort;
        Actions actions = lab::releasesOfAll();   // also of the test before, which may end meanwhile
        std::erase_if(actions, [&](const Action& action) {
            const SocketTarget& socket = std::get<Release>(action).socket;
            return socket.localPort != port && socket.remotePort != port;
        });
        QVERIFY(actions.size() > 3 * ActionRound::portionSize);

        MonitorSession session([] { return std::make_unique<ThreadProbe>(); }, agent);
        session.unlock();
        QTRY_VERIFY_WITH_TIMEOUT(session.rights() == Rights::Elevated, patience);
        if (!session.capabilities().administersNetwork)
            QSKIP("needs the rights of an administrator in its network");
        const Pid pid = session.capabilities().self;

        ActionResults results;
        QSignalSpy failures(&session, &MonitorSession::elevationFailed);
        QSignalSpy givenBack(&session, &MonitorSession::rightsGivenBack);
        connect(&session, &MonitorSession::progressed, this, [&] {
            session.lock();
            QVERIFY(session.rights() == Rights::BeingGivenBack);
        });
        connect(
            &session, &MonitorSession::performed, this,
            [&](RequestId /*request*/, const Actions& /*actions*/, const ActionResults& all) { results = all; });
        session.perform(actions);
        QTRY_COMPARE_WITH_TIMEOUT(givenBack.size(), 1, patience);
        QVERIFY(session.rights() == Rights::Own);
        QVERIFY(session.capabilities().self == Pid{getpid()});
        QCOMPARE(results.size(), actions.size());
        QVERIFY(
            std::ranges::all_of(results, [](const ActionResult& one) { return one.outcome == Outcome::Done; }));

        const auto before = session.picture();
        QTRY_VERIFY_WITH_TIMEOUT(session.picture() != before, patience);
        QTRY_VERIFY_WITH_TIMEOUT(kill(number(pid), 0) != 0, patience);   // it has ended, and was reaped
        QVERIFY(failures.empty());
    }

    void goneAtEveryStep_data() {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("sentence");
        const QByteArray first = greeting();
        QVERIFY(first.size() > 5);
        const QByteArray aSnapshot = QByteArray::fromHex("ffff000001") + QByteArray(100, 'x');
        test::writeText(m_stream.toStdString(), (first + aSnapshot).toStdString());
        const qint64 greeted = first.size();
        const QString before = QStringLiteral("The agent ended before it began. Everything goes on without it.");
        const QString after =
            QStringLiteral("The agent has ended unexpectedly. Everything goes on without it; what "
                           "it was doing may or may not be done.");
        QTest::newRow("at its start") << qint64{0} << before;
        QTest::newRow("within its first header") << qint64{3} << before;
        QTest::newRow("before its greeting") << qint64{5} << before;
        QTest::newRow("within its greeting") << greeted - 1 << before;
        QTest::newRow("after its greeting") << greeted << after;
        QTest::newRow("within the next header") << greeted + 2 << after;
        QTest::newRow("before the next frame") << greeted + 5 << after;
        QTest::newRow("within the next frame") << greeted + 50 << after;
    }
    void goneAtEveryStep() {
        QFETCH(const qint64, bytes);
        QFETCH(const QString, sentence);
        constexpr int patience = 60'000;
        const lab::FileDescriptor listener = lab::listenerOn({"127.0.0.1", 0}, 4);
        MonitorSession session([] { return std::make_unique<ThreadProbe>(); },
                               [=, this] { return agentUpTo(bytes, m_stream); });
        QStringList failures;
        connect(&session, &MonitorSession::elevationFailed, this,
                [&](const Message& reason) { failures << QString::fromStdString(english(reason)); });
        for (int times = 1; times <= 2; ++times) {   // it can be asked for again
            session.unlock();
            QTRY_COMPARE_WITH_TIMEOUT(failures.size(), times, patience);
            QCOMPARE(failures.back(), sentence);
            QVERIFY(session.rights() == Rights::Own);
            const auto before = session.picture();
            session.refresh();
            QTRY_VERIFY_WITH_TIMEOUT(session.picture() != before, patience);
            QVERIFY(std::ranges::any_of(session.picture()->snapshot->sockets, [&](const Socket& socket) {
                return socket.cookie == static_cast<Cookie>(lab::cookieOf(listener.get()));
            }));
        }
    }

private:
    const QTemporaryDir m_directory;
    const QString m_stream = m_directory.filePath(QStringLiteral("stream"));
};

int main(int argc, char** argv) {
    lab::enterPrivateNamespace();
    const QCoreApplication application(argc, argv);
    KilledAgentTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "killed_agent_test.moc"
