// What the kernel's word on who closed a connection adds to the samples.
#include <QTest>

#include "tests/insight/story.h"
#include "tests/support/printing.h"

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

class TraceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unseen();
    void seenAndTraced();
    void chosenAmongHolders();
    void lastCloserOfAnInheritedSocket();
    void heardLater();
    void closingOfAnEarlierConnection();
    void closingBeforeLastSight();
    void anotherNamespace();
    void unknownNamespace();
    void whatPacketsDid_data();
    void whatPacketsDid();
    void kernelWorkers();
    void goneBeforeItCouldBeRead();
    void pidOfTheDead();
    void sameEndsOverAndOver();
    void tooOld();
    void thirtyConnections();
    void clockSetBack();
    void metHalfway_data();
    void metHalfway();
};

namespace {

const ProcessPointer client = process(42, "client");
const ProcessPointer server = process(43, "server");

}   // namespace

void TraceTest::unseen() {
    Story story;
    story.sample({});
    const Socket left = leftover(7, 40000, 80);
    story.sample({{left, {}}}, {.stateChanges = {closing(left, client, story.soon())}});
    QCOMPARE(story.verdict(0), "traced client 42");
    QCOMPARE(story.reason(0), "The kernel saw client (pid 42) do the closing.");
    story.sample({{left, {}}}, {}, 300s);   // the word is forgotten, what it proved is not
    QCOMPARE(story.verdict(0), "traced client 42");
}

void TraceTest::seenAndTraced() {
    Story story;
    story.sample({{live(7, 40000, 80), {client}}});
    const Socket left = leftover(7, 40000, 80);
    story.sample({{left, {}}}, {.stateChanges = {closing(left, client, story.soon())}});
    QCOMPARE(story.verdict(0), "seen client 42");
    QCOMPARE(story.reason(0), "At the last look, client (pid 42) held what is left, and did the closing.");
}

/// A dump can meet a socket in CLOSE while the kernel makes the remains of TIME_WAIT out of it: that is no life.
void TraceTest::metHalfway_data() {
    QTest::addColumn<State>("before");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("nobody saw it before") << State{} << "traced client 42";
    QTest::newRow("a leftover already") << State::FinWait2 << "traced client 42";
    QTest::newRow("seen alive") << State::Established << "seen client 42";
}

void TraceTest::metHalfway() {
    QFETCH(State, before);
    QFETCH(QString, verdict);
    Story story;
    story.sample({});
    const Socket left = leftover(7, 40000, 80);
    const Events closed{
        .stateChanges = {closing(left, client, story.soon(before == State::Established ? 1500 : 500))}};
    if (before == State::Established) story.sample({{live(7, 40000, 80), {client}}});
    if (before == State::FinWait2) story.sample({{leftover(7, 40000, 80, State::FinWait2), {}}}, closed);
    Socket halfway = leftover(7, 40000, 80, State::Close);
    halfway.localPort = Port{};   // unbound already
    story.sample({{halfway, {}}}, before == State::FinWait2 ? Events() : closed);
    story.sample({{left, {}}});
    QCOMPARE(story.verdict(0), verdict.toStdString());
    QVERIFY(story.reason(0).find("clos") != std::string::npos);   // by whom it was closed is known in each case
}

void TraceTest::chosenAmongHolders() {
    const ProcessPointer child = process(44, "child", 2000);
    Story story;
    story.sample({{live(7, 40000, 80), {client, child}}});
    const Socket left = leftover(7, 40000, 80);
    story.sample({{left, {}}}, {.stateChanges = {closing(left, child, story.soon())}});
    QCOMPARE(story.verdict(0), "seen child 44");
}

void TraceTest::lastCloserOfAnInheritedSocket() {
    Story story;
    story.sample({{live(7, 40000, 80), {client}}});
    const Socket left = leftover(7, 40000, 80);
    story.sample({{left, {}}}, {.stateChanges = {closing(left, process(44, "child"), story.soon())}});
    QCOMPARE(story.verdict(0), "traced child 44");
    QCOMPARE(story.reason(0),
             "The kernel saw child (pid 44) do the last closing; before, client (pid 42) held what "
             "is left.");
}

void TraceTest::heardLater() {
    const Socket left = leftover(7, 40000, 80);
    Story story;
    story.sample({});
    const Timestamp closedAt = story.soon();
    story.sample({{left, {}}});
    QCOMPARE(story.verdict(0), "unknown");
    story.sample({{left, {}}}, {.stateChanges = {closing(left, client, closedAt)}});
    QCOMPARE(story.verdict(0), "traced client 42");
}

void TraceTest::closingOfAnEarlierConnection() {
    const Socket first = leftover(7, 40000, 80);
    Story story;
    story.sample({});
    story.sample({{first, {}}}, {.stateChanges = {closing(first, client, story.soon())}});
    story.sample({{leftover(8, 40000, 80), {}}});   // another connection: the word on its closing was lost
    QCOMPARE(story.verdict(0), "unknown");
}

void TraceTest::closingBeforeLastSight() {
    const Socket socket = live(7, 40000, 80, State::FinWait2);
    Story story;
    story.sample({});
    const StateChange shutDown = closing(socket, client, story.soon());
    story.sample({{socket, {server}}}, {.stateChanges = {shutDown}});   // client has only closed its half
    story.sample({{leftover(7, 40000, 80), {}}});
    QCOMPARE(story.verdict(0), "seen server 43");
}

void TraceTest::anotherNamespace() {
    const Socket left = leftover(7, 40000, 80);
    Story story;
    story.sample({});
    StateChange elsewhere = closing(left, client, story.soon());
    elsewhere.networkNamespace = NetworkNamespace{99};
    StateChange here = closing(left, server, story.soon(400));
    story.sample({{left, {}}}, {.stateChanges = {elsewhere}});
    QCOMPARE(story.verdict(0), "unknown");

    Story both;   // the same ends in two namespaces at once; the later word is on the other
    both.sample({});
    both.sample({{left, {}}}, {.stateChanges = {here, elsewhere}});
    QCOMPARE(both.verdict(0), "traced server 43");
}

void TraceTest::unknownNamespace() {
    const Socket left = leftover(7, 40000, 80);
    Story story;
    story.sample({});
    StateChange somewhere = closing(left, client, story.soon());
    somewhere.networkNamespace.reset();
    story.sample({{left, {}}}, {.stateChanges = {somewhere}});
    QCOMPARE(story.verdict(0), "likely client 42");
    QVERIFY(story.reason(0).find("network namespace that could not be found out") != std::string::npos);

    Story sure;   // what is known of this namespace is worth more than what is newer
    sure.sample({});
    const StateChange here = closing(left, server, sure.soon(100));
    sure.sample({{left, {}}}, {.stateChanges = {here, somewhere}});
    QCOMPARE(sure.verdict(0), "traced server 43");

    Story seen;   // it names one who held the socket, or nobody
    seen.sample({{live(7, 40000, 80), {server}}});
    somewhere.at = seen.soon();
    seen.sample({{left, {}}}, {.stateChanges = {somewhere}});
    QCOMPARE(seen.verdict(0), "seen server 43");
}

void TraceTest::whatPacketsDid_data() {
    QTest::addColumn<State>("to");
    QTest::newRow("accepted, in the hands of whoever ran") << State::Established;
    QTest::newRow("confirmed") << State::FinWait2;
    QTest::newRow("the other side closed") << State::CloseWait;
    QTest::newRow("gone") << State::Close;
}

void TraceTest::whatPacketsDid() {
    QFETCH(State, to);
    const Socket left = leftover(7, 40000, 80);
    Story story;
    story.sample({});
    StateChange change = closing(left, client, story.soon());
    change.to = to;
    story.sample({{left, {}}}, {.stateChanges = {change}});
    QCOMPARE(story.verdict(0), "unknown");
}

void TraceTest::kernelWorkers() {
    const Socket left = leftover(7, 40000, 80);
    Story story;
    story.sample({{live(7, 40000, 80), {client}}});
    story.sample({{left, {}}}, {.stateChanges = {closing(left, process(9, "kworker/u4:2"), story.soon())}});
    QCOMPARE(story.verdict(0), "seen client 42");
}

void TraceTest::goneBeforeItCouldBeRead() {
    const Socket left = leftover(7, 40000, 80);
    Story story;
    story.sample({});
    const Timestamp closedAt = story.soon(100);
    const Timestamp diedAt = story.soon(200);
    story.sample({{left, {}}},
                 {.stateChanges = {closing(left, onlyPid(42), closedAt)}, .exits = {{onlyPid(42), diedAt, 11}}});
    QCOMPARE(story.verdict(0), "traced  42");
    QCOMPARE(story.reason(0), "The kernel saw ? (pid 42) do the closing.");
    QVERIFY(story.memory.death(story.owner(0).process->id)->at == diedAt);

    Story known;   // a sample has seen who has this pid
    known.sample({{live(1, 50000, 443), {client}}});
    known.sample({{left, {}}}, {.stateChanges = {closing(left, onlyPid(42), known.soon())}});
    QCOMPARE(known.verdict(0), "traced client 42");
}

void TraceTest::pidOfTheDead() {
    // Somebody else has the pid by now, and was gone before anybody could ask who.
    const Socket left = leftover(8, 40001, 80);
    Story story;
    story.sample({{live(7, 40000, 80), {client}}});
    const Socket first = leftover(7, 40000, 80);
    story.sample({{first, {}}}, {.exits = {{client, story.soon(), 11}}});
    story.sample({{first, {}}, {left, {}}}, {.stateChanges = {closing(left, onlyPid(42), story.soon())}});
    QCOMPARE(story.verdict(0), "seen client 42");
    QCOMPARE(story.verdict(1), "traced  42");
    QVERIFY(!story.memory.death(story.owner(1).process->id));
}

void TraceTest::sameEndsOverAndOver() {
    const Socket left = leftover(7, 40000, 80);
    Story story;
    story.sample({});
    Events events;
    for (int time = 1; time <= 900; ++time) events.stateChanges.push_back(closing(left, client, story.soon(time)));
    events.stateChanges.push_back(closing(left, server, story.soon(950)));
    story.sample({{left, {}}}, events);
    QCOMPARE(story.verdict(0), "traced server 43");
}

void TraceTest::tooOld() {
    const Socket left = leftover(7, 40000, 80);
    Story story;
    story.sample({});
    story.sample({}, {.stateChanges = {closing(left, client, story.soon())}});
    story.sample({}, {}, 131s);
    story.sample({{left, {}}});
    QCOMPARE(story.verdict(0), "unknown");
}

void TraceTest::thirtyConnections() {
    // One sample a second sees 6 of 30 short connections alive; every closing is told by the kernel.
    const auto tell = [](bool traced) {
        Story story;
        std::vector<Story::Row> left;
        for (int second = 0; second < 6; ++second) {
            Events events;
            const Socket longLived = live(static_cast<std::uint64_t>(1000 + second), 41000 + second, 80);
            std::vector<Story::Row> rows = left;
            rows.push_back({longLived, {process(500 + second, "client")}});
            story.sample(rows);
            for (int connection = 0; connection < 5; ++connection) {
                const bool wasSeen = connection == 0;
                const int port = wasSeen ? 41000 + second : 42000 + second * 10 + connection;
                const int cookie = wasSeen ? 1000 + second : port;
                const Socket ended = leftover(static_cast<std::uint64_t>(cookie), port, 80);
                const ProcessPointer closer =
                    wasSeen ? process(500 + second, "client") : process(600 + port, "client");
                if (traced) events.stateChanges.push_back(closing(ended, closer, story.soon(100 + connection)));
                left.push_back({ended, {}});
            }
            story.sample(left, events, 500ms);
        }
        int attributed = 0;
        for (std::uint32_t row = 0; row < left.size(); ++row)
            if (story.owner(row).process) ++attributed;
        return attributed;
    };
    QCOMPARE(tell(false), 6);
    QCOMPARE(tell(true), 30);
}

void TraceTest::clockSetBack() {
    const Socket left = leftover(7, 40000, 80);
    Story story;
    story.sample({{live(6, 40001, 80), {server}}});
    const Timestamp closedAt = story.soon();
    story.setClock(story.now() - 1h);
    story.sample({{left, {}}, {leftover(6, 40001, 80), {}}}, {.stateChanges = {closing(left, client, closedAt)}});
    QCOMPARE(story.verdict(0), "traced client 42");
    QCOMPARE(story.verdict(1), "seen server 43");
}

QTEST_APPLESS_MAIN(TraceTest)
#include "trace_test.moc"
