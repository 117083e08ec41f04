// The order of rows by each column.
#include <QTest>

#include "app/core/column.h"
#include "app/core/matching_rows.h"
#include "tests/support/column_rows.h"
#include "tests/support/random_snapshot.h"
#include "tests/support/snapshot_builder.h"

#include <algorithm>
#include <functional>

using namespace socklens;
using socklens::test::address;
using socklens::test::Random;
using socklens::test::SnapshotBuilder;
using socklens::test::tcpSocket;

namespace {

using Change = std::function<void(Socket&)>;

void addEveryColumn() {
    QTest::addColumn<Column>("column");
    for (const ColumnInfo& column : columns()) QTest::newRow(column.id.data()) << column.column;
}

/// A row as a person watches it: some were there from the beginning, some came later, of some nothing is known.
SocketView watched(const Snapshot& snapshot, std::uint32_t row) {
    std::optional<Timestamp> firstSeen;
    if (row % 3 != 0) firstSeen = snapshot.capturedAt - Milliseconds(row % 3);
    return {snapshot, row, firstSeen};
}

}   // namespace

class ColumnOrderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void strictWeakOrder_data();
    void strictWeakOrder();
    void unknownComesLast_data();
    void unknownComesLast();
    void descendingIsTheContrary_data();
    void descendingIsTheContrary();
    void acrossSnapshots_data();
    void acrossSnapshots();
    void ascending_data();
    void ascending();
    void byHolder();
    void byNamesOfNumbers();
};

void ColumnOrderTest::strictWeakOrder_data() {
    addEveryColumn();
}

void ColumnOrderTest::strictWeakOrder() {
    QFETCH(Column, column);
    Random random(7);
    for (int round = 0; round < 4; ++round) {
        const Snapshot snapshot = test::randomSnapshot(random, 40);
        const auto rows = allRows(snapshot);
        std::vector<std::vector<std::weak_ordering>> order;
        for (const auto a : rows) {
            order.emplace_back();
            for (const auto b : rows)
                order.back().push_back(compare(watched(snapshot, a), watched(snapshot, b), column));
        }
        for (const auto a : rows) {
            QVERIFY(order[a][a] == 0);
            for (const auto b : rows) {
                QVERIFY((order[a][b] < 0) == (order[b][a] > 0));
                for (const auto c : rows) {
                    QVERIFY(!(order[a][b] < 0 && order[b][c] < 0) || order[a][c] < 0);
                    QVERIFY(!(order[a][b] == 0 && order[b][c] == 0) || order[a][c] == 0);
                }
            }
        }
    }
}

void ColumnOrderTest::unknownComesLast_data() {
    test::addRowPerColumnAndDirection();
}

/// What is shown as nothing comes after everything that is shown.
void ColumnOrderTest::unknownComesLast() {
    QFETCH(Column, column);
    QFETCH(bool, descending);
    Random random(8);
    const Snapshot snapshot = test::randomSnapshot(random, 300);
    auto rows = allRows(snapshot);
    std::ranges::stable_sort(rows, [&](std::uint32_t a, std::uint32_t b) {
        return compare(watched(snapshot, a), watched(snapshot, b), column, descending) < 0;
    });
    const auto isUnknown = [&](std::uint32_t row) {
        const auto found = values(watched(snapshot, row), column);
        return found.empty() || found.front() == Value(std::string());
    };
    const auto firstUnknown = std::ranges::find_if(rows, isUnknown);
    QVERIFY(std::all_of(firstUnknown, rows.end(), isUnknown));
}

void ColumnOrderTest::descendingIsTheContrary_data() {
    addEveryColumn();
}

void ColumnOrderTest::descendingIsTheContrary() {
    QFETCH(Column, column);
    Random random(10);
    const Snapshot snapshot = test::randomSnapshot(random, 60);
    // A timer that is known can have an end that is not: that part alone is not turned round.
    const auto isKnown = [&](std::uint32_t row) {
        const auto found = values(watched(snapshot, row), column);
        return !found.empty() && found.front() != Value(std::string()) &&
               (column != Column::Timer || snapshot.sockets[row].timerExpiresMs);
    };
    for (const auto a : allRows(snapshot))
        for (const auto b : allRows(snapshot)) {
            const auto up = compare(watched(snapshot, a), watched(snapshot, b), column, false);
            const auto down = compare(watched(snapshot, a), watched(snapshot, b), column, true);
            QVERIFY(isKnown(a) && isKnown(b) ? up == (0 <=> down) : (up == 0) == (down == 0));
        }
}

void ColumnOrderTest::acrossSnapshots_data() {
    addEveryColumn();
}

void ColumnOrderTest::acrossSnapshots() {
    QFETCH(Column, column);
    Random random(9);
    Random sameRandom(9);
    const Snapshot one = test::randomSnapshot(random, 30);
    const Snapshot other = test::randomSnapshot(sameRandom, 30);
    for (const auto row : allRows(one)) QVERIFY(compare(watched(one, row), watched(other, row), column) == 0);
}

void ColumnOrderTest::ascending_data() {
    QTest::addColumn<Column>("column");
    QTest::addColumn<Change>("less");
    QTest::addColumn<Change>("more");
    const auto row = [](Column column, const char* what, Change less, Change more) {
        QTest::addRow("%s: %s", info(column).id.data(), what) << column << std::move(less) << std::move(more);
    };
    row(
        Column::LocalPort, "as numbers", [](Socket& s) { s.localPort = Port{443}; },
        [](Socket& s) { s.localPort = Port{8080}; });
    row(
        Column::LocalPort, "none last", [](Socket& s) { s.localPort = Port{65535}; },
        [](Socket& s) { s.localPort = Port{0}; });
    row(
        Column::RemotePort, "none last", [](Socket& s) { s.remotePort = Port{1}; },
        [](Socket& s) { s.remotePort = Port{0}; });
    row(
        Column::LocalAddress, "as addresses", [](Socket& s) { s.localAddress = address("9.0.0.1"); },
        [](Socket& s) { s.localAddress = address("10.0.0.1"); });
    row(
        Column::RemoteAddress, "as addresses", [](Socket& s) { s.remoteAddress = address("10.0.0.9"); },
        [](Socket& s) { s.remoteAddress = address("10.0.0.10"); });
    row(
        Column::RemoteAddress, "IPv4 before global IPv6",
        [](Socket& s) { s.remoteAddress = address("255.0.0.1"); },
        [](Socket& s) { s.remoteAddress = address("2001:db8::1"); });
    row(
        Column::ReceiveQueue, "unknown last", [](Socket& s) { s.receiveQueue = 1'000'000; },
        [](Socket& s) { s.receiveQueue = std::nullopt; });
    row(
        Column::SendQueue, "as numbers", [](Socket& s) { s.sendQueue = 9; }, [](Socket& s) { s.sendQueue = 10; });
    row(
        Column::Uid, "root first", [](Socket& s) { s.uid = Uid{0}; }, [](Socket& s) { s.uid = Uid{1}; });
    row(
        Column::Uid, "unknown last", [](Socket& s) { s.uid = Uid{65534}; },
        [](Socket& s) { s.uid = std::nullopt; });
    row(
        Column::Inode, "unknown last", [](Socket& s) { s.inode = Inode{4'000'000'000}; },
        [](Socket& s) { s.inode = std::nullopt; });
    row(
        Column::Cookie, "as numbers", [](Socket& s) { s.cookie = Cookie{99}; },
        [](Socket& s) { s.cookie = Cookie{5'000'000'000}; });
    row(
        Column::Timer, "by its end",
        [](Socket& s) {
            s.timer = Timer::KeepAlive;
            s.timerExpiresMs = 10;
        },
        [](Socket& s) {
            s.timer = Timer::KeepAlive;
            s.timerExpiresMs = 20;
        });
    row(
        Column::Timer, "unknown last", [](Socket& s) { s.timer = Timer::Persist; },
        [](Socket& s) { s.timer = std::nullopt; });
    row(
        Column::TimerExpires, "unknown last", [](Socket& s) { s.timerExpiresMs = 60000; },
        [](Socket& s) { s.timerExpiresMs = std::nullopt; });
    row(
        Column::Retransmits, "as numbers", [](Socket& s) { s.retransmits = std::uint8_t{9}; },
        [](Socket& s) { s.retransmits = std::uint8_t{10}; });
    row(
        Column::Protocol, "tcp before udp", [](Socket& s) { s.protocol = Protocol::Tcp; },
        [](Socket& s) { s.protocol = Protocol::Udp; });
    row(
        Column::State, "listeners first", [](Socket& s) { s.state = State::Listen; },
        [](Socket& s) { s.state = State::Established; });
    row(
        Column::State, "unconnected last", [](Socket& s) { s.state = State::TimeWait; },
        [](Socket& s) { s.state = State::Close; });
    row(
        Column::LocalAddress, "UNIX names after addresses", [](Socket&) {},
        [](Socket& s) { s.protocol = Protocol::Unix; });
}

void ColumnOrderTest::ascending() {
    QFETCH(Column, column);
    QFETCH(Change, less);
    QFETCH(Change, more);
    SnapshotBuilder builder;
    for (const auto& change : {less, more}) {
        Socket socket = tcpSocket(1);
        change(socket);
        builder.add(socket);
    }
    const Snapshot snapshot = builder.take();
    QVERIFY(compare({snapshot, 0}, {snapshot, 1}, column) < 0);
    QVERIFY(compare({snapshot, 1}, {snapshot, 0}, column) > 0);
}

void ColumnOrderTest::byHolder() {
    SnapshotBuilder builder;
    const auto early = builder.addProcess(9, "zsh");
    const auto late = builder.addProcess(10, "bash");
    const auto both = builder.add(tcpSocket(1));
    const auto second = builder.add(tcpSocket(2));
    const auto nobody = builder.add(tcpSocket(3));
    builder.hold(both, early);
    builder.hold(both, late);
    builder.hold(second, late);
    const Snapshot snapshot = builder.take();
    const auto order = [&](std::uint32_t a, std::uint32_t b, Column column) {
        return compare({snapshot, a}, {snapshot, b}, column);
    };
    QVERIFY(order(both, second, Column::Pid) < 0);       // 9 before 10
    QVERIFY(order(both, second, Column::Process) > 0);   // "bash" before "zsh"
    QVERIFY(order(second, nobody, Column::Pid) < 0);
    QVERIFY(order(second, nobody, Column::Process) < 0);
    QVERIFY(order(nobody, nobody, Column::Command) == 0);
}

void ColumnOrderTest::byNamesOfNumbers() {
    SnapshotBuilder builder;
    for (const std::uint32_t uid : {5U, 6U, 7U}) {
        Socket socket = tcpSocket(uid);
        socket.uid = Uid{uid};
        builder.add(socket);
    }
    NameDirectory directory;
    directory.users = {{Uid{5}, "zoe"}, {Uid{6}, "anna"}};
    builder.snapshot().directory = std::make_shared<const NameDirectory>(directory);
    const Snapshot snapshot = builder.take();
    QVERIFY(compare({snapshot, 1}, {snapshot, 0}, Column::User) < 0);
    QVERIFY(compare({snapshot, 0}, {snapshot, 2}, Column::User) < 0);   // without a name
    QVERIFY(compare({snapshot, 0}, {snapshot, 1}, Column::Uid) < 0);
}

QTEST_APPLESS_MAIN(ColumnOrderTest)
#include "column_order_test.moc"
