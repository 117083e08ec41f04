// What changed between two snapshots.
#include <QTest>

#include "app/core/diff.h"
#include "app/core/socket_key.h"
#include "tests/support/random_snapshot.h"
#include "tests/support/snapshot_builder.h"

#include <algorithm>
#include <functional>
#include <set>

using namespace socklens;
using socklens::test::Random;
using socklens::test::SnapshotBuilder;
using socklens::test::tcpSocket;

namespace {

using Rows = std::vector<std::uint32_t>;
constexpr auto absent = SnapshotDelta::absent;

/// Three connections with the cookies 1, 2 and 3 and one holder each, the last with tcp_info, and one UNIX socket.
SnapshotBuilder machine() {
    SnapshotBuilder builder;
    for (const std::uint64_t cookie : {1U, 2U, 3U}) {
        const auto row = builder.add(tcpSocket(cookie));
        builder.hold(row, builder.addProcess(static_cast<int>(100 + cookie), "server"));
    }
    TcpInfo info;
    info.bytesReceived = 10;
    builder.setTcpInfo(2, info);
    builder.addUnix(4, "/run/a");
    return builder;
}

Process& processOf(SnapshotBuilder& builder, std::size_t index) {
    auto copy = std::make_shared<Process>(*builder.snapshot().processes[index]);
    builder.snapshot().processes[index] = copy;
    return *copy;
}

using Change = std::function<void(SnapshotBuilder&)>;

/// Everything that a view shows of a row, apart from where it stands.
bool looksTheSame(const Snapshot& a, std::uint32_t x, const Snapshot& b, std::uint32_t y) {
    const auto strip = [](Socket socket) {
        socket.name = std::nullopt;
        socket.peerName = std::nullopt;
        return socket;
    };
    const auto holders = [](const Snapshot& snapshot, std::uint32_t row) {
        std::vector<std::tuple<ProcessId, std::string, std::string, std::optional<Uid>, std::string>> found;
        for (const auto process : snapshot.holders(row)) {
            const Process& holder = *snapshot.processes[process];
            found.emplace_back(holder.id, holder.name, holder.command, holder.uid, holder.cgroup);
        }
        return found;
    };
    const auto info = [](const Snapshot& snapshot, std::uint32_t row) {
        const TcpInfo* found = snapshot.tcpInfo(row);
        return found != nullptr ? std::optional(*found) : std::nullopt;
    };
    return strip(a.sockets[x]) == strip(b.sockets[y]) && a.nameOf(a.sockets[x]) == b.nameOf(b.sockets[y]) &&
           a.peerNameOf(a.sockets[x]) == b.peerNameOf(b.sockets[y]) && holders(a, x) == holders(b, y) &&
           info(a, x) == info(b, y);
}

/// Empty if the delta leads from the older snapshot to the newer one and says no more than that.
QString mistakeIn(const SnapshotDelta& delta, const Snapshot& older, const Snapshot& newer) {
    if (delta.previous.size() != newer.sockets.size()) return "a newer row has no entry in `previous`";
    const std::set<std::uint32_t> removed(delta.removed.begin(), delta.removed.end());
    const std::set<std::uint32_t> added(delta.added.begin(), delta.added.end());
    const std::set<std::uint32_t> changed(delta.changed.begin(), delta.changed.end());
    if (removed.size() != delta.removed.size() || added.size() != delta.added.size() ||
        changed.size() != delta.changed.size())
        return "a row is named twice";

    std::set<std::uint32_t> kept;
    for (std::uint32_t row = 0; row < newer.sockets.size(); ++row) {
        const std::uint32_t previous = delta.previous[row];
        if ((previous == absent) != added.contains(row)) return "`added` is not what has no previous row";
        if (previous == absent) continue;
        if (previous >= older.sockets.size()) return "a previous row does not exist";
        if (!kept.insert(previous).second) return "an older row became two";
        if (keyOf(older, previous) != keyOf(newer, row)) return "a row became another socket";
        if (looksTheSame(older, previous, newer, row) == changed.contains(row)) return "`changed` is wrong";
    }
    for (std::uint32_t row = 0; row < older.sockets.size(); ++row)
        if (kept.contains(row) == removed.contains(row))
            return "an older row is neither kept nor removed, or both";
    if (!std::ranges::is_sorted(delta.removed)) return "`removed` is not in order";
    for (const auto row : changed)
        if (added.contains(row)) return "a row is both added and changed";
    return {};
}

}   // namespace

class DiffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingChanged();
    void fromAndToNothing();
    void changedRows_data();
    void changedRows();
    void unchangedRows_data();
    void unchangedRows();
    void shuffled();
    void sameCookieInAnotherNamespace();
    void duplicates();
    void manyVanishAtOnce();
    void random();
    void successors();
};

void DiffTest::nothingChanged() {
    const auto delta = diff(machine().take(), machine().take());
    QVERIFY(delta.empty());
    QVERIFY(delta.previous == (Rows{0, 1, 2, 3}));
}

void DiffTest::fromAndToNothing() {
    const Snapshot snapshot = machine().take();
    const auto appeared = diff(Snapshot{}, snapshot);
    QVERIFY(appeared.added == (Rows{0, 1, 2, 3}));
    QVERIFY(appeared.previous == Rows(4, absent));
    QVERIFY(appeared.changed.empty() && appeared.removed.empty());
    // The namespace of an empty snapshot is of no importance.
    const auto vanished = diff(snapshot, Snapshot{});
    QVERIFY(vanished.removed == (Rows{0, 1, 2, 3}));
    QVERIFY(vanished.previous.empty() && vanished.added.empty());
    QVERIFY(diff(Snapshot{}, Snapshot{}).empty());
}

void DiffTest::changedRows_data() {
    QTest::addColumn<Change>("change");
    QTest::addColumn<Rows>("changed");
    const auto row = [](const char* name, Change change, Rows changed) {
        QTest::newRow(name) << std::move(change) << std::move(changed);
    };
    row("state", [](auto& b) { b.snapshot().sockets[1].state = State::CloseWait; }, {1});
    row("queue", [](auto& b) { b.snapshot().sockets[0].receiveQueue = 1; }, {0});
    row("timer", [](auto& b) { b.snapshot().sockets[0].timerExpiresMs = 1; }, {0});
    row("uid known", [](auto& b) { b.snapshot().sockets[2].uid = Uid{0}; }, {2});
    row("another holder", [](auto& b) { b.hold(1, 0); }, {1});
    row("holder's name", [](auto& b) { processOf(b, 1).name = "renamed"; }, {1});
    row("holder's command", [](auto& b) { processOf(b, 1).command = "server --new"; }, {1});
    row("holder's user", [](auto& b) { processOf(b, 1).uid = Uid{5}; }, {1});
    row("holder's control group", [](auto& b) { processOf(b, 1).cgroup = "/other"; }, {1});
    row("holder's pid given to another", [](auto& b) { processOf(b, 1).id.startTime = StartTime{9}; }, {1});
    row("tcp_info", [](auto& b) { b.snapshot().tcpInfos[0].second.bytesReceived = 11; }, {2});
    row("tcp_info gone", [](auto& b) { b.snapshot().tcpInfos.clear(); }, {2});
    row("tcp_info new", [](auto& b) { b.setTcpInfo(0, {}); }, {0});
    row("renamed", [](auto& b) { b.snapshot().names[0] = "/run/b"; }, {3});
    row("no longer bound", [](auto& b) { b.snapshot().sockets[3].name = std::nullopt; }, {3});
    row("peer bound", [](auto& b) { b.snapshot().sockets[3].peerName = NameIndex{0}; }, {3});
    row("no owners looked for", [](auto& b) { b.snapshot().coverage.ownersLookedFor = false; }, {0, 1, 2});
}

void DiffTest::changedRows() {
    QFETCH(Change, change);
    auto builder = machine();
    change(builder);
    const Snapshot newer = builder.take();
    const auto delta = diff(machine().take(), newer);
    QTEST(delta.changed, "changed");
    QVERIFY(delta.added.empty() && delta.removed.empty());
    QVERIFY(delta.previous == (Rows{0, 1, 2, 3}));
}

void DiffTest::unchangedRows_data() {
    QTest::addColumn<Change>("change");
    const auto row = [](const char* name, Change change) { QTest::newRow(name) << std::move(change); };
    row("time of the sample", [](auto& b) { b.snapshot().capturedAt += Milliseconds(1000); });
    row("other descriptors of a holder", [](auto& b) { processOf(b, 0).descriptors = 77; });
    row("names in another order", [](auto& b) {
        b.snapshot().names.insert(b.snapshot().names.begin(), "/run/new");
        b.snapshot().sockets[3].name = NameIndex{1};
    });
    row("process read again", [](auto& b) { processOf(b, 2); });
    row("processes in other places", [](auto& b) {
        b.addProcess(99, "new");
        auto& processes = b.snapshot().processes;
        std::rotate(processes.begin(), processes.end() - 1, processes.end());
        for (const std::uint32_t holder : {2U, 1U, 0U}) b.moveHolder(holder, holder + 1);
    });
}

void DiffTest::unchangedRows() {
    QFETCH(Change, change);
    auto builder = machine();
    change(builder);
    QVERIFY(diff(machine().take(), builder.take()).empty());
}

void DiffTest::shuffled() {
    Random random(1);
    for (int round = 0; round < 20; ++round) {
        SnapshotBuilder older;
        SnapshotBuilder newer;
        std::vector<std::uint64_t> cookies(300);
        for (std::size_t at = 0; at < cookies.size(); ++at) cookies[at] = at + 1;
        for (const auto cookie : cookies) older.add(tcpSocket(cookie));
        std::ranges::shuffle(cookies, random);
        for (const auto cookie : cookies) newer.add(tcpSocket(cookie));
        const auto delta = diff(older.take(), newer.take());
        QVERIFY(delta.empty());
        for (std::size_t row = 0; row < cookies.size(); ++row)
            QCOMPARE(std::uint64_t{delta.previous[row]}, cookies[row] - 1);
    }
}

void DiffTest::sameCookieInAnotherNamespace() {
    auto builder = machine();
    builder.snapshot().networkNamespace = NetworkNamespace{5};
    const auto delta = diff(machine().take(), builder.take());
    QVERIFY(delta.added == (Rows{0, 1, 2, 3}));
    QVERIFY(delta.removed == (Rows{0, 1, 2, 3}));
    QVERIFY(delta.changed.empty());
}

void DiffTest::duplicates() {
    SnapshotBuilder older;
    SnapshotBuilder newer;
    for (const std::uint64_t cookie : {1U, 1U, 2U}) older.add(tcpSocket(cookie));
    for (const std::uint64_t cookie : {2U, 1U, 2U, 2U}) newer.add(tcpSocket(cookie));
    const Snapshot before = older.take();
    const Snapshot after = newer.take();
    const auto delta = diff(before, after);
    QVERIFY2(mistakeIn(delta, before, after).isEmpty(), qPrintable(mistakeIn(delta, before, after)));
    QCOMPARE(delta.added.size(), 2U);
    QCOMPARE(delta.removed.size(), 1U);
}

void DiffTest::manyVanishAtOnce() {
    SnapshotBuilder older;
    SnapshotBuilder newer;
    for (std::uint64_t cookie = 1; cookie <= 1000; ++cookie) {
        older.add(tcpSocket(cookie));
        if (cookie <= 100 || cookie > 900) newer.add(tcpSocket(cookie));
    }
    const auto delta = diff(older.take(), newer.take());
    QCOMPARE(delta.removed.size(), 800U);
    QVERIFY(delta.added.empty() && delta.changed.empty());
    QCOMPARE(delta.previous[100], 900U);
}

void DiffTest::random() {
    Random random(2);
    for (int round = 0; round < 2000; ++round) {
        const Snapshot older = test::randomSnapshot(random, test::below(random, 40));
        const Snapshot newer = test::randomSnapshot(random, test::below(random, 40));
        const QString mistake = mistakeIn(diff(older, newer), older, newer);
        QVERIFY2(mistake.isEmpty(), qPrintable(QString("round %1: %2").arg(round).arg(mistake)));
    }
}

void DiffTest::successors() {
    Random random(3);
    std::size_t changes = 0;
    for (int round = 0; round < 100; ++round) {
        Snapshot older = test::randomSnapshot(random, test::below(random, 60));
        for (int step = 0; step < 20; ++step) {
            Snapshot newer = test::randomSuccessor(random, older);
            const auto delta = diff(older, newer);
            const QString mistake = mistakeIn(delta, older, newer);
            QVERIFY2(mistake.isEmpty(), qPrintable(QString("round %1.%2: %3").arg(round).arg(step).arg(mistake)));
            changes += delta.changed.size();
            older = std::move(newer);
        }
    }
    QVERIFY(changes > 0);   // or chance has tested nothing
}

QTEST_APPLESS_MAIN(DiffTest)
#include "diff_test.moc"
