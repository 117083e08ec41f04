// Which ports are taken, for whom, and which can be had again: each rule of the kernel by itself, and all of them
// on random traffic, where following the changes must tell the same as counting from the beginning.
#include <QTest>

#include "app/insight/port_budget.h"
#include "tests/insight/traffic.h"

#include <random>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

constexpr int client = 42;
const Peer server{};
const Peer onLoopback{"127.0.0.1", "127.0.0.1", 80};

PortSettings settings(PortSettings::Reuse reuse, std::uint16_t first = 32768, std::uint16_t last = 60999) {
    PortSettings result;
    result.first = Port{first};
    result.last = Port{last};
    result.reuse = reuse;
    return result;
}
const PortSettings never = settings(PortSettings::Reuse::Never);

std::vector<Traffic::Key> connectMany(Traffic& traffic, int count, const Peer& peer = server) {
    std::vector<Traffic::Key> keys;
    for (int at = 0; at < count; ++at) keys.push_back(traffic.connect(client, peer));
    return keys;
}

/// Of the only destination that is reported; an empty one if there is not exactly one.
PortBudget only(const PortBudgets& budgets) {
    return budgets.budgets().size() == 1 ? budgets.budgets().front() : PortBudget();
}

PortBudget seenOnce(Traffic& traffic, const PortSettings& with) {
    PortBudgets budgets;
    budgets.observe(traffic.step(), with);
    return only(budgets);
}

Socket boundTo(std::uint16_t port, State state, const char* local = "10.0.0.1") {
    Socket socket = tcpSocket(1, state);
    socket.localAddress = address(local);
    socket.remoteAddress = address("0.0.0.0");
    socket.remotePort = Port{};
    socket.localPort = Port{port};
    return socket;
}

QByteArray describe(const PortBudget& budget) {
    QString text =
        QString("%1 → %2:%3 bound %4 reusable %5 left %6 top %7/%8 nobody %9")
            .arg(toText(budget.destination.source).c_str(), toText(budget.destination.destination).c_str())
            .arg(number(budget.destination.port))
            .arg(budget.bound)
            .arg(budget.reusable)
            .arg(budget.left)
            .arg(budget.topProcess ? number(budget.topProcess->id.pid) : -1)
            .arg(budget.heldByTop)
            .arg(budget.withoutOwner);
    for (const auto& [state, count] : budget.states) text += QString(" %1:%2").arg(number(state)).arg(count);
    return text.toUtf8();
}

}   // namespace

class PortBudgetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fewPortsAreNotReported();
    void aSmallRange();
    void byState();
    void eachDestinationHasItsOwn();
    void outsideOfTheRange();
    void otherProtocols();
    void reservedPorts();
    void boundPorts();
    void aListenersConnections();
    void boundForAsLongAsAnythingIsLeft();
    void reuse_data();
    void reuse();
    void reuseWithoutATimer();
    void finWait2IsNeverReused();
    void otherDelay();
    void newSettings();
    void owners();
    void severalHolders();
    void rateAndTime();
    void shortConnections();
    void shortConnectionsWithReuse();
    void aStableClient();
    void worstFirst();
    void aGapBeginsAnew();
    void sameAsFromTheBeginning_data();
    void sameAsFromTheBeginning();
};

void PortBudgetTest::fewPortsAreNotReported() {
    Traffic traffic;
    connectMany(traffic, 100);
    PortBudgets budgets;
    budgets.observe(traffic.step(), never);
    QVERIFY(budgets.budgets().empty());
    traffic.connect(client);
    budgets.observe(traffic.step(), never);
    QCOMPARE(budgets.budgets().size(), std::size_t{1});
}

void PortBudgetTest::aSmallRange() {
    Traffic traffic;
    connectMany(traffic, 21);
    const PortBudget budget = seenOnce(traffic, settings(PortSettings::Reuse::Never, 32768, 32967));
    QCOMPARE(budget.usable, 200U);
    QCOMPARE(budget.left, 179U);
}

void PortBudgetTest::byState() {
    Traffic traffic;
    const auto keys = connectMany(traffic, 200);
    for (std::size_t at = 0; at < 150; ++at) traffic.leave(keys[at]);
    traffic.socket(keys[199]).state = State::SynSent;
    const PortBudget budget = seenOnce(traffic, never);
    const std::map<State, std::uint32_t> expected{
        {State::Established, 49}, {State::SynSent, 1}, {State::TimeWait, 150}};
    QVERIFY(budget.states == expected);
    QCOMPARE(budget.inUse(), 200U);
    QCOMPARE(budget.left, 28'232U - 200);
    QVERIFY(!budget.takenPerSecond && !budget.untilExhausted);
}

void PortBudgetTest::eachDestinationHasItsOwn() {
    Traffic traffic;
    connectMany(traffic, 150);
    connectMany(traffic, 120, {"10.0.0.1", "10.0.0.2", 444});
    connectMany(traffic, 110, {"10.0.0.9", "10.0.0.2", 443});
    connectMany(traffic, 105, {"fd00::1", "fd00::2", 443});
    PortBudgets budgets;
    budgets.observe(traffic.step(), never);
    std::vector<std::uint32_t> left;
    for (const PortBudget& budget : budgets.budgets()) left.push_back(budget.left);
    QVERIFY((left == std::vector<std::uint32_t>{28'082, 28'112, 28'122, 28'127}));
}

/// A server's own connections, and clients that chose a port elsewhere.
void PortBudgetTest::outsideOfTheRange() {
    Traffic traffic;
    for (const auto key : connectMany(traffic, 300)) traffic.socket(key).localPort = Port{8080};
    PortBudgets budgets;
    budgets.observe(traffic.step(), never);
    QVERIFY(budgets.budgets().empty());
}

void PortBudgetTest::otherProtocols() {
    Traffic traffic;
    for (const auto key : connectMany(traffic, 300)) traffic.socket(key).protocol = Protocol::Udp;
    connectMany(traffic, 101);
    Socket udp = boundTo(50000, State::Close);
    udp.protocol = Protocol::Udp;
    traffic.add(udp, client);
    const PortBudget budget = seenOnce(traffic, never);
    QCOMPARE(budget.bound, 0U);
    QCOMPARE(budget.left, 28'232U - 101);
}

/// Somebody may still have chosen one himself: it takes nothing from the others.
void PortBudgetTest::reservedPorts() {
    PortSettings with = never;
    with.reserved.emplace();
    for (std::uint32_t port = 40000; port < 41000; ++port) with.reserved->set(port);
    Traffic traffic;
    const auto keys = connectMany(traffic, 150);
    traffic.socket(keys[0]).localPort = Port{40500};
    const PortBudget budget = seenOnce(traffic, with);
    QCOMPARE(budget.usable, 27'232U);
    QCOMPARE(budget.left, 27'232U - 149);
}

void PortBudgetTest::boundPorts() {
    Traffic traffic;
    connectMany(traffic, 150);
    for (int at = 0; at < 10; ++at)
        traffic.add(boundTo(static_cast<std::uint16_t>(50000 + at), at < 5 ? State::Close : State::Listen),
                    client);
    traffic.add(boundTo(50000, State::Listen, "127.0.0.1"), client);   // the same port again
    traffic.add(boundTo(8080, State::Listen), client);                 // not one of these ports
    traffic.add(boundTo(0, State::Close), client);                     // no port yet
    const PortBudget budget = seenOnce(traffic, never);
    QCOMPARE(budget.bound, 10U);
    QCOMPARE(budget.left, 28'232U - 160);
}

/// They share the listener's port, which is taken once, and are nobody's outgoing connections.
void PortBudgetTest::aListenersConnections() {
    Traffic traffic;
    connectMany(traffic, 150);
    for (const auto key : connectMany(traffic, 500, {"10.0.0.1", "10.0.0.7", 9999}))
        traffic.socket(key).localPort = Port{50000};
    traffic.add(boundTo(50000, State::Listen), client);
    const PortBudget budget = seenOnce(traffic, never);
    QCOMPARE(budget.bound, 1U);
    QCOMPARE(budget.left, 28'232U - 151);
}

void PortBudgetTest::boundForAsLongAsAnythingIsLeft() {
    Traffic traffic;
    connectMany(traffic, 150);
    const auto listener = traffic.add(boundTo(50000, State::Listen), client);
    const auto accepted = traffic.connect(client, {"10.0.0.1", "10.0.0.7", 9999});
    traffic.socket(accepted).localPort = Port{50000};
    PortBudgets budgets;
    budgets.observe(traffic.step(), never);
    QCOMPARE(only(budgets).bound, 1U);
    traffic.remove(listener);
    traffic.leave(accepted);
    budgets.observe(traffic.step(), never);
    QCOMPARE(only(budgets).bound, 1U);
    budgets.observe(traffic.step(57s), never);
    QCOMPARE(only(budgets).bound, 1U);
    budgets.observe(traffic.step(3s), never);
    QCOMPARE(only(budgets).bound, 0U);
    QCOMPARE(only(budgets).left, 28'232U - 150);
}

void PortBudgetTest::reuse_data() {
    QTest::addColumn<int>("reuse");
    QTest::addColumn<bool>("timestamps");
    QTest::addColumn<bool>("loopback");
    QTest::addColumn<bool>("reusable");
    for (const int reuse : {0, 1, 2})
        for (const bool timestamps : {false, true})
            for (const bool loopback : {false, true})
                QTest::addRow("reuse %d, timestamps %d, loopback %d", reuse, timestamps, loopback)
                    << reuse << timestamps << loopback << (timestamps && (reuse == 1 || (reuse == 2 && loopback)));
}

/// At once never, after 1.2 s where all of this allows it.
void PortBudgetTest::reuse() {
    QFETCH(int, reuse);
    QFETCH(bool, timestamps);
    QFETCH(bool, loopback);
    QFETCH(bool, reusable);
    PortSettings with = settings(static_cast<PortSettings::Reuse>(reuse));
    with.timestamps = timestamps;
    Traffic traffic;
    for (const auto key : connectMany(traffic, 150, loopback ? onLoopback : server)) traffic.leave(key);
    PortBudgets budgets;
    budgets.observe(traffic.step(900ms), with);
    QCOMPARE(only(budgets).reusable, 0U);
    QCOMPARE(only(budgets).left, 28'232U - 150);
    budgets.observe(traffic.step(300ms), with);
    QCOMPARE(only(budgets).reusable, reusable ? 150U : 0U);
    QCOMPARE(only(budgets).left, reusable ? 28'232U : 28'232U - 150);
    QCOMPARE(only(budgets).reusesTimeWait, reusable);
}

/// Nobody said when it ends: as long as it can be.
void PortBudgetTest::reuseWithoutATimer() {
    Traffic traffic;
    for (const auto key : connectMany(traffic, 150)) {
        traffic.socket(key).state = State::TimeWait;
        traffic.socket(key).inode = std::nullopt;
    }
    const PortSettings always = settings(PortSettings::Reuse::Always);
    PortBudgets budgets;
    budgets.observe(traffic.step(), always);
    QCOMPARE(only(budgets).left, 28'232U - 150);
}

void PortBudgetTest::finWait2IsNeverReused() {
    Traffic traffic;
    for (const auto key : connectMany(traffic, 150)) traffic.leave(key, State::FinWait2);
    PortBudgets budgets;
    budgets.observe(traffic.step(30s), settings(PortSettings::Reuse::Always));
    QCOMPARE(only(budgets).left, 28'232U - 150);
    QCOMPARE(only(budgets).reusable, 0U);
}

void PortBudgetTest::otherDelay() {
    PortSettings with = settings(PortSettings::Reuse::Always);
    with.reuseDelay = 10s;
    Traffic traffic;
    for (const auto key : connectMany(traffic, 150)) traffic.leave(key);
    PortBudgets budgets;
    budgets.observe(traffic.step(9s), with);
    QCOMPARE(only(budgets).reusable, 0U);
    budgets.observe(traffic.step(2s), with);
    QCOMPARE(only(budgets).reusable, 150U);
}

void PortBudgetTest::newSettings() {
    Traffic traffic;
    for (const auto key : connectMany(traffic, 150)) traffic.leave(key);
    PortBudgets budgets;
    budgets.observe(traffic.step(5s), never);
    QCOMPARE(only(budgets).left, 28'232U - 150);
    budgets.observe(traffic.step(), settings(PortSettings::Reuse::Always, 32768, 33767));
    QCOMPARE(only(budgets).usable, 1000U);
    QCOMPARE(only(budgets).left, 1000U);
}

void PortBudgetTest::owners() {
    Traffic traffic;
    for (const auto key : connectMany(traffic, 40)) traffic.leave(key);
    connectMany(traffic, 70);
    for (int at = 0; at < 30; ++at) traffic.connect(7);
    const PortBudget budget = seenOnce(traffic, never);
    QVERIFY(budget.topProcess && budget.topProcess->id.pid == Pid{client});
    QCOMPARE(budget.heldByTop, 70U);
    QCOMPARE(budget.withoutOwner, 40U);
}

void PortBudgetTest::severalHolders() {
    SnapshotBuilder builder;
    const auto parent = builder.addProcess(5, "parent");
    const auto child = builder.addProcess(6, "child");
    for (std::uint16_t at = 0; at < 150; ++at) {
        Socket socket = tcpSocket(at + 1U);
        socket.localPort = Port{static_cast<std::uint16_t>(40000 + at)};
        socket.remotePort = Port{443};
        socket.inode = Inode{at + 1U};
        const auto row = builder.add(socket);
        if (at < 149) builder.hold(row, parent);
        builder.hold(row, child);
    }
    PortBudgets budgets;
    budgets.observe(advance(emptyPicture(), std::make_shared<const Snapshot>(builder.take())), never);
    QCOMPARE(only(budgets).topProcess->name, std::string("child"));
    QCOMPARE(only(budgets).heldByTop, 150U);
    QCOMPARE(only(budgets).withoutOwner, 0U);
}

void PortBudgetTest::rateAndTime() {
    Traffic traffic;
    PortBudgets budgets;
    const PortSettings small = settings(PortSettings::Reuse::Never, 32768, 33767);
    for (int second = 0; second < 10; ++second) {
        connectMany(traffic, 50);
        budgets.observe(traffic.step(), small);
    }
    const PortBudget budget = only(budgets);
    QCOMPARE(budget.left, 500U);
    QVERIFY(budget.takenPerSecond && std::abs(*budget.takenPerSecond - 50) < 1);
    QVERIFY(budget.untilExhausted && std::chrono::abs(*budget.untilExhausted - 10s) < 1s);
}

/// 100 a second are 6000 in TIME_WAIT: a range of 7000 is enough, one of 5000 is not.
void PortBudgetTest::shortConnections() {
    for (const bool enough : {true, false}) {
        const std::uint16_t ports = enough ? 7000 : 5000;
        Traffic traffic(ports);
        PortBudgets budgets;
        const PortSettings with =
            settings(PortSettings::Reuse::Never, 32768, static_cast<std::uint16_t>(32767 + ports));
        std::optional<int> announced;
        for (int second = 0; second < (enough ? 150 : 49); ++second) {
            for (const auto key : connectMany(traffic, 100)) traffic.leave(key);
            budgets.observe(traffic.step(), with);
            const auto& all = budgets.budgets();
            if (!announced && !all.empty() && all.front().untilExhausted) announced = second;
        }
        QCOMPARE(announced.has_value(), !enough);
        if (!enough) QVERIFY(*announced < 10);
        QVERIFY(only(budgets).takenPerSecond && std::abs(*only(budgets).takenPerSecond - 100) < 2);
    }
}

/// What is a second old is taken over, and only the rest counts.
void PortBudgetTest::shortConnectionsWithReuse() {
    Traffic traffic(4000);
    PortBudgets budgets;
    for (int second = 0; second < 60; ++second) {
        for (const auto key : connectMany(traffic, 100)) traffic.leave(key);
        budgets.observe(traffic.step(), settings(PortSettings::Reuse::Always, 32768, 36767));
        for (const PortBudget& budget : budgets.budgets()) QVERIFY(!budget.untilExhausted);
    }
    QVERIFY(only(budgets).left >= 3800);
}

void PortBudgetTest::aStableClient() {
    Traffic traffic;
    PortBudgets budgets;
    connectMany(traffic, 14'000);
    for (int second = 0; second < 10; ++second) budgets.observe(traffic.step(), never);
    QVERIFY(only(budgets).takenPerSecond && std::abs(*only(budgets).takenPerSecond) < 0.01);
    QVERIFY(!only(budgets).untilExhausted);
}

void PortBudgetTest::worstFirst() {
    Traffic traffic;
    PortBudgets budgets;
    const Peer growing{"10.0.0.1", "10.0.0.5", 1};
    connectMany(traffic, 900);
    for (int second = 0; second < 8; ++second) {
        connectMany(traffic, 30, growing);
        budgets.observe(traffic.step(), settings(PortSettings::Reuse::Never, 32768, 35767));
    }
    QCOMPARE(budgets.budgets().size(), std::size_t{2});
    QVERIFY(budgets.budgets().front().destination.port == Port{1});
}

/// Another probe, or a sample that was not seen: what is counted is right, what is remembered is not used.
void PortBudgetTest::aGapBeginsAnew() {
    Traffic traffic;
    PortBudgets budgets;
    for (int second = 0; second < 8; ++second) {
        connectMany(traffic, 50);
        budgets.observe(traffic.step(), never);
    }
    QVERIFY(only(budgets).takenPerSecond.has_value());
    connectMany(traffic, 1000);
    traffic.step();
    budgets.observe(traffic.step(), never);
    QCOMPARE(only(budgets).left, 28'232U - 1400);
    QVERIFY(!only(budgets).takenPerSecond);
}

void PortBudgetTest::sameAsFromTheBeginning_data() {
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 10; ++seed) QTest::addRow("seed %u", seed) << seed;
}

void PortBudgetTest::sameAsFromTheBeginning() {
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    const auto below = [&](unsigned end) { return static_cast<unsigned>(random() % end); };
    const PortSettings with = settings(static_cast<PortSettings::Reuse>(below(3)), 32768, 32967);
    const std::array<Peer, 3> peers{server, onLoopback, Peer{"fd00::1", "fd00::2", 80}};
    const std::array<State, 5> states{State::Established, State::SynSent, State::CloseWait, State::FinWait1,
                                      State::Close};
    Traffic traffic;
    std::vector<Traffic::Key> keys;
    PortBudgets following;
    bool anything = false;
    for (int step = 0; step < 120; ++step) {
        for (unsigned at = below(12); at > 0; --at)
            keys.push_back(traffic.connect(static_cast<int>(1 + below(3)), peers[below(3)]));
        if (below(4) == 0)
            keys.push_back(traffic.add(boundTo(static_cast<std::uint16_t>(32768 + below(220)), State::Listen), 1));
        for (unsigned at = below(10); at > 0 && !keys.empty(); --at) {
            const auto chosen = below(static_cast<unsigned>(keys.size()));
            const auto key = keys[chosen];
            const unsigned what = below(4);
            if (what == 0) traffic.socket(key).state = states[below(5)];
            if (what == 0 || traffic.socket(key).state == State::Listen) continue;
            if (what == 1) traffic.remove(key);
            if (what > 1) traffic.leave(key, what == 2 ? State::TimeWait : State::FinWait2);
            keys.erase(keys.begin() + chosen);
        }
        const Update update = traffic.step(Milliseconds(200 + below(2000)));
        following.observe(update, with);
        PortBudgets fresh;
        fresh.observe(update, with);
        anything = anything || !fresh.budgets().empty();
        // Which port was bound once is what only the one knows that was there.
        std::map<PortDestination, QByteArray> expected;
        for (const PortBudget& budget : fresh.budgets()) expected[budget.destination] = describe(budget);
        if (following.budgets().empty() || fresh.budgets().empty()) continue;
        if (following.budgets().front().bound != fresh.budgets().front().bound) continue;
        QCOMPARE(following.budgets().size(), expected.size());
        for (const PortBudget& budget : following.budgets())
            QCOMPARE(describe(budget), expected[budget.destination]);
    }
    QVERIFY(anything);
}

QTEST_APPLESS_MAIN(PortBudgetTest)
#include "port_budget_test.moc"
