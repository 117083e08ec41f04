// Every cell of the matrix of old and new sockets: what the port doctor says of a real scene, and what bind(2) and
// listen(2) then do. A trial makes the doctor sure in every cell; without one he may only be unsure of what nobody
// can see, the options of a leftover.
#include <QTest>

#include "app/insight/port_doctor.h"
#include "app/probe/action_runner.h"
#include "app/probe/collector.h"
#include "app/probe/own_capabilities.h"
#include "app/probe/query_runner.h"
#include "tests/lab/acting.h"
#include "tests/lab/child_process.h"
#include "tests/lab/lab_main.h"
#include "tests/lab/sockets.h"
#include "tests/lab/tun_peer.h"
#include "tests/lab/wait.h"

#include <cerrno>
#include <memory>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

using namespace socklens;
using namespace socklens::lab;

Q_DECLARE_METATYPE(socklens::State)

namespace {

/// What keeps a scene alive, and where the port is.
struct Stage {
    Endpoint local;   ///< of the socket in question
    std::vector<FileDescriptor> kept;
    std::unique_ptr<ChildProcess> child;
    std::optional<State> expected;   ///< what the snapshot must list at that place
};

FileDescriptor prepared(const Endpoint& at, int type, bool reuse) {
    FileDescriptor result = openSocket(at.isInet6() ? AF_INET6 : AF_INET, type);
    if (at.isInet6()) setOption(result.get(), IPPROTO_IPV6, IPV6_V6ONLY, 0);
    setOption(result.get(), SOL_SOCKET, SO_REUSEADDR, reuse ? 1 : 0);
    return result;
}

FileDescriptor bound(const std::string& address, int type, bool reuse) {
    FileDescriptor result = prepared({address, 0}, type, reuse);
    bindTo(result.get(), {address, 0});
    return result;
}

FileDescriptor listening(const std::string& address, bool reuse) {
    FileDescriptor result = bound(address, SOCK_STREAM, reuse);
    if (listen(result.get(), 8) != 0) throw std::runtime_error("listen");
    return result;
}

/// Over 127.0.0.1, whichever address the listener has.
Connection connection(const FileDescriptor& listener) {
    return connectThrough(listener.get(), {"127.0.0.1", localEndpoint(listener.get()).port});
}

/// Gives the descriptors away: only a child holds them from now on.
void giveToChild(Stage& stage, std::vector<FileDescriptor> descriptors) {
    std::vector<int> numbers;
    numbers.reserve(descriptors.size());
    for (const FileDescriptor& descriptor : descriptors) numbers.push_back(descriptor.get());
    stage.child = std::make_unique<ChildProcess>(numbers, waitForStop);
}

// ---------------------------------------------------------------- the scenes

using Scene = Stage (*)(const std::string& address, bool reuse);

Stage timeWait(const std::string& address, bool reuse) {
    Stage stage;
    const FileDescriptor listener = listening(address, reuse);
    Connection pair = connection(listener);
    stage.local = localEndpoint(pair.server.get());
    pair.server.reset();
    awaitTcpState(pair.client.get(), TCP_CLOSE_WAIT);
    stage.expected = State::TimeWait;
    return stage;
}

Stage finWait2(const std::string& address, bool reuse) {
    Stage stage;
    const FileDescriptor listener = listening(address, reuse);
    Connection pair = connection(listener);
    stage.local = localEndpoint(pair.server.get());
    pair.server.reset();
    awaitTcpState(pair.client.get(), TCP_CLOSE_WAIT);
    stage.kept.push_back(std::move(pair.client));
    stage.expected = State::FinWait2;
    return stage;
}

Stage establishedInChild(const std::string& address, bool reuse) {
    Stage stage;
    const FileDescriptor listener = listening(address, reuse);
    Connection pair = connection(listener);
    stage.local = localEndpoint(pair.server.get());
    std::vector<FileDescriptor> given;
    given.push_back(std::move(pair.server));
    giveToChild(stage, std::move(given));
    stage.kept.push_back(std::move(pair.client));
    stage.expected = State::Established;
    return stage;
}

Stage closeWaitInChild(const std::string& address, bool reuse) {
    Stage stage = establishedInChild(address, reuse);
    shutdown(stage.kept.front().get(), SHUT_WR);
    awaitTcpState(stage.kept.front().get(), TCP_FIN_WAIT2);
    stage.expected = State::CloseWait;
    return stage;
}

Stage boundOnly(const std::string& address, bool reuse) {
    Stage stage;
    stage.kept.push_back(bound(address, SOCK_STREAM, reuse));
    stage.local = localEndpoint(stage.kept.front().get());
    stage.expected = State::Close;
    return stage;
}

Stage listenerInChild(const std::string& address, bool reuse) {
    Stage stage;
    std::vector<FileDescriptor> given;
    given.push_back(listening(address, reuse));
    stage.local = localEndpoint(given.front().get());
    giveToChild(stage, std::move(given));
    stage.expected = State::Listen;
    return stage;
}

Stage clientEstablished(const std::string& /*address*/, bool reuse) {
    Stage stage;
    stage.kept.push_back(listening("127.0.0.1", false));
    FileDescriptor client = prepared({"127.0.0.1", 0}, SOCK_STREAM, reuse);
    const SocketAddress there = toSocketAddress(localEndpoint(stage.kept.front().get()));
    if (connect(client.get(), there.get(), there.length) != 0 && errno != EINPROGRESS)
        throw std::runtime_error("connect");
    stage.kept.push_back(acceptFrom(stage.kept.front().get()));
    awaitTcpState(client.get(), TCP_ESTABLISHED);
    stage.local = localEndpoint(client.get());
    stage.kept.push_back(std::move(client));
    stage.expected = State::Established;
    return stage;
}

Stage clientTimeWait(const std::string& address, bool reuse) {
    Stage stage = clientEstablished(address, reuse);
    stage.kept.pop_back();   // the client closes first
    awaitTcpState(stage.kept.back().get(), TCP_CLOSE_WAIT);
    stage.kept.pop_back();
    stage.expected = State::TimeWait;
    return stage;
}

Stage datagrams(const std::string& address, bool reuse) {
    Stage stage;
    stage.kept.push_back(bound(address, SOCK_DGRAM, reuse));
    stage.local = localEndpoint(stage.kept.front().get());
    return stage;
}

Stage connectedDatagrams(const std::string& address, bool reuse) {
    Stage stage = datagrams(address, reuse);
    const SocketAddress there = toSocketAddress({stage.local.isInet6() ? "::ffff:127.0.0.1" : "127.0.0.1", 9});
    if (connect(stage.kept.front().get(), there.get(), there.length) != 0) throw std::runtime_error("connect");
    stage.local = localEndpoint(stage.kept.front().get());
    return stage;
}

/// FIN_WAIT1: the far side, which is played by the test, does not answer the FIN.
class SilentScene {
public:
    Stage make(bool reuse) {
        Stage stage;
        const Endpoint far = TunPeer::farEndpoint(false, ++m_port);
        FileDescriptor near = prepared(far, SOCK_STREAM, reuse);
        bindTo(near.get(), TunPeer::nearEndpoint(false));
        const SocketAddress there = toSocketAddress(far);
        if (connect(near.get(), there.get(), there.length) != 0 && errno != EINPROGRESS)
            throw std::runtime_error("connect");
        const FarConnection connection = m_peer.accept(far);
        awaitTcpState(near.get(), TCP_ESTABLISHED);
        stage.local = localEndpoint(near.get());
        near.reset();
        m_peer.awaitFin(connection);
        stage.expected = State::FinWait1;
        return stage;
    }

private:
    TunPeer m_peer;
    std::uint16_t m_port = 7000;
};

// ---------------------------------------------------------------- truth and verdict

/// What a program gets that wants the port: bind(2), and listen(2) where there is such a thing.
BindVerdict forReal(const std::string& address, std::uint16_t port, int type, bool reuse) {
    const FileDescriptor socket = prepared({address, 0}, type, reuse);
    const SocketAddress wanted = toSocketAddress({address, port});
    int result = bind(socket.get(), wanted.get(), wanted.length);
    if (result == 0 && type == SOCK_STREAM) result = listen(socket.get(), 8);
    if (result == 0) return BindVerdict::Ok;
    return errno == EADDRINUSE ? BindVerdict::AddressInUse : BindVerdict::Refused;
}

const char* name(BindVerdict verdict) {
    switch (verdict) {
    case BindVerdict::Ok: return "ok";
    case BindVerdict::AddressInUse: return "in use";
    case BindVerdict::AccessDenied: return "denied";
    case BindVerdict::AddressNotAvailable: return "not available";
    case BindVerdict::Refused: return "refused";
    case BindVerdict::Unsure: return "unsure";
    }
    return "";
}

class Doctor {
public:
    Doctor() : m_queries({}, ownCapabilities()), m_snapshot(Collector().sample({})) {}

    PortDiagnosis diagnose(const PortQuestion& question, bool tries) const {
        PortFacts facts;
        facts.settings = portSettings(std::get<SysctlsAnswer>(m_queries.answer(SysctlsQuery{})));
        facts.mayBindLowPorts = true;
        if (tries) facts.trial = std::get<TrialBindAnswer>(m_queries.answer(question));
        for (const std::uint32_t row : rowsToInspect(*m_snapshot, question)) {
            const ProcessId holder = m_snapshot->processes[m_snapshot->holders(row).front()]->id;
            const auto answer = std::get<SocketOptionsAnswer>(
                m_queries.answer(SocketOptionsQuery{socklens::targetOf(m_snapshot->sockets[row]), holder}));
            if (answer) facts.options.emplace(row, *answer);
        }
        return diagnosePort(*m_snapshot, question, facts);
    }

    bool lists(const Endpoint& local, State state) const {
        return std::ranges::any_of(m_snapshot->sockets, [&](const Socket& socket) {
            return socket.localAddress == parseAddress(local.address) && socket.localPort == Port{local.port} &&
                   socket.state == state;
        });
    }

private:
    QueryRunner m_queries;
    SnapshotPointer m_snapshot;
};

/// Both verdicts for one wish, against the truth.
void compare(const Doctor& doctor, const PortQuestion& question, const std::string& wish, int type,
             bool mayBeUnsure, std::vector<std::string>& complaints) {
    const PortDiagnosis predicted = doctor.diagnose(question, false);
    const PortDiagnosis tried = doctor.diagnose(question, true);
    for (const bool reuse : {false, true}) {
        const BindVerdict truth = forReal(wish, number(question.port), type, reuse);
        const auto complain = [&](const char* which, BindVerdict said) {
            complaints.push_back(wish + (reuse ? " with" : " without") + " SO_REUSEADDR: " + which + " says " +
                                 name(said) + ", bind() " + name(truth));
        };
        const auto of = [&](const PortDiagnosis& diagnosis) {
            return (reuse ? diagnosis.reuseAddress : diagnosis.plain).verdict();
        };
        const bool unsure = mayBeUnsure && reuse && of(predicted) == BindVerdict::Unsure;
        if (of(predicted) != truth && !unsure) complain("the prediction", of(predicted));
        if (of(tried) != truth) complain("the trial", of(tried));
    }
    if (tried.contradiction) complaints.push_back(wish + ": " + english(*tried.contradiction));
    // What is in the way, and only that, is why it fails.
    if ((tried.plain.verdict() == BindVerdict::Ok) != tried.blockers.empty())
        complaints.push_back(wish + ": blockers " + std::to_string(tried.blockers.size()) + ", bind() " +
                             name(tried.plain.verdict()));
}

void compareAll(const Stage& stage, int type, bool isLeftover) {
    if (stage.expected)   // an acknowledgement may be late
        waitUntil("the scene is as it should be", [&] { return Doctor().lists(stage.local, *stage.expected); });
    const Doctor doctor;
    std::vector<std::string> complaints;
    for (const std::string wish : {"127.0.0.1", "127.0.0.2", "0.0.0.0", "::", "::1"}) {
        const PortQuestion question{*parseAddress(wish), Port{stage.local.port},
                                    type == SOCK_STREAM ? Protocol::Tcp : Protocol::Udp};
        compare(doctor, question, wish, type, isLeftover, complaints);
    }
    verifyNone(complaints);
}

}   // namespace

Q_DECLARE_METATYPE(Scene)

class BindMatrixLabTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cells_data();
    void cells();
    void silentPeer_data();
    void silentPeer();
    void releasedLeftoversAreNoObstacle();
};

void BindMatrixLabTest::cells_data() {
    QTest::addColumn<Scene>("scene");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("reuse");
    QTest::addColumn<int>("type");
    QTest::addColumn<bool>("leftover");
    const auto row = [](const char* title, Scene scene, int type, bool leftover) {
        for (const char* address : {"127.0.0.1", "0.0.0.0", "::"})
            for (const bool reuse : {false, true})
                QTest::addRow("%s, %s, %s", title, address, reuse ? "reuse" : "no reuse")
                    << scene << QString(address) << reuse << type << leftover;
    };
    row("TIME_WAIT", timeWait, SOCK_STREAM, true);
    row("FIN_WAIT2", finWait2, SOCK_STREAM, true);
    row("ESTABLISHED in a child", establishedInChild, SOCK_STREAM, false);
    row("CLOSE_WAIT in a child", closeWaitInChild, SOCK_STREAM, false);
    row("bound", boundOnly, SOCK_STREAM, false);
    row("LISTEN in a child", listenerInChild, SOCK_STREAM, false);
    row("UDP", datagrams, SOCK_DGRAM, false);
    row("connected UDP", connectedDatagrams, SOCK_DGRAM, false);
    for (const bool reuse : {false, true}) {
        const char* option = reuse ? "reuse" : "no reuse";
        QTest::addRow("client ESTABLISHED, %s", option)
            << Scene(clientEstablished) << QString() << reuse << int{SOCK_STREAM} << false;
        QTest::addRow("client TIME_WAIT, %s", option)
            << Scene(clientTimeWait) << QString() << reuse << int{SOCK_STREAM} << true;
    }
}

void BindMatrixLabTest::cells() {
    QFETCH(Scene, scene);
    QFETCH(QString, address);
    QFETCH(bool, reuse);
    QFETCH(int, type);
    QFETCH(bool, leftover);
    compareAll(scene(address.toStdString(), reuse), type, leftover);
}

void BindMatrixLabTest::silentPeer_data() {
    QTest::addColumn<bool>("reuse");
    QTest::newRow("reuse") << true;
    QTest::newRow("no reuse") << false;
}

void BindMatrixLabTest::silentPeer() {
    QFETCH(bool, reuse);
    SilentScene scene;
    const Stage stage = scene.make(reuse);
    compareAll(stage, SOCK_STREAM, true);
    const Doctor doctor;
    std::vector<std::string> complaints;
    compare(doctor, {*parseAddress(stage.local.address), Port{stage.local.port}}, stage.local.address, SOCK_STREAM,
            true, complaints);
    verifyNone(complaints);
}

/// The first remedy on the machine does what it says, for each kind of leftover.
void BindMatrixLabTest::releasedLeftoversAreNoObstacle() {
    SilentScene silent;
    std::vector<Stage> stages;
    stages.push_back(timeWait("127.0.0.1", false));
    stages.push_back(finWait2("127.0.0.1", false));
    stages.push_back(silent.make(false));
    for (const Stage& stage : stages) {
        waitUntil("the scene is as it should be", [&] { return Doctor().lists(stage.local, *stage.expected); });
        const SnapshotPointer snapshot = Collector().sample({});
        const PortDiagnosis found = diagnosePort(*snapshot, {{}, Port{stage.local.port}}, {});
        const auto release = std::ranges::find(found.remedies, RemedyKind::Release, &Remedy::kind);
        QVERIFY(release != found.remedies.end());
        Actions actions;
        for (const std::uint32_t row : release->rows)
            actions.emplace_back(Release{socklens::targetOf(snapshot->sockets[row])});
        for (const ActionResult& result : ActionRunner({}, ownCapabilities()).run(actions))
            QVERIFY2(result.outcome == Outcome::Done, english(result.message).c_str());
        QCOMPARE(forReal("::", stage.local.port, SOCK_STREAM, false), BindVerdict::Ok);
    }
}

int main(int argc, char** argv) {
    return runLab<BindMatrixLabTest>(argc, argv);
}
#include "bind_matrix_test.moc"
