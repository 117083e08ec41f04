// The charts as somebody meets them: fed, looked at, pointed at, clicked, driven by keys, read aloud.
#include "ui/charts/count_text.h"
#include "ui/charts/history_axes.h"
#include "ui/charts/history_bands.h"
#include "ui/charts/hover_card.h"
#include "ui/charts/process_bars_chart.h"
#include "ui/charts/state_history_chart.h"
#include "ui/charts/state_legend.h"
#include "ui/style/state_palette.h"
#include "ui/style/theme_palettes.h"

#include <QAccessible>
#include <QApplication>
#include <QAreaSeries>
#include <QChart>
#include <QChartView>
#include <QLineSeries>
#include <QSignalSpy>
#include <QTest>

using namespace socklens;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr Timestamp now{milliseconds(1'795'176'000'000)};

struct Count {
    State state;
    int number;
};

StateCounts counts(std::initializer_list<Count> list) {
    StateCounts counts;
    for (const Count& entry : list)
        for (int i = 0; i < entry.number; ++i) counts.add(entry.state);
    return counts;
}

/// One point per second: 2 listeners, and as many established ones as the point's age in seconds.
std::vector<StatePoint> secondsUntilNow(int length) {
    std::vector<StatePoint> points;
    for (int ago = length; ago >= 0; --ago)
        points.push_back({now - seconds(ago), counts({{State::Listen, 2}, {State::Established, ago}})});
    return points;
}

ProcessBar bar(const char* name, int pid, std::initializer_list<Count> list) {
    return {QString::fromUtf8(name), ProcessId{Pid{pid}, StartTime{1}}, Ownership::Held, counts(list)};
}

ProcessBar sized(const char* name, int pid, int size) {
    return bar(name, pid, {{State::Established, size}});
}

QStringList labels(const std::vector<ProcessBar>& bars) {
    QStringList list;
    for (const ProcessBar& entry : bars) list << entry.label;
    return list;
}

QList<QAreaSeries*> areasOf(const QWidget& chart) {
    QList<QAreaSeries*> areas;
    for (QAbstractSeries* series : chart.findChild<QChartView*>()->chart()->series())
        areas << qobject_cast<QAreaSeries*>(series);
    return areas;
}

qsizetype drawnPoints(const QWidget& chart) {
    return areasOf(chart).front()->upperSeries()->count();
}

void pointAt(QWidget& widget, QPoint position) {
    QMouseEvent move(QEvent::MouseMove, position, widget.mapToGlobal(position), Qt::NoButton, Qt::NoButton, {});
    QApplication::sendEvent(&widget, &move);
}

void leave(QWidget& widget) {
    QEvent event(QEvent::Leave);
    QApplication::sendEvent(&widget, &event);
}

/// The visible one.
const HoverCard* cardOf(const QWidget& chart) {
    const auto* card = chart.window()->findChild<HoverCard*>();
    return card && card->isVisible() ? card : nullptr;
}

QString description(QWidget& widget) {
    return QAccessible::queryAccessibleInterface(&widget)->text(QAccessible::Description);
}

}   // namespace

class ChartsTest : public QObject {
    Q_OBJECT

private:
    /// Where the history's areas are, in the chart.
    static QRect plotOf(const StateHistoryChart& chart) {
        const QWidget* view = chart.findChild<QChartView*>();
        return {view->mapTo(&chart, QPoint(0, 0)), view->size()};
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    // ---- numbers and words

    void countAxisIsRound_data() {
        QTest::addColumn<uint>("highest");
        QTest::addColumn<int>("intervals");
        QTest::addColumn<uint>("step");
        QTest::addColumn<uint>("top");
        QTest::newRow("nothing") << 0U << 5 << 1U << 4U;
        QTest::newRow("few") << 7U << 5 << 2U << 8U;
        QTest::newRow("hundreds") << 422U << 5 << 100U << 500U;
        QTest::newRow("little room") << 422U << 2 << 500U << 500U;
        QTest::newRow("exactly a step leaves air") << 500U << 5 << 200U << 600U;
        QTest::newRow("a million") << 1'000'000U << 5 << 500'000U << 1'500'000U;
    }
    void countAxisIsRound() {
        QFETCH(uint, highest);
        QFETCH(int, intervals);
        QFETCH(uint, step);
        QFETCH(uint, top);
        const CountAxis axis = countAxis(highest, intervals);
        QCOMPARE(axis.step, step);
        QCOMPARE(axis.top, top);
    }

    void timeAxisGrowsWithTheHistory() {
        QCOMPARE(timeSpan(seconds(0)), seconds(60));
        QCOMPARE(timeSpan(seconds(60)), seconds(60));
        QCOMPARE(timeSpan(seconds(61)), seconds(120));
        QCOMPARE(timeSpan(seconds(301)), seconds(600));
        QCOMPARE(timeSpan(seconds(600)), seconds(600));
        const auto texts = [](seconds span, bool sparse) {
            QStringList list;
            for (const TimeTick& tick : timeTicks(span, sparse)) list << tick.label;
            return list.join(QLatin1Char(' '));
        };
        QCOMPARE(texts(seconds(600), false), QStringLiteral("−10 min −8 −6 −4 −2 now"));
        QCOMPARE(texts(seconds(600), true), QStringLiteral("−10 min −5 now"));
        QCOMPARE(texts(seconds(300), false), QStringLiteral("−5 min −4 −3 −2 −1 now"));
        QCOMPARE(texts(seconds(60), false), QStringLiteral("−60 s −45 s −30 s −15 s now"));
    }

    void words() {
        QCOMPARE(countsInWords(counts({{State::Listen, 12}, {State::TimeWait, 1}})),
                 QStringLiteral("12 LISTEN, 1 TIME_WAIT"));
        QCOMPARE(countsInWords({}), QString());
        QCOMPARE(agoInWords(seconds(0)), QStringLiteral("now"));
        QCOMPARE(agoInWords(seconds(45)), QStringLiteral("45 s ago"));
        QCOMPARE(agoInWords(seconds(600)), QStringLiteral("10 min ago"));
        QCOMPARE(agoInWords(seconds(61)), QStringLiteral("1 min 1 s ago"));
    }

    // ---- from points to bands

    void bandsLieOnEachOther() {
        const StatePoint point{now, counts({{State::Listen, 2}, {State::Established, 5}, {State::Close, 1}})};
        const BandLines lines = bandLines(std::array{point, point});
        QCOMPARE(lines[0].front().y(), 2);   // LISTEN
        QCOMPARE(lines[1].front().y(), 2);   // opening: nothing on top of it
        QCOMPARE(lines[2].front().y(), 7);
        QCOMPARE(lines.back().back().y(), 8);
    }

    void thinningKeepsPeaks() {
        std::vector<StatePoint> points;
        for (int i = 0; i < 100; ++i)
            points.push_back({now + milliseconds(100 * i), counts({{State::Established, i == 55 ? 70 : 10}})});
        const auto kept = thinned(points);
        QCOMPARE(kept.size(), 11U);
        QCOMPARE(kept[5].counts.total(), 70U);
        QCOMPARE(kept.back().at, points.back().at);   // the newest is "now", peak or not
        QCOMPARE(thinned(secondsUntilNow(600)).size(), 601U);
    }

    void pauseIsAGap() {
        std::vector<StatePoint> points;
        for (const int at : {0, 1, 2, 40, 41, 42})
            points.push_back({now + seconds(at), counts({{State::Listen, 3}})});
        for (std::size_t i = 0; i < points.size(); ++i) QCOMPARE(isGapAfter(points, i), i == 2);
        const BandLines lines = bandLines(points);
        QCOMPARE(lines[0].size(), 8U);
        QCOMPARE(lines[0][3].y(), 0);   // down at the end of what was seen
        QCOMPARE(lines[0][4].y(), 0);   // up where it begins again
    }

    void otherIntervalIsNoGap() {
        std::vector<StatePoint> points;
        for (const int at : {0, 1, 2, 12, 22, 32}) points.push_back({now + seconds(at), {}});
        for (std::size_t i = 0; i < points.size(); ++i) QVERIFY(!isGapAfter(points, i));
    }

    // ---- the history

    void historyDrawsWhatItIsFed() {
        StateHistoryChart chart;
        chart.resize(600, 300);
        chart.show();
        chart.setHistory(secondsUntilNow(600));
        QCOMPARE(areasOf(chart).size(), qsizetype(stateGroups.size()));
        QCOMPARE(drawnPoints(chart), 601);
        QCOMPARE(areasOf(chart).back()->upperSeries()->at(0).y(), 602);
        QVERIFY(chart.findChild<QChartView*>()->isVisible());
    }

    void historyAcceptsOtherCountsForTheSameTimes() {
        StateHistoryChart chart;
        chart.resize(600, 300);
        chart.show();
        std::vector<StatePoint> points = secondsUntilNow(60);
        for (StatePoint& point : points) point.counts = counts({{State::Listen, 90}});
        chart.setHistory(points);
        const QImage before = chart.grab(plotOf(chart)).toImage();
        for (StatePoint& point : points) point.counts = counts({{State::Listen, 80}});
        chart.setHistory(points);
        QVERIFY(chart.grab(plotOf(chart)).toImage() != before);
    }

    void hiddenHistoryIsNotDrawn() {
        StateHistoryChart chart;
        chart.resize(600, 300);
        chart.setHistory(secondsUntilNow(60));
        QCOMPARE(drawnPoints(chart), 0);
        chart.show();
        QCOMPARE(drawnPoints(chart), 61);
        chart.hide();
        chart.setHistory(secondsUntilNow(100));
        QCOMPARE(drawnPoints(chart), 61);
        chart.show();
        QCOMPARE(drawnPoints(chart), 101);
    }

    void historySaysWhatItWaitsFor() {
        StateHistoryChart chart;
        chart.resize(600, 300);
        chart.show();
        QVERIFY(!chart.findChild<QChartView*>()->isVisible());
        QVERIFY(chart.summary().startsWith(QLatin1String("Waiting")));
        chart.setHistory(secondsUntilNow(0));   // one point is no picture yet
        QVERIFY(!chart.findChild<QChartView*>()->isVisible());
        pointAt(chart, {300, 100});
        QVERIFY(!cardOf(chart));
    }

    void pointerReadsTheHistory() {
        StateHistoryChart chart;
        chart.resize(600, 300);
        chart.show();
        chart.setHistory(secondsUntilNow(600));
        const QRect plot = plotOf(chart);

        pointAt(chart, {plot.right(), plot.center().y()});
        QVERIFY(cardOf(chart));
        QCOMPARE(cardOf(chart)->reading().counts->total(), 2U);
        QCOMPARE(cardOf(chart)->reading().detail, QStringLiteral("now"));

        pointAt(chart, {plot.left() + plot.width() / 4, plot.center().y()});
        const Reading reading = cardOf(chart)->reading();
        QVERIFY(std::abs(int((*reading.counts)[StateGroup::Established]) - 450) <= 2);
        QCOMPARE((*reading.counts)[StateGroup::Listen], 2U);
        QVERIFY(chart.window()->rect().contains(cardOf(chart)->geometry()));

        leave(chart);
        QVERIFY(!cardOf(chart));
    }

    void pointerInAGapReadsNothing() {
        StateHistoryChart chart;
        chart.resize(600, 300);
        chart.show();
        std::vector<StatePoint> points = secondsUntilNow(600);
        std::erase_if(points,
                      [](const StatePoint& p) { return p.at > now - seconds(350) && p.at < now - seconds(250); });
        chart.setHistory(points);
        pointAt(chart, plotOf(chart).center());
        QVERIFY(cardOf(chart));
        QVERIFY(!cardOf(chart)->reading().counts);
        QVERIFY(!cardOf(chart)->reading().remark.isEmpty());
    }

    void pointerBeforeTheFirstSampleReadsNothing() {
        StateHistoryChart chart;
        chart.resize(600, 300);
        chart.show();
        chart.setHistory(secondsUntilNow(20));   // of 60
        pointAt(chart, {plotOf(chart).left() + 10, plotOf(chart).center().y()});
        QVERIFY(!cardOf(chart));
    }

    void keysReadTheHistory() {
        StateHistoryChart chart;
        chart.resize(600, 300);
        chart.show();
        chart.setHistory(secondsUntilNow(100));
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(cardOf(chart)->reading().counts->total(), 3U);
        QTest::keyClick(&chart, Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(cardOf(chart)->reading().counts->total(), 13U);
        QVERIFY(description(chart).contains(QLatin1String("13 (2 LISTEN, 11 ESTABLISHED)")));
        QTest::keyClick(&chart, Qt::Key_Home);
        QCOMPARE(cardOf(chart)->reading().counts->total(), 102U);
        QTest::keyClick(&chart, Qt::Key_Escape);
        QVERIFY(!cardOf(chart));
    }

    void cardGoesWithItsChart() {
        QWidget window;
        window.resize(600, 400);
        auto* chart = new StateHistoryChart(&window);
        chart->resize(600, 300);
        window.show();
        chart->setHistory(secondsUntilNow(600));
        pointAt(*chart, plotOf(*chart).center());
        QVERIFY(cardOf(window));
        chart->hide();
        QVERIFY(!cardOf(window));
        delete chart;
        QVERIFY(!window.findChild<HoverCard*>());
    }

    void historyFollowsThePalette() {
        StateHistoryChart chart;
        for (const QPalette& palette : {darkPalette(), lightPalette()}) {
            chart.setPalette(palette);
            const auto areas = areasOf(chart);
            for (const StateGroup group : stateGroups)
                QCOMPARE(areas[qsizetype(group)]->brush().color(), stateColor(group, palette));
        }
    }

    void historyIsReadAloud() {
        StateHistoryChart chart;
        chart.setHistory(secondsUntilNow(600));
        QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&chart);
        QCOMPARE(interface->role(), QAccessible::Chart);
        QVERIFY(!interface->text(QAccessible::Name).isEmpty());
        QCOMPARE(description(chart), QStringLiteral("TCP and UDP sockets now: 2 (2 LISTEN); 10 min ago: 602."));
        chart.setHistory(std::array{StatePoint{now, {}}});
        QCOMPARE(description(chart), QStringLiteral("TCP and UDP sockets now: none."));
    }

    // ---- the legend

    void legendWrapsAndLosesNothing() {
        StateLegend legend;
        legend.setCounts(counts({{State::Established, 1234}}));
        const int line = legend.heightForWidth(2000);
        QCOMPARE(legend.heightForWidth(450), 3 * line);
        QCOMPARE(legend.heightForWidth(10), int(stateGroups.size()) * line);
        QVERIFY(legend.accessibleDescription().contains(QLatin1String("ESTABLISHED")));
    }

    // ---- the order of the bars

    void largestBarsComeFirst() {
        const auto top =
            steadyTop({sized("a", 1, 5), sized("b", 2, 0), sized("c", 3, 9), sized("d", 4, 7)}, {}, 2);
        QCOMPARE(labels(top), (QStringList{QStringLiteral("c"), QStringLiteral("d")}));
    }

    void nearlyEqualBarsKeepTheirPlaces() {
        const auto before = steadyTop({sized("a", 1, 101), sized("b", 2, 100)}, {}, 10);
        const auto slightly = steadyTop({sized("a", 1, 100), sized("b", 2, 103)}, before, 10);
        QCOMPARE(slightly.front().label, QStringLiteral("a"));
        const auto clearly = steadyTop({sized("a", 1, 100), sized("b", 2, 110)}, slightly, 10);
        QCOMPARE(clearly.front().label, QStringLiteral("b"));
    }

    void smallBarsAreExact() {
        const auto before = steadyTop({sized("a", 1, 3), sized("b", 2, 2)}, {}, 10);
        QCOMPARE(steadyTop({sized("a", 1, 3), sized("b", 2, 4)}, before, 10).front().label, QStringLiteral("b"));
    }

    void newProcessWithOldPidIsAnotherBar() {
        ProcessBar old = sized("a", 1, 5);
        ProcessBar young = old;
        young.process->startTime = StartTime{2};
        QVERIFY(!old.sameAs(young));
    }

    // ---- the bars

    void barsFitIntoTheirRows_data() {
        QTest::addColumn<int>("width");
        QTest::newRow("narrow") << 250;
        QTest::newRow("450") << 450;
        QTest::newRow("wide") << 1100;
    }
    void barsFitIntoTheirRows() {
        QFETCH(int, width);
        const std::vector<ProcessBar> bars{
            bar("a-process-with-a-long-name", 4194303,
                {{State::Listen, 1}, {State::CloseWait, 1}, {State::TimeWait, 99998}}),
            bar("b", 1,
                {{State::Listen, 1}, {State::SynSent, 1}, {State::Established, 1}, {State::CloseWait, 1}})};
        const QRect area(0, 0, width, 240);
        const auto rows = layOut(bars, area, QFontMetrics(QFont()));
        QCOMPARE(rows.size(), 2U);
        for (const BarRow& row : rows) {
            QVERIFY(area.contains(row.row));
            QVERIFY(row.name.right() < row.track.left());
            QVERIFY(row.track.right() < row.total.left());
            QVERIFY(row.total.right() <= area.right());
            for (const BarSegment& segment : row.segments) QVERIFY(segment.rect.width() >= 2.5);
        }
        QCOMPARE(rows[0].segments.size(), 3U);
        QVERIFY(std::abs(rows[0].segments.back().rect.right() - (rows[0].track.right() + 1)) < 0.01);
        QVERIFY(rows[1].segments.back().rect.right() < rows[0].track.center().x());
    }

    void rowsStandStillWhenTheirNumberChanges() {
        ProcessBarsChart chart;
        chart.resize(500, 260);
        chart.setBars({sized("a", 1, 9)});
        const QRect first = chart.rowRect(0);
        std::vector<ProcessBar> many;
        for (int pid = 1; pid <= 30; ++pid) many.push_back(sized("a", pid, 40 - pid));
        chart.setBars(many);
        QCOMPARE(chart.rowCount(), 10);
        QCOMPARE(chart.rowRect(0), first);
        QVERIFY(chart.rect().contains(chart.rowRect(9)));
    }

    void clicksOnBars() {
        ProcessBarsChart chart;
        chart.resize(600, 260);
        chart.show();
        const ProcessBar web = bar("web", 7, {{State::Established, 50}, {State::CloseWait, 50}});
        chart.setBars({web,
                       {QStringLiteral("kept by the kernel"), std::nullopt, Ownership::Kernel,
                        counts({{State::TimeWait, 20}})}});
        QSignalSpy processes(&chart, &ProcessBarsChart::processActivated);
        QSignalSpy states(&chart, &ProcessBarsChart::stateActivated);

        const QRect row = chart.rowRect(0);
        QTest::mouseClick(&chart, Qt::LeftButton, {}, {row.left() + 8, row.center().y()});
        QCOMPARE(processes.size(), 1);
        QCOMPARE(processes[0][0].value<ProcessId>(), *web.process);
        QCOMPARE(states.size(), 0);

        QTest::mouseClick(&chart, Qt::LeftButton, {}, {row.right() - 80, row.center().y()});
        QCOMPARE(states.size(), 1);
        QCOMPARE(states[0][0].value<ProcessId>(), *web.process);
        QCOMPARE(states[0][1].value<StateGroup>(), StateGroup::CloseWait);
        QCOMPARE(processes.size(), 1);

        std::vector<Ownership> ownerless;
        connect(&chart, &ProcessBarsChart::ownerlessActivated, this,
                [&](Ownership ownership, std::optional<StateGroup> /*group*/) { ownerless.push_back(ownership); });
        QTest::mouseClick(&chart, Qt::LeftButton, {}, chart.rowRect(1).center());   // nobody's
        QVERIFY(ownerless == std::vector{Ownership::Kernel});
        QTest::mouseClick(&chart, Qt::RightButton, {}, row.center());
        QCOMPARE(processes.size() + states.size(), 2);
    }

    void clickIsLostWhenTheRowChangedUnderIt() {
        ProcessBarsChart chart;
        chart.resize(600, 260);
        chart.show();
        chart.setBars({sized("a", 1, 50), sized("b", 2, 10)});
        QSignalSpy processes(&chart, &ProcessBarsChart::processActivated);
        const QPoint name(chart.rowRect(0).left() + 8, chart.rowRect(0).center().y());
        QTest::mousePress(&chart, Qt::LeftButton, {}, name);
        chart.setBars({sized("a", 1, 50), sized("b", 2, 100)});
        QTest::mouseRelease(&chart, Qt::LeftButton, {}, name);
        QCOMPARE(processes.size(), 0);
    }

    void keysOnBars() {
        ProcessBarsChart chart;
        chart.resize(600, 260);
        chart.show();
        chart.setBars({sized("a", 1, 50), bar("b", 2, {{State::Listen, 3}, {State::CloseWait, 7}})});
        QSignalSpy processes(&chart, &ProcessBarsChart::processActivated);
        QSignalSpy states(&chart, &ProcessBarsChart::stateActivated);
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(processes.size(), 0);   // nothing chosen yet
        QTest::keyClick(&chart, Qt::Key_Down);
        QTest::keyClick(&chart, Qt::Key_Down);
        QTest::keyClick(&chart, Qt::Key_Down);   // stays at the last
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(processes.size(), 1);
        QCOMPARE(processes[0][0].value<ProcessId>().pid, Pid{2});

        QTest::keyClick(&chart, Qt::Key_Right);
        QTest::keyClick(&chart, Qt::Key_Right);
        QTest::keyClick(&chart, Qt::Key_Right);   // stays at the last
        QTest::keyClick(&chart, Qt::Key_Enter);
        QCOMPARE(states.size(), 1);
        QCOMPARE(states[0][1].value<StateGroup>(), StateGroup::CloseWait);

        chart.setBars(
            {sized("a", 1, 5), bar("b", 2, {{State::CloseWait, 70}})});   // the choice moves with its process
        QCOMPARE(chart.chosenRow(), 0);
        QTest::keyClick(&chart, Qt::Key_Enter);
        QCOMPARE(states.size(), 2);
        QCOMPARE(states[1][0].value<ProcessId>().pid, Pid{2});
    }

    void pointerReadsTheBars() {
        ProcessBarsChart chart;
        chart.resize(600, 260);
        chart.show();
        chart.setBars({bar("web", 7, {{State::Established, 50}, {State::CloseWait, 50}})});
        const QRect row = chart.rowRect(0);
        pointAt(chart, {row.right() - 80, row.center().y()});
        QVERIFY(cardOf(chart));
        QCOMPARE(cardOf(chart)->reading().heading, QStringLiteral("web"));
        QVERIFY(cardOf(chart)->reading().detail.contains(QLatin1Char('7')));
        QCOMPARE(cardOf(chart)->reading().marked, StateGroup::CloseWait);
        QCOMPARE(cardOf(chart)->reading().counts->total(), 100U);
        chart.setBars({bar("web", 7, {{State::Established, 51}, {State::CloseWait, 50}})});
        QCOMPARE(cardOf(chart)->reading().counts->total(), 101U);   // the reading stays fresh
        pointAt(chart, {row.center().x(), chart.height() - 2});
        QVERIFY(!cardOf(chart));
    }

    void barsSayWhyTheyAreEmpty() {
        ProcessBarsChart chart;
        QVERIFY(chart.summary().startsWith(QLatin1String("Waiting")));
        chart.setBars({});
        QVERIFY(chart.summary().startsWith(QLatin1String("No process")));
        QCOMPARE(chart.rowCount(), 0);
        QTest::keyClick(&chart, Qt::Key_Down);   // must not reach for a row
        QTest::keyClick(&chart, Qt::Key_Right);
        QVERIFY(!chart.chosenRow());
    }

    void barsAreReadAloud() {
        ProcessBarsChart chart;
        chart.resize(600, 260);
        chart.show();
        const StateHistoryChart other;   // its own factory must not take this chart away
        chart.setBars({sized("a", 1, 50), bar("b", 2, {{State::Listen, 3}, {State::CloseWait, 7}})});
        QSignalSpy processes(&chart, &ProcessBarsChart::processActivated);
        QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&chart);
        QCOMPARE(interface->role(), QAccessible::Chart);
        QVERIFY(!interface->text(QAccessible::Name).isEmpty());
        QCOMPARE(interface->childCount(), 2);

        QAccessibleInterface* row = interface->child(1);
        QCOMPARE(row->role(), QAccessible::ListItem);
        QCOMPARE(row->text(QAccessible::Name), QStringLiteral("b, process 2: 10 (3 LISTEN, 7 CLOSE_WAIT)"));
        QCOMPARE(interface->indexOfChild(row), 1);
        QCOMPARE(interface->childAt(row->rect().center().x(), row->rect().center().y()), row);
        row->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(processes.size(), 1);
        QTest::keyClick(&chart, Qt::Key_End);
        QVERIFY(row->state().selected);

        chart.setBars({sized("a", 1, 50)});
        QVERIFY(!row->isValid());
        QCOMPARE(interface->childCount(), 1);
        row->actionInterface()->doAction(QAccessibleActionInterface::pressAction());   // gone: does nothing
        QCOMPARE(processes.size(), 1);
    }
};

QTEST_MAIN(ChartsTest)
#include "charts_test.moc"
