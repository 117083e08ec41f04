// Whose a leftover was, without events: what samples alone can tell, and what they must not.
#include <QTest>

#include "tests/insight/story.h"
#include "tests/support/printing.h"

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

class AttributionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leftoversOfTheDead_data();
    void leftoversOfTheDead();
    void whatIsNoLeftover_data();
    void whatIsNoLeftover();
    void heldByAChild();
    void severalHolders();
    void past();
    void neverSeen();
    void tupleReusedByAnother();
    void tupleReusedAfterADeath();
    void tupleReusedByTheSame();
    void withoutCookies();
    void withoutCookiesReused();
    void cookieComesLater();
    void twoNamespaces();
    void listenerOfItsPort();
    void listenerAddresses_data();
    void listenerAddresses();
    void listenerBeforeAndAfter();
    void listenerLongGone();
    void bothEndsLocal();
    void userOfAnOrphan();
    void neverRoot();
    void hiddenHolder();
    void missedByADump();
    void anotherProbe();
    void ownersNotLookedFor();
};

namespace {

const ProcessPointer client = process(42, "client");
const ProcessPointer server = process(43, "server");

}   // namespace

void AttributionTest::leftoversOfTheDead_data() {
    QTest::addColumn<State>("alive");
    QTest::addColumn<State>("left");
    QTest::newRow("killed, the peer closes") << State::Established << State::TimeWait;
    QTest::newRow("killed, the peer does not close") << State::Established << State::FinWait2;
    QTest::newRow("the peer is silent") << State::Established << State::FinWait1;
    QTest::newRow("killed in CLOSE_WAIT") << State::CloseWait << State::LastAck;
    QTest::newRow("both at once") << State::Established << State::Closing;
    QTest::newRow("had closed its half before") << State::FinWait2 << State::TimeWait;
}

void AttributionTest::leftoversOfTheDead() {
    QFETCH(State, alive);
    QFETCH(State, left);
    Story story;
    story.sample({{live(7, 40000, 80, alive), {client}}});
    QCOMPARE(story.verdict(0), "unknown");   // of what somebody holds there is no former owner
    story.sample({{leftover(7, 40000, 80, left), {}}});
    QCOMPARE(story.verdict(0), "seen client 42");
    QCOMPARE(story.reason(0), "At the last look, client (pid 42) held what is left.");
    story.sample({{leftover(7, 40000, 80, left), {}}}, {}, 300s);   // for as long as it lasts
    QCOMPARE(story.verdict(0), "seen client 42");
}

void AttributionTest::whatIsNoLeftover_data() {
    QTest::addColumn<State>("state");
    QTest::newRow("waits to be accepted") << State::Established;
    QTest::newRow("waits, and the peer has closed") << State::CloseWait;
    QTest::newRow("a request") << State::SynRecv;
}

void AttributionTest::whatIsNoLeftover() {
    QFETCH(State, state);
    Story story;
    story.sample({{listener(1, 80), {server}}, {leftover(2, 80, 50000, state), {}}});
    QCOMPARE(story.verdict(1), "unknown");
    QVERIFY(story.owner(1).reason.empty());
    QCOMPARE(story.leftovers.total(), 0U);
}

void AttributionTest::heldByAChild() {
    const ProcessPointer child = process(44, "child");
    Story story;
    story.sample({{live(7, 40000, 80), {client, child}}});
    story.sample({{live(7, 40000, 80), {child}}});   // the parent is dead, the connection lives on
    QCOMPARE(story.leftovers.total(), 0U);
    story.sample({{leftover(7, 40000, 80), {}}});
    QCOMPARE(story.verdict(0), "seen child 44");
}

void AttributionTest::severalHolders() {
    const ProcessPointer child = process(44, "child", 2000);
    Story story;
    story.sample({{live(7, 40000, 80), {client, child}}});
    story.sample({{leftover(7, 40000, 80), {}}});
    QCOMPARE(story.verdict(0), "seen client 42");
    QCOMPARE(story.reason(0),
             "At the last look, several processes held what is left, client (pid 42) among them.");

    Story crash;
    crash.sample({{live(7, 40000, 80), {client, child}}});
    const Timestamp diedAt = crash.soon();
    crash.sample({{leftover(7, 40000, 80), {}}}, {.exits = {{child, diedAt, 11}}});
    QCOMPARE(crash.verdict(0), "seen child 44");
}

void AttributionTest::past() {
    Story story;
    SnapshotBuilder builder;
    builder.addProcess(42, "client");
    builder.hold(builder.add(live(7, 40000, 80)), 0);
    TcpInfo info;
    info.bytesReceived = 1234;
    builder.setTcpInfo(0, info);
    story.show(builder.take());
    const Timestamp seenAt = story.now();
    QVERIFY(story.memory.past(0).has_value() == false);   // it is not past yet
    story.sample({{leftover(7, 40000, 80), {}}, {leftover(8, 40001, 80), {}}});
    const auto past = story.memory.past(0);
    QVERIFY(past.has_value());
    QVERIFY(past->state == State::Established);
    QVERIFY(past->until == seenAt);
    QCOMPARE(past->holders.size(), 1U);
    QVERIFY(past->tcpInfo != nullptr && past->tcpInfo->bytesReceived == 1234U);
    QVERIFY(!story.memory.past(1).has_value());
    QVERIFY(!story.memory.past(99).has_value());
}

void AttributionTest::neverSeen() {
    Story story;
    story.sample({{leftover(7, 40000, 80), {}}});
    QCOMPARE(story.verdict(0), "unknown");
    QCOMPARE(story.reason(0), "Closed before anybody looked.");
}

void AttributionTest::tupleReusedByAnother() {
    Story story;
    story.sample({{live(7, 40000, 80), {client}}});
    story.sample({{leftover(7, 40000, 80), {}}});
    story.sample({{live(8, 40000, 80), {server}}});
    story.sample({{leftover(8, 40000, 80), {}}});
    QCOMPARE(story.verdict(0), "seen server 43");
}

void AttributionTest::tupleReusedAfterADeath() {
    Story story;
    story.sample({{live(7, 40000, 80), {client}}});
    const Timestamp diedAt = story.soon();
    story.sample({{leftover(7, 40000, 80), {}}}, {.exits = {{client, diedAt, 11}}});
    story.sample({{leftover(7, 40000, 80, State::TimeWait, 50'000), {}}}, {}, 10s);
    QCOMPARE(story.verdict(0), "seen client 42");
    story.sample({{leftover(8, 40000, 80), {}}});   // another connection, which no sample saw
    QCOMPARE(story.verdict(0), "unknown");

    Story vanished;   // nobody saw it die, but it is not there
    vanished.sample({{live(7, 40000, 80), {client}}});
    vanished.sample({{leftover(8, 40000, 80), {}}});
    QCOMPARE(vanished.verdict(0), "unknown");
}

void AttributionTest::tupleReusedByTheSame() {
    Story story;
    const Story::Row other{live(1, 50000, 443), {client}};
    story.sample({other, {live(7, 40000, 80), {client}}});
    story.sample({other, {leftover(8, 40000, 80), {}}});
    QCOMPARE(story.verdict(1), "likely client 42");

    Story story2;   // in between it was in other hands
    story2.sample({other, {live(7, 40000, 80), {client}}});
    story2.sample({other, {live(8, 40000, 80), {server}}});
    story2.sample({other, {leftover(9, 40000, 80), {}}});
    QCOMPARE(story2.verdict(1), "unknown");
}

void AttributionTest::withoutCookies() {
    Story story;
    story.sample({{live(0, 40000, 80), {client}}});
    story.sample({{leftover(0, 40000, 80), {}}});
    QCOMPARE(story.verdict(0), "likely client 42");   // it could be another connection
}

void AttributionTest::withoutCookiesReused() {
    Story story;
    story.sample({{live(0, 40000, 80), {client}}});
    story.sample({{leftover(0, 40000, 80), {}}});
    story.sample({{live(0, 40000, 80), {server}}});
    story.sample({{leftover(0, 40000, 80), {}}});
    QCOMPARE(story.verdict(0), "likely server 43");
    story.sample({{live(0, 40000, 80), {}}});   // in hands that cannot be seen
    story.sample({{leftover(0, 40000, 80), {}}});
    QCOMPARE(story.verdict(0), "unknown");
}

void AttributionTest::cookieComesLater() {
    Story story;   // sock_diag was not there at first
    story.sample({{live(0, 40000, 80), {client}}});
    story.sample({{leftover(7, 40000, 80), {}}});
    QCOMPARE(story.verdict(0), "likely client 42");
}

void AttributionTest::twoNamespaces() {
    Story story;
    story.sample({{live(7, 40000, 80), {client}}});
    story.setNetworkNamespace(99);
    story.sample({{leftover(0, 40000, 80), {}}});
    QCOMPARE(story.verdict(0), "unknown");
    story.sample({{live(0, 40000, 80), {server}}});
    story.setNetworkNamespace(Story::here);
    story.sample({{leftover(7, 40000, 80), {}}});
    QCOMPARE(story.verdict(0), "seen client 42");
}

void AttributionTest::listenerOfItsPort() {
    Story story;
    story.sample({{listener(1, 80), {server}}});
    story.sample({{listener(1, 80), {server}}, {leftover(7, 80, 50000), {}}, {leftover(8, 81, 50000), {}}});
    QCOMPARE(story.verdict(1), "likely server 43");
    QCOMPARE(story.reason(1), "This is the server's side: server (pid 43) listened on port 80.");
    QCOMPARE(story.verdict(2), "unknown");
    story.sample({{leftover(7, 80, 50000), {}}, {leftover(9, 80, 50001), {}}});   // it has just died
    QCOMPARE(story.verdict(0), "likely server 43");
    QCOMPARE(story.verdict(1), "likely server 43");
}

void AttributionTest::listenerAddresses_data() {
    QTest::addColumn<std::string>("at");
    QTest::addColumn<std::string>("connection");
    QTest::addColumn<std::string>("expected");
    QTest::newRow("exact") << std::string("10.0.0.1") << std::string("10.0.0.1") << std::string("likely other 44");
    QTest::newRow("another") << std::string("10.0.0.9") << std::string("10.0.0.1")
                             << std::string("likely server 43");
    QTest::newRow("IPv4 under ::") << std::string("10.0.0.9") << std::string("fe80::1") << std::string("unknown");
}

void AttributionTest::listenerAddresses() {
    QFETCH(std::string, at);
    QFETCH(std::string, connection);
    QFETCH(std::string, expected);
    const ProcessPointer other = process(44, "other");
    Story story;
    Socket left = leftover(7, 80, 50000);
    left.localAddress = address(connection);
    story.sample({{listener(1, 80), {server}}, {listener(2, 80, at), {other}}, {left, {}}});
    QCOMPARE(story.verdict(2), expected);

    Story dualStack;
    dualStack.sample({{listener(1, 80, "::"), {server}}, {left, {}}});
    QCOMPARE(dualStack.verdict(1), "likely server 43");
}

void AttributionTest::listenerBeforeAndAfter() {
    const ProcessPointer next = process(50, "server", 9000);
    Story story;
    story.sample({{listener(1, 80), {server}}});
    story.sample({}, {}, 10s);
    story.sample({{listener(2, 80), {next}}}, {}, 10s);
    const Socket early = leftover(7, 80, 50000, State::TimeWait, 35'000);   // closed 25 seconds ago
    const Socket late = leftover(8, 80, 50001, State::TimeWait, 58'000);
    story.sample({{listener(2, 80), {next}}, {early, {}}, {late, {}}}, {}, 5s);
    QCOMPARE(story.verdict(1), "likely server 43");
    QCOMPARE(story.verdict(2), "likely server 50");
}

void AttributionTest::listenerLongGone() {
    Story story;
    story.sample({{listener(1, 80), {server}}});
    story.sample({});
    story.sample({{leftover(7, 80, 50000), {}}}, {}, 128s);
    QCOMPARE(story.verdict(0), "likely server 43");
    story.sample({{leftover(8, 80, 50001), {}}}, {}, 3s);
    QCOMPARE(story.verdict(0), "unknown");
}

void AttributionTest::bothEndsLocal() {
    Story story;
    Socket far = live(1, 80, 40000, State::CloseWait);
    std::swap(far.localAddress, far.remoteAddress);
    story.sample({{far, {server}}, {leftover(7, 40000, 80, State::FinWait2), {}}});
    QCOMPARE(story.verdict(1), "unknown");
    QCOMPARE(story.reason(1), "Closed before anybody looked. The other end was in the hands of server (pid 43).");
}

void AttributionTest::userOfAnOrphan() {
    Story story;
    SnapshotBuilder builder;
    Socket orphan = leftover(7, 40000, 80, State::FinWait1, 200);
    orphan.uid = Uid{1000};
    orphan.cgroup = CgroupId{5};
    builder.add(orphan);
    orphan.cookie = Cookie{8};
    orphan.localPort = Port{40001};
    orphan.cgroup = {};
    builder.add(orphan);
    auto names = std::make_shared<NameDirectory>();
    names->users[Uid{1000}] = "ada";
    names->cgroups[CgroupId{5}] = "/system.slice/shop.service";
    builder.snapshot().directory = names;
    story.show(builder.take());
    QCOMPARE(story.verdict(0), "unknown");
    QCOMPARE(story.reason(0), "No process was seen. What is left belonged to the user ada, in shop.service.");
    QCOMPARE(story.reason(1), "No process was seen. What is left belonged to the user ada.");
}

void AttributionTest::neverRoot() {
    Story story;
    Socket orphan = leftover(7, 40000, 80, State::FinWait1, 200);
    orphan.uid = Uid{0};
    story.sample({{orphan, {}}});
    QCOMPARE(story.reason(0), "Closed before anybody looked.");
}

void AttributionTest::hiddenHolder() {
    Story story;
    Socket open = live(7, 40000, 80);
    story.sample({{open, {}}});
    story.sample({{leftover(7, 40000, 80), {}}});
    QCOMPARE(story.verdict(0), "unknown");
    QCOMPARE(story.reason(0), "Seen open, but the owner is not visible to this user.");

    Story withUser;
    open.uid = Uid{33};
    withUser.sample({{open, {}}});
    withUser.sample({{leftover(7, 40000, 80), {}}});
    QCOMPARE(withUser.reason(0), "No process was seen. What is left belonged to the user 33.");
}

void AttributionTest::missedByADump() {
    Story story;
    story.sample({{live(7, 40000, 80), {client}}});
    story.sample({});
    story.sample({{leftover(7, 40000, 80), {}}}, {}, 5s);
    QCOMPARE(story.verdict(0), "seen client 42");
    story.sample({});
    story.sample({{leftover(7, 40000, 80), {}}});
    QCOMPARE(story.verdict(0), "seen client 42");
}

void AttributionTest::anotherProbe() {
    Story story;
    story.sample({{live(7, 40000, 80), {client}}});
    SnapshotBuilder builder;   // begun anew, as after an elevation
    builder.add(leftover(7, 40000, 80));
    builder.snapshot().capturedAt = story.soon();
    const Update update = advance(emptyPicture(), std::make_shared<const Snapshot>(builder.take()));
    story.memory.observe(update, {});
    QCOMPARE(story.verdict(0), "seen client 42");
    QCOMPARE(story.memory.size(), 1U);
}

void AttributionTest::ownersNotLookedFor() {
    Story story;
    story.sample({{live(7, 40000, 80), {client}}});
    SnapshotBuilder builder;
    builder.add(live(7, 40000, 80));
    builder.snapshot().coverage.ownersLookedFor = false;
    builder.snapshot().capturedAt = story.soon();
    story.show(builder.take());
    story.sample({{leftover(7, 40000, 80), {}}});
    QCOMPARE(story.verdict(0), "seen client 42");
}

QTEST_APPLESS_MAIN(AttributionTest)
#include "attribution_test.moc"
