// Sockets in the way as a table: rows that stay themselves while others come, go and change places.
#include <QtTest>

#include "app/models/port_blocker_model.h"
#include "tests/support/snapshot_builder.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <random>

using namespace socklens;
using namespace socklens::test;

namespace {

struct Shown {
    PicturePointer picture;
    std::vector<PortBlocker> blockers;
};

/// Sockets of these remote ports, in this order; the snapshot has them in another.
Shown shown(const std::vector<int>& remotePorts) {
    std::vector<int> rows = remotePorts;
    std::ranges::sort(rows);
    SnapshotBuilder builder;
    for (const int port : rows) {
        Socket socket = tcpSocket(static_cast<std::uint64_t>(port), State::TimeWait);
        socket.remotePort = static_cast<Port>(port);
        builder.add(socket);
    }
    Shown result{advance(emptyPicture(), std::make_shared<const Snapshot>(builder.take())).newer, {}};
    for (const int port : remotePorts) {
        PortBlocker blocker;
        blocker.row = static_cast<std::uint32_t>(std::ranges::lower_bound(rows, port) - rows.begin());
        blocker.plain = blocker.reuseAddress = Conflict::Yes;
        blocker.why = {"%1", {std::to_string(port)}};
        result.blockers.push_back(std::move(blocker));
    }
    return result;
}

QString cell(const PortBlockerModel& model, int row, PortBlockerModel::Column column) {
    return model.index(row, static_cast<int>(column)).data().toString();
}

/// Every row, read twice: once from what the doctor said of it, once from the picture.
QStringList rowsOf(const PortBlockerModel& model) {
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QString why = cell(model, row, PortBlockerModel::Column::Why);
        if (!cell(model, row, PortBlockerModel::Column::Remote).endsWith(u':' + why)) return {"mixed up"};
        rows << why;
    }
    return rows;
}

}   // namespace

class PortBlockerModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsStayThemselves() {
        PortBlockerModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        // Whoever looks in between sees rows that belong together.
        const auto look = [&] { QVERIFY(!rowsOf(model).contains(QStringLiteral("mixed up"))); };
        connect(&model, &QAbstractItemModel::layoutChanged, this, look);
        connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this, look);
        connect(&model, &QAbstractItemModel::rowsRemoved, this, look);
        connect(&model, &QAbstractItemModel::rowsInserted, this, look);
        connect(&model, &QAbstractItemModel::dataChanged, this, look);
        std::mt19937 random(5);
        for (int round = 0; round < 300; ++round) {
            std::vector<int> ports;
            const unsigned rarity = 1 + random() % 4;
            for (int port = 1; port <= 12; ++port)
                if (random() % rarity == 0) ports.push_back(port);
            if (round % 3 != 0) std::shuffle(ports.begin(), ports.end(), random);
            QStringList expected;
            for (const int port : ports) expected << QString::number(port);

            std::vector<std::pair<QPersistentModelIndex, QString>> before;
            for (int row = 0; row < model.rowCount(); ++row)
                before.emplace_back(model.index(row, row % PortBlockerModel::columns),
                                    cell(model, row, PortBlockerModel::Column::Why));
            Shown next = shown(ports);
            model.show(std::move(next.picture), std::move(next.blockers));
            QCOMPARE(rowsOf(model), expected);
            for (const auto& [index, why] : before) {
                QCOMPARE(index.isValid(), expected.contains(why));
                if (index.isValid()) QCOMPARE(cell(model, index.row(), PortBlockerModel::Column::Why), why);
            }
        }
        QCOMPARE(resets.count(), 0);
    }

    void alikeSockets() {
        PortBlockerModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        for (const std::size_t count : {3, 2, 5, 0, 1}) {
            Shown next = shown(std::vector<int>(count, 7));
            model.show(std::move(next.picture), std::move(next.blockers));
            QCOMPARE(rowsOf(model).size(), static_cast<qsizetype>(count));
        }
    }
};

QTEST_APPLESS_MAIN(PortBlockerModelTest)
#include "port_blocker_model_test.moc"
