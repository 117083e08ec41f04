// What a table marks for a moment: rows that are new or have changed their state, and those that are gone, which
// stay between the others. Its rows keep the rules of Qt meanwhile.
#include "app/models/socket_model.h"

#include "tests/models/chosen_rows.h"
#include "tests/models/synthetic_pictures.h"
#include "tests/models/view_mirror.h"
#include "tests/support/snapshot_builder.h"

#include <QAbstractItemModelTester>
#include <QtTest>
#include <algorithm>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

Socket connection(std::uint64_t cookie, State state, int port) {
    Socket socket = tcpSocket(cookie, state);
    socket.localPort = static_cast<Port>(port);
    return socket;
}

/// A table that somebody looks at, with a clock of its own.
class Table {
public:
    explicit Table(int rowsInSight = 1000) {
        model.setClock([this] { return now; });
        QObject::connect(&model, &SocketModel::aboutToRearrange, &model,
                         [this, rowsInSight] { model.setInSight(0, rowsInSight - 1); });
        model.sort(SocketModel::sectionOf(Column::LocalPort));
    }
    void show(const std::vector<Socket>& sockets) {
        SnapshotBuilder builder;
        for (const Socket& socket : sockets) builder.add(socket);
        m_picture = std::make_shared<const Update>(advance(m_picture ? m_picture->newer : emptyPicture(),
                                                           std::make_shared<const Snapshot>(builder.take())));
        model.apply(m_picture);
    }
    /// "22 new, 80, 443 gone": ports and marks from above.
    QString text() const {
        QStringList rows;
        for (int row = 0; row < model.rowCount(); ++row) {
            const auto mark = model.markAt(row);
            const QString port = model.index(row, SocketModel::sectionOf(Column::LocalPort)).data().toString();
            rows << (mark ? QStringLiteral("%1 %2").arg(port, QLatin1String(title(*mark))) : port);
        }
        return rows.join(QStringLiteral(", "));
    }
    const PicturePointer& picture() const { return m_picture->newer; }

    SocketModel model;
    Moment now{};

private:
    UpdatePointer m_picture;
};

const Socket ssh = connection(1, State::Listen, 22);
const Socket web = connection(2, State::Established, 80);
const Socket webClosing = connection(2, State::CloseWait, 80);
const Socket data = connection(3, State::Established, 443);

}   // namespace

class RowMarksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstPictureMarksNothing() {
        Table table;
        table.show({ssh, web});
        QCOMPARE(table.text(), QStringLiteral("22, 80"));
        Table early;   // shown before there was any picture
        early.model.catchUp(emptyPicture());
        early.show({ssh, web});
        QCOMPARE(early.text(), QStringLiteral("22, 80"));
    }

    void whatComesChangesAndGoes() {
        Table table;
        table.show({ssh, web});
        table.show({ssh, webClosing, data});
        QCOMPARE(table.text(), QStringLiteral("22, 80 state changed, 443 new"));
        table.now += markedFor;
        table.show({ssh, data});
        QCOMPARE(table.text(), QStringLiteral("22, 80 gone, 443"));
        QCOMPARE(table.model.order().size(), 2U);
        table.now += markedFor;
        table.show({ssh, data});
        QCOMPARE(table.text(), QStringLiteral("22, 443"));
    }

    /// Who looks twice a second sees a mark for as long as others.
    void marksGoOnFromPictureToPicture() {
        Table table;
        table.show({web});
        table.show({web, data});
        table.now += markedFor / 2;
        table.show({ssh, web, data});   // its row has another number now
        QCOMPARE(table.text(), QStringLiteral("22 new, 80, 443 new"));
        table.now += markedFor / 2;
        table.show({ssh, data});
        QCOMPARE(table.text(), QStringLiteral("22 new, 80 gone, 443"));
        table.now += markedFor / 2;
        table.show({ssh, data});
        QCOMPARE(table.text(), QStringLiteral("22, 80 gone, 443"));
    }

    void anotherFactIsNoOtherState() {
        Table table;
        table.show({web});
        Socket fuller = web;
        fuller.receiveQueue = 77;
        table.show({fuller});
        QCOMPARE(table.text(), QStringLiteral("80"));
    }

    /// The kernel makes another socket of it.
    void timeWaitIsTheSameConnection() {
        Table table;
        table.show({ssh, web});
        table.show({ssh, connection(99, State::TimeWait, 80)});
        QCOMPARE(table.text(), QStringLiteral("22, 80 state changed"));
        table.now += markedFor;
        table.show({ssh, connection(99, State::TimeWait, 80), connection(98, State::TimeWait, 81)});
        QCOMPARE(table.text(), QStringLiteral("22, 80, 81 new"));   // of none that was seen
    }

    void onlyWhatWasInSightStays() {
        Table table(2);
        table.show({ssh, web, data});
        table.show({web});
        QCOMPARE(table.text(), QStringLiteral("22 gone, 80"));
    }

    void itFadesWithoutAnotherPicture() {
        Table table;
        ViewMirror mirror(table.model);
        table.show({ssh, web});
        table.show({ssh, data});
        QCOMPARE(table.text(), QStringLiteral("22, 80 gone, 443 new"));
        table.now += markedFor - 1ms;
        table.model.fade();
        QCOMPARE(table.text(), QStringLiteral("22, 80 gone, 443 new"));
        const QPersistentModelIndex last = table.model.index(2, 3);
        table.now += 1ms;
        table.model.fade();
        QCOMPARE(table.text(), QStringLiteral("22, 443"));
        QVERIFY(last == table.model.index(1, 3));   // it went along
        QVERIFY2(mirror.complaint().isEmpty(), qPrintable(mirror.complaint()));
        QCOMPARE(mirror.counts().amidst, 0);
    }

    void itFadesByItself() {
        Table table;
        table.show({ssh, web});
        table.show({ssh, data});
        table.now += markedFor;
        QTRY_COMPARE(table.text(), QStringLiteral("22, 443"));
    }

    void whatIsGoneCannotBeChosen() {
        Table table;
        table.show({ssh, web, data});
        table.show({ssh, data});
        QCOMPARE(table.text(), QStringLiteral("22, 80 gone, 443"));
        QVERIFY(table.model.isGone(1));
        const Qt::ItemFlags flags = table.model.index(1, 0).flags();
        QVERIFY(!flags.testFlag(Qt::ItemIsSelectable) && !flags.testFlag(Qt::ItemIsEnabled));
        QVERIFY(table.model.index(0, 0).flags().testFlag(Qt::ItemIsSelectable));
        QCOMPARE(table.model.keyAt(1), keyOf(web, table.picture()->snapshot->networkNamespace));
        QCOMPARE(table.model.keyAt(2), keyOf(data, table.picture()->snapshot->networkNamespace));
        const QString tip = table.model.index(1, 0).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.startsWith(QLatin1String("This socket is gone.")), qPrintable(tip));
        QCOMPARE(table.model.index(1, 0).data(Qt::AccessibleDescriptionRole).toString(), tip);
        QVERIFY(table.model.index(0, 0).data(Qt::AccessibleDescriptionRole).toString().isEmpty());
    }

    void whatBeginsAnewMarksNothing() {
        const auto marked = [](const std::function<void(Table&)>& begin) {
            Table table;
            table.show({ssh, web});
            table.show({ssh, data});
            begin(table);
            return table.text();
        };
        QCOMPARE(marked([](Table& table) { table.model.setFilter(Filter::parse("tcp").value()); }),
                 QStringLiteral("22, 443"));
        QCOMPARE(marked([](Table& table) {
                     table.model.sort(SocketModel::sectionOf(Column::LocalPort), Qt::DescendingOrder);
                 }),
                 QStringLiteral("443, 22"));
        QCOMPARE(marked([](Table& table) { table.model.setMarking(false); }), QStringLiteral("22, 443"));
        QCOMPARE(marked([](Table& table) {
                     table.model.setMarking(false);
                     table.show({web});
                 }),
                 QStringLiteral("80"));
        QCOMPARE(marked([](Table& table) {
                     table.model.rest(std::array{0, 1});   // the second is gone, and nobody keeps it
                     table.model.catchUp(table.picture());
                 }),
                 QStringLiteral("22, 443"));
    }

    void anUpheavalMarksNothing() {
        std::vector<Socket> some;
        std::vector<Socket> others;
        for (std::uint64_t cookie = 1; cookie <= 100; ++cookie) {
            some.push_back(connection(cookie, State::Established, 1000 + static_cast<int>(cookie)));
            others.push_back(connection(1000 + cookie, State::Established, 5000 + static_cast<int>(cookie)));
        }
        Table table;
        table.show(some);
        table.show(others);
        QVERIFY(!table.text().contains(QLatin1String("new")) && !table.text().contains(QLatin1String("gone")));
        others.pop_back();
        table.show(others);
        QVERIFY(table.text().endsWith(QLatin1String("5100 gone")));
    }

    /// Whatever comes: what is there is shown in its order, what is gone stands between it, and Qt's rules hold.
    void aLongLife_data() {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 6; ++seed) QTest::addRow("%u", seed) << seed;
    }
    void aLongLife() {
        QFETCH(const quint32, seed);
        Random random(seed);
        Table table(12);
        const QAbstractItemModelTester tester(&table.model,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        ViewMirror mirror(table.model);
        std::vector<Socket> sockets;
        std::uint64_t lastCookie = 0;
        int gone = 0;
        for (int step = 0; step < 300; ++step) {
            for (Socket& socket : sockets)
                if (oneIn(random, 20)) socket.state = State::CloseWait;
            std::erase_if(sockets, [&](const Socket&) { return oneIn(random, 12); });
            for (std::uint32_t count = below(random, 4); count > 0; --count)
                sockets.insert(
                    sockets.begin() + below(random, static_cast<std::uint32_t>(sockets.size() + 1)),
                    connection(++lastCookie, State::Established, 1 + static_cast<int>(below(random, 99))));
            if (oneIn(random, 9)) table.model.sort(static_cast<int>(below(random, 30)));
            table.now += std::chrono::milliseconds(below(random, 1500));
            oneIn(random, 4) ? table.model.fade() : table.show(sockets);
            if (step == 0) table.show(sockets);
            QVERIFY2(mirror.complaint().isEmpty(), qPrintable(mirror.complaint()));
            QCOMPARE(mirror.counts().amidst, 0);
            RowOrder there;
            for (int row = 0; row < table.model.rowCount(); ++row)
                if (table.model.isGone(row))
                    ++gone;
                else
                    there.push_back(table.model.viewAt(row).row);
            QVERIFY(there == table.model.order());
            QVERIFY(there == arrange(table.model.picture(), table.model.arrangement()));
        }
        QVERIFY2(gone > 100, qPrintable(QString::number(gone)));
    }
};

QTEST_GUILESS_MAIN(RowMarksTest)
#include "row_marks_test.moc"
