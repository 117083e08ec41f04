// The tree of processes where there are so many sockets that what it shows is worked out beside the screen.
#include "app/models/process_model.h"

#include "tests/models/chosen_rows.h"
#include "tests/models/process_tree_check.h"
#include "tests/models/view_mirror.h"
#include "tests/support/random_snapshot.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QtTest>
#include <map>
#include <set>

using namespace socklens;
using namespace socklens::test;

namespace {

/// More than are grouped at once, of eight processes that come and go.
SnapshotPointer many(std::uint32_t seed, std::int64_t milliseconds) {
    Random random(seed);
    SnapshotBuilder builder;
    std::vector<std::uint32_t> holders;
    for (std::int32_t pid = 10; pid < 18; ++pid)
        if (pid == 10 || !oneIn(random, 6)) holders.push_back(builder.addProcess(process(pid, "p")));
    for (std::uint64_t cookie = 1; cookie <= ProcessModel::mostAtOnce + 50; ++cookie) {
        if (oneIn(random, 30)) continue;
        const auto port = static_cast<std::uint16_t>(1 + (cookie * 7919) % 60'000);
        Socket socket = inetSocket(Protocol::Tcp, State::Established, "10.0.0.1", port, "10.0.0.2", 4000);
        socket.receiveQueue = below(random, 10);
        const auto inode = static_cast<std::uint32_t>(cookie);
        const std::uint32_t row = builder.add(withInode(withCookie(socket, cookie), inode));
        if (!oneIn(random, 9)) builder.hold(row, holders[cookie % holders.size()]);
    }
    return take(builder, milliseconds);
}

UpdatePointer after(const PicturePointer& older, std::uint32_t seed) {
    return std::make_shared<const Update>(advance(older, many(seed, 1000 * seed)));
}

Filter parsed(const char* text) {
    return Filter::parse(text).value();
}

/// Groups that somebody has opened. One that went meanwhile is closed when it comes again.
class Opened {
public:
    explicit Opened(ProcessModel& model) : m_model(model) {}

    /// Opens a group, or closes it.
    void toggle(int row) {
        const QModelIndex group = m_model.index(row, 0);
        if (m_groups.erase(keyAt(m_model, group)) > 0) return m_model.closeGroup(group);
        m_groups.emplace(keyAt(m_model, group), group);
        m_model.fetchMore(group);
    }
    std::set<OwnerKey> keys() {
        std::erase_if(m_groups, [](const auto& group) { return !group.second.isValid(); });
        std::set<OwnerKey> keys;
        for (const auto& [key, index] : m_groups) keys.insert(key);
        return keys;
    }

private:
    ProcessModel& m_model;
    std::map<OwnerKey, QPersistentModelIndex> m_groups;
};

}   // namespace

class ProcessCrowdTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Whatever is done while the next picture is on its way.
    void keepsTheRules_data() {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 6; ++seed) QTest::addRow("seed %u", seed) << seed;
    }
    void keepsTheRules() {
        QFETCH(const quint32, seed);
        ProcessModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        tester.setUseFetchMore(false);
        ViewMirror mirror(model, [&](const QModelIndex& index) { return identityOf(model, index); });
        Random random(seed);
        Opened opened(model);
        Wanted wanted;
        for (std::uint32_t round = 1; round <= 20; ++round) {
            const std::uint32_t samples = 1 + below(random, 3);   // the newest of several is shown
            for (std::uint32_t sample = 0; sample < samples; ++sample) {
                const UpdatePointer update = after(wanted.picture, 100 * seed + 3 * round + sample);
                wanted.picture = update->newer;
                model.apply(update);
            }
            QVERIFY(model.isArranging());
            for (int times = 0; times < 2 && model.rowCount() > 0; ++times)
                opened.toggle(static_cast<int>(below(random, static_cast<std::uint32_t>(model.rowCount()))));
            const Marks marks(model);
            if (oneIn(random, 3)) {
                wanted.column = oneIn(random, 2) ? ProcessColumn::Pid : ProcessColumn::Sockets;
                wanted.descending = oneIn(random, 2);
                model.sort(static_cast<int>(wanted.column),
                           wanted.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
            }
            if (oneIn(random, 4)) {
                wanted.filter = parsed(oneIn(random, 2) ? "" : "recvq > 4");
                model.setFilter(wanted.filter);
            }
            QVERIFY(QTest::qWaitFor([&] { return !model.isArranging(); }));
            wanted.opened = opened.keys();
            QVERIFY2(mirror.complaint().isEmpty(), qPrintable(mirror.complaint()));
            QVERIFY(mirror.counts().resets == 0 && mirror.counts().layoutChanges == 0);
            QVERIFY(model.picturePointer() == wanted.picture);
            if (samples == 1) QVERIFY2(marks.complaint(model).isEmpty(), qPrintable(marks.complaint(model)));
            const QString wrong = complaint(model, wanted);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
    }

    /// Until the next picture is worked out, the one before is there as it was.
    void nothingHappensAtOnce() {
        ProcessModel model;
        const UpdatePointer first = after(emptyPicture(), 1);
        model.apply(first);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(QTest::qWaitFor([&] { return !model.isArranging(); }));
        const QSignalSpy regrouped(&model, &ProcessModel::regrouped);
        model.apply(after(first->newer, 2));
        model.setFilter(parsed("nothing has this"));
        QVERIFY(model.rowCount() > 0 && model.picturePointer() == first->newer);
        QVERIFY(QTest::qWaitFor([&] { return !model.isArranging(); }));
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(regrouped.size(), 1);   // nobody saw the second picture without the filter
    }

    void whoCannotWaitGetsItAtOnce() {
        ProcessModel model;
        const UpdatePointer first = after(emptyPicture(), 1);
        const UpdatePointer second = after(first->newer, 2);
        model.apply(first);
        model.apply(second);
        model.finish();
        QVERIFY(!model.isArranging() && model.picturePointer() == second->newer);
        model.finish();   // a second time does nothing
        Wanted wanted;
        wanted.picture = second->newer;
        QCOMPARE(complaint(model, wanted), QString());
    }
};

QTEST_GUILESS_MAIN(ProcessCrowdTest)
#include "process_crowd_test.moc"
