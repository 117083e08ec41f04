// Every cell as people read it: of a socket of which all is known, of one of which nothing is, and of names that
// look like placeholders.
#include "app/models/display_text.h"

#include "app/core/state_group.h"
#include "app/models/translated.h"
#include "tests/models/chosen_rows.h"
#include "tests/support/known_names.h"

#include <QLocale>
#include <QTranslator>
#include <QtTest>

#include <map>

using namespace socklens;
using namespace socklens::test;

namespace {

using Texts = std::map<Column, QString>;

/// One row, first seen 65 seconds before its snapshot.
struct Row {
    SnapshotPointer snapshot;
    SocketView view{*snapshot, 0, snapshot->capturedAt - Milliseconds(65'000)};

    explicit Row(SnapshotBuilder& builder) : snapshot(take(builder)) {}
};

std::shared_ptr<const NameDirectory> names() {
    NameDirectory directory;
    directory.users = {{Uid{1000}, "anna"}};
    directory.interfaces = {{InterfaceIndex{2}, "eth0"}};
    directory.cgroups = {{CgroupId{8}, "/system.slice/docker-" + std::string(64, 'c') + ".scope"}};
    return std::make_shared<const NameDirectory>(std::move(directory));
}

SnapshotBuilder fullTcpRow() {
    SnapshotBuilder builder;
    Socket socket = inetSocket(Protocol::Tcp, State::Established, "::ffff:10.0.0.1", 443, "fe80::1", 40'000);
    socket.cookie = Cookie{123'456'789};
    socket.cgroup = CgroupId{8};
    socket.inode = Inode{54'321};
    socket.uid = Uid{1000};
    socket.receiveQueue = 12'345U;
    socket.sendQueue = 0U;
    socket.timer = Timer::Retransmit;
    socket.timerExpiresMs = 400U;
    socket.retransmits = std::uint8_t{3};
    socket.interface = InterfaceIndex{2};
    socket.shutdown = ShutdownBits{2};
    builder.hold(builder.add(socket), builder.addProcess(process(4242, "nginx", "nginx: worker process")));
    TcpInfo info;
    info.roundTripTime = std::chrono::microseconds(1'234);
    info.bytesAcknowledged = 5'000'000'000;
    info.bytesReceived = 0;
    info.totalRetransmits = 7;
    info.congestionControl = "cubic";
    builder.setTcpInfo(0, info);
    builder.snapshot().directory = names();
    return builder;
}

const Texts fullTcpTexts{
    {Column::CapturedAt, "2026-11-20T14:02:11.250Z"},
    {Column::Protocol, "tcp"},
    {Column::Family, "inet6"},
    {Column::State, "ESTABLISHED"},
    {Column::LocalAddress, "::ffff:10.0.0.1"},
    {Column::LocalPort, "443"},
    {Column::RemoteAddress, "fe80::1"},
    {Column::RemotePort, "40000"},
    {Column::Pid, "4242"},
    {Column::Process, "nginx"},
    {Column::User, "anna"},
    {Column::Uid, "1000"},
    {Column::ReceiveQueue, "12,345"},
    {Column::SendQueue, "0"},
    {Column::Timer, "0.4 s · resend"},
    {Column::TimerExpires, "0.4 s"},
    {Column::Retransmits, "3"},
    {Column::Inode, "54321"},
    {Column::Cookie, "123456789"},
    {Column::Cgroup, "/system.slice/docker-" + QString(64, u'c') + ".scope"},
    {Column::Command, "nginx: worker process"},
    {Column::NetworkNamespace, "4026531840"},
    {Column::Type, ""},
    {Column::PeerInode, ""},
    {Column::Interface, "eth0"},
    {Column::Shutdown, "send"},
    {Column::Unit, "docker-" + QString(64, u'c') + ".scope"},
    {Column::Container, "cccccccccccc"},
    {Column::Source, "sock_diag"},
    {Column::RoundTripTime, "1,234"},
    {Column::BytesSent, "5,000,000,000"},
    {Column::BytesReceived, "0"},
    {Column::TotalRetransmits, "7"},
    {Column::CongestionControl, "cubic"},
    {Column::Age, "65 s"},
    {Column::NetworkName, ""},
};

SnapshotBuilder fullUnixRow() {
    SnapshotBuilder builder;
    builder.addUnix(1, "/run/a.sock");
    Socket& socket = builder.snapshot().sockets[0];
    socket.peerName = NameIndex{1};
    socket.peerInode = Inode{9};
    builder.snapshot().names.emplace_back("@abstract");
    return builder;
}

const Texts fullUnixTexts{
    {Column::Protocol, "unix"},
    {Column::Family, "unix"},
    {Column::LocalAddress, "/run/a.sock"},
    {Column::RemoteAddress, "@abstract"},
    {Column::LocalPort, ""},
    {Column::RemotePort, ""},
    {Column::Type, "stream"},
    {Column::PeerInode, "9"},
};

/// Nothing is known but what every row has.
SnapshotBuilder unknownRow() {
    SnapshotBuilder builder;
    builder.add(inetSocket(Protocol::Udp, State::Close, "0.0.0.0", 0));
    builder.snapshot().sources = {};
    return builder;
}

const Texts unknownTexts{
    {Column::CapturedAt, "2026-11-20T14:02:11.250Z"},
    {Column::Protocol, "udp"},
    {Column::Family, "inet"},
    {Column::State, "unconnected"},
    {Column::LocalAddress, "0.0.0.0"},
    {Column::Process, "no process"},
    {Column::NetworkNamespace, "4026531840"},
    {Column::Source, "none"},
};

/// Puts "Message" sentences into a language that has its own word order.
class Backwards : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char*, int) const override {
        if (qstrcmp(context, "Message") != 0) return {};
        if (qstrcmp(source, "%1 sent to %2") == 0) return QStringLiteral("%2 ← %1");
        if (qstrcmp(source, "%2 of %1") == 0) return QStringLiteral("%L2 of %1 (%1)");
        if (qstrcmp(source, "Nobody is there.") == 0) return QStringLiteral("Niemand da.");
        return qstrcmp(source, "Nobody") == 0 ? QStringLiteral("a name that means something") : QString();
    }
};

Socket tcp(const char* local, std::uint16_t localPort, const char* remote = "", std::uint16_t remotePort = 0) {
    return inetSocket(Protocol::Tcp, State::Established, local, localPort, remote, remotePort);
}

}   // namespace

class DisplayTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void durations_data() {
        QTest::addColumn<quint64>("milliseconds");
        QTest::addColumn<QString>("text");
        const std::initializer_list<std::pair<quint64, const char*>> rows{
            {0, "0.0 s"},
            {400, "0.4 s"},
            {1'000, "1.0 s"},
            {9'900, "9.9 s"},
            {10'000, "10 s"},
            {42'999, "42 s"},
            {59'999, "59 s"},
            {60'000, "60 s"},
            {120'999, "120 s"},
            {121'000, "2 min 1 s"},
            {200'000, "3 min 20 s"},
            {3'599'999, "59 min 59 s"},
            {3'600'000, "1 h 0 min"},
            {7'500'000, "2 h 5 min"},
            {90'060'000, "25 h 1 min"},
        };
        for (const auto& [milliseconds, text] : rows)
            QTest::addRow("%llu", milliseconds) << milliseconds << QString::fromLatin1(text);
    }
    void durations() {
        QFETCH(const quint64, milliseconds);
        QFETCH(const QString, text);
        QCOMPARE(durationText(milliseconds), text);
    }

    /// While it counts down, a tenth shows up below ten seconds, and never before: not "10 s", "10.0 s", "9.9 s".
    void durationsHaveTwoDigits() {
        for (quint64 milliseconds = 0; milliseconds < 60'000; ++milliseconds) {
            const QString text = durationText(milliseconds);
            QVERIFY2(text.size() == (text.contains(u'.') ? 5 : 4),
                     qPrintable(QStringLiteral("%1 ms: %2").arg(milliseconds).arg(text)));
        }
    }

    void countdownsAreWholeSeconds() {
        QCOMPARE(countdownText(Milliseconds(8001)), QStringLiteral("9 s"));
        QCOMPARE(countdownText(Milliseconds(59'001)), QStringLiteral("60 s"));
        QCOMPARE(countdownText(Milliseconds(199'001)), QStringLiteral("3 min 20 s"));
    }

    void numbersFollowTheLocale() {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        SnapshotBuilder builder = fullTcpRow();
        const Row row(builder);
        QCOMPARE(durationText(400), QStringLiteral("0,4 s"));
        QCOMPARE(displayText(row.view, Column::ReceiveQueue), QStringLiteral("12.345"));
        QCOMPARE(displayText(row.view, Column::LocalPort), QStringLiteral("443"));
        QCOMPARE(displayText(row.view, Column::RemotePort), QStringLiteral("40000"));   // a name, not a quantity
    }

    void everyColumn_data() {
        QTest::addColumn<Column>("column");
        for (const ColumnInfo& column : columns()) QTest::newRow(column.id.data()) << column.column;
    }
    void everyColumn() {
        QFETCH(const Column, column);
        SnapshotBuilder full = fullTcpRow();
        QCOMPARE(displayText(Row(full).view, column), fullTcpTexts.at(column));

        SnapshotBuilder local = fullUnixRow();
        if (const auto text = fullUnixTexts.find(column); text != fullUnixTexts.end())
            QCOMPARE(displayText(Row(local).view, column), text->second);

        SnapshotBuilder bare = unknownRow();
        const Row unknown(bare);
        const auto text = unknownTexts.find(column);
        QCOMPARE(displayText({*unknown.snapshot, 0}, column),
                 text == unknownTexts.end() ? QString() : text->second);
    }

    void endpoints_data() {
        QTest::addColumn<Socket>("socket");
        QTest::addColumn<QString>("local");
        QTest::addColumn<QString>("remote");
        QTest::newRow("IPv4") << tcp("127.0.0.1", 80, "10.0.0.2", 4000) << "127.0.0.1:80"
                              << "10.0.0.2:4000";
        QTest::newRow("IPv6") << tcp("::1", 80, "2001:db8::7", 65'535) << "[::1]:80"
                              << "[2001:db8::7]:65535";
        QTest::newRow("IPv4 of a dual-stack listener")
            << tcp("::ffff:10.0.0.1", 80, "::ffff:10.0.0.2", 4000) << "[::ffff:10.0.0.1]:80"
            << "[::ffff:10.0.0.2]:4000";
        QTest::newRow("listener") << tcp("0.0.0.0", 80) << "0.0.0.0:80"
                                  << "";
        QTest::newRow("IPv6 listener") << tcp("::", 80) << "[::]:80"
                                       << "";
        QTest::newRow("no port yet") << tcp("0.0.0.0", 0) << "0.0.0.0:*"
                                     << "";
        QTest::newRow("nameless UNIX") << unixSocket(State::Listen) << ""
                                       << "";
    }
    void endpoints() {
        QFETCH(const Socket, socket);
        SnapshotBuilder builder;
        builder.add(socket);
        const Row row(builder);
        QTEST(localEndpoint(row.view), "local");
        QTEST(remoteEndpoint(row.view), "remote");
    }

    void endpointsByName_data() {
        QTest::addColumn<Socket>("socket");
        QTest::addColumn<QString>("local");
        QTest::addColumn<QString>("remote");
        QTest::newRow("both names") << tcp("::1", 80, "10.0.0.2", 443) << "localhost:http"
                                    << "web.example.org:https";
        QTest::newRow("host only") << tcp("10.0.0.2", 4000) << "web.example.org:4000"
                                   << "";
        QTest::newRow("service only") << tcp("::2", 80) << "[::2]:http"
                                      << "";
        QTest::newRow("no port yet") << tcp("10.0.0.2", 0) << "web.example.org:*"
                                     << "";
        QTest::newRow("another protocol") << inetSocket(Protocol::Udp, State::Close, "0.0.0.0", 80) << "0.0.0.0:80"
                                          << "";
        QTest::newRow("nameless UNIX") << unixSocket(State::Listen) << ""
                                       << "";
    }
    void endpointsByName() {
        const KnownNames names(
            {{address("::1"), "localhost"}, {address("10.0.0.2"), "web.example.org"}, {Address{}, "nobody"}},
            {{Port{80}, "http"}, {Port{443}, "https"}});
        QFETCH(const Socket, socket);
        SnapshotBuilder builder;
        builder.add(socket);
        const Row row(builder);
        QTEST(localEndpoint(row.view, &names), "local");
        QTEST(remoteEndpoint(row.view, &names), "remote");
        QCOMPARE(nameOf(row.view, Column::Process, &names), QString());
        QCOMPARE(nameOf(row.view, Column::LocalPort, nullptr), QString());
    }

    void numbersStandBehindNames() {
        QCOMPARE(withNumbers(QStringLiteral("localhost:http"), QStringLiteral("127.0.0.1:80")),
                 QStringLiteral("localhost:http (127.0.0.1:80)"));
        QCOMPARE(withNumbers(QStringLiteral("127.0.0.1:80"), QStringLiteral("127.0.0.1:80")),
                 QStringLiteral("127.0.0.1:80"));
        QCOMPARE(withNumbers(QString(), QString()), QString());
    }

    void endpointsOfUnixSockets() {
        SnapshotBuilder builder = fullUnixRow();
        const Row row(builder);
        QCOMPARE(localEndpoint(row.view), QStringLiteral("/run/a.sock"));
        QCOMPARE(remoteEndpoint(row.view), QStringLiteral("@abstract"));
    }

    void timers_data() {
        QTest::addColumn<Timer>("timer");
        QTest::addColumn<int>("expires");
        QTest::addColumn<QString>("text");
        QTest::newRow("off") << Timer::Off << 0 << "";
        QTest::newRow("retransmit") << Timer::Retransmit << 400 << "0.4 s · resend";
        QTest::newRow("keepalive") << Timer::KeepAlive << 7'200'000 << "2 h 0 min · keepalive";
        QTest::newRow("overdue") << Timer::TimeWait << 0 << "any moment · timewait";
        QTest::newRow("persist") << Timer::Persist << 42'000 << "42 s · zero window";
        QTest::newRow("unknown end") << Timer::KeepAlive << -1 << "keepalive";
    }
    void timers() {
        QFETCH(const Timer, timer);
        QFETCH(const int, expires);
        SnapshotBuilder builder;
        Socket socket = inetSocket(Protocol::Tcp, State::Established, "10.0.0.1", 80, "10.0.0.2", 4000);
        socket.timer = timer;
        if (expires >= 0) socket.timerExpiresMs = static_cast<std::uint32_t>(expires);
        builder.add(socket);
        const Row row(builder);
        QTEST(displayText(row.view, Column::Timer), "text");
    }

    void severalHolders() {
        SnapshotBuilder builder = fullTcpRow();
        builder.hold(0, builder.addProcess(process(4243, "nginx", "nginx: other; worker")));
        builder.hold(0, builder.addProcess(process(4244, "helper")));
        const Row row(builder);
        QCOMPARE(displayText(row.view, Column::Process), QStringLiteral("nginx +2"));
        QCOMPARE(displayText(row.view, Column::Pid), QStringLiteral("4242 +2"));
        QCOMPARE(displayText(row.view, Column::Command), QStringLiteral("nginx: worker process"));
        for (const Column column : {Column::Process, Column::Pid, Column::Command})
            QCOMPARE(detailText(row.view, column), QStringLiteral("nginx (4242): nginx: worker process\n"
                                                                  "nginx (4243): nginx: other; worker\n"
                                                                  "helper (4244)"));
    }

    void nobodyToBeSeen() {
        SnapshotBuilder orphan = unknownRow();
        const Row kernels(orphan);
        QCOMPARE(displayText(kernels.view, Column::Process), QStringLiteral("no process"));
        QVERIFY(detailText(kernels.view, Column::Process).contains(QStringLiteral("the kernel keeps it")));

        SnapshotBuilder foreign = unknownRow();
        foreign.snapshot().sockets[0].inode = Inode{7};
        const Row hidden(foreign);
        QCOMPARE(displayText(hidden.view, Column::Process), QStringLiteral("unknown"));
        QVERIFY(detailText(hidden.view, Column::Pid).contains(QStringLiteral("No visible process")));

        SnapshotBuilder unasked = unknownRow();
        unasked.snapshot().coverage.ownersLookedFor = false;
        const Row notLookedFor(unasked);
        for (const Row* row : {&kernels, &hidden, &notLookedFor})
            for (const Column column : {Column::Pid, Column::Command})
                QCOMPARE(displayText(row->view, column), QString());
        QCOMPARE(displayText(notLookedFor.view, Column::Process), QString());
        QCOMPARE(detailText(notLookedFor.view, Column::Process), QString());
    }

    void details() {
        SnapshotBuilder builder = fullTcpRow();
        const Row row(builder);
        QCOMPARE(detailText(row.view, Column::State), QString::fromUtf8(description(State::Established)));
        SnapshotBuilder idle = unknownRow();
        QVERIFY(detailText(Row(idle).view, Column::State).endsWith(QLatin1String("The kernel calls this CLOSE.")));
        for (const ColumnInfo& column : columns()) {
            const bool hasMore = column.column == Column::State || column.column == Column::Pid ||
                                 column.column == Column::Process || column.column == Column::Command;
            QCOMPARE(detailText(row.view, column.column).isEmpty(), !hasMore);
        }
    }

    /// A process calls itself what it likes (prctl(2), PR_SET_NAME).
    void namesThatLookLikePlaceholders_data() {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"%1", "%2", "a%1b%2", "%L1", "100%", "%99"})
            QTest::newRow(name) << QByteArray(name);
    }
    void namesThatLookLikePlaceholders() {
        QFETCH(const QByteArray, name);
        const QString text = QString::fromLatin1(name);
        SnapshotBuilder builder;
        builder.add(inetSocket(Protocol::Tcp, State::Listen, "0.0.0.0", 80));
        builder.snapshot().sockets[0].inode = Inode{7};
        builder.hold(0, builder.addProcess(process(1, name.toStdString(), "%1 --%2=" + name.toStdString())));
        builder.hold(0, builder.addProcess(process(2, "other")));
        const Row row(builder);
        QCOMPARE(processTitle(*row.snapshot->processes[0]), text + QStringLiteral(" (1)"));
        QCOMPARE(displayText(row.view, Column::Process), text + QStringLiteral(" +1"));
        QCOMPARE(displayText(row.view, Column::Command), QStringLiteral("%1 --%2=") + text);
        QCOMPARE(detailText(row.view, Column::Process),
                 text + QStringLiteral(" (1): %1 --%2=") + text + QStringLiteral("\nother (2)"));
    }

    void translatedSentences() {
        QCOMPARE(translated("LISTEN"), QStringLiteral("LISTEN"));
        QCOMPARE(translated(Message{"%1 sent to %2", {"SIGTERM", "%1 %2"}}),
                 QStringLiteral("SIGTERM sent to %1 %2"));
        QCOMPARE(translated(Message{"%1 sent to %2", {"%2", "nginx"}}), QStringLiteral("%2 sent to nginx"));
        QCOMPARE(translated(Message{"%1 of %9 is 100%", {"é"}}), QStringLiteral("é of %9 is 100%"));
        QCOMPARE(translated(Message{}), QString());

        Backwards language;
        QVERIFY(QCoreApplication::installTranslator(&language));
        QCOMPARE(translated("%1 sent to %2"), QStringLiteral("%2 ← %1"));
        QCOMPARE(translated(Message{"%1 sent to %2", {"%2", "%1"}}), QStringLiteral("%1 ← %2"));
        QCOMPARE(translated(Message{"Not done: %1", {"Nobody is there."}}),
                 QStringLiteral("Not done: Niemand da."));
        QCOMPARE(translated(Message{"Not done: %1", {"Nobody"}}), QStringLiteral("Not done: Nobody"));
        QCOMPARE(translated(Message{"%2 of %1", {"1234", "5678"}}), QStringLiteral("5,678 of 1234 (1234)"));
        QCOMPARE(translated(Message{"%2 of %1", {"1234", "many"}}), QStringLiteral("many of 1234 (1234)"));
        QCoreApplication::removeTranslator(&language);
    }

    /// Not UTF-8: shown with replacements, never cut off or dropped.
    void bytesThatAreNoText() {
        SnapshotBuilder builder;
        builder.add(inetSocket(Protocol::Tcp, State::Listen, "0.0.0.0", 80));
        builder.snapshot().sockets[0].inode = Inode{7};
        builder.hold(0, builder.addProcess(process(1, "a\xff"
                                                      "b")));
        const Row row(builder);
        QCOMPARE(displayText(row.view, Column::Process), QStringLiteral("a\uFFFDb"));
        QCOMPARE(processTitle(*row.snapshot->processes[0]), QStringLiteral("a\uFFFDb (1)"));
    }
};

QTEST_GUILESS_MAIN(DisplayTextTest)
#include "display_text_test.moc"
