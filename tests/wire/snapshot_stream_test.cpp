// Snapshots through both ends of the stream: what comes out is what went in, whatever it was; and what a hostile
// agent sends is refused.
#include <QTest>

#include "app/core/socket_key.h"
#include "app/wire/socklens.pb.h"

#include "app/wire/snapshot_stream.h"
#include "tests/support/random_snapshot.h"
#include "tests/support/snapshot_builder.h"
#include "tests/wire/rows_as_text.h"

#include <functional>

using namespace socklens;
using namespace socklens::test;
using wire::SnapshotDecoder;
using wire::SnapshotEncoder;

namespace {

SnapshotPointer pointerTo(Snapshot snapshot) {
    return std::make_shared<const Snapshot>(std::move(snapshot));
}

/// A head, notes and processes that a sample could have.
void addSurroundings(Random& random, Snapshot& snapshot) {
    snapshot.cost = std::chrono::nanoseconds(below(random, 1'000'000));
    snapshot.coverage.ownersHidden = below(random, 3);
    snapshot.coverage.processesUnreadable = below(random, 3);
    snapshot.sources[below(random, 3)] = static_cast<Source>(below(random, 3));
    if (oneIn(random, 3)) snapshot.notes.push_back({"The %1 could not be read.", {"table"}});
    if (oneIn(random, 5)) snapshot.notes.push_back({"Nothing else.", {}});
    if (oneIn(random, 5)) {
        auto directory = *snapshot.directory;
        directory.users[Uid{below(random, 5)}] = std::string("b\xff\0d", 4);
        snapshot.directory = std::make_shared<const NameDirectory>(std::move(directory));
    }
    snapshot.sections.clear();
    if (oneIn(random, 4)) {   // of several network namespaces
        const std::uint32_t rows = static_cast<std::uint32_t>(snapshot.sockets.size());
        snapshot.sections.push_back({snapshot.networkNamespace, "own", 0, snapshot.sources});
        snapshot.sections.push_back({NetworkNamespace{77}, "blue", below(random, rows + 1), {}});
    }
    if (oneIn(random, 9)) {   // a sample without owners
        snapshot.coverage.ownersLookedFor = false;
        snapshot.holderEnds.clear();
        snapshot.holderList.clear();
        snapshot.processes.clear();
    }
}

SnapshotPointer small() {
    SnapshotBuilder builder;
    const auto row = builder.add(tcpSocket(7));
    builder.addUnix(8, "/run/a");
    const auto process = builder.addProcess(42, "nginx");
    builder.hold(row, process);
    TcpInfo info;
    info.bytesReceived = 5;
    info.congestionControl = "cubic";
    builder.setTcpInfo(row, info);
    return pointerTo(builder.take());
}

wire::Snapshot parsed(const std::string& payload) {
    wire::Snapshot message;
    if (!message.ParseFromString(payload)) throw std::runtime_error("not a snapshot");
    return message;
}

using Harm = std::function<void(wire::Snapshot&)>;

}   // namespace

class SnapshotStreamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomSteps();
    void rowsKeepTheirPlaces();
    void changesOnly();
    void unchanged();
    void anotherNamespace();
    void severalNamespaces();
    void extremes();
    void refused_data();
    void refused();
    void refusedChanges_data();
    void refusedChanges();
    void anotherOrder();
    void truncated();
    void flippedBits();
};

void SnapshotStreamTest::randomSteps() {
    Random random(20261121);
    for (int stream = 0; stream < 120; ++stream) {
        SnapshotEncoder encoder;
        SnapshotDecoder decoder;
        Snapshot next = randomSnapshot(random, below(random, 40));
        for (int step = 0; step < 30; ++step) {
            addSurroundings(random, next);
            const SnapshotPointer original = pointerTo(next);
            const auto decoded = decoder.decode(encoder.encode(original));
            QVERIFY(decoded.has_value());
            const auto expected = rowsAsText(*original);
            const auto actual = rowsAsText(**decoded);
            const auto differs = std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end());
            if (differs.first != expected.end()) qWarning("expected %s", differs.first->c_str());
            if (differs.second != actual.end()) qWarning("actual   %s", differs.second->c_str());
            QVERIFY2(expected == actual, qPrintable(QString("stream %1, step %2").arg(stream).arg(step)));
            next = randomSuccessor(random, *original);
        }
    }
}

void SnapshotStreamTest::rowsKeepTheirPlaces() {
    SnapshotEncoder encoder;
    SnapshotDecoder decoder;
    const auto cookies = [](const Snapshot& snapshot) {
        std::vector<std::uint64_t> all;
        for (const Socket& socket : snapshot.sockets) all.push_back(number(*socket.cookie));
        return all;
    };
    SnapshotBuilder first;
    for (const std::uint64_t cookie : {1U, 2U, 3U, 4U}) first.add(tcpSocket(cookie));
    QVERIFY(decoder.decode(encoder.encode(pointerTo(first.take()))));
    SnapshotBuilder second;
    second.add(tcpSocket(9));
    second.add(tcpSocket(1));
    second.add(tcpSocket(3, State::CloseWait));
    second.add(tcpSocket(4));
    const auto decoded = decoder.decode(encoder.encode(pointerTo(second.take())));
    QVERIFY(decoded);
    QCOMPARE(cookies(**decoded), (std::vector<std::uint64_t>{1, 3, 4, 9}));
}

void SnapshotStreamTest::changesOnly() {
    SnapshotEncoder encoder;
    SnapshotBuilder first;
    SnapshotBuilder second;
    for (std::uint64_t cookie = 1; cookie <= 10'000; ++cookie) {
        first.add(tcpSocket(cookie));
        if (cookie != 5000) second.add(tcpSocket(cookie, cookie == 77 ? State::CloseWait : State::Established));
    }
    const auto full = encoder.encode(pointerTo(first.take()));
    const auto changes = encoder.encode(pointerTo(second.take()));
    QVERIFY(full.size() > 100'000);
    QVERIFY2(changes.size() < 300, qPrintable(QString::number(changes.size())));
    const auto message = parsed(changes);
    QVERIFY(!message.full() && !message.has_directory() && !message.has_processes());
    QCOMPARE(message.removed().cookies(0), 5000U);
    QCOMPARE(message.sockets().cookies(0), 77U);
}

void SnapshotStreamTest::unchanged() {
    SnapshotEncoder encoder;
    SnapshotDecoder decoder;
    QVERIFY(decoder.decode(encoder.encode(small())));
    const auto again = encoder.encode(small());
    QVERIFY(again.size() < 60);
    const auto decoded = decoder.decode(again);
    QVERIFY(decoded && rowsAsText(**decoded) == rowsAsText(*small()));
}

void SnapshotStreamTest::anotherNamespace() {
    SnapshotEncoder encoder;
    SnapshotDecoder decoder;
    QVERIFY(decoder.decode(encoder.encode(small())));
    Snapshot elsewhere = *small();
    elsewhere.networkNamespace = NetworkNamespace{5};
    const auto payload = encoder.encode(pointerTo(elsewhere));
    QVERIFY(parsed(payload).full());
    const auto decoded = decoder.decode(payload);
    QVERIFY(decoded && rowsAsText(**decoded) == rowsAsText(elsewhere));
}

/// From its own to several and back: whose rows they are is never mistaken.
void SnapshotStreamTest::severalNamespaces() {
    SnapshotEncoder encoder;
    SnapshotDecoder decoder;
    Snapshot several = *small();
    several.sections = {{several.networkNamespace, "own", 0, several.sources},
                        {NetworkNamespace{77}, "blue", 1, {}}};
    for (const SnapshotPointer& next : {small(), pointerTo(several), pointerTo(several), small(), small()}) {
        const auto decoded = decoder.decode(encoder.encode(next));
        QVERIFY(decoded);
        QCOMPARE((*decoded)->sections, next->sections);
        QVERIFY(rowsAsText(**decoded) == rowsAsText(*next));
    }
}

/// The greatest values that there are, and the values next to "unknown".
void SnapshotStreamTest::extremes() {
    SnapshotBuilder builder;
    Socket socket = tcpSocket(UINT64_MAX);
    socket.cgroup = CgroupId{UINT64_MAX};
    socket.inode = Inode{UINT32_MAX};
    socket.uid = Uid{UINT32_MAX - 1};
    socket.receiveQueue = UINT32_MAX - 1;
    socket.sendQueue = 0U;
    socket.timerExpiresMs = UINT32_MAX - 1;
    socket.interface = InterfaceIndex{UINT32_MAX};
    socket.retransmits = std::uint8_t{254};
    socket.shutdown = ShutdownBits{254};
    socket.localPort = Port{UINT16_MAX};
    const auto row = builder.add(socket);
    Process process;
    process.id = {Pid{INT32_MAX}, StartTime{UINT64_MAX}};
    process.name = std::string("\0\n\xff", 3);
    process.uid = Uid{UINT32_MAX - 1};
    process.descriptors = UINT32_MAX;
    process.descriptorLimit = UINT64_MAX - 1;
    builder.hold(row, builder.addProcess(process));
    TcpInfo info;
    info.roundTripTime = std::chrono::microseconds(UINT32_MAX);
    info.bytesAcknowledged = UINT64_MAX - 1;
    info.totalRetransmits = UINT32_MAX;
    builder.setTcpInfo(row, info);
    const auto original = pointerTo(builder.take());
    const auto decoded = SnapshotDecoder().decode(SnapshotEncoder().encode(original));
    QVERIFY(decoded);
    QVERIFY(rowsAsText(**decoded) == rowsAsText(*original));
    QCOMPARE((*decoded)->sockets[0], original->sockets[0]);
    QCOMPARE(*(*decoded)->processes[0], *original->processes[0]);
}

void SnapshotStreamTest::refused_data() {
    QTest::addColumn<Harm>("harm");
    const auto row = [](const char* name, const Harm& harm) { QTest::newRow(name) << harm; };
    row("number 0", [](auto& m) { m.set_number(0); });
    row("number 2", [](auto& m) { m.set_number(2); });
    row("changes to nothing", [](auto& m) { m.set_full(false); });
    row("before 1970", [](auto& m) { m.set_captured_at_ms(-1); });
    row("after 9999", [](auto& m) { m.set_captured_at_ms(INT64_MAX); });
    row("negative cost", [](auto& m) { m.set_cost_ns(-1); });
    row("no sources", [](auto& m) { m.clear_sources(); });
    row("unknown source", [](auto& m) { m.mutable_sources()->at(0) = 3; });
    row("removed from nothing", [](auto& m) { m.mutable_removed(); });
    row("ended before", [](auto& m) { m.mutable_ended(); });
    row("a note without a sentence", [](auto& m) { m.mutable_notes()->add_argument_counts(0); });
    row("a note with too many arguments", [](auto& m) { m.mutable_notes()->add_argument_counts(UINT32_MAX); });
    row("text behind the strings", [](auto& m) { m.mutable_notes()->mutable_strings()->set_text("a"); });
    row("more rows", [](auto& m) { m.mutable_sockets()->set_count(3); });
    row("fewer rows", [](auto& m) { m.mutable_sockets()->set_count(1); });
    row("a world of rows", [](auto& m) { m.mutable_sockets()->set_count(UINT32_MAX); });
    row("no states", [](auto& m) { m.mutable_sockets()->clear_states(); });
    row("state 0", [](auto& m) { m.mutable_sockets()->mutable_states()->at(0) = 0; });
    row("state 12", [](auto& m) { m.mutable_sockets()->mutable_states()->at(1) = 12; });
    row("protocol 3", [](auto& m) { m.mutable_sockets()->mutable_protocols()->at(0) = 3; });
    row("family 255", [](auto& m) { m.mutable_sockets()->mutable_families()->at(1) = '\xff'; });
    row("UNIX type 3", [](auto& m) { m.mutable_sockets()->set_unix_types(std::string("\0\3", 2)); });
    row("timer 6", [](auto& m) { m.mutable_sockets()->set_timers(std::string("\6\0", 2)); });
    row("a cookie too many", [](auto& m) { m.mutable_sockets()->add_cookies(1); });
    row("a queue too few", [](auto& m) { m.mutable_sockets()->add_receive_queues(1); });
    row("port 65536", [](auto& m) { m.mutable_sockets()->set_local_ports(0, 65536); });
    row("half an address", [](auto& m) { m.mutable_sockets()->mutable_local_addresses()->resize(20); });
    row("a name that is not there", [](auto& m) { m.mutable_sockets()->set_own_names(1, 2); });
    row("a peer's name that is not there", [](auto& m) {
        m.mutable_sockets()->add_peer_names(UINT32_MAX);
        m.mutable_sockets()->add_peer_names(0);
    });
    row("names without end", [](auto& m) {
        for (int name = 0; name < 5; ++name) m.mutable_sockets()->mutable_names()->add_lengths(0);
    });
    row("a name longer than the text",
        [](auto& m) { m.mutable_sockets()->mutable_names()->set_lengths(0, UINT32_MAX); });
    row("a holder that is not there", [](auto& m) { m.mutable_sockets()->set_holders(0, 1); });
    row("a holder of nothing", [](auto& m) { m.mutable_sockets()->add_holders(0); });
    row("more holders than there are", [](auto& m) { m.mutable_sockets()->set_holder_counts(1, UINT32_MAX); });
    row("tcp_info of no row", [](auto& m) { m.mutable_sockets()->mutable_tcp_infos()->set_rows(0, 2); });
    row("tcp_info twice", [](auto& m) {
        m.mutable_sockets()->mutable_tcp_infos()->add_rows(0);
        m.mutable_sockets()->mutable_tcp_infos()->mutable_congestion_controls()->add_lengths(0);
    });
    row("endless round trip",
        [](auto& m) { m.mutable_sockets()->mutable_tcp_infos()->add_round_trip_times_us(UINT64_MAX); });
    row("pid 0", [](auto& m) { m.mutable_processes()->mutable_ids()->set_pids(0, 0); });
    row("pid -1", [](auto& m) { m.mutable_processes()->mutable_ids()->set_pids(0, -1); });
    row("a process twice", [](auto& m) {
        auto& processes = *m.mutable_processes();
        processes.mutable_ids()->add_pids(42);
        processes.mutable_ids()->add_start_times(1);
        for (auto* texts : {processes.mutable_names(), processes.mutable_commands(), processes.mutable_cgroups()})
            texts->add_lengths(0);
    });
    row("no start time", [](auto& m) { m.mutable_processes()->mutable_ids()->clear_start_times(); });
    row("no names of processes", [](auto& m) { m.mutable_processes()->clear_names(); });
    row("a limit of descriptors too many", [](auto& m) {
        for (int time = 0; time < 2; ++time) m.mutable_processes()->add_descriptor_limits(1024);
    });
    row("a user twice", [](auto& m) {
        for (int time = 0; time < 2; ++time) {
            m.mutable_directory()->add_users(1000);
            m.mutable_directory()->mutable_user_names()->add_lengths(0);
        }
    });
    row("a user without a name", [](auto& m) { m.mutable_directory()->add_users(1000); });
    const auto section = [](auto& m, std::uint32_t firstRow) {
        auto& added = *m.add_sections();
        added.set_id(7);
        added.set_first_row(firstRow);
        added.set_sources(std::string(3, '\0'));
    };
    row("rows before the first section", [=](auto& m) { section(m, 1); });
    row("a section behind the rows", [=](auto& m) {
        section(m, 0);
        section(m, 3);
    });
    row("sections in another order", [=](auto& m) {
        for (const std::uint32_t first : {0U, 2U, 1U}) section(m, first);
    });
    row("a section without sources", [](auto& m) { m.add_sections()->set_id(7); });
    row("a section without a namespace", [=](auto& m) {
        section(m, 0);
        m.mutable_sections()->rbegin()->set_id(0);
    });
}

void SnapshotStreamTest::refused() {
    QFETCH(Harm, harm);
    wire::Snapshot message = parsed(SnapshotEncoder().encode(small()));
    QVERIFY(SnapshotDecoder().decode(message.SerializeAsString()));
    harm(message);
    const auto decoded = SnapshotDecoder().decode(message.SerializeAsString());
    QVERIFY(!decoded);
    QVERIFY(!decoded.error().empty());
}

void SnapshotStreamTest::refusedChanges_data() {
    QTest::addColumn<Harm>("harm");
    const auto row = [](const char* name, const Harm& harm) { QTest::newRow(name) << harm; };
    row("the same number", [](auto& m) { m.set_number(1); });
    row("another namespace", [](auto& m) { m.set_network_namespace(1); });
    row("no owners now", [](auto& m) { m.set_owners_looked_for(false); });
    row("a section", [](auto& m) { m.add_sections()->set_sources(std::string(3, '\0')); });
    row("the end of a stranger", [](auto& m) {
        m.mutable_ended()->add_pids(43);
        m.mutable_ended()->add_start_times(1000);
    });
    row("the end of a predecessor", [](auto& m) {
        m.mutable_ended()->add_pids(42);
        m.mutable_ended()->add_start_times(999);
    });
    row("the end of a holder", [](auto& m) {
        m.mutable_ended()->add_pids(42);
        m.mutable_ended()->add_start_times(1000);
    });
    row("removed twice", [](auto& m) {
        m.mutable_removed()->set_count(2);
        for (int time = 0; time < 2; ++time) m.mutable_removed()->add_cookies(7);
    });
    row("a world of removed", [](auto& m) { m.mutable_removed()->set_count(UINT32_MAX); });
    row("removed of protocol 9", [](auto& m) {
        m.mutable_removed()->set_count(1);
        m.mutable_removed()->set_protocols("\x09");
    });
}

void SnapshotStreamTest::refusedChanges() {
    QFETCH(Harm, harm);
    SnapshotEncoder encoder;
    SnapshotDecoder decoder;
    QVERIFY(decoder.decode(encoder.encode(small())));
    SnapshotDecoder innocent = decoder;
    wire::Snapshot message = parsed(encoder.encode(small()));
    QVERIFY(innocent.decode(message.SerializeAsString()));
    harm(message);
    QVERIFY(!decoder.decode(message.SerializeAsString()));
}

void SnapshotStreamTest::anotherOrder() {
    SnapshotEncoder encoder;
    encoder.encode(small());
    const auto second = encoder.encode(small());
    QVERIFY(!SnapshotDecoder().decode(second));
}

void SnapshotStreamTest::truncated() {
    Random random(3);
    const auto payload = SnapshotEncoder().encode(pointerTo(randomSnapshot(random, 12)));
    for (std::size_t length = 0; length < payload.size(); ++length) {
        const std::string cut(payload, 0, length);
        if (const auto decoded = SnapshotDecoder().decode(cut)) rowsAsText(**decoded);
    }
}

/// What still makes sense is a snapshot by all rules; everything else is refused.
void SnapshotStreamTest::flippedBits() {
    Random random(4);
    int accepted = 0;
    for (int round = 0; round < 300; ++round) {
        SnapshotEncoder encoder;
        SnapshotDecoder decoder;
        const auto older = pointerTo(randomSnapshot(random, below(random, 12)));
        QVERIFY(decoder.decode(encoder.encode(older)));
        const auto payload = encoder.encode(pointerTo(randomSuccessor(random, *older)));
        for (int harm = 0; harm < 40; ++harm) {
            std::string harmed = payload;
            for (std::uint32_t change = 1 + below(random, 3); change > 0; --change)
                harmed[below(random, static_cast<std::uint32_t>(harmed.size()))] ^=
                    static_cast<char>(1U << below(random, 8));
            SnapshotDecoder copy = decoder;
            if (const auto decoded = copy.decode(harmed)) {
                rowsAsText(**decoded);
                ++accepted;
            }
        }
    }
    QVERIFY(accepted > 100);   // or nothing was looked at
}

QTEST_APPLESS_MAIN(SnapshotStreamTest)
#include "snapshot_stream_test.moc"
