// Holders, tcp_info, names and the reason for the owners that a socket has.
#include <QTest>

#include "app/core/snapshot.h"
#include "tests/support/printing.h"
#include "tests/support/snapshot_builder.h"

using namespace socklens;
using socklens::test::SnapshotBuilder;
using socklens::test::tcpSocket;

class SnapshotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holders();
    void withoutOwners();
    void tcpInfo();
    void names();
    void ownership_data();
    void ownership();
    void sourceNames();
};

void SnapshotTest::holders() {
    SnapshotBuilder builder;
    for (const std::uint64_t cookie : {1U, 2U, 3U, 4U}) builder.add(tcpSocket(cookie));
    const auto first = builder.addProcess(1, "a");
    const auto second = builder.addProcess(2, "b");
    builder.hold(1, second);
    builder.hold(1, first);
    builder.hold(3, second);
    const Snapshot snapshot = builder.take();
    QCOMPARE(snapshot.holders(0).size(), 0U);
    QVERIFY(std::ranges::equal(snapshot.holders(1), std::array{first, second}));
    QCOMPARE(snapshot.holders(2).size(), 0U);
    QVERIFY(std::ranges::equal(snapshot.holders(3), std::array{second}));
    QCOMPARE(snapshot.holders(4).size(), 0U);   // no such row
}

void SnapshotTest::withoutOwners() {
    SnapshotBuilder builder;
    builder.snapshot().coverage.ownersLookedFor = false;
    builder.add(tcpSocket(1));
    const Snapshot snapshot = builder.take();
    QCOMPARE(snapshot.holders(0).size(), 0U);
}

void SnapshotTest::tcpInfo() {
    SnapshotBuilder builder;
    for (const std::uint64_t cookie : {1U, 2U, 3U}) builder.add(tcpSocket(cookie));
    TcpInfo info;
    info.bytesReceived = 3;
    builder.setTcpInfo(1, info);
    const Snapshot snapshot = builder.take();
    QVERIFY(snapshot.tcpInfo(0) == nullptr);
    QVERIFY(snapshot.tcpInfo(1) != nullptr && *snapshot.tcpInfo(1) == info);
    QVERIFY(snapshot.tcpInfo(2) == nullptr);
}

void SnapshotTest::names() {
    SnapshotBuilder builder;
    const auto bound = builder.addUnix(1, "/run/a");
    const auto client = builder.addUnix(2, "");
    builder.snapshot().sockets[client].peerName = NameIndex{0};
    const Snapshot snapshot = builder.take();
    QCOMPARE(snapshot.nameOf(snapshot.sockets[bound]), std::string_view("/run/a"));
    QCOMPARE(snapshot.peerNameOf(snapshot.sockets[bound]), std::string_view());
    QCOMPARE(snapshot.nameOf(snapshot.sockets[client]), std::string_view());
    QCOMPARE(snapshot.peerNameOf(snapshot.sockets[client]), std::string_view("/run/a"));
}

void SnapshotTest::ownership_data() {
    QTest::addColumn<bool>("lookedFor");
    QTest::addColumn<bool>("held");
    QTest::addColumn<bool>("inode");
    QTest::addColumn<Ownership>("ownership");
    QTest::newRow("held") << true << true << true << Ownership::Held;
    QTest::newRow("nobody has a descriptor") << true << false << false << Ownership::Kernel;
    QTest::newRow("somebody must have one") << true << false << true << Ownership::Hidden;
    QTest::newRow("not looked for") << false << false << true << Ownership::NotLookedFor;
    QTest::newRow("not looked for, no inode") << false << false << false << Ownership::NotLookedFor;
}

void SnapshotTest::ownership() {
    QFETCH(bool, lookedFor);
    QFETCH(bool, held);
    QFETCH(bool, inode);
    SnapshotBuilder builder;
    builder.snapshot().coverage.ownersLookedFor = lookedFor;
    Socket socket = tcpSocket(1);
    if (inode) socket.inode = Inode{5};
    builder.add(socket);
    if (held) builder.hold(0, builder.addProcess(1, "a"));
    QTEST(socklens::ownership(builder.take(), 0), "ownership");
}

void SnapshotTest::sourceNames() {
    QCOMPARE(toText(Source::None), std::string_view("none"));
    QCOMPARE(toText(Source::SockDiag), std::string_view("sock_diag"));
    QCOMPARE(toText(Source::Procfs), std::string_view("procfs"));
}

QTEST_APPLESS_MAIN(SnapshotTest)
#include "snapshot_test.moc"
