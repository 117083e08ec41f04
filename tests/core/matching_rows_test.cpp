// Which rows a filter lets through, also where there are so many that two threads share them.
#include <QtTest>

#include "app/core/matching_rows.h"
#include "tests/support/snapshot_builder.h"

using namespace socklens;
using namespace socklens::test;

namespace {

/// The local port of each is its row, as far as a port goes.
SnapshotPointer machine(std::uint32_t sockets) {
    SnapshotBuilder builder;
    for (std::uint32_t row = 0; row < sockets; ++row) {
        Socket socket = tcpSocket(row + 1);
        socket.localPort = Port{static_cast<std::uint16_t>(row)};
        builder.add(socket);
    }
    return std::make_shared<const Snapshot>(builder.take());
}

}   // namespace

class MatchingRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRowThatMatches_data() {
        QTest::addColumn<quint32>("sockets");
        for (const quint32 sockets : {0U, 1U, 1000U, 49'999U, 50'000U, 120'001U})
            QTest::addRow("%u sockets", sockets) << sockets;
    }
    void everyRowThatMatches() {
        QFETCH(const quint32, sockets);
        const SnapshotPointer snapshot = machine(sockets);
        const PicturePointer picture = advance(emptyPicture(), snapshot).newer;
        const Filter filter = Filter::parse("sport < 30000 and sport >= 10").value();
        std::vector<std::uint32_t> expected;
        for (std::uint32_t row = 0; row < sockets; ++row)
            if (row % 65'536 >= 10 && row % 65'536 < 30'000) expected.push_back(row);
        QCOMPARE(matchingRows(*snapshot, filter), expected);
        QCOMPARE(matchingRows(*picture, filter), expected);
        QCOMPARE(matchingRows(*snapshot, {}), allRows(*snapshot));
    }

    void endsEarly() {
        const PicturePointer picture = advance(emptyPicture(), machine(120'000)).newer;
        std::stop_source nobodyWaits;
        nobodyWaits.request_stop();
        QVERIFY(matchingRows(*picture, Filter::parse("tcp").value(), nobodyWaits.get_token()).size() < 5000);
    }
};

QTEST_GUILESS_MAIN(MatchingRowsTest)
#include "matching_rows_test.moc"
