// A moment as text.
#include <QDateTime>
#include <QTest>

#include "app/core/rfc3339.h"
#include "tests/support/printing.h"

#include <random>

using namespace socklens;

class Rfc3339Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void moments_data();
    void moments();
    void qtReadsTheSame();
};

void Rfc3339Test::moments_data() {
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<std::string>("text");
    const auto row = [](qint64 milliseconds, const char* text) {
        QTest::newRow(text) << milliseconds << std::string(text);
    };
    row(0, "1970-01-01T00:00:00.000Z");
    row(1, "1970-01-01T00:00:00.001Z");
    row(-1, "1969-12-31T23:59:59.999Z");
    row(951'782'399'999, "2000-02-28T23:59:59.999Z");
    row(951'782'400'000, "2000-02-29T00:00:00.000Z");
    row(1'795'183'331'250, "2026-11-20T14:02:11.250Z");
    row(4'107'542'400'000, "2100-03-01T00:00:00.000Z");   // no leap year
    row(253'402'300'799'999, "9999-12-31T23:59:59.999Z");
}

void Rfc3339Test::moments() {
    QFETCH(qint64, milliseconds);
    QTEST(rfc3339(Timestamp(Milliseconds(milliseconds))), "text");
}

void Rfc3339Test::qtReadsTheSame() {
    std::mt19937_64 random(3);
    for (int round = 0; round < 5000; ++round) {
        const auto milliseconds = static_cast<qint64>(random() % 253'402'300'800'000);
        const auto read = QDateTime::fromString(
            QString::fromStdString(rfc3339(Timestamp(Milliseconds(milliseconds)))), Qt::ISODateWithMs);
        QVERIFY(read.isValid());
        QCOMPARE(read.toMSecsSinceEpoch(), milliseconds);
    }
}

QTEST_APPLESS_MAIN(Rfc3339Test)
#include "rfc3339_test.moc"
