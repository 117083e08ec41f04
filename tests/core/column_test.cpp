// The one table of columns, and what it says of a row.
#include <QTest>

#include "app/core/column.h"
#include "tests/support/printing.h"
#include "tests/support/snapshot_builder.h"

#include <map>
#include <set>

using namespace socklens;
using socklens::test::address;
using socklens::test::SnapshotBuilder;
using socklens::test::tcpSocket;

namespace {

const std::string dockerId = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/// A TCP connection of which every fact is known, held by two processes; row 1 is a UNIX socket, row 2 knows
/// nothing.
SnapshotBuilder machine() {
    SnapshotBuilder builder;
    Socket socket = tcpSocket(UINT64_MAX - 1);
    socket.inode = Inode{4711};
    socket.uid = Uid{33};
    socket.receiveQueue = 0;
    socket.sendQueue = 1448;
    socket.timer = Timer::Retransmit;
    socket.timerExpiresMs = 204;
    socket.retransmits = std::uint8_t{2};
    socket.cgroup = CgroupId{90};
    socket.interface = InterfaceIndex{2};
    socket.shutdown = ShutdownBits{3};
    builder.add(socket);
    TcpInfo info;
    info.roundTripTime = std::chrono::microseconds(18);
    info.bytesAcknowledged = 40;
    info.bytesReceived = 126;
    info.totalRetransmits = 0;
    info.congestionControl = "bbr";
    builder.setTcpInfo(0, info);

    builder.addUnix(5, "/run/a.sock");
    builder.addUnix(6, "@abstract");
    Socket& unixSocket = builder.snapshot().sockets[1];
    unixSocket.peerName = NameIndex{1};
    unixSocket.peerInode = Inode{99};
    unixSocket.unixType = UnixType::SequencedPacket;
    Socket unknown;
    unknown.protocol = Protocol::Unix;
    unknown.family = Family::Unix;
    unknown.state = State::Close;
    builder.snapshot().sockets[2] = unknown;

    Process worker;
    worker.id = {Pid{100}, StartTime{1}};
    worker.name = "web;worker";
    worker.command = "web --listen=1;2";
    worker.cgroup = "/ignored.service";
    builder.hold(0, builder.addProcess(worker));
    builder.hold(0, builder.addProcess(200, "nginx"));

    NameDirectory directory;
    directory.users = {{Uid{33}, "www-data"}};
    directory.cgroups = {{CgroupId{90}, "/system.slice/web.service/docker-" + dockerId + ".scope"}};
    directory.interfaces = {{InterfaceIndex{2}, "eth0"}};
    builder.snapshot().directory = std::make_shared<const NameDirectory>(directory);
    return builder;
}

/// One row with one change.
template <class Change>
Snapshot with(Change change) {
    auto builder = machine();
    change(builder.snapshot());
    return builder.take();
}

}   // namespace

class ColumnTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tableIsComplete();
    void requiredNames();
    void fullRow();
    void unixRow();
    void unknownRow();
    void nothingUnknownIsShownAsZero();
    void zeroIsAFact();
    void valuesOfTwoHolders();
    void joinedHolders_data();
    void joinedHolders();
    void addressesByFamily();
    void cgroupOfTheHolder();
    void namesWithoutDirectory();
    void ageNeedsMemory();
};

void ColumnTest::tableIsComplete() {
    std::set<std::string_view> ids;
    std::set<std::string_view> headers;
    std::set<std::string_view> descriptions;
    std::size_t place = 0;
    for (const ColumnInfo& column : columns()) {
        QCOMPARE(static_cast<std::size_t>(column.column), place++);
        QCOMPARE(&info(column.column), &column);
        QVERIFY(columnById(column.id) == column.column);
        QVERIFY2(ids.insert(column.id).second, column.header);
        QVERIFY2(headers.insert(column.header).second, column.header);
        QVERIFY2(descriptions.insert(column.description).second, column.header);
        QVERIFY2(column.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos,
                 column.header);
        QVERIFY2(!std::string_view(column.header).empty(), column.id.data());
        QVERIFY2(std::string_view(column.description).ends_with('.'), column.description);
    }
    QVERIFY(!columnById(""));
    QVERIFY(!columnById("PID"));
    QVERIFY(!columnById("pid "));
}

/// Programs read these: a name that is lost or moved breaks them.
void ColumnTest::requiredNames() {
    constexpr std::array<std::string_view, 22> required{
        "captured_at",   "protocol",   "family",         "state",
        "local_address", "local_port", "remote_address", "remote_port",
        "pid",           "process",    "user",           "uid",
        "recv_queue",    "send_queue", "timer",          "timer_expires_ms",
        "retransmits",   "inode",      "cookie",         "cgroup",
        "command",       "netns"};
    for (std::size_t place = 0; place < required.size(); ++place) {
        QCOMPARE(columns()[place].id, required[place]);
        QCOMPARE(columns()[place].origin, ColumnInfo::Origin::Sample);
    }
}

void ColumnTest::fullRow() {
    const Snapshot snapshot = machine().take();
    const std::map<std::string_view, std::string> expected{
        {"captured_at", "2026-11-20T14:02:11.250Z"},
        {"protocol", "tcp"},
        {"family", "inet"},
        {"state", "ESTABLISHED"},
        {"local_address", "10.0.0.1"},
        {"local_port", "443"},
        {"remote_address", "10.0.0.2"},
        {"remote_port", "40000"},
        {"pid", "100;200"},
        {"process", "web\\x3bworker;nginx"},
        {"user", "www-data"},
        {"uid", "33"},
        {"recv_queue", "0"},
        {"send_queue", "1448"},
        {"timer", "on"},
        {"timer_expires_ms", "204"},
        {"retransmits", "2"},
        {"inode", "4711"},
        {"cookie", "18446744073709551614"},
        {"cgroup", "/system.slice/web.service/docker-" + dockerId + ".scope"},
        {"command", "web --listen=1\\x3b2;"},
        {"netns", "4026531840"},
        {"type", ""},
        {"peer_inode", ""},
        {"interface", "eth0"},
        {"shutdown", "both"},
        {"unit", "docker-" + dockerId + ".scope"},
        {"container", "0123456789ab"},
        {"source", "sock_diag"},
        {"rtt_us", "18"},
        {"bytes_acked", "40"},
        {"bytes_received", "126"},
        {"retransmits_total", "0"},
        {"congestion_control", "bbr"},
        {"age", "61250"},
        {"netns_name", ""},   // nobody looked for others
    };
    const SocketView view{snapshot, 0, snapshot.capturedAt - Milliseconds(61'250)};
    QCOMPARE(expected.size(), columns().size());
    for (const ColumnInfo& column : columns()) QCOMPARE(text(view, column.column), expected.at(column.id));
}

void ColumnTest::unixRow() {
    const Snapshot snapshot = machine().take();
    const SocketView view{snapshot, 1};
    const std::pair<Column, std::string> expected[] = {
        {Column::Protocol, "unix"},
        {Column::Family, "unix"},
        {Column::LocalAddress, "/run/a.sock"},
        {Column::RemoteAddress, "@abstract"},
        {Column::LocalPort, ""},
        {Column::RemotePort, ""},
        {Column::Type, "seqpacket"},
        {Column::PeerInode, "99"},
        {Column::Cookie, "5"},
        {Column::Pid, ""},
        {Column::ReceiveQueue, ""},
        {Column::RoundTripTime, ""},
    };
    for (const auto& [column, shown] : expected) QCOMPARE(text(view, column), shown);
}

void ColumnTest::unknownRow() {
    const Snapshot snapshot = machine().take();
    const SocketView view{snapshot, 2};
    const std::set<Column> known{Column::CapturedAt, Column::Protocol,         Column::Family,
                                 Column::State,      Column::NetworkNamespace, Column::Source};
    for (const ColumnInfo& column : columns()) {
        QVERIFY2(values(view, column.column).empty() != known.contains(column.column), column.header);
        QCOMPARE(text(view, column.column).empty(), !known.contains(column.column));
    }
}

void ColumnTest::nothingUnknownIsShownAsZero() {
    const Snapshot snapshot = with([](Snapshot& s) { s.networkNamespace = NetworkNamespace{}; });
    QCOMPARE(text({snapshot, 2}, Column::NetworkNamespace), std::string());
}

void ColumnTest::zeroIsAFact() {
    const Snapshot snapshot = with([](Snapshot& s) {
        Socket& socket = s.sockets[0];
        socket.uid = Uid{0};
        socket.timer = Timer::Off;
        socket.timerExpiresMs = 0;
        socket.retransmits = std::uint8_t{0};
    });
    const SocketView view{snapshot, 0, snapshot.capturedAt};
    QCOMPARE(text(view, Column::Uid), std::string("0"));
    QCOMPARE(text(view, Column::Timer), std::string("off"));
    QCOMPARE(text(view, Column::TimerExpires), std::string("0"));
    QCOMPARE(text(view, Column::Retransmits), std::string("0"));
    QCOMPARE(text(view, Column::Age), std::string("0"));
}

void ColumnTest::valuesOfTwoHolders() {
    const Snapshot snapshot = machine().take();
    const SocketView view{snapshot, 0};
    QVERIFY(values(view, Column::Pid) == (std::vector<Value>{std::uint64_t{100}, std::uint64_t{200}}));
    QVERIFY(values(view, Column::Process) ==
            (std::vector<Value>{std::string("web;worker"), std::string("nginx")}));
    // Also of a holder without a command line there is one, or the third command would belong to the second pid.
    QVERIFY(values(view, Column::Command) == (std::vector<Value>{std::string("web --listen=1;2"), std::string()}));
}

void ColumnTest::joinedHolders_data() {
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<std::string>("joined");
    QTest::newRow("one") << QStringList{"nginx"} << std::string("nginx");
    QTest::newRow("one with a semicolon") << QStringList{"a;b"} << std::string("a;b");
    QTest::newRow("two") << QStringList{"a", "b"} << std::string("a;b");
    QTest::newRow("two with semicolons") << QStringList{"a;b", ";"} << std::string("a\\x3bb;\\x3b");
    QTest::newRow("an empty one between") << QStringList{"a", "", "b"} << std::string("a;;b");
    QTest::newRow("empty ones") << QStringList{"", ""} << std::string(";");
}

void ColumnTest::joinedHolders() {
    QFETCH(QStringList, names);
    SnapshotBuilder builder;
    builder.add(tcpSocket(1));
    for (int at = 0; at < names.size(); ++at) builder.hold(0, builder.addProcess(at + 1, names[at].toStdString()));
    const Snapshot snapshot = builder.take();
    QTEST(text({snapshot, 0}, Column::Process), "joined");
}

void ColumnTest::addressesByFamily() {
    const auto shown = [](Family family, const char* typed) {
        const Snapshot snapshot = with([&](Snapshot& s) {
            s.sockets[0].family = family;
            s.sockets[0].localAddress = address(typed);
        });
        return text({snapshot, 0}, Column::LocalAddress);
    };
    QCOMPARE(shown(Family::Inet, "127.0.0.1"), std::string("127.0.0.1"));
    QCOMPARE(shown(Family::Inet, "0.0.0.0"), std::string("0.0.0.0"));
    QCOMPARE(shown(Family::Inet6, "127.0.0.1"), std::string("::ffff:127.0.0.1"));   // of a dual-stack listener
    QCOMPARE(shown(Family::Inet6, "::"), std::string("::"));
}

void ColumnTest::cgroupOfTheHolder() {
    const Snapshot unknownId = with([](Snapshot& s) { s.sockets[0].cgroup = CgroupId{12345}; });
    QCOMPARE(text({unknownId, 0}, Column::Cgroup), std::string("/ignored.service"));
    QCOMPARE(text({unknownId, 0}, Column::Unit), std::string("ignored.service"));
    const Snapshot noId = with([](Snapshot& s) { s.sockets[0].cgroup = std::nullopt; });
    QCOMPARE(text({noId, 0}, Column::Cgroup), std::string("/ignored.service"));
}

void ColumnTest::namesWithoutDirectory() {
    const Snapshot snapshot = with([](Snapshot& s) { s.directory = std::make_shared<const NameDirectory>(); });
    QCOMPARE(text({snapshot, 0}, Column::User), std::string());
    QCOMPARE(text({snapshot, 0}, Column::Uid), std::string("33"));
    QCOMPARE(text({snapshot, 0}, Column::Interface), std::string());
}

void ColumnTest::ageNeedsMemory() {
    const Snapshot snapshot = machine().take();
    QVERIFY(values({snapshot, 0}, Column::Age).empty());
    // A clock that was set back gives no negative age.
    QCOMPARE(text({snapshot, 0, snapshot.capturedAt + Milliseconds(5)}, Column::Age), std::string("0"));
}

QTEST_APPLESS_MAIN(ColumnTest)
#include "column_test.moc"
