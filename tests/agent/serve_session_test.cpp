// Both ends of the protocol joined in memory, with a clock that the test moves.
#include <QTest>

#include "app/agent/serve_session.h"
#include "app/probe/process_facts.h"
#include "tests/agent/client_end.h"
#include "tests/support/printing.h"
#include "tests/support/random_snapshot.h"
#include "tests/support/snapshot_builder.h"

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;
using End = ServeSession::End;

namespace {

/// A session, its client and everything that was done.
struct Joined {
    explicit Joined(bool start = true, wire::Wishes wishes = {}) {
        if (start) send(wire::Started{wire::protocolVersion, wishes});
    }
    void sendBytes(std::string_view bytes) {
        session.receive(bytes, now);
        proceed();
    }
    void send(const wire::ClientMessage& message) { sendBytes(requestFrame(message)); }
    void proceed() {
        session.proceed([this] { return now; });
        while (reads && !session.pending().empty()) {
            read();
            session.proceed([this] { return now; });
        }
    }
    /// A piece at a time, as pipes do.
    void read() {
        while (!session.pending().empty()) {
            const std::string piece(session.pending().substr(0, 1 + session.pending().size() / 3));
            client.feed(piece);
            session.written(piece.size());
        }
    }
    void wait(std::chrono::milliseconds time) {
        now += time;
        proceed();
    }

    ServeSession::Time now{std::chrono::hours(1)};
    bool reads = true;
    SnapshotPointer next = std::make_shared<const Snapshot>();
    int samples = 0;
    wire::Wishes wished;
    std::vector<Query> asked;
    std::vector<Actions> performed;
    Events happened;
    std::vector<Message> complaints;
    ServeSession session{{[this](const wire::Wishes& wishes) {
                              ++samples;
                              wished = wishes;
                              return next;
                          },
                          [this](const Query& query) {
                              asked.push_back(query);
                              return Answer(ProcessAnswer{});
                          },
                          [this](const Actions& actions) {
                              performed.push_back(actions);
                              return ActionResults(actions.size(), {Outcome::Done, {"It is done.", {}}});
                          },
                          [this] { return std::exchange(happened, {}); },
                          [this] { return std::exchange(complaints, {}); }},
                         Capabilities{.self = Pid{5}, .host = "here"},
                         30s,
                         now};
    ClientEnd client;
};

SnapshotPointer withCookie(std::uint64_t cookie) {
    SnapshotBuilder builder;
    builder.add(tcpSocket(cookie));
    return std::make_shared<const Snapshot>(builder.take());
}

Actions someActions(std::size_t count) {
    return Actions(count, SendSignal{{Pid{1}, StartTime{2}}, 15});
}

}   // namespace

class ServeSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void greetsFirst();
    void samplesAtTheInterval();
    void intervalIsKeptSensible();
    void paused();
    void tcpInfoIsSeenAtOnce();
    void otherNetworksAreSeenAtOnce();
    void requestsInOrder();
    void actionsAreSeenAtOnce();
    void eventsComeBeforeTheirSnapshot();
    void aDeathIsSeenSoon();
    void answersAreNotKeptBack();
    void whatCannotBeWatchedIsSaid();
    void manyEventsInPortions();
    void longestEventsFitAFrame();
    void newestForASlowReader();
    void stopsListeningToASlowReader();
    void silence();
    void farewell();
    void refused_data();
    void refused();
    void nothingAfterAnObjection();
    void randomSnapshots();
};

void ServeSessionTest::greetsFirst() {
    Joined joined(false);
    joined.proceed();
    const auto greeting = joined.client.take<wire::Greeting>();
    QVERIFY(greeting);
    QCOMPARE(greeting->version, wire::protocolVersion);
    QCOMPARE(greeting->capabilities.host, std::string("here"));
    joined.wait(10s);
    QCOMPARE(joined.samples, 0);   // nobody has said how
}

void ServeSessionTest::samplesAtTheInterval() {
    Joined joined(true, {1000ms, false, false});
    QCOMPARE(joined.samples, 1);
    joined.wait(999ms);
    QCOMPARE(joined.samples, 1);
    QVERIFY(joined.session.wakeAt() == joined.now + 1ms);
    joined.wait(1ms);
    QCOMPARE(joined.samples, 2);
    joined.send(wire::Wishes{500ms, false, false});
    joined.wait(500ms);
    QCOMPARE(joined.samples, 3);
    QCOMPARE(joined.client.snapshots.size(), 3U);
}

void ServeSessionTest::intervalIsKeptSensible() {
    Joined joined(true, {0ms, false, false});
    joined.proceed();
    joined.wait(ServeSession::shortestInterval - 1ms);
    QCOMPARE(joined.samples, 1);
    joined.wait(1ms);
    QCOMPARE(joined.samples, 2);
    joined.send(wire::Wishes{std::chrono::hours(24), false, false});
    for (int pings = 0; pings < 200; ++pings) {
        joined.wait(20s);
        joined.send(wire::StillThere{});
    }
    QCOMPARE(joined.samples, 3);
}

void ServeSessionTest::paused() {
    Joined joined(true, {1000ms, true, false});
    QCOMPARE(joined.samples, 1);   // the first one, so that there is something to see
    joined.wait(5s);
    QCOMPARE(joined.samples, 1);
    joined.send(wire::SampleWanted{});
    QCOMPARE(joined.samples, 2);
    joined.send(wire::Wishes{1000ms, false, false});
    QCOMPARE(joined.samples, 2);
    joined.wait(1s);
    QCOMPARE(joined.samples, 3);
}

void ServeSessionTest::tcpInfoIsSeenAtOnce() {
    Joined joined(true, {1000ms, true, false});
    QVERIFY(!joined.wished.tcpInfo);
    joined.send(wire::Wishes{1000ms, true, true});
    QCOMPARE(joined.samples, 2);
    QVERIFY(joined.wished.tcpInfo);
    joined.send(wire::Wishes{1000ms, true, true});
    QCOMPARE(joined.samples, 2);
}

void ServeSessionTest::otherNetworksAreSeenAtOnce() {
    Joined joined(true, {1000ms, true});
    for (const bool wanted : {true, true, false}) joined.send(wire::Wishes{1000ms, true, false, wanted});
    QCOMPARE(joined.samples, 3);
    QVERIFY(!joined.wished.allNetworks);
}

void ServeSessionTest::requestsInOrder() {
    Joined joined;
    joined.sendBytes(requestFrame(wire::Question{3, SysctlsQuery{}}) +
                     requestFrame(wire::Batch{4, someActions(2)}) + requestFrame(wire::StillThere{}) +
                     requestFrame(wire::Question{9, SysctlsQuery{}}));
    joined.client.messages.pop_front();   // the greeting
    QCOMPARE(joined.client.messages.size(), 4U);
    QCOMPARE(std::get<wire::Reply>(joined.client.messages[0]).id, 3U);
    const auto batch = std::get<wire::BatchResults>(joined.client.messages[1]);
    QCOMPARE(batch.id, 4U);
    QCOMPARE(batch.results.size(), 2U);
    QCOMPARE(english(batch.results[1].message), std::string("It is done."));
    QVERIFY(std::holds_alternative<wire::AlsoHere>(joined.client.messages[2]));
    QCOMPARE(std::get<wire::Reply>(joined.client.messages[3]).id, 9U);
    QVERIFY(joined.performed == std::vector<Actions>{someActions(2)});
    QCOMPARE(joined.asked.size(), 2U);
}

void ServeSessionTest::actionsAreSeenAtOnce() {
    Joined joined(true, {1000ms, true, false});
    joined.send(wire::Batch{1, someActions(1)});
    QCOMPARE(joined.samples, 2);
}

Process worker(int pid) {
    Process process;
    process.id = {Pid{pid}, StartTime{7}};
    process.name = "worker";
    return process;
}

ProcessExit exitOf(int pid) {
    return {std::make_shared<const Process>(worker(pid)), Timestamp(1s), 11};
}

SnapshotPointer heldBy(int pid) {
    SnapshotBuilder builder;
    builder.hold(builder.add(tcpSocket(1)), builder.addProcess(worker(pid)));
    return std::make_shared<const Snapshot>(builder.take());
}

void ServeSessionTest::eventsComeBeforeTheirSnapshot() {
    Joined joined(true, {1000ms, false, false});
    joined.happened.exits = {exitOf(5)};
    joined.wait(1s);
    const auto happening = joined.client.take<wire::Happening>();
    QVERIFY(happening);
    QVERIFY(happening->events.exits == std::vector{exitOf(5)});
    QCOMPARE(joined.client.snapshots.size(), 2U);
    joined.wait(1s);
    QVERIFY(!joined.client.take<wire::Happening>());   // nothing has happened since
}

void ServeSessionTest::aDeathIsSeenSoon() {
    Joined joined(true, {1000ms, false, false});
    joined.next = heldBy(5);
    joined.wait(1s);
    QCOMPARE(joined.samples, 2);
    joined.happened.exits = {exitOf(6)};   // it held nothing
    joined.session.gatherEvents();
    joined.wait(500ms);
    QCOMPARE(joined.samples, 2);
    joined.happened.exits = {exitOf(5)};
    joined.session.gatherEvents();
    joined.proceed();
    QCOMPARE(joined.samples, 3);
    joined.wait(500ms);
    QCOMPARE(joined.samples, 3);   // once is enough
    joined.send(wire::Wishes{1000ms, true, false});
    joined.happened.exits = {exitOf(5)};
    joined.session.gatherEvents();
    joined.wait(500ms);
    QCOMPARE(joined.samples, 3);   // paused is paused
}

void ServeSessionTest::answersAreNotKeptBack() {
    Joined joined(true, {1000ms, true, false});
    std::string questions;
    for (std::uint64_t id = 1; id <= 5; ++id) questions += requestFrame(wire::Question{id, SysctlsQuery{}});
    joined.session.receive(questions, joined.now);
    const auto slowly = [&] { return joined.now += 60ms; };
    joined.session.proceed(slowly);
    const auto answered = joined.asked.size();
    QVERIFY(answered >= 1 && answered < 5);
    QVERIFY(!joined.session.pending().empty());
    QVERIFY(!joined.session.wantsInput() && joined.session.wakeAt() <= joined.now);   // there is more to do
    while (!joined.session.wantsInput()) joined.session.proceed(slowly);
    QCOMPARE(joined.asked.size(), 5U);
}

void ServeSessionTest::whatCannotBeWatchedIsSaid() {
    Joined joined(true, {1000ms, false, false});
    joined.complaints.push_back({"There are too many.", {}});
    joined.wait(1s);
    const auto note = joined.client.take<wire::Note>();
    QVERIFY(note && english(note->message) == "There are too many.");
    joined.wait(1s);
    QVERIFY(!joined.client.take<wire::Note>());
}

void ServeSessionTest::manyEventsInPortions() {
    Joined joined(true, {1000ms, false, false});
    joined.happened.exits = std::vector(wire::mostEvents + 1, exitOf(5));
    joined.happened.lost = 3;
    joined.wait(1s);
    const auto first = joined.client.take<wire::Happening>();
    const auto second = joined.client.take<wire::Happening>();
    QVERIFY(first && second);
    QCOMPARE(first->events.exits.size(), wire::mostEvents);
    QCOMPARE(second->events.exits.size(), 1U);
    QCOMPARE(first->events.lost + second->events.lost, 3U);
}

/// Whatever local users call their processes.
void ServeSessionTest::longestEventsFitAFrame() {
    Joined joined(true, {1000ms, false, false});
    auto longest = [pid = 0]() mutable {
        Process process = worker(++pid);
        process.command.assign(longestCommand, 'x');
        process.cgroup.assign(4096, 'x');   // PATH_MAX, where the kernel stops
        process.name.assign(15, 'x');
        return std::make_shared<const Process>(std::move(process));
    };
    for (std::size_t count = 0; count < wire::mostEvents; ++count) {
        joined.happened.exits.push_back({longest(), Timestamp(1s), 11});
        joined.happened.coreDumps.push_back({longest(), Timestamp(1s)});
        StateChange& change = joined.happened.stateChanges.emplace_back();
        change.process = longest();
        change.to = change.from = State::Listen;
    }
    joined.wait(1s);
    QCOMPARE(joined.client.take<wire::Happening>()->events.exits.size(), wire::mostEvents);
}

/// What nobody reads is not piled up: there is one snapshot on its way, and the next one is the newest then.
void ServeSessionTest::newestForASlowReader() {
    Joined joined(true, {1000ms, false, false});
    joined.reads = false;
    for (std::uint64_t cookie = 1; cookie <= 20; ++cookie) {
        joined.next = withCookie(cookie);
        joined.wait(1s);
    }
    QCOMPARE(joined.samples, 2);
    joined.reads = true;
    joined.read();
    joined.wait(0ms);
    QCOMPARE(joined.samples, 3);
    QVERIFY(joined.client.snapshots.back()->sockets[0].cookie == Cookie{20});
}

void ServeSessionTest::stopsListeningToASlowReader() {
    Joined joined;
    joined.reads = false;
    std::uint64_t id = 0;
    // Until it does not want more; whatever the client sends then stays in its pipe.
    while (joined.session.wantsInput() && id < 1'000'000) joined.send(wire::Question{++id, SysctlsQuery{}});
    QVERIFY(id < 1'000'000);
    QVERIFY(joined.session.pending().size() < (std::size_t{8} << 20U));
    joined.reads = true;
    joined.proceed();
    QVERIFY(joined.session.wantsInput());
    QCOMPARE(joined.client.messages.size(), id + 1);
}

void ServeSessionTest::silence() {
    Joined joined;
    joined.wait(29s);
    joined.send(wire::StillThere{});
    joined.wait(29s);
    QVERIFY(!joined.session.end());
    joined.wait(1s);
    QVERIFY(joined.session.end() == End::Silence);
}

void ServeSessionTest::farewell() {
    Joined joined;
    joined.sendBytes(requestFrame(wire::Farewell{}) + requestFrame(wire::Batch{1, someActions(1)}));
    QVERIFY(joined.session.end() == End::Farewell);
    QVERIFY(joined.performed.empty());
}

void ServeSessionTest::refused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("started");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const std::string& bytes, const char* sentence, bool started = true) {
        QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())) << started
                            << QString(sentence);
    };
    row("too long", std::string("\xff\xff\xff\x7f\0", 5), "a frame of 2147483647 bytes");
    row("unknown kind", std::string("\0\0\0\0\7", 5), "unknown kind (7)");
    row("a snapshot", std::string("\0\0\0\0\1", 5), "unknown kind (1)");
    row("compressed", std::string("\0\0\0\0\x80", 5), "unknown kind (128)");
    row("nothing", std::string("\0\0\0\0\0", 5), "makes no sense");
    row("malformed", std::string("\3\0\0\0\0\xff\xff\xff", 8), "makes no sense");
    row("twice begun", requestFrame(wire::Started{}), "does not begin");
    row("not begun", requestFrame(wire::StillThere{}), "does not begin", false);
    row("acting before beginning", requestFrame(wire::Batch{1, someActions(1)}), "does not begin", false);
    row("another version", requestFrame(wire::Started{wire::protocolVersion + 1, {}}), "Install the same version",
        false);
    row("no version", requestFrame(wire::Started{0, {}}), "Install the same version", false);
    row("number 0", requestFrame(wire::Question{0, SysctlsQuery{}}), "numbers its requests wrongly");
    row("the same number",
        requestFrame(wire::Question{7, SysctlsQuery{}}) + requestFrame(wire::Batch{7, someActions(1)}),
        "7 came after 7");
    row("a smaller number",
        requestFrame(wire::Question{7, SysctlsQuery{}}) + requestFrame(wire::Batch{6, someActions(1)}),
        "6 came after 7");
}

void ServeSessionTest::refused() {
    QFETCH(QByteArray, bytes);
    QFETCH(bool, started);
    QFETCH(QString, sentence);
    Joined joined(started);
    joined.sendBytes(bytes.toStdString());
    QVERIFY(joined.session.end() == End::Objection);
    const auto objection = joined.client.take<wire::Objection>();
    QVERIFY(objection);
    QVERIFY2(english(objection->message).find(sentence.toStdString()) != std::string::npos,
             english(objection->message).c_str());
    QVERIFY(joined.performed.empty());
}

void ServeSessionTest::nothingAfterAnObjection() {
    Joined joined;
    joined.sendBytes(std::string("\0\0\0\0\7", 5) + requestFrame(wire::Batch{1, someActions(1)}));
    joined.send(wire::Batch{2, someActions(1)});
    joined.wait(1h);
    QVERIFY(joined.session.end() == End::Objection);
    QVERIFY(joined.performed.empty());
    QCOMPARE(joined.samples, 1);
}

void ServeSessionTest::randomSnapshots() {
    Random random(7);
    Joined joined(true, {1000ms, false, false});
    Snapshot snapshot = randomSnapshot(random, 30);
    for (int step = 0; step < 200; ++step) {
        joined.next = std::make_shared<const Snapshot>(snapshot);
        joined.wait(1s);
        joined.send(wire::StillThere{});
        QCOMPARE(joined.client.snapshots.back()->sockets.size(), snapshot.sockets.size());
        snapshot = step % 20 == 0 ? randomSnapshot(random, 30) : randomSuccessor(random, snapshot);   // they grow
    }
    QCOMPARE(joined.samples, 201);
}

QTEST_APPLESS_MAIN(ServeSessionTest)
#include "serve_session_test.moc"
