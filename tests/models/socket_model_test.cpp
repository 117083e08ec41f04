// The table of sockets under a stream of changes: its signals keep to the rules of Qt and to its own (rows come
// and go at the end, nothing is ever reset), and what it shows is what there is.
#include "app/models/display_text.h"
#include "app/models/socket_model.h"

#include "tests/models/chosen_rows.h"
#include "tests/models/synthetic_pictures.h"
#include "tests/models/view_mirror.h"
#include "tests/support/known_names.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QtTest>
#include <unordered_set>

#include <array>

using namespace socklens;
using namespace socklens::test;

namespace {

constexpr std::array filters{"", "", "tcp", "pid:any", "port:80 or udp", "age > 3s", "nothing has this"};

Filter parsed(const char* text) {
    return Filter::parse(text).value();
}

QString cell(const SocketModel& model, int row, Column column, int role = Qt::DisplayRole) {
    return model.index(row, SocketModel::sectionOf(column)).data(role).toString();
}

/// Watches persistent indexes: each goes with its socket, and is invalid once that is not shown any more.
class Places {
public:
    explicit Places(const SocketModel& model) : m_model(model) {}

    void markAll() {
        m_marks.clear();
        for (int row = 0; row < m_model.rowCount(); ++row)
            m_marks.emplace_back(m_model.keyAt(row), m_model.index(row, row % 5));
    }
    bool followed() const {
        std::unordered_set<SocketKey> shown;
        for (int row = 0; row < m_model.rowCount(); ++row) shown.insert(m_model.keyAt(row));
        for (std::size_t at = 0; at < m_marks.size(); ++at) {
            const auto& [key, mark] = m_marks[at];
            if (mark.isValid() != shown.contains(key)) return false;
            if (mark.isValid() && (m_model.keyAt(mark.row()) != key || mark.column() != static_cast<int>(at) % 5))
                return false;
        }
        return true;
    }

private:
    const SocketModel& m_model;
    std::vector<std::pair<SocketKey, QPersistentModelIndex>> m_marks;
};

}   // namespace

class SocketModelTest : public QObject {
    Q_OBJECT

private:
    /// One step of a model's life. The picture is the newest one, whether or not the model has seen it.
    static void step(SocketModel& model, SyntheticMachine& machine, PicturePointer& picture, Arrangement& wanted,
                     Random& random) {
        const std::uint32_t what = below(random, 8);
        if (what == 0) {
            wanted.filter = parsed(filters[below(random, static_cast<std::uint32_t>(filters.size()))]);
            model.setFilter(wanted.filter);
        } else if (what == 1) {
            wanted.column = columns()[below(random, static_cast<std::uint32_t>(columns().size()))].column;
            wanted.descending = oneIn(random, 2);
            model.sort(SocketModel::sectionOf(wanted.column),
                       wanted.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
        } else {
            if (oneIn(random, 20)) picture = advance(picture, machine.next()).newer;   // one that it misses
            const Update update = advance(picture, machine.next());
            picture = update.newer;
            model.apply(std::make_shared<const Update>(update));
        }
    }

    static void live(const MachineOptions& options, int steps, bool withTester) {
        SocketModel model;
        std::unique_ptr<QAbstractItemModelTester> tester;
        if (withTester)
            tester = std::make_unique<QAbstractItemModelTester>(
                &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ViewMirror mirror(model);
        Places places(model);
        SyntheticMachine machine(options);
        Random random(options.seed);
        PicturePointer picture = emptyPicture();
        Arrangement wanted;
        for (int number = 0; number < steps; ++number) {
            places.markAll();
            const ViewMirror::Counts before = mirror.counts();
            step(model, machine, picture, wanted, random);

            const ViewMirror::Counts& counts = mirror.counts();
            const QByteArray where = QByteArray("step ") + QByteArray::number(number);
            QVERIFY2(mirror.complaint().isEmpty(), where + ": " + mirror.complaint().toUtf8());
            QVERIFY2(counts.resets == 0 && counts.layoutChanges == 0 && counts.moves == 0, where);
            QVERIFY2(counts.amidst == 0, where);
            QVERIFY2(counts.inserts + counts.removes <= before.inserts + before.removes + 1, where);
            QCOMPARE(counts.dataChanges, before.dataChanges + (model.rowCount() > 0 ? 1 : 0));
            QVERIFY2(places.followed(), where);
            QCOMPARE(model.rowCount(), static_cast<int>(model.order().size()));
            QVERIFY2(model.order() == arrange(model.picture(), wanted), where);
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
        live({.seed = seed, .mostSockets = 10, .mostProcesses = 4}, 100, true);
    }

    void keepsTheRulesWithMoreSockets_data() {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 40; ++seed) QTest::addRow("seed %u", seed) << seed;
    }
    void keepsTheRulesWithMoreSockets() {
        QFETCH(const quint32, seed);
        live({.seed = seed, .mostSockets = 40, .namesChange = seed % 3 == 0, .clockIsSetBack = seed % 4 == 0}, 100,
             false);
    }

    /// A hostile or broken machine: the same cookie twice, facts that never go together.
    void survivesWhatNoKernelSays() {
        Random random(7);
        SocketModel model;
        ViewMirror mirror(model);
        auto snapshot = std::make_shared<const Snapshot>(randomSnapshot(random, 12));
        PicturePointer picture = emptyPicture();
        for (int number = 0; number < 500; ++number) {
            std::vector<QPersistentModelIndex> marks;
            for (int row = 0; row < model.rowCount(); ++row) marks.emplace_back(model.index(row, 0));
            const Update update = advance(picture, snapshot);
            picture = update.newer;
            model.apply(std::make_shared<const Update>(update));
            if (oneIn(random, 5)) model.sort(static_cast<int>(below(random, 35)));
            for (const QPersistentModelIndex& mark : marks)
                QVERIFY(!mark.isValid() || mark.row() < model.rowCount());
            QVERIFY2(mirror.complaint().isEmpty(), qPrintable(mirror.complaint()));
            QCOMPARE(model.rowCount(), static_cast<int>(snapshot->sockets.size()));
            const bool isCrowded = snapshot->sockets.size() > 30 || snapshot->sockets.empty();
            snapshot = std::make_shared<const Snapshot>(isCrowded ? randomSnapshot(random, 12)
                                                                  : randomSuccessor(random, *snapshot));
        }
    }

    void tellsBeforeAndAfter() {
        SnapshotBuilder first, second;
        first.add(withCookie(inetSocket(Protocol::Tcp, State::Listen, "0.0.0.0", 80), 1));
        second.add(withCookie(inetSocket(Protocol::Tcp, State::Listen, "0.0.0.0", 22), 2));
        second.add(withCookie(inetSocket(Protocol::Tcp, State::Listen, "0.0.0.0", 80), 1));
        const Update begin = advance(emptyPicture(), take(first));
        const Update next = advance(begin.newer, take(second, 1000));

        SocketModel model;
        QStringList heard;
        const auto hear = [&](const char* what) {
            heard << QStringLiteral("%1 %2").arg(QString::fromLatin1(what)).arg(model.order().size());
        };
        connect(&model, &SocketModel::aboutToRearrange, this, [&] { hear("about"); });
        connect(&model, &SocketModel::rowsInserted, this, [&] { hear("inserted"); });
        connect(&model, &SocketModel::dataChanged, this, [&] { hear("changed"); });
        connect(&model, &SocketModel::rearranged, this, [&] { hear("done"); });
        model.apply(std::make_shared<const Update>(begin));
        model.apply(std::make_shared<const Update>(next));
        // Until all is in place, the order is that of the old picture.
        QCOMPARE(heard.join(u','), QStringLiteral("about 0,inserted 0,changed 1,done 1,"
                                                  "about 1,inserted 1,changed 2,done 2"));
        QCOMPARE(model.keyAt(0), keyOf(*next.newer->snapshot, 0));
        QCOMPARE(model.keyAt(1), keyOf(*begin.newer->snapshot, 0));
        QCOMPARE(model.viewAt(1).firstSeen, std::optional(moment()));
    }

    void beginsWithAnyPicture() {
        SnapshotBuilder first, second;
        first.add(withCookie(inetSocket(Protocol::Tcp, State::Listen, "0.0.0.0", 80), 1));
        second.add(withCookie(inetSocket(Protocol::Tcp, State::Listen, "0.0.0.0", 80), 1));
        const Update begin = advance(emptyPicture(), take(first));
        SocketModel late;
        late.apply(std::make_shared<const Update>(advance(begin.newer, take(second, 65'000))));
        QCOMPARE(late.rowCount(), 1);
        QCOMPARE(cell(late, 0, Column::Age), QStringLiteral("65 s"));
    }

    void filterAndOrder() {
        SnapshotBuilder builder;
        for (const std::uint16_t port : std::array<std::uint16_t, 4>{443, 22, 8080, 80})
            builder.add(withCookie(inetSocket(Protocol::Tcp, State::Listen, "0.0.0.0", port), port));
        SocketModel model;
        model.apply(std::make_shared<const Update>(advance(emptyPicture(), take(builder))));
        const auto ports = [&] {
            QStringList all;
            for (int row = 0; row < model.rowCount(); ++row) all << cell(model, row, Column::LocalPort);
            return all.join(u' ');
        };
        QCOMPARE(ports(), QStringLiteral("22 80 443 8080"));   // by port, unless asked otherwise
        model.sort(SocketModel::sectionOf(Column::LocalPort), Qt::DescendingOrder);
        QCOMPARE(ports(), QStringLiteral("8080 443 80 22"));
        model.setFilter(parsed("sport < 1000"));
        QCOMPARE(ports(), QStringLiteral("443 80 22"));
        QCOMPARE(model.filter().text(), std::string("sport < 1000"));
        model.sort(-1);
        model.sort(model.columnCount());
        QCOMPARE(model.sortColumn(), Column::LocalPort);
        QCOMPARE(ports(), QStringLiteral("443 80 22"));
        model.setFilter(parsed("sport = 1"));
        QCOMPARE(model.rowCount(), 0);
        model.setFilter({});
        QCOMPARE(ports(), QStringLiteral("8080 443 80 22"));
    }

    /// As many as are arranged beside the screen.
    static SnapshotPointer many(std::uint32_t seed, std::int64_t milliseconds) {
        static const auto names = std::make_shared<const NameDirectory>();   // or every row is looked at anew
        Random random(seed);
        SnapshotBuilder builder;
        builder.snapshot().directory = names;
        for (std::uint64_t cookie = 1; cookie <= 2 * SocketModel::mostAtOnce; ++cookie) {
            const auto port = static_cast<std::uint16_t>(1 + (cookie * 7919) % 60'000);
            Socket socket = inetSocket(Protocol::Tcp, State::Established, "10.0.0.1", port, "10.0.0.2", 4000);
            socket.receiveQueue = below(random, 10);
            if (!oneIn(random, 20)) builder.add(withCookie(socket, cookie));
        }
        return take(builder, milliseconds);
    }

    void manyAreArrangedBesideTheScreen() {
        SocketModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ViewMirror mirror(model);
        Places places(model);
        PicturePointer picture = emptyPicture();
        Arrangement wanted;
        Random random(3);
        for (std::uint32_t round = 1; round <= 60; ++round) {
            places.markAll();
            const std::uint32_t what = round == 1 ? 0 : below(random, 6);
            if (what == 4) {
                wanted.filter = parsed(oneIn(random, 2) ? "dport:4000" : "recvq > 4");
                model.setFilter(wanted.filter);
            } else if (what == 5) {
                wanted.column = oneIn(random, 2) ? Column::ReceiveQueue : Column::LocalPort;
                model.sort(SocketModel::sectionOf(wanted.column));
                wanted.descending = false;
            } else {
                for (std::uint32_t missed = 0; missed <= what; ++missed) {   // the newest of several is shown
                    auto update = std::make_shared<const Update>(
                        advance(picture, many(100 * round + missed, 1000 * round + missed)));
                    picture = update->newer;
                    model.apply(update);
                }
            }
            QVERIFY(model.isArranging());
            QTRY_VERIFY(!model.isArranging());
            QCOMPARE(model.picturePointer(), picture);
            QVERIFY(model.order() == arrange(*picture, wanted));
            QCOMPARE(model.rowCount(), static_cast<int>(model.order().size()));
            QVERIFY2(mirror.complaint().isEmpty(), qPrintable(mirror.complaint()));
            if (what == 0 || what > 3) QVERIFY(places.followed());
        }
    }

    /// Whoever changes his mind sees nothing of what he wanted before.
    void whatIsOvertakenIsNotShown() {
        SocketModel model;
        model.apply(std::make_shared<const Update>(advance(emptyPicture(), many(1, 0))));
        QTRY_VERIFY(!model.isArranging());
        QStringList shown;
        connect(&model, &SocketModel::rearranged, this, [&] {
            shown << QString::fromStdString(model.filter().text()) + QString::number(model.rowCount());
        });
        for (const char* filter : {"port:1", "port:12", "nothing has this"}) model.setFilter(parsed(filter));
        QTRY_VERIFY(!model.isArranging());
        QCOMPARE(shown, QStringList{QStringLiteral("nothing has this0")});
        model.setFilter({});
    }   // and it goes while it is arranging

    /// The order of what is shown was made by another filter.
    void aFilterMeetsAPictureThatIsBeingArranged() {
        SocketModel model;
        const Update first = advance(emptyPicture(), many(1, 0));
        const Update second = advance(first.newer, many(2, 1000));
        model.apply(std::make_shared<const Update>(first));
        QTRY_VERIFY(!model.isArranging());
        const Arrangement wanted{.filter = parsed("recvq > 4")};
        model.apply(std::make_shared<const Update>(second));
        model.setFilter(wanted.filter);
        QTRY_VERIFY(!model.isArranging());
        QCOMPARE(model.picturePointer(), second.newer);
        QVERIFY(model.order() == arrange(*second.newer, wanted));
    }

    /// A small picture after a large one does not wait for it.
    void aSmallPictureOvertakesALargeOne() {
        SocketModel model;
        const Update large = advance(emptyPicture(), many(1, 0));
        SnapshotBuilder builder;
        builder.add(withCookie(inetSocket(Protocol::Tcp, State::Listen, "0.0.0.0", 80), 1));
        const Update small = advance(large.newer, take(builder, 1000));
        model.apply(std::make_shared<const Update>(large));
        model.apply(std::make_shared<const Update>(small));
        QTRY_COMPARE(model.rowCount(), 1);
        QVERIFY(model.picturePointer() == small.newer);
    }

    void shape() {
        SocketModel model;
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.columnCount(), static_cast<int>(columns().size()));
        SnapshotBuilder builder;
        builder.add(withCookie(inetSocket(Protocol::Tcp, State::Listen, "0.0.0.0", 80), 1));
        model.apply(std::make_shared<const Update>(advance(emptyPicture(), take(builder))));
        QCOMPARE(model.rowCount(model.index(0, 0)), 0);
        QCOMPARE(model.columnCount(model.index(0, 0)), 0);
        QVERIFY(!model.data({}).isValid());
        QVERIFY(!model.index(1, 0).isValid());
        for (const ColumnInfo& column : columns()) {
            const int section = SocketModel::sectionOf(column.column);
            QCOMPARE(model.headerData(section, Qt::Horizontal).toString(), QString::fromUtf8(column.header));
            QCOMPARE(model.headerData(section, Qt::Horizontal, Qt::ToolTipRole).toString(),
                     QString::fromUtf8(column.description));
            const Qt::Alignment side = column.kind == ColumnInfo::Kind::Text ? Qt::AlignLeft : Qt::AlignRight;
            QCOMPARE(model.index(0, section).data(Qt::TextAlignmentRole).toInt(), int(side | Qt::AlignVCenter));
            QCOMPARE(model.headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt(),
                     int(side | Qt::AlignVCenter));
        }
        QVERIFY(!model.headerData(0, Qt::Vertical).isValid());
        QVERIFY(!model.headerData(-1, Qt::Horizontal).isValid());
        QVERIFY(!model.headerData(model.columnCount(), Qt::Horizontal).isValid());
        QVERIFY(!model.headerData(0, Qt::Horizontal, Qt::DecorationRole).isValid());
    }

    /// A name is only read: the order is that of the numbers.
    void namesStandForValues() {
        SnapshotBuilder builder;
        for (const std::uint16_t port : std::array<std::uint16_t, 3>{80, 443, 22})
            builder.add(withCookie(inetSocket(Protocol::Tcp, State::Listen, "::", port), port));
        SocketModel model;
        model.apply(std::make_shared<const Update>(advance(emptyPicture(), take(builder))));
        model.sort(SocketModel::sectionOf(Column::LocalPort));
        QSignalSpy changes(&model, &SocketModel::dataChanged);
        const KnownNames names({}, {{Port{80}, "a<b>"}});
        model.setNaming(&names);
        model.renew();
        QCOMPARE(changes.size(), 1);
        QCOMPARE(cell(model, 0, Column::LocalPort), QStringLiteral("22"));
        QCOMPARE(cell(model, 1, Column::LocalPort), QStringLiteral("a<b>"));
        QCOMPARE(cell(model, 2, Column::LocalPort), QStringLiteral("443"));
        QCOMPARE(cell(model, 0, Column::LocalPort, Qt::ToolTipRole), QString());
        QVERIFY(cell(model, 1, Column::LocalPort, Qt::ToolTipRole).contains(QStringLiteral("a&lt;b&gt; · 80")));
        SocketModel().renew();   // of nothing
    }

    void whatRowsSay() {
        SnapshotBuilder builder;
        const std::array holders{builder.addProcess(process(10, "nginx", "nginx: master")),
                                 builder.addProcess(process(11, "nginx", "nginx: worker")),
                                 builder.addProcess(process(12, "helper"))};
        const Socket listener = withInode(inetSocket(Protocol::Tcp, State::Listen, "::", 80), 78);
        const std::uint32_t shared = builder.add(withCookie(listener, 1));
        for (const std::uint32_t holder : holders) builder.hold(shared, holder);

        Socket remainder = inetSocket(Protocol::Tcp, State::TimeWait, "10.0.0.1", 81, "10.0.0.2", 4000);
        remainder.timer = Timer::TimeWait;
        remainder.timerExpiresMs = 0U;
        builder.add(withCookie(remainder, 2));

        Socket foreign = inetSocket(Protocol::Tcp, State::Established, "::1", 82, "fe80::1", 4001);
        foreign.timer = Timer::KeepAlive;
        foreign.timerExpiresMs = 7'500'000U;
        foreign.receiveQueue = 12'345U;
        builder.add(withCookie(withInode(foreign, 77), 3));

        SocketModel model;
        model.apply(std::make_shared<const Update>(advance(emptyPicture(), take(builder))));

        QCOMPARE(cell(model, 0, Column::Process), QStringLiteral("nginx +2"));
        QCOMPARE(cell(model, 0, Column::Process, Qt::ToolTipRole),
                 QStringLiteral("nginx (10): nginx: master\nnginx (11): nginx: worker\nhelper (12)"));
        QCOMPARE(cell(model, 0, Column::Pid), QStringLiteral("10 +2"));
        QCOMPARE(cell(model, 0, Column::Timer), QString());
        QCOMPARE(cell(model, 0, Column::RemoteAddress), QString());   // anybody
        QCOMPARE(localEndpoint(model.viewAt(0)), QStringLiteral("[::]:80"));

        QCOMPARE(cell(model, 1, Column::Process), QStringLiteral("no process"));
        QVERIFY(cell(model, 1, Column::Process, Qt::ToolTipRole).contains(QStringLiteral("the kernel keeps it")));
        QCOMPARE(cell(model, 1, Column::Pid), QString());
        QCOMPARE(cell(model, 1, Column::User), QString());
        QCOMPARE(cell(model, 1, Column::Timer), QStringLiteral("any moment · timewait"));
        QCOMPARE(cell(model, 1, Column::TimerExpires), QStringLiteral("any moment"));
        QCOMPARE(cell(model, 1, Column::RemoteAddress), QStringLiteral("10.0.0.2"));
        QCOMPARE(remoteEndpoint(model.viewAt(1)), QStringLiteral("10.0.0.2:4000"));

        QCOMPARE(cell(model, 2, Column::Process), QStringLiteral("unknown"));
        QVERIFY(cell(model, 2, Column::Process, Qt::ToolTipRole).contains(QStringLiteral("administrator rights")));
        QCOMPARE(cell(model, 2, Column::Timer), QStringLiteral("2 h 5 min · keepalive"));
        QCOMPARE(cell(model, 2, Column::ReceiveQueue), QStringLiteral("12,345"));
        QCOMPARE(remoteEndpoint(model.viewAt(2)), QStringLiteral("[fe80::1]:4001"));
        QVERIFY(!model.index(2, SocketModel::sectionOf(Column::Inode)).data(Qt::ToolTipRole).isValid());
    }
};

QTEST_GUILESS_MAIN(SocketModelTest)
#include "socket_model_test.moc"
