// The chart of leftovers: its scale of time, and what it says in words.
#include "tests/gui/gui_main.h"

#include "ui/charts/drain_axes.h"
#include "ui/charts/drain_chart.h"

#include <QAccessible>

using namespace socklens;
using namespace std::chrono_literals;

namespace {

constexpr auto now = Timestamp(std::chrono::hours(500'000));

QStringList labels(const DrainSpan& span, int most) {
    QStringList texts;
    for (const DrainTick& tick : drainTicks(span, most)) texts << tick.label;
    return texts;
}

}   // namespace

class DrainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void span();
    void ticks();
    void inWords();
    void betweenSamples();
    void byKeys();
    void nothing();
};

void DrainTest::span() {
    QCOMPARE(drainSpan(0s, 60s).past, 30s);
    QCOMPARE(drainSpan(90s, 60s).past, 90s);
    QCOMPARE(drainSpan(3600s, 0s).past, 600s);
    QCOMPARE(drainSpan(90s, -5s).future, 0s);
}

void DrainTest::ticks() {
    QCOMPARE(labels({30s, 60s}, 10), (QStringList{"−30 s", "−20 s", "−10 s", "now", "+10 s", "+20 s", "+30 s",
                                                  "+40 s", "+50 s", "+1 min"}));
    QCOMPARE(labels({600s, 60s}, 4), (QStringList{"−10 min", "−5 min", "now"}));
    QVERIFY(labels({600s, std::chrono::hours(40)}, 5).contains(QStringLiteral("now")));
}

void DrainTest::inWords() {
    DrainChart chart;
    const std::vector<DrainPoint> past{{now - 30s, 12'004}, {now, 9812}};
    const std::vector<DrainPoint> future{{now + 20s, 100}, {now + 90s, 0}};
    chart.setDrain(past, future, StateGroup::TimeWait);
    QCOMPARE(chart.summary(), QStringLiteral("Left now: 9812; 30 s ago: 12004; in 1 min 30 s: 0."));
    QCOMPARE(QAccessible::queryAccessibleInterface(&chart)->text(QAccessible::Description), chart.summary());
}

/// The scale moves on, and what was measured stays behind.
void DrainTest::betweenSamples() {
    DrainChart chart;
    const std::vector<DrainPoint> past{{now - 30s, 12}, {now, 9}};
    const std::vector<DrainPoint> future{{now, 9}, {now + 20s, 4}, {now + 60s, 0}};
    chart.resize(500, 200);
    chart.show();
    chart.setDrain(past, future, StateGroup::TimeWait, 10s);
    QCOMPARE(chart.summary(), QStringLiteral("Left 10 s ago: 9; 40 s ago: 12; in 50 s: 0."));
    chart.setDrain(past, future, StateGroup::TimeWait, 90s);
    QCOMPARE(chart.summary(), QStringLiteral("Left 1 min 30 s ago: 9; 2 min ago: 12; at any moment: 0."));
    chart.setDrain(past, future, StateGroup::TimeWait, 1h);   // further back than the scale
    QTest::keyClick(&chart, Qt::Key_Home);
    QVERIFY(!chart.grab().isNull());
    const std::vector<DrainPoint> never{{now, 9}, {now + 1ms, 9}};
    chart.setDrain(past, never, StateGroup::TimeWait, 10s);
    QTest::keyClick(&chart, Qt::Key_Escape);
    QCOMPARE(chart.summary(), QStringLiteral("Left 10 s ago: 9; 40 s ago: 12."));
}

void DrainTest::byKeys() {
    DrainChart chart;
    const std::vector<DrainPoint> past{{now - 30s, 12}, {now, 9}};
    const std::vector<DrainPoint> future{{now + 20s, 0}};
    chart.setDrain(past, future, StateGroup::Closing);
    chart.resize(500, 200);
    chart.show();
    QTest::keyClick(&chart, Qt::Key_Home);
    QVERIFY2(chart.summary().endsWith(QStringLiteral("Chosen: 30 s ago: 12.")), qPrintable(chart.summary()));
    QTest::keyClick(&chart, Qt::Key_Right);
    QTest::keyClick(&chart, Qt::Key_Right);
    QTest::keyClick(&chart, Qt::Key_Right);   // not beyond the end
    QVERIFY2(chart.summary().endsWith(QStringLiteral("Chosen: in 20 s: 0.")), qPrintable(chart.summary()));
    chart.setDrain(std::vector<DrainPoint>{{now, 1}}, {}, StateGroup::Closing);   // the chosen point is gone
    QVERIFY2(chart.summary().endsWith(QStringLiteral("Chosen: now: 1.")), qPrintable(chart.summary()));
    QTest::keyClick(&chart, Qt::Key_Escape);
    QCOMPARE(chart.summary(), QStringLiteral("Left now: 1."));
}

void DrainTest::nothing() {
    DrainChart chart;
    chart.resize(500, 200);
    chart.show();
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.summary(), QStringLiteral("There is nothing to show."));
    QVERIFY(!chart.grab().isNull());
}

SOCKLENS_GUI_TEST_MAIN(DrainTest)
#include "drain_test.moc"
