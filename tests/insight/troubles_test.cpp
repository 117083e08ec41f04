// A finding comes when its cause has lasted, stays while it wavers, and goes when it is over.
#include <QTest>

#include "app/insight/trouble.h"

using namespace socklens;
using namespace std::chrono_literals;

namespace {

Suspicion suspicion(const char* key, bool isStrong = true, Milliseconds holdsFor = 0s, std::uint32_t looks = 1) {
    Suspicion result;
    result.finding.key = key;
    result.isStrong = isStrong;
    result.holdsFor = holdsFor;
    result.looks = looks;
    return result;
}

Timestamp second(int at) {
    return Timestamp(std::chrono::seconds(1'000'000 + at));
}

QString keys(const Troubles& troubles) {
    QString text;
    for (const Finding& finding : troubles.findings()) text += QString::fromStdString(finding.key) + ' ';
    return text.trimmed();
}

}   // namespace

class TroublesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothing();
    void atOnce();
    void onlyAfterAWhile();
    void aGapBeginsAnew();
    void onlyAfterSeveralLooks();
    void aWeakOneDoesNotBegin();
    void aWeakOneKeepsWhatIsThere();
    void outlivesAGap();
    void goes();
    void comesAgain();
    void sinceStays();
    void theNewestWords();
    void worstFirst();
    void theFirstOfTwoCounts();
    void aClockThatIsSetBack();
};

void TroublesTest::nothing() {
    Troubles troubles;
    troubles.observe(second(0), {});
    QVERIFY(troubles.findings().empty());
}

void TroublesTest::atOnce() {
    Troubles troubles;
    troubles.observe(second(0), {suspicion("a")});
    QCOMPARE(keys(troubles), "a");
}

void TroublesTest::onlyAfterAWhile() {
    Troubles troubles;
    for (int at = 0; at < 3; ++at) {
        troubles.observe(second(at), {suspicion("a", true, 3s)});
        QCOMPARE(keys(troubles), "");
    }
    troubles.observe(second(3), {suspicion("a", true, 3s)});
    QCOMPARE(keys(troubles), "a");
    QVERIFY(troubles.findings()[0].since == second(0));
}

void TroublesTest::aGapBeginsAnew() {
    Troubles troubles;
    for (int at = 0; at < 30; ++at) {
        if (at % 3 == 2)
            troubles.observe(second(at), {});
        else
            troubles.observe(second(at), {suspicion("a", true, 2s)});
        QCOMPARE(keys(troubles), "");
    }
}

void TroublesTest::onlyAfterSeveralLooks() {
    Troubles troubles;
    troubles.observe(second(0), {suspicion("a", true, 3s, 3)});
    troubles.observe(second(10), {suspicion("a", true, 3s, 3)});
    QCOMPARE(keys(troubles), "");
    troubles.observe(second(20), {suspicion("a", true, 3s, 3)});
    QCOMPARE(keys(troubles), "a");
}

void TroublesTest::aWeakOneDoesNotBegin() {
    Troubles troubles;
    for (int at = 0; at < 10; ++at) troubles.observe(second(at), {suspicion("a", false)});
    QCOMPARE(keys(troubles), "");
    // nor does it count for one that has begun to be suspected
    troubles.observe(second(10), {suspicion("a", true, 2s)});
    troubles.observe(second(11), {suspicion("a", false)});
    troubles.observe(second(12), {suspicion("a", true, 2s)});
    QCOMPARE(keys(troubles), "");
}

void TroublesTest::aWeakOneKeepsWhatIsThere() {
    Troubles troubles;
    troubles.observe(second(0), {suspicion("a")});
    for (int at = 1; at < 60; ++at) {
        troubles.observe(second(at), {suspicion("a", false)});
        QCOMPARE(keys(troubles), "a");
    }
}

void TroublesTest::outlivesAGap() {
    Troubles troubles;
    troubles.observe(second(0), {suspicion("a")});
    for (int at = 1; at <= 5; ++at) {
        troubles.observe(second(at), {});
        QCOMPARE(keys(troubles), "a");
    }
}

void TroublesTest::goes() {
    Troubles troubles;
    troubles.observe(second(0), {suspicion("a"), suspicion("b")});
    troubles.observe(second(6), {suspicion("b")});
    QCOMPARE(keys(troubles), "b");
}

void TroublesTest::comesAgain() {
    Troubles troubles;
    troubles.observe(second(0), {suspicion("a")});
    troubles.observe(second(6), {});
    troubles.observe(second(7), {suspicion("a", true, 1s)});
    QCOMPARE(keys(troubles), "");
    troubles.observe(second(8), {suspicion("a", true, 1s)});
    QCOMPARE(keys(troubles), "a");
    QVERIFY(troubles.findings()[0].since == second(7));
}

void TroublesTest::sinceStays() {
    Troubles troubles;
    for (int at = 0; at < 100; ++at) {
        troubles.observe(second(at), {suspicion("a", at % 7 == 0)});
        QVERIFY(troubles.findings()[0].since == second(0));
    }
}

void TroublesTest::theNewestWords() {
    Troubles troubles;
    troubles.observe(second(0), {suspicion("a")});
    Suspicion next = suspicion("a", false);
    next.finding.title = {"%1 left", {"7"}};
    troubles.observe(second(1), {next});
    QCOMPARE(english(troubles.findings()[0].title), std::string("7 left"));
}

void TroublesTest::worstFirst() {
    Troubles troubles;
    Suspicion old = suspicion("old");
    Suspicion grave = suspicion("grave");
    grave.finding.severity = Finding::Severity::Critical;
    grave.finding.kind = Finding::Kind::Leftovers;
    Suspicion young = suspicion("a young one");
    Suspicion lesser = suspicion("lesser");
    lesser.finding.kind = Finding::Kind::NoAnswer;
    troubles.observe(second(0), {old, lesser});
    troubles.observe(second(1), {young, lesser, grave, old});
    QCOMPARE(keys(troubles), "grave old a young one lesser");
}

void TroublesTest::theFirstOfTwoCounts() {
    Troubles troubles;
    Suspicion first = suspicion("a", true, 0s, 2);
    first.finding.filter = "first";
    Suspicion second_ = suspicion("a", true, 0s, 2);
    second_.finding.filter = "second";
    troubles.observe(second(0), {first, second_});
    QCOMPARE(keys(troubles), "");
    troubles.observe(second(1), {first, second_});
    QCOMPARE(keys(troubles), "a");
    QCOMPARE(troubles.findings()[0].filter, std::string("first"));
}

void TroublesTest::aClockThatIsSetBack() {
    Troubles troubles;
    troubles.observe(second(1000), {suspicion("a"), suspicion("b", true, 3s)});
    troubles.observe(second(0), {suspicion("b", true, 3s)});
    QCOMPARE(keys(troubles), "a");
    for (int at = 1; at < 10; ++at) troubles.observe(second(at), {suspicion("b", true, 3s)});
    QCOMPARE(keys(troubles), "b");
}

QTEST_APPLESS_MAIN(TroublesTest)
#include "troubles_test.moc"
