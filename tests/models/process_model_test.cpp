// The tree of processes under a stream of changes, while groups are opened and closed: every process and every
// socket that stays keeps its index, what is counted and listed is what there is, and nothing is ever reset.
#include "app/models/process_model.h"

#include "tests/models/chosen_rows.h"
#include "tests/models/process_tree_check.h"
#include "tests/models/synthetic_pictures.h"
#include "tests/models/view_mirror.h"
#include "tests/support/known_names.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QtTest>

#include <array>
#include <map>
#include <memory>

using namespace socklens;
using namespace socklens::test;

namespace {

constexpr std::array filters{"", "", "", "tcp", "pid:any", "port:80 or unix", "age > 3s", "nothing has this"};

Filter parsed(const char* text) {
    return Filter::parse(text).value();
}

QString cell(const ProcessModel& model, const QModelIndex& row, ProcessColumn column, int role = Qt::DisplayRole) {
    return model.data(row.siblingAtColumn(static_cast<int>(column)), role).toString();
}

QStringList names(const ProcessModel& model, const QModelIndex& parent = {}) {
    QStringList all;
    for (int row = 0; row < model.rowCount(parent); ++row)
        all << cell(model, model.index(row, 0, parent), ProcessColumn::Name);
    return all;
}

void apply(ProcessModel& model, const Update& update) {
    model.apply(std::make_shared<const Update>(update));
}

/// A process with so many sockets, each with a port of its own.
void addHolder(SnapshotBuilder& builder, std::int32_t pid, const char* name, int sockets) {
    const std::uint32_t holder = builder.addProcess(process(pid, name));
    for (int count = 1; count <= sockets; ++count) {
        const auto port = static_cast<std::uint16_t>(100 * (pid % 100) + count);
        const Socket socket = inetSocket(Protocol::Udp, State::Close, "10.0.0.1", port);
        builder.hold(builder.add(withInode(withCookie(socket, port), port)), holder);
    }
}

}   // namespace

class ProcessModelTest : public QObject {
    Q_OBJECT

private:
    static void changeView(ProcessModel& model, Wanted& wanted, Random& random) {
        const std::uint32_t what = below(random, 6);
        if (what == 0) {
            wanted.filter = parsed(filters[below(random, static_cast<std::uint32_t>(filters.size()))]);
            model.setFilter(wanted.filter);
        } else if (what == 1) {
            wanted.column = static_cast<ProcessColumn>(below(random, processColumnCount));
            wanted.descending = oneIn(random, 2);
            model.sort(static_cast<int>(wanted.column),
                       wanted.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
        } else if (model.rowCount() > 0) {
            const int row = static_cast<int>(below(random, static_cast<std::uint32_t>(model.rowCount())));
            const QModelIndex group = model.index(row, 0);
            if (wanted.opened.contains(keyAt(model, group))) {
                wanted.opened.erase(keyAt(model, group));
                model.closeGroup(group);
            } else {
                wanted.opened.insert(keyAt(model, group));
                model.fetchMore(group);
            }
        }
    }

    static void pass(ProcessModel& model, SyntheticMachine& machine, Wanted& wanted, Random& random) {
        if (oneIn(random, 20)) wanted.picture = advance(wanted.picture, machine.next()).newer;   // it misses one
        const Update update = advance(wanted.picture, machine.next());
        wanted.picture = update.newer;
        apply(model, update);
    }

    static void live(const MachineOptions& options, int steps, bool withTester) {
        ProcessModel model;
        std::unique_ptr<QAbstractItemModelTester> tester;
        if (withTester) {
            tester = std::make_unique<QAbstractItemModelTester>(
                &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
            tester->setUseFetchMore(false);   // it would open every group
        }
        ViewMirror mirror(model, [&](const QModelIndex& index) { return identityOf(model, index); });
        SyntheticMachine machine(options);
        Random random(options.seed);
        Wanted wanted;
        for (int number = 0; number < steps; ++number) {
            const Marks marks(model);
            if (oneIn(random, 3))
                changeView(model, wanted, random);
            else
                pass(model, machine, wanted, random);
            // A group that went takes with it that it was opened.
            std::erase_if(wanted.opened, [&](const OwnerKey& key) {
                for (int row = 0; row < model.rowCount(); ++row)
                    if (keyAt(model, model.index(row, 0)) == key) return false;
                return true;
            });

            const QByteArray where = QByteArray("step ") + QByteArray::number(number) + ": ";
            QVERIFY2(mirror.complaint().isEmpty(), where + mirror.complaint().toUtf8());
            QVERIFY2(mirror.counts().resets == 0 && mirror.counts().layoutChanges == 0, where);
            const QString lost = marks.complaint(model);
            QVERIFY2(lost.isEmpty(), where + lost.toUtf8());
            const QString wrong = complaint(model, wanted);
            QVERIFY2(wrong.isEmpty(), where + wrong.toUtf8());
        }
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void keepsTheRulesUnderQtsEyes_data() {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 40; ++seed) QTest::addRow("seed %u", seed) << seed;
    }
    void keepsTheRulesUnderQtsEyes() {
        QFETCH(const quint32, seed);
        live({.seed = seed, .mostSockets = 12}, 100, true);
    }

    void keepsTheRulesWithMoreSockets_data() { keepsTheRulesUnderQtsEyes_data(); }
    void keepsTheRulesWithMoreSockets() {
        QFETCH(const quint32, seed);
        live({.seed = seed,
              .mostSockets = 50,
              .mostProcesses = 14,
              .namesChange = seed % 3 == 0,
              .clockIsSetBack = seed % 4 == 0},
             100, false);
    }

    /// A hostile or broken machine: the same cookie twice, facts that never go together.
    void survivesWhatNoKernelSays() {
        Random random(7);
        ProcessModel model;
        ViewMirror mirror(model);
        auto snapshot = std::make_shared<const Snapshot>(randomSnapshot(random, 12));
        Wanted wanted;
        for (int number = 0; number < 500; ++number) {
            const Update update = advance(wanted.picture, snapshot);
            wanted.picture = update.newer;
            apply(model, update);
            std::erase_if(wanted.opened,
                          [&](const OwnerKey& key) { return !model.indexOf(key.process).isValid(); });
            if (oneIn(random, 3) && model.rowCount() > 0 && model.processAt(model.index(0, 0))) {
                wanted.opened.insert(keyAt(model, model.index(0, 0)));
                model.fetchMore(model.index(0, 0));
            }
            QVERIFY2(mirror.complaint().isEmpty(), qPrintable(mirror.complaint()));
            const QString wrong = complaint(model, wanted);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
            const bool isCrowded = snapshot->sockets.size() > 30 || snapshot->sockets.empty();
            snapshot = std::make_shared<const Snapshot>(isCrowded ? randomSnapshot(random, 12)
                                                                  : randomSuccessor(random, *snapshot));
        }
    }

    void oneProcessMovesAlone() {
        SnapshotBuilder before, after;
        for (const std::int32_t pid : {1, 2, 3, 4, 5}) {
            addHolder(before, pid, "p", 10 - pid);
            addHolder(after, pid, "p", pid == 1 ? 1 : 10 - pid);
        }
        const Update begin = advance(emptyPicture(), take(before));
        const Update fallen = advance(begin.newer, take(after, 1000));
        const Update risen = advance(fallen.newer, begin.newer->snapshot);
        ProcessModel model;
        apply(model, begin);
        const ViewMirror mirror(model);
        apply(model, fallen);
        QCOMPARE(mirror.counts().moves, 1);
        QCOMPARE(cell(model, model.index(4, 0), ProcessColumn::Pid), QStringLiteral("1"));
        apply(model, risen);
        QCOMPARE(mirror.counts().moves, 2);
        QCOMPARE(cell(model, model.index(0, 0), ProcessColumn::Pid), QStringLiteral("1"));
        QCOMPARE(mirror.counts().inserts + mirror.counts().removes, 0);
    }

    void aPidThatComesBackIsAnotherProcess() {
        SnapshotBuilder before, after;
        const Socket socket = withInode(inetSocket(Protocol::Tcp, State::Listen, "0.0.0.0", 80), 7);
        before.addProcess(process(10, "nginx", {}, 1000));
        before.hold(before.add(withCookie(socket, 1)), 0);
        after.addProcess(process(10, "nginx", {}, 2000));
        after.hold(after.add(withCookie(socket, 1)), 0);
        const Update begin = advance(emptyPicture(), take(before));
        ProcessModel model;
        apply(model, begin);
        model.fetchMore(model.index(0, 0));
        const QPersistentModelIndex first(model.index(0, 0));
        const QPersistentModelIndex itsSocket(model.index(0, 0, first));
        QVERIFY(itsSocket.isValid());
        apply(model, advance(begin.newer, take(after, 1000)));
        QVERIFY(!first.isValid());
        QVERIFY(!itsSocket.isValid());
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(!model.indexOf({Pid{10}, StartTime{1000}}).isValid());
        QCOMPARE(model.indexOf({Pid{10}, StartTime{2000}}), model.index(0, 0));
        QVERIFY(model.canFetchMore(model.index(0, 0)));   // nobody opened this one
    }

    void newSocketsComeAtTheEnd() {
        const auto udp = [](std::uint16_t port) {
            return withInode(withCookie(inetSocket(Protocol::Udp, State::Close, "10.0.0.1", port), port), port);
        };
        const auto holding = [&](std::initializer_list<std::uint16_t> ports) {
            SnapshotBuilder builder;
            const std::uint32_t holder = builder.addProcess(process(10, "dns"));
            for (const std::uint16_t port : ports) builder.hold(builder.add(udp(port)), holder);
            return builder;
        };
        auto first = holding({53, 54});
        auto second = holding({99, 54, 53});
        auto third = holding({54, 98, 99});
        const Update begin = advance(emptyPicture(), take(first));
        const Update next = advance(begin.newer, take(second, 1000));
        ProcessModel model;
        apply(model, begin);
        const QModelIndex group = model.index(0, 0);
        QCOMPARE(names(model, group), QStringList());
        model.fetchMore(group);
        model.fetchMore(group);   // a second time does nothing
        QCOMPARE(names(model, group), (QStringList{"udp 10.0.0.1:53", "udp 10.0.0.1:54"}));
        apply(model, next);
        QCOMPARE(names(model, group), (QStringList{"udp 10.0.0.1:53", "udp 10.0.0.1:54", "udp 10.0.0.1:99"}));
        apply(model, advance(next.newer, take(third, 2000)));
        QCOMPARE(names(model, group), (QStringList{"udp 10.0.0.1:54", "udp 10.0.0.1:99", "udp 10.0.0.1:98"}));
        model.closeGroup(model.index(0, 0, group));   // not a group
        model.closeGroup({});
        QCOMPARE(model.rowCount(group), 3);
        model.closeGroup(group);
        QCOMPARE(model.rowCount(group), 0);
        QVERIFY(model.canFetchMore(group));
    }

    void sharedSocketsAreListedUnderEachHolder() {
        SnapshotBuilder builder;
        const auto first = builder.addProcess(process(10, "nginx"));
        const auto second = builder.addProcess(process(11, "%1 %2"));
        const Socket listener = withInode(inetSocket(Protocol::Tcp, State::Listen, "::", 443), 7);
        const Socket own = withInode(
            inetSocket(Protocol::Tcp, State::Established, "::ffff:10.0.0.1", 443, "::ffff:10.0.0.2", 4000), 8);
        const std::uint32_t shared = builder.add(withCookie(listener, 1));
        builder.hold(shared, first);
        builder.hold(shared, second);
        builder.hold(builder.add(withCookie(own, 2)), second);
        ProcessModel model;
        apply(model, advance(emptyPicture(), take(builder)));
        QCOMPARE(model.rowCount(), 2);
        for (int row = 0; row < 2; ++row) {
            const QModelIndex group = model.index(row, 0);
            model.fetchMore(group);
            const QModelIndex socket = model.index(0, 0, group);
            QCOMPARE(model.socketAt(socket), std::optional(shared));
            QCOMPARE(cell(model, socket, ProcessColumn::Name), QStringLiteral("tcp [::]:443"));
            QCOMPARE(cell(model, socket, ProcessColumn::Command),
                     QStringLiteral("Shared by nginx (10), %1 %2 (11)"));
        }
        const QModelIndex alone = model.index(1, 0, model.indexOf({Pid{11}, StartTime{1000}}));
        QCOMPARE(cell(model, alone, ProcessColumn::Name),
                 QStringLiteral("tcp [::ffff:10.0.0.1]:443 → [::ffff:10.0.0.2]:4000"));
        QCOMPARE(cell(model, alone, ProcessColumn::Command), QString());
        QCOMPARE(cell(model, alone, ProcessColumn::States), QStringLiteral("ESTABLISHED"));
        QCOMPARE(model.processAt(alone)->id.pid, Pid{11});
    }

    void whatGroupsSay() {
        SnapshotBuilder builder;
        Process nginx = process(10, "nginx", "nginx: master");
        nginx.uid = Uid{33};
        nginx.descriptors = 1234;
        const auto holder = builder.addProcess(std::move(nginx));
        NameDirectory directory;
        directory.users = {{Uid{33}, "www-data"}};
        builder.snapshot().directory = std::make_shared<const NameDirectory>(std::move(directory));
        for (std::uint32_t number = 0; number < 1100; ++number) {
            const State state = number < 1000 ? State::Established : State::CloseWait;
            const Socket socket = inetSocket(Protocol::Tcp, state, "10.0.0.1", 80, "10.0.0.2",
                                             static_cast<std::uint16_t>(number + 1));
            builder.hold(builder.add(withInode(withCookie(socket, number + 1), number + 1)), holder);
        }
        const std::uint32_t named = builder.addUnix(5000, "/run/nginx.sock", State::Listen);
        const std::uint32_t nameless = builder.addUnix(5001, {});
        for (const std::uint32_t row : {named, nameless}) {
            builder.snapshot().sockets[row].inode = Inode{row + 1};
            builder.hold(row, holder);
        }
        builder.add(withCookie(inetSocket(Protocol::Tcp, State::TimeWait, "10.0.0.1", 80, "10.0.0.2", 9), 6000));
        builder.add(withInode(withCookie(inetSocket(Protocol::Udp, State::Close, "10.0.0.1", 53), 6001), 9000));

        ProcessModel model;
        apply(model, advance(emptyPicture(), take(builder)));
        model.finish();   // they are many
        QCOMPARE(names(model), (QStringList{"nginx", "No process", "Owner unknown"}));
        for (const auto order :
             {Qt::AscendingOrder, Qt::DescendingOrder}) {   // what is unknown comes last in both
            for (const auto column : {ProcessColumn::Name, ProcessColumn::Pid, ProcessColumn::User,
                                      ProcessColumn::Descriptors, ProcessColumn::Command}) {
                model.sort(static_cast<int>(column), order);
                QCOMPARE(names(model).front(), QStringLiteral("nginx"));
            }
        }
        model.sort(static_cast<int>(ProcessColumn::Sockets), Qt::DescendingOrder);
        const QModelIndex group = model.index(0, 0);
        const std::map<ProcessColumn, const char*> texts{
            {ProcessColumn::Pid, "10"},        {ProcessColumn::User, "www-data"},
            {ProcessColumn::Sockets, "1,102"}, {ProcessColumn::Established, "1,000"},
            {ProcessColumn::CloseWait, "100"}, {ProcessColumn::TimeWait, ""},
            {ProcessColumn::Unix, "2"},        {ProcessColumn::Descriptors, "1,234"},
            {ProcessColumn::States, ""},       {ProcessColumn::Command, "nginx: master"},
        };
        for (const auto& [column, text] : texts) QCOMPARE(cell(model, group, column), QString::fromLatin1(text));
        QCOMPARE(cell(model, group, ProcessColumn::States, Qt::ToolTipRole),
                 QStringLiteral("1,000 ESTABLISHED, 100 CLOSE_WAIT"));
        QCOMPARE(cell(model, group, ProcessColumn::States, Qt::AccessibleTextRole),
                 QStringLiteral("1,000 ESTABLISHED, 100 CLOSE_WAIT"));
        QVERIFY(model.processAt(model.index(1, 0)) == nullptr);
        QCOMPARE(cell(model, model.index(1, 0), ProcessColumn::Pid), QString());
        model.fetchMore(group);
        QCOMPARE(cell(model, model.index(1100, 0, group), ProcessColumn::Name),
                 QStringLiteral("unix /run/nginx.sock"));
        QCOMPARE(cell(model, model.index(1101, 0, group), ProcessColumn::Name),
                 QStringLiteral("unix without a name"));
    }

    void whoHasUnixSocketsOnlyHasNoBar() {
        SnapshotBuilder builder;
        const std::uint32_t holder = builder.addProcess(10, "dbus-daemon");
        builder.hold(builder.addUnix(1, "/run/bus", State::Listen), holder);
        ProcessModel model;
        apply(model, advance(emptyPicture(), take(builder)));
        QCOMPARE(cell(model, model.index(0, 0), ProcessColumn::States), QStringLiteral("UNIX only"));
    }

    void namesStandForNumbers() {
        SnapshotBuilder builder;
        const auto nginx = builder.addProcess(process(10, "nginx"));
        const Socket socket = inetSocket(Protocol::Tcp, State::Established, "10.0.0.1", 80, "10.0.0.2", 4000);
        builder.hold(builder.add(withInode(withCookie(socket, 1), 1)), nginx);
        ProcessModel model;
        model.renew();   // nothing
        apply(model, advance(emptyPicture(), take(builder)));
        const QPersistentModelIndex group = model.index(0, 0);
        model.fetchMore(group);
        const QPersistentModelIndex row = model.index(0, 0, group);
        const QString numbers = QStringLiteral("tcp 10.0.0.1:80 → 10.0.0.2:4000");
        const KnownNames nothing({}, {});
        model.setNaming(&nothing);
        QCOMPARE(cell(model, row, ProcessColumn::Name), numbers);
        QCOMPARE(cell(model, row, ProcessColumn::Name, Qt::ToolTipRole), numbers);
        const KnownNames names({{address("10.0.0.2"), "<b>.example.org"}}, {{Port{80}, "http"}});
        QSignalSpy changes(&model, &ProcessModel::dataChanged);
        model.setNaming(&names);
        model.renew();
        QCOMPARE(changes.size(), 2);   // the groups, and the sockets of the one that is open
        QCOMPARE(changes.last().first().toModelIndex(), QModelIndex(row));
        QCOMPARE(cell(model, row, ProcessColumn::Name),
                 QStringLiteral("tcp 10.0.0.1:http → <b>.example.org:4000"));
        QVERIFY(cell(model, row, ProcessColumn::Name, Qt::ToolTipRole)
                    .contains(QStringLiteral("tcp 10.0.0.1:http → &lt;b&gt;.example.org:4000\n") + numbers));
        QCOMPARE(cell(model, group, ProcessColumn::Name), QStringLiteral("nginx"));
        QCOMPARE(cell(model, group, ProcessColumn::Name, Qt::ToolTipRole), QStringLiteral("nginx"));
        model.closeGroup(group);
        model.renew();
        QCOMPARE(changes.size(), 3);
    }

    void ownersThatWereNotLookedFor() {
        SnapshotBuilder builder;
        builder.snapshot().coverage.ownersLookedFor = false;
        builder.add(withInode(withCookie(inetSocket(Protocol::Udp, State::Close, "10.0.0.1", 53), 1), 7));
        ProcessModel model;
        apply(model, advance(emptyPicture(), take(builder)));
        QCOMPARE(names(model), QStringList{"Owners were not looked for"});
    }

    /// The session has watched for a minute when this view comes up: what it shows is as old as elsewhere.
    void aLateModelKnowsTheAges() {
        SnapshotBuilder first, second, third;
        for (SnapshotBuilder* builder : {&first, &second, &third}) addHolder(*builder, 10, "nginx", 1);
        addHolder(third, 11, "curl", 1);
        const Update begin = advance(emptyPicture(), take(first));
        const Update next = advance(begin.newer, take(second, 60'000));
        const Update last = advance(next.newer, take(third, 61'000));
        ProcessModel model;
        model.setFilter(parsed("age >= 60s"));
        apply(model, next);
        QCOMPARE(names(model), QStringList{"nginx"});
        apply(model, last);
        QCOMPARE(names(model), QStringList{"nginx"});
        QVERIFY(&model.picture() == last.newer.get());   // one memory of ages, not one per view
    }

    void headers() {
        const ProcessModel model;
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.hasChildren());
        QCOMPARE(model.columnCount(), processColumnCount);
        QSet<QString> titles;
        QSet<QString> ids;
        for (int column = 0; column < processColumnCount; ++column) {
            titles.insert(model.headerData(column, Qt::Horizontal).toString());
            QCOMPARE(static_cast<int>(processColumns()[static_cast<std::size_t>(column)].column), column);
            ids.insert(QString::fromUtf8(info(static_cast<ProcessColumn>(column)).id));
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
        }
        QCOMPARE(titles.size(), processColumnCount);
        QCOMPARE(ids.size(), processColumnCount);
        QVERIFY(!titles.contains(QString()));
        QVERIFY(!model.headerData(0, Qt::Vertical).isValid());
        QVERIFY(!model.headerData(processColumnCount, Qt::Horizontal).isValid());
        QVERIFY(!model.headerData(-1, Qt::Horizontal).isValid());
    }
};

QTEST_GUILESS_MAIN(ProcessModelTest)
#include "process_model_test.moc"
