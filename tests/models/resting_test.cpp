// Models that nobody looks at let go of their pictures, and find again what somebody had chosen.
#include "app/models/process_model.h"
#include "app/models/socket_model.h"

#include "tests/models/chosen_rows.h"
#include "tests/models/process_tree_check.h"
#include "tests/models/view_mirror.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QtTest>
#include <memory>

using namespace socklens;
using namespace socklens::test;

namespace {

/// Sockets with these ports, each with its port as cookie, held by turns by two processes.
SnapshotPointer ports(std::initializer_list<std::uint16_t> all, std::int64_t milliseconds = 0) {
    SnapshotBuilder builder;
    const std::array holders{builder.addProcess(process(10, "even")), builder.addProcess(process(11, "odd"))};
    for (const std::uint16_t port : all) {
        const Socket socket = inetSocket(Protocol::Tcp, State::Listen, "0.0.0.0", port);
        builder.hold(builder.add(withInode(withCookie(socket, port), port)), holders[port % 2]);
    }
    return take(builder, milliseconds);
}

Filter parsed(const char* text) {
    return Filter::parse(text).value();
}

QString portAt(const SocketModel& model, int row) {
    return model.index(row, SocketModel::sectionOf(Column::LocalPort)).data().toString();
}

/// The thread to which it was given up may not have come to it yet.
template <class Object>
bool isGivenUp(const std::weak_ptr<Object>& object) {
    return QTest::qWaitFor([&] { return object.expired(); });
}

}   // namespace

class RestingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTableKeepsWhatItIsToldTo() {
        SocketModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const ViewMirror mirror(model);
        QVERIFY(model.isExcerpt());
        PicturePointer first = advance(emptyPicture(), ports({22, 53, 80, 443, 631})).newer;
        const PicturePointer second = advance(first, ports({631, 8080, 21, 80}, 1000)).newer;
        const std::weak_ptr<const Picture> before = first;
        const std::weak_ptr<const Snapshot> snapshot = first->snapshot;
        model.catchUp(first);
        QVERIFY(!model.isExcerpt());
        QCOMPARE(model.rowCount(), 5);
        const QPersistentModelIndex staying(model.index(2, 1));   // port 80
        const QPersistentModelIndex leaving(model.index(3, 0));   // port 443
        const QPersistentModelIndex other(model.index(4, 0));     // nobody says that it matters
        const std::vector<int> places{2, 3};
        first = nullptr;
        model.rest(places);
        QVERIFY(model.isExcerpt());
        QVERIFY(isGivenUp(before) && isGivenUp(snapshot));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(portAt(model, staying.row()), QStringLiteral("80"));
        QCOMPARE(portAt(model, leaving.row()), QStringLiteral("443"));
        QVERIFY(!other.isValid());

        model.setFilter(parsed("port < 1000"));   // heeded later
        model.sort(SocketModel::sectionOf(Column::LocalPort), Qt::DescendingOrder);
        QCOMPARE(model.rowCount(), 2);
        model.catchUp(second);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(portAt(model, 0), QStringLiteral("631"));
        QCOMPARE(staying.row(), 1);
        QCOMPARE(staying.column(), 1);
        QVERIFY(!leaving.isValid());
        QVERIFY2(mirror.complaint().isEmpty(), qPrintable(mirror.complaint()));
        QVERIFY(mirror.counts().resets == 0 && mirror.counts().layoutChanges == 0);
    }

    /// What was on its way when the table came to rest does not arrive.
    void aTableThatRestsIsNotFed() {
        std::initializer_list<std::uint16_t> few{1, 2};
        SnapshotBuilder builder;
        for (std::uint16_t port = 1; port <= 2 * SocketModel::mostAtOnce; ++port)
            builder.add(withCookie(inetSocket(Protocol::Tcp, State::Listen, "0.0.0.0", port), port));
        PicturePointer picture = advance(emptyPicture(), take(builder)).newer;
        const std::weak_ptr<const Picture> large = picture;
        SocketModel model;
        model.catchUp(picture);
        QVERIFY(model.isArranging() && model.isExcerpt());
        model.catchUp(picture);   // it is on its way
        picture = nullptr;
        model.rest({});
        QVERIFY(!model.isArranging());
        QVERIFY(isGivenUp(large));
        const QSignalSpy rearranged(&model, &SocketModel::rearranged);
        QCoreApplication::processEvents();
        model.setFilter(parsed("port=2"));
        QCOMPARE(rearranged.size(), 0);
        model.catchUp(advance(emptyPicture(), ports(few)).newer);
        QCOMPARE(model.rowCount(), 1);
    }

    void aTreeKeepsItsGroupsAndWhatItIsToldTo() {
        ProcessModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        tester.setUseFetchMore(false);
        const ViewMirror mirror(model, [&](const QModelIndex& index) { return identityOf(model, index); });
        PicturePointer first = advance(emptyPicture(), ports({22, 53, 80, 443, 632})).newer;
        const PicturePointer second = advance(first, ports({632, 8080, 24, 80, 21}, 1000)).newer;
        const std::weak_ptr<const Picture> before = first;
        const std::weak_ptr<const Snapshot> snapshot = first->snapshot;
        model.catchUp(first);
        const QPersistentModelIndex even = model.indexOf({Pid{10}, StartTime{1000}});
        const QPersistentModelIndex odd = model.indexOf({Pid{11}, StartTime{1000}});
        model.fetchMore(even);
        QCOMPARE(model.rowCount(even), 3);
        const QPersistentModelIndex staying(model.index(1, 0, even));   // port 80
        const QPersistentModelIndex other(model.index(2, 0, even));
        first = nullptr;
        const std::vector<std::uint32_t> rows{*model.socketAt(staying)};
        model.rest(rows);
        QVERIFY(model.isExcerpt());
        QVERIFY(isGivenUp(before) && isGivenUp(snapshot));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.rowCount(even), 1);
        QCOMPARE(staying.data().toString(), QStringLiteral("tcp 0.0.0.0:80"));
        QVERIFY(!other.isValid() && odd.isValid());
        QCOMPARE(model.groupAt(even).total(), 3U);   // it is as it was
        QCOMPARE(model.processAt(odd)->name, std::string("odd"));
        QVERIFY(!model.canFetchMore(even));

        model.setFilter(parsed("port > 21"));   // heeded later
        QCOMPARE(model.rowCount(), 2);
        model.catchUp(second);
        QVERIFY(!model.isExcerpt() && !odd.isValid());
        QCOMPARE(staying.row(), 0);
        Wanted wanted;
        wanted.picture = second;
        wanted.filter = parsed("port > 21");
        wanted.opened = {{Ownership::Held, {Pid{10}, StartTime{1000}}}};
        QCOMPARE(complaint(model, wanted), QString());
        QVERIFY2(mirror.complaint().isEmpty(), qPrintable(mirror.complaint()));
        QVERIFY(mirror.counts().resets == 0 && mirror.counts().layoutChanges == 0);
    }
};

QTEST_GUILESS_MAIN(RestingTest)
#include "resting_test.moc"
