// A healthy machine shows no finding, whatever it does: several minutes of each kind of traffic.
#include <QTest>

#include "tests/insight/insight_scene.h"

#include <functional>
#include <random>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

using Play = std::function<void(InsightScene&)>;

Socket listener(std::uint16_t port, std::uint32_t waiting = 0, std::uint32_t backlog = 128) {
    Socket socket = tcpSocket(1, State::Listen);
    socket.localPort = Port{port};
    socket.remotePort = Port{};
    socket.remoteAddress = {};
    socket.receiveQueue = waiting;
    socket.sendQueue = backlog;
    return socket;
}

/// On a server's port, from anywhere.
Traffic::Key accepted(InsightScene& scene, int pid, unsigned client, std::uint16_t port = 443) {
    Socket socket = tcpSocket(1);
    socket.localPort = Port{port};
    socket.remoteAddress =
        address("10.1." + std::to_string(client / 250 % 250) + "." + std::to_string(client % 250));
    socket.remotePort = Port{static_cast<std::uint16_t>(1024 + client % 60'000)};
    return scene.traffic.add(socket, pid);
}

void nothing(InsightScene& scene) {
    scene.play(60, [](int) {});
}

/// 500 short connections a second, closed by the server: 30,000 in TIME_WAIT, on one port.
void busyWebServer(InsightScene& scene) {
    scene.traffic.add(listener(443), 80);
    std::mt19937 random(1);
    unsigned client = 0;
    std::vector<Traffic::Key> open;
    scene.play(100, [&](int) {
        for (const auto key : std::exchange(open, {}))
            random() % 2 == 0 ? scene.traffic.leave(key) : scene.traffic.remove(key);
        for (int at = 0; at < 500; ++at) open.push_back(accepted(scene, 80, client++));
    });
}

/// CLOSE_WAIT for a second or two each, more and fewer of them.
void clientsThatHangUp(InsightScene& scene) {
    std::mt19937 random(2);
    std::vector<std::vector<Traffic::Key>> waiting(3);
    unsigned client = 0;
    scene.play(300, [&](int second) {
        for (const auto key : waiting[static_cast<std::size_t>(second) % 3]) scene.traffic.remove(key);
        waiting[static_cast<std::size_t>(second) % 3].clear();
        for (auto at = random() % 200; at > 0; --at) {
            waiting[static_cast<std::size_t>(second) % 3].push_back(accepted(scene, 80, client++));
            scene.traffic.socket(waiting[static_cast<std::size_t>(second) % 3].back()).state = State::CloseWait;
        }
    });
}

void keepAlivePool(InsightScene& scene) {
    std::mt19937 random(3);
    std::vector<Traffic::Key> pool;
    for (int at = 0; at < 300; ++at) pool.push_back(scene.traffic.connect(7));
    scene.play(300, [&](int) {
        for (int at = 0; at < 20; ++at) {
            auto& key = pool[random() % pool.size()];
            scene.traffic.leave(key);
            key = scene.traffic.connect(7);
        }
    });
}

/// 8000 connections in four seconds, to one server, which are closed in TIME_WAIT.
void burstThatEnds(InsightScene& scene) {
    scene.play(150, [&](int second) {
        if (second < 20 || second >= 24) return;
        for (int at = 0; at < 2000; ++at) scene.traffic.leave(scene.traffic.connect(7));
    });
}

/// 20,000 of 28,232 ports; they have come before anybody looked.
void stableSockets(InsightScene& scene) {
    for (int at = 0; at < 20'000; ++at) scene.traffic.connect(7);
    scene.play(60, [](int) {});
}

void halfOfThePorts(InsightScene& scene) {
    std::mt19937 random(4);
    std::vector<Traffic::Key> pool;
    for (int at = 0; at < 14'100; ++at) pool.push_back(scene.traffic.connect(7));
    scene.play(120, [&](int) {   // a little coming and going
        for (auto at = random() % 30; at > 0; --at) {
            auto& key = pool[random() % pool.size()];
            scene.traffic.remove(key);
            key = scene.traffic.connect(7);
        }
    });
}

/// 350 a second are 21,000 in TIME_WAIT, of 28,232: enough.
void manyShortConnections(InsightScene& scene) {
    std::mt19937 random(5);
    std::poisson_distribution<int> count(350);
    scene.play(150, [&](int) {
        for (int at = count(random); at > 0; --at) scene.traffic.leave(scene.traffic.connect(7));
    });
}

/// 2000 a second of 28,232 ports would be too many without tcp_tw_reuse.
void shortConnectionsWithReuse(InsightScene& scene) {
    scene.settings.reuse = PortSettings::Reuse::Always;
    scene.play(40, [&](int) {
        for (int at = 0; at < 2000; ++at) scene.traffic.leave(scene.traffic.connect(7));
    });
}

void manyListeners(InsightScene& scene) {
    for (std::uint16_t port = 1; port <= 2000; ++port) scene.traffic.add(listener(port, port % 3), 1 + port % 50);
    scene.traffic.add(listener(3000, 128, 128), 60);   // one more may wait
    scene.traffic.add(listener(40'000, 0, 0), 61);
    scene.play(60, [](int) {});
}

/// It is full for a moment, again and again.
void queueThatIsEmptied(InsightScene& scene) {
    const auto key = scene.traffic.add(listener(80), 80);
    scene.play(120, [&](int second) { scene.traffic.socket(key).receiveQueue = second % 4 < 2 ? 129U : 3U; });
}

void threeForgottenCloseWaits(InsightScene& scene) {
    scene.play(600, [&](int second) {
        if (second % 100 != 50 || second > 300) return;
        scene.traffic.socket(accepted(scene, 80, static_cast<unsigned>(second))).state = State::CloseWait;
    });
}

/// 5000 clients, each with a connection on to one of ten servers.
void proxy(InsightScene& scene) {
    scene.traffic.add(listener(443), 80);
    std::vector<Peer> servers;
    for (int at = 1; at <= 10; ++at) servers.push_back({"10.0.0.1", "10.0.1." + std::to_string(at), 8080});
    Process& process = scene.traffic.process(80);
    process.descriptorLimit = 65'536;
    scene.play(120, [&](int second) {   // at work after a minute and a half
        if (second < 90)
            for (unsigned at = 0; at < 55; ++at) {
                accepted(scene, 80, static_cast<unsigned>(second) * 55 + at);
                scene.traffic.connect(80, servers[at % 10]);
            }
        process.descriptors = static_cast<std::uint32_t>(scene.traffic.count() + 20);
    });
}

/// It has what it needs, and little more is allowed; and one that has forbidden itself to open anything.
void descriptors(InsightScene& scene) {
    Process& pool = scene.traffic.process(5);
    pool.descriptorLimit = 1024;
    Process& confined = scene.traffic.process(6);
    confined.descriptorLimit = 1;
    confined.descriptors = 12;
    std::mt19937 random(6);
    scene.play(300, [&](int) { pool.descriptors = 600 + static_cast<std::uint32_t>(random() % 300); });
}

/// A file server opens more and more for a while, far from its limit.
void descriptorsFarFromTheLimit(InsightScene& scene) {
    Process& process = scene.traffic.process(5);
    process.descriptorLimit = 524'288;
    scene.play(300, [&](int second) { process.descriptors = static_cast<std::uint32_t>(100 + 400 * second); });
}

/// Each to another machine, as a crawler; and a browser's two attempts to one that is down.
void attemptsHereAndThere(InsightScene& scene) {
    for (int at = 1; at <= 200; ++at) {
        const auto key =
            scene.traffic.connect(9, {"10.0.0.1", "10.9.0." + std::to_string(at), 80}, State::SynSent);
        scene.traffic.socket(key).retransmits = std::uint8_t{5};
    }
    for (int at = 0; at < 2; ++at)
        scene.traffic.socket(scene.traffic.connect(9, {}, State::SynSent)).retransmits = std::uint8_t{6};
    for (int at = 0; at < 100; ++at)   // these are only slow
        scene.traffic.socket(scene.traffic.connect(9, {}, State::SynSent)).retransmits = std::uint8_t{1};
    scene.play(60, [](int) {});
}

/// A test's client that ended well, a service that was stopped, and one that lives on with what it left.
void orderlyEnds(InsightScene& scene) {
    const auto group = [&](const char* key, int status, std::uint32_t rows) {
        LeftoverGroup leftover;
        leftover.key = key;
        leftover.formerOwner = std::make_shared<const Process>(scene.traffic.process(5));
        leftover.death = Death{Timestamp{}, status, false};
        leftover.rows.resize(rows);
        leftover.states[State::TimeWait] = rows;
        scene.leftovers.push_back(leftover);
    };
    group("exit 0", 0, 5000);
    group("SIGTERM", 15, 5000);
    group("SIGINT", 2, 5000);
    group("a small crash", 11, 49);
    group("lives", 11, 5000);
    scene.leftovers.back().ownerLives = true;
    scene.leftovers.back().death = std::nullopt;
    group("unknown end", 11, 999);
    scene.leftovers.back().death->waitStatus = std::nullopt;
    group("nobody", 11, 5000);
    scene.leftovers.back().formerOwner = nullptr;
    scene.play(30, [](int) {});
}

/// Everything comes at once when the machine is looked at for the first time, and then nothing changes.
void firstLook(InsightScene& scene) {
    for (int at = 0; at < 5000; ++at) scene.traffic.leave(scene.traffic.connect(7));
    for (unsigned at = 0; at < 9; ++at) scene.traffic.socket(accepted(scene, 80, at)).state = State::CloseWait;
    scene.play(90, [](int) {});
}

}   // namespace

Q_DECLARE_METATYPE(Play)

class HealthyTrafficTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shows_data();
    void shows();
};

void HealthyTrafficTest::shows_data() {
    QTest::addColumn<Play>("play");
    QTest::newRow("nothing") << Play(nothing);
    QTest::newRow("busy web server") << Play(busyWebServer);
    QTest::newRow("clients that hang up") << Play(clientsThatHangUp);
    QTest::newRow("keep-alive pool") << Play(keepAlivePool);
    QTest::newRow("burst that ends") << Play(burstThatEnds);
    QTest::newRow("20,000 stable sockets") << Play(stableSockets);
    QTest::newRow("half of the ports") << Play(halfOfThePorts);
    QTest::newRow("many short connections") << Play(manyShortConnections);
    QTest::newRow("short connections with reuse") << Play(shortConnectionsWithReuse);
    QTest::newRow("many listeners") << Play(manyListeners);
    QTest::newRow("queue that is emptied") << Play(queueThatIsEmptied);
    QTest::newRow("three forgotten CLOSE_WAIT") << Play(threeForgottenCloseWaits);
    QTest::newRow("proxy") << Play(proxy);
    QTest::newRow("descriptors") << Play(descriptors);
    QTest::newRow("descriptors far from the limit") << Play(descriptorsFarFromTheLimit);
    QTest::newRow("attempts here and there") << Play(attemptsHereAndThere);
    QTest::newRow("orderly ends") << Play(orderlyEnds);
    QTest::newRow("first look") << Play(firstLook);
}

/// Nothing, at no moment.
void HealthyTrafficTest::shows() {
    QFETCH(Play, play);
    InsightScene scene;
    play(scene);
    QVERIFY2(scene.everShown().empty(), scene.everShown().empty() ? "" : scene.everShown().front().c_str());
}

QTEST_APPLESS_MAIN(HealthyTrafficTest)
#include "healthy_traffic_test.moc"
