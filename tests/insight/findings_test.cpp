// Each kind of finding: it appears when it must, names the process, the evidence and the remedy, shows the right
// rows, and goes when its cause is gone.
#include <QTest>

#include "app/core/filter/filter.h"
#include "tests/insight/insight_scene.h"

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;
using Kind = Finding::Kind;
using Severity = Finding::Severity;

namespace {

constexpr int pid = 42;

void connectMany(InsightScene& scene, int count, bool stay, const Peer& peer = {}) {
    for (int at = 0; at < count; ++at) {
        const auto key = scene.traffic.connect(pid, peer);
        if (!stay) scene.traffic.leave(key);
    }
}

/// Of 1000 ports.
InsightScene smallRange() {
    return InsightScene(1000);
}

Traffic::Key closeWait(InsightScene& scene, int holder = pid) {
    Socket socket = tcpSocket(1, State::CloseWait);
    socket.localPort = Port{80};
    socket.remotePort = Port{static_cast<std::uint16_t>(2000 + scene.traffic.count())};
    return scene.traffic.add(socket, holder);
}

Socket listener(std::uint16_t port, std::uint32_t waiting, std::uint32_t backlog) {
    Socket socket = tcpSocket(1, State::Listen);
    socket.localPort = Port{port};
    socket.remotePort = Port{};
    socket.receiveQueue = waiting;
    socket.sendQueue = backlog;
    return socket;
}

Traffic::Key unanswered(InsightScene& scene, std::uint8_t repeats, const Peer& peer = {}) {
    const auto key = scene.traffic.connect(pid, peer, State::SynSent);
    scene.traffic.socket(key).retransmits = repeats;
    return key;
}

LeftoverGroup crash(const char* key, std::optional<int> status, std::uint32_t rows) {
    LeftoverGroup group;
    group.key = key;
    Process process;
    process.id = {Pid{pid}, StartTime{5}};
    process.name = "worker";
    group.formerOwner = std::make_shared<const Process>(process);
    group.death = Death{Timestamp{}, status, false};
    group.rows.resize(rows);
    group.states[State::TimeWait] = rows;
    group.lastGone = {Forecast::Kind::Timed, 41s, {}};
    return group;
}

/// How many rows the filter finds; nothing for one that cannot be read.
std::optional<std::size_t> rowsFound(const InsightScene& scene, const std::string& text) {
    const auto filter = Filter::parse(text);
    if (!filter) return std::nullopt;
    std::size_t found = 0;
    for (std::uint32_t row = 0; row < scene.picture()->snapshot->sockets.size(); ++row)
        if (filter->matches(scene.picture()->view(row))) ++found;
    return found;
}

QString titles(const InsightScene& scene) {
    QString text;
    for (const Finding& finding : scene.findings()) text += QString::fromStdString(english(finding.title)) + '\n';
    return text.trimmed();
}

QString evidence(const Finding& finding) {
    QString text;
    for (const Message& message : finding.evidence) text += QString::fromStdString(english(message)) + '\n';
    return text;
}

}   // namespace

class FindingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void portsRunOut_data();
    void portsRunOut();
    void portsRunOutSlowly();
    void nearlyNoPorts();
    void noPorts();
    void portsComeBack();
    void whatHelpsWithPorts_data();
    void whatHelpsWithPorts();
    void addressesOfBothFamilies();
    void closeWaitLeak();
    void closeWaitLeakThatStops();
    void closeWaitOfMany();
    void closeWaitOfTheHidden();
    void descriptorLeak();
    void allDescriptors();
    void aLeakIsSaidOnce();
    void fullQueue();
    void fullQueueOfTheLongest();
    void fullQueueThatIsServed();
    void noAnswer();
    void noAnswerFromSeveral();
    void noAnswerOfTheHidden();
    void noAnswerFromAFullQueue_data();
    void noAnswerFromAFullQueue();
    void crashes_data();
    void crashes();
    void crashThatIsOver();
    void aNewProbe();
};

void FindingsTest::portsRunOut_data() {
    QTest::addColumn<bool>("stay");
    QTest::newRow("connections that stay") << true;
    QTest::newRow("short connections") << false;
}

/// 40 a second of 1000: after 25 seconds.
void FindingsTest::portsRunOut() {
    QFETCH(bool, stay);
    InsightScene scene = smallRange();
    int announced = 0;
    scene.play(25, [&](int second) {
        if (announced == 0 && !scene.findings().empty()) announced = second;
        connectMany(scene, 40, stay);
    });
    QVERIFY2(announced > 0 && announced <= 14, std::to_string(announced).c_str());
    QCOMPARE(scene.findings().size(), std::size_t{1});
    const Finding& finding = scene.findings()[0];
    QVERIFY(finding.kind == Kind::PortExhaustion && finding.severity == Severity::Critical);
    QCOMPARE(rowsFound(scene, finding.filter), std::optional<std::size_t>(1000));
    QCOMPARE(finding.process != nullptr, stay);
    QVERIFY(evidence(finding).contains("0 of 1000 ports are left"));
    QVERIFY(evidence(finding).contains("About 40 more"));
}

void FindingsTest::portsRunOutSlowly() {
    InsightScene scene = smallRange();
    connectMany(scene, 500, true);
    scene.play(15, [&](int) { connectMany(scene, 2, true); });
    QCOMPARE(scene.findings().size(), std::size_t{1});
    QVERIFY(scene.findings()[0].severity == Severity::Warning);
    QVERIFY2(titles(scene).startsWith("In about 4 minutes no port is left for new connections from 10.0.0.1 to "
                                      "10.0.0.2 port 443."),
             qPrintable(titles(scene)));
}

void FindingsTest::nearlyNoPorts() {
    InsightScene scene = smallRange();
    connectMany(scene, 951, true);
    scene.play(5, [](int) {});
    QCOMPARE(titles(scene),
             QString("Only 49 ports are left for new connections from 10.0.0.1 to 10.0.0.2 port 443."));
    QVERIFY(scene.findings()[0].severity == Severity::Warning);
}

void FindingsTest::noPorts() {
    InsightScene scene = smallRange();
    connectMany(scene, 1000, true);
    scene.look();
    QCOMPARE(titles(scene),
             QString("No port is left for new connections from 10.0.0.1 to 10.0.0.2 port 443: connect() fails."));
    QVERIFY(scene.findings()[0].severity == Severity::Critical);
}

void FindingsTest::portsComeBack() {
    InsightScene scene = smallRange();
    connectMany(scene, 990, false);
    scene.play(10, [](int) {});
    QVERIFY(!scene.findings().empty());
    scene.play(60, [](int) {});
    QVERIFY(scene.findings().empty());
}

void FindingsTest::whatHelpsWithPorts_data() {
    QTest::addColumn<bool>("stay");
    QTest::addColumn<int>("reuse");
    QTest::addColumn<bool>("timestamps");
    QTest::addColumn<int>("setting");   // -1: look at them
    const auto row = [](const char* tag, bool stay, int reuse, bool timestamps, int setting) {
        QTest::newRow(tag) << stay << reuse << timestamps << setting;
    };
    row("stay", true, 0, true, -1);
    row("no reuse", false, 0, true, static_cast<int>(Sysctl::TcpTwReuse));
    row("reuse on loopback, which it is not", false, 2, true, static_cast<int>(Sysctl::TcpTwReuse));
    row("no timestamps", false, 1, false, static_cast<int>(Sysctl::TcpTimestamps));
    row("reuse, and still too many", false, 1, true, static_cast<int>(Sysctl::IpLocalPortRange));
}

void FindingsTest::whatHelpsWithPorts() {
    QFETCH(bool, stay);
    QFETCH(int, reuse);
    QFETCH(bool, timestamps);
    QFETCH(int, setting);
    InsightScene scene = smallRange();
    scene.settings.reuse = static_cast<PortSettings::Reuse>(reuse);
    scene.settings.timestamps = timestamps;
    scene.settings.reuseDelay = 30s;
    connectMany(scene, 960, stay);
    scene.play(5, [](int) {});
    QCOMPARE(scene.findings().size(), std::size_t{1});
    const FindingAction& action = scene.findings()[0].action;
    if (setting < 0)
        QVERIFY(action == FindingAction(ShowSockets{scene.findings()[0].filter}));
    else
        QVERIFY(action == FindingAction(OpenSetting{static_cast<Sysctl>(setting)}));
}

void FindingsTest::addressesOfBothFamilies() {
    InsightScene scene = smallRange();
    connectMany(scene, 980, true, {"fd00::1", "fd00::2", 443});
    connectMany(scene, 985, true, {"127.0.0.1", "127.0.0.1", 80});
    scene.play(5, [](int) {});
    QCOMPARE(scene.findings().size(), std::size_t{2});
    QCOMPARE(rowsFound(scene, scene.findings()[0].filter).value_or(0) +
                 rowsFound(scene, scene.findings()[1].filter).value_or(0),
             std::size_t{980 + 985});
}

/// Two a second.
void FindingsTest::closeWaitLeak() {
    InsightScene scene;
    Process& process = scene.traffic.process(pid);
    process.descriptorLimit = 1024;
    process.descriptors = 100;
    scene.play(60, [&](int) {
        closeWait(scene);
        closeWait(scene);
        process.descriptors = 100 + static_cast<std::uint32_t>(scene.traffic.count());
    });
    QCOMPARE(scene.findings().size(), std::size_t{1});
    const Finding& finding = scene.findings()[0];
    QVERIFY(finding.kind == Kind::CloseWaitLeak && finding.severity == Severity::Warning);
    QVERIFY2(titles(scene).contains("does not close its connections") && titles(scene).contains("and 120 more"),
             qPrintable(titles(scene)));
    QVERIFY2(evidence(finding).contains("all of its 1024 descriptors are used in about 7 minutes"),
             qPrintable(evidence(finding)));
    QVERIFY(finding.process && finding.process->id.pid == Pid{pid});
    QCOMPARE(rowsFound(scene, finding.filter), std::optional<std::size_t>(120));
    QVERIFY(std::holds_alternative<TerminateOwner>(finding.action));
}

void FindingsTest::closeWaitLeakThatStops() {
    InsightScene scene;
    std::vector<Traffic::Key> keys;
    scene.play(60, [&](int) { keys.push_back(closeWait(scene)); });
    QCOMPARE(scene.findings().size(), std::size_t{1});
    const Timestamp since = scene.findings()[0].since;
    scene.play(120, [](int) {});
    QCOMPARE(titles(scene), QString("p42 (pid 42) has not closed 60 connections that are over."));
    QVERIFY(scene.findings()[0].since == since);
    for (std::size_t at = 0; at < 56; ++at) scene.traffic.remove(keys[at]);
    scene.play(10, [](int) {});
    QVERIFY(scene.findings().empty());
}

/// All at once, and nothing more.
void FindingsTest::closeWaitOfMany() {
    InsightScene scene;
    for (int at = 0; at < 100; ++at) closeWait(scene);
    scene.play(60, [](int) {});
    QVERIFY(scene.findings().empty());
    scene.play(2, [](int) {});
    QCOMPARE(titles(scene), QString("p42 (pid 42) has not closed 100 connections that are over."));
}

void FindingsTest::closeWaitOfTheHidden() {
    InsightScene scene;
    scene.play(60, [&](int) {
        const auto key = closeWait(scene, Traffic::nobody);
        scene.traffic.socket(key).inode = Inode{static_cast<std::uint32_t>(key)};
    });
    QVERIFY(scene.findings().empty());
}

/// Ten a second of 2000, from 500 on.
void FindingsTest::descriptorLeak() {
    InsightScene scene;
    Process& process = scene.traffic.process(pid);
    process.descriptorLimit = 2000;
    process.descriptors = 500;
    scene.play(100, [&](int) { *process.descriptors += 10; });
    QCOMPARE(scene.findings().size(), std::size_t{1});
    const Finding& finding = scene.findings()[0];
    QVERIFY(finding.kind == Kind::DescriptorLeak && finding.severity == Severity::Critical);
    QCOMPARE(titles(scene), QString("p42 (pid 42) has 1500 of the 2000 descriptors that it may have."));
    QVERIFY2(evidence(finding).contains("about 600 every minute") &&
                 evidence(finding).contains("in about 50 seconds"),
             qPrintable(evidence(finding)));
    QVERIFY(finding.process && finding.process->id.pid == Pid{pid});
    process.descriptors = 200;   // they were given back after all
    scene.play(10, [](int) {});
    QVERIFY(scene.findings().empty());
}

void FindingsTest::allDescriptors() {
    InsightScene scene;
    Process& process = scene.traffic.process(pid);
    process.descriptorLimit = 1024;
    process.descriptors = 1024;
    scene.look();
    QCOMPARE(titles(scene),
             QString("p42 (pid 42) can open nothing more: it has all 1024 descriptors that it may have."));
    QVERIFY(scene.findings()[0].severity == Severity::Critical);
}

void FindingsTest::aLeakIsSaidOnce() {
    InsightScene scene;
    Process& process = scene.traffic.process(pid);
    process.descriptorLimit = 300;
    scene.play(80, [&](int) {
        for (int at = 0; at < 3; ++at) closeWait(scene);
        process.descriptors = 50 + static_cast<std::uint32_t>(scene.traffic.count());
    });
    QCOMPARE(scene.findings().size(), std::size_t{1});
    QVERIFY(scene.findings()[0].kind == Kind::CloseWaitLeak);
    QVERIFY(scene.findings()[0].severity == Severity::Critical);
}

void FindingsTest::fullQueue() {
    InsightScene scene;
    scene.traffic.add(listener(8080, 129, 128), pid);
    scene.play(3, [](int) {});
    QVERIFY(scene.findings().empty());
    scene.play(2, [](int) {});
    QCOMPARE(
        titles(scene),
        QString("p42 (pid 42) does not accept connections as fast as they come: the queue of port 8080 is full."));
    const Finding& finding = scene.findings()[0];
    QVERIFY(evidence(finding).startsWith("129 connections wait, and 128 were asked for"));
    QCOMPARE(finding.evidence.size(), std::size_t{1});
    QCOMPARE(rowsFound(scene, finding.filter), std::optional<std::size_t>(1));
    QVERIFY(finding.action == FindingAction(ShowPort{Port{8080}}));
}

void FindingsTest::fullQueueOfTheLongest() {
    InsightScene scene;
    scene.settings.longestBacklog = 128;
    scene.traffic.add(listener(8080, 129, 128));
    scene.play(6, [](int) {});
    QCOMPARE(titles(scene), QString("The queue of port 8080 is full: the program that listens there, which is not "
                                    "visible, does not accept "
                                    "connections as fast as they come."));
    QVERIFY(evidence(scene.findings()[0]).contains("net.core.somaxconn is 128"));
}

void FindingsTest::fullQueueThatIsServed() {
    InsightScene scene;
    const auto key = scene.traffic.add(listener(8080, 129, 128), pid);
    scene.play(6, [](int) {});
    QVERIFY(!scene.findings().empty());
    scene.traffic.socket(key).receiveQueue = 0U;
    scene.play(7, [](int) {});
    QVERIFY(scene.findings().empty());
}

void FindingsTest::noAnswer() {
    InsightScene scene;
    for (int at = 0; at < 3; ++at) unanswered(scene, 2);
    unanswered(scene, 1);
    scene.look();
    QCOMPARE(titles(scene), QString("p42 (pid 42) gets no answer from 10.0.0.2 port 443."));
    const Finding& finding = scene.findings()[0];
    QVERIFY(finding.kind == Kind::NoAnswer && finding.severity == Severity::Warning);
    QVERIFY(evidence(finding).startsWith("3 attempts"));
    QCOMPARE(rowsFound(scene, finding.filter), std::optional<std::size_t>(4));
    QVERIFY(finding.action == FindingAction(ShowSockets{finding.filter}));
}

void FindingsTest::noAnswerFromSeveral() {
    InsightScene scene;
    for (int at = 0; at < 3; ++at) {
        unanswered(scene, 3, {"10.0.0.1", "10.0.0.2", 80});
        unanswered(scene, 3, {"10.0.0.1", "10.0.0.2", 81});
        unanswered(scene, 3, {"fd00::1", "fd00::5", 80});
    }
    scene.look();
    QCOMPARE(scene.findings().size(), std::size_t{3});
    for (const Finding& finding : scene.findings())
        QCOMPARE(rowsFound(scene, finding.filter), std::optional<std::size_t>(3));
    QCOMPARE(scene.everShown().size(), std::size_t{3});
}

void FindingsTest::noAnswerOfTheHidden() {
    InsightScene scene;
    for (int at = 0; at < 3; ++at) {
        const auto key = scene.traffic.connect(Traffic::nobody, {}, State::SynSent);
        scene.traffic.socket(key).retransmits = std::uint8_t{4};
    }
    scene.look();
    QCOMPARE(titles(scene), QString("10.0.0.2 port 443 does not answer."));
}

void FindingsTest::noAnswerFromAFullQueue_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<quint16>("port");
    QTest::addColumn<bool>("isExplained");
    QTest::newRow("over loopback") << "127.0.0.1"
                                   << "127.0.0.5" << quint16{80} << true;
    QTest::newRow("over loopback, IPv6") << "::1"
                                         << "::1" << quint16{80} << true;
    QTest::newRow("by an address of its own") << "10.0.0.1"
                                              << "10.0.0.1" << quint16{80} << true;
    QTest::newRow("of another machine") << "10.0.0.1"
                                        << "10.0.0.2" << quint16{80} << false;
    QTest::newRow("of another port") << "127.0.0.1"
                                     << "127.0.0.1" << quint16{81} << false;
}

void FindingsTest::noAnswerFromAFullQueue() {
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(quint16, port);
    InsightScene scene;
    const auto server = scene.traffic.add(listener(80, 129, 128), 7);
    scene.traffic.socket(server).localAddress = *parseAddress("0.0.0.0");
    for (int at = 0; at < 3; ++at) unanswered(scene, 3, {from.toStdString(), to.toStdString(), port});
    scene.play(6, [](int) {});
    QVERIFY(titles(scene).contains("the queue of port 80 is full"));
    QTEST(scene.findings().size() == 1, "isExplained");
}

void FindingsTest::crashes_data() {
    QTest::addColumn<int>("status");   // -1: unknown
    QTest::addColumn<QString>("title");
    const auto row = [](const char* tag, int status, const char* title) {
        QTest::newRow(tag) << status << QString(title);
    };
    row("SIGSEGV", 11, "worker (pid 42) was ended by SIGSEGV and left 2000 sockets behind.");
    row("SIGKILL", 9, "worker (pid 42) was ended by SIGKILL and left 2000 sockets behind.");
    row("core dumped", 0x80 | 6, "worker (pid 42) was ended by SIGABRT and left 2000 sockets behind.");
    row("exit 3", 3 << 8, "worker (pid 42) ended with exit code 3 and left 2000 sockets behind.");
    row("unknown", -1, "worker (pid 42) has ended and left 2000 sockets behind.");
}

void FindingsTest::crashes() {
    QFETCH(int, status);
    InsightScene scene;
    scene.leftovers.push_back(crash("worker", status < 0 ? std::nullopt : std::optional(status), 2000));
    scene.leftovers.back().port = Port{8080};
    scene.look();
    QTEST(titles(scene), "title");
    const Finding& finding = scene.findings()[0];
    QVERIFY(finding.kind == Kind::Leftovers);
    QVERIFY(evidence(finding).contains("2000 in TIME_WAIT."));
    QVERIFY(evidence(finding).contains("port 8080"));
    QVERIFY(evidence(finding).contains("in 41 seconds"));
    QVERIFY(finding.action == FindingAction(ShowLeftovers{"worker"}));
}

void FindingsTest::crashThatIsOver() {
    InsightScene scene;
    scene.leftovers.push_back(crash("worker", 11, 60));
    scene.look();
    QVERIFY(!scene.findings().empty());
    scene.leftovers.back().rows.resize(30);
    scene.play(10, [](int) {});
    QVERIFY(!scene.findings().empty());
    scene.leftovers.back().rows.resize(10);
    scene.play(10, [](int) {});
    QVERIFY(scene.findings().empty());
}

/// The picture begins anew with another probe: what was suspected by its age begins anew, what is shown stays.
void FindingsTest::aNewProbe() {
    InsightScene scene;
    scene.play(60, [&](int) { closeWait(scene); });
    QCOMPARE(scene.findings().size(), std::size_t{1});
    scene.traffic.step();   // a sample that nobody saw
    scene.look();
    QCOMPARE(scene.findings().size(), std::size_t{1});
    scene.play(30, [](int) {});
    QVERIFY(scene.findings().empty());   // until it has been seen to grow again
    scene.play(45, [&](int) { closeWait(scene); });
    QCOMPARE(scene.findings().size(), std::size_t{1});
}

QTEST_APPLESS_MAIN(FindingsTest)
#include "findings_test.moc"
