// Whoever was seen holding a socket is remembered, whatever becomes of the wall clock between two samples:
// somebody sets it, or the machine has slept.
#include <QTest>

#include "tests/insight/story.h"
#include "tests/support/printing.h"

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

class ClockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ownersAreRemembered_data() {
        QTest::addColumn<qint64>("jump");   // milliseconds
        const auto row = [](const char* name, Milliseconds jump) { QTest::newRow(name) << qint64(jump.count()); };
        row("an hour of suspend", 1h);
        row("a week of suspend", 168h);
        row("set back by an hour", -1h);
        row("set back by a millisecond more than a sample", -1001ms);
        row("to the beginning of time", -Milliseconds(1'795'183'331'250));
    }

    void ownersAreRemembered() {
        QFETCH(const qint64, jump);
        const ProcessPointer client = process(42, "client");
        const ProcessPointer server = process(43, "server");
        Story story;
        for (int second = 0; second < 3; ++second)
            story.sample({{live(1, 1000, 80), {client}}, {listener(2, 80), {server}}});
        story.setClock(story.now() + Milliseconds(jump));
        for (int second = 0; second < 3; ++second) {
            story.sample({{leftover(1, 1000, 80), {}}, {listener(2, 80), {server}}});
            QCOMPARE(story.verdict(0), "seen client 42");
        }
        // and what comes after the jump is as it always was
        story.sample({{live(3, 1001, 80), {client}}, {listener(2, 80), {server}}});
        story.sample({{leftover(3, 1001, 80), {}}, {listener(2, 80), {server}}});
        QCOMPARE(story.verdict(0), "seen client 42");
    }
};

QTEST_GUILESS_MAIN(ClockTest)
#include "clock_test.moc"
