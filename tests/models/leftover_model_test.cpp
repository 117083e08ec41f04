#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "app/models/leftover_model.h"
#include "tests/support/known_names.h"
#include "tests/support/snapshot_builder.h"

#include <csignal>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

LeftoverGroup group(const std::string& key, std::size_t count) {
    LeftoverGroup made;
    made.key = key;
    made.rows.resize(count);
    made.states[State::TimeWait] = static_cast<std::uint32_t>(count);
    made.lastGone.kind = Forecast::Kind::Timed;
    made.lastGone.remaining = 41s;
    return made;
}

LeftoverGroup ofDeadProcess() {
    LeftoverGroup made = group("python3", 9812);
    Process process;
    process.id = {Pid{4242}, StartTime{1}};
    process.name = "python3";
    made.formerOwner = std::make_shared<const Process>(std::move(process));
    made.death = Death{Timestamp(1s), SIGSEGV, false};
    made.confidence = Confidence::Seen;
    return made;
}

QString cell(const LeftoverModel& model, int row, LeftoverModel::Column column) {
    return model.index(row, static_cast<int>(column)).data().toString();
}

QStringList keys(const LeftoverModel& model) {
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row) list << QString::fromStdString(model.groupAt(row).key);
    return list;
}

}   // namespace

class LeftoverModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhoAndHow();
    void whatIsCutIsInTheToolTip();
    void rowsComeGoAndChangePlaces();
    void sortedByEveryColumn();
    void anotherGrouping();
    void namesStandForNumbers();
};

void LeftoverModelTest::saysWhoAndHow() {
    LeftoverModel model;
    const std::vector groups{ofDeadProcess()};
    model.apply(groups, LeftoverGrouping::FormerOwner);
    QCOMPARE(cell(model, 0, LeftoverModel::Column::Group), QStringLiteral("python3 · pid 4242"));
    QVERIFY(cell(model, 0, LeftoverModel::Column::End).startsWith(QStringLiteral("killed by SIGSEGV at ")));
    QCOMPARE(cell(model, 0, LeftoverModel::Column::Count), QLocale().toString(9812));
    QVERIFY(cell(model, 0, LeftoverModel::Column::States).endsWith(QStringLiteral(" TIME_WAIT")));
    QCOMPARE(cell(model, 0, LeftoverModel::Column::LastGone), QStringLiteral("41 s"));
    QCOMPARE(cell(model, 0, LeftoverModel::Column::Confidence), QStringLiteral("seen"));
}

void LeftoverModelTest::whatIsCutIsInTheToolTip() {
    LeftoverModel model;
    LeftoverGroup unknown = group("to x", 3);
    unknown.remote = address("2001:db8:1234:5678:9abc:def0:1234:9abc");
    unknown.remotePort = Port{65'444};
    LeftoverGroup known = ofDeadProcess();
    Process process = *known.formerOwner;
    process.command = "python3 <b>crash.py";
    known.formerOwner = std::make_shared<const Process>(process);
    model.apply(std::vector{known, unknown}, LeftoverGrouping::FormerOwner);
    const auto toolTip = [&](int row, LeftoverModel::Column column) {
        return model.index(row, static_cast<int>(column)).data(Qt::ToolTipRole).toString();
    };
    QCOMPARE(toolTip(1, LeftoverModel::Column::Group),
             QStringLiteral("unknown · to 2001:db8:1234:5678:9abc:def0:1234:9abc port 65444"));
    QVERIFY(toolTip(0, LeftoverModel::Column::Group).contains(QStringLiteral("python3 · pid 4242")));
    QVERIFY(toolTip(0, LeftoverModel::Column::Group).contains(QStringLiteral("&lt;b&gt;crash.py")));
    QVERIFY(toolTip(0, LeftoverModel::Column::End).startsWith(QStringLiteral("killed by SIGSEGV at ")));
    QVERIFY(toolTip(0, LeftoverModel::Column::States).contains(QStringLiteral("TIME_WAIT\n")));
}

void LeftoverModelTest::rowsComeGoAndChangePlaces() {
    LeftoverModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.apply(std::vector{group("a", 30), group("b", 20), group("c", 10)}, LeftoverGrouping::FormerOwner);
    QCOMPARE(keys(model), (QStringList{"a", "b", "c"}));
    const QPersistentModelIndex second = model.index(1, 0);
    model.apply(std::vector{group("d", 50), group("b", 40), group("c", 10)}, LeftoverGrouping::FormerOwner);
    QCOMPARE(keys(model), (QStringList{"d", "b", "c"}));
    QCOMPARE(model.groupAt(second.row()).key, std::string("b"));
    model.apply(std::vector{group("b", 60), group("d", 50)}, LeftoverGrouping::FormerOwner);
    QCOMPARE(keys(model), (QStringList{"b", "d"}));
    QCOMPARE(model.groupAt(second.row()).key, std::string("b"));
    model.apply({}, LeftoverGrouping::FormerOwner);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!second.isValid());
}

void LeftoverModelTest::sortedByEveryColumn() {
    LeftoverModel model;
    LeftoverGroup never = group("never", 1);
    never.lastGone.kind = Forecast::Kind::Never;
    LeftoverGroup soon = group("soon", 2);
    soon.lastGone.kind = Forecast::Kind::AnyMoment;
    soon.confidence = Confidence::Seen;
    model.apply(std::vector{soon, group("later", 3), never}, LeftoverGrouping::FormerOwner);
    QCOMPARE(keys(model), (QStringList{"later", "soon", "never"}));
    model.sort(static_cast<int>(LeftoverModel::Column::LastGone), Qt::AscendingOrder);
    QCOMPARE(keys(model), (QStringList{"soon", "later", "never"}));
    model.sort(static_cast<int>(LeftoverModel::Column::LastGone), Qt::DescendingOrder);
    QCOMPARE(keys(model), (QStringList{"never", "later", "soon"}));
    model.sort(static_cast<int>(LeftoverModel::Column::Confidence), Qt::AscendingOrder);
    QCOMPARE(keys(model).constFirst(), QStringLiteral("soon"));
    model.sort(99, Qt::AscendingOrder);   // there is no such column
    QCOMPARE(keys(model).constFirst(), QStringLiteral("soon"));
}

void LeftoverModelTest::anotherGrouping() {
    LeftoverModel model;
    model.apply(std::vector{group("a", 30)}, LeftoverGrouping::FormerOwner);
    LeftoverGroup remote = group("10.0.0.2", 30);
    remote.remote = address("10.0.0.2");
    model.apply(std::vector{remote}, LeftoverGrouping::Remote);
    QCOMPARE(cell(model, 0, LeftoverModel::Column::Group), QStringLiteral("10.0.0.2"));
    QCOMPARE(cell(model, 0, LeftoverModel::Column::End), QStringLiteral("—"));
    QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), QStringLiteral("Remote address"));
    const auto left = static_cast<int>(LeftoverModel::Column::Count);
    QCOMPARE(model.headerData(left, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignRight,
             Qt::AlignRight);
}

void LeftoverModelTest::namesStandForNumbers() {
    LeftoverModel model;
    model.renew();   // nothing
    LeftoverGroup first = group("remote 10.0.0.1", 1);
    first.remote = address("10.0.0.1");
    LeftoverGroup second = group("remote 10.0.0.2", 1);
    second.remote = address("10.0.0.2");
    model.sort(static_cast<int>(LeftoverModel::Column::Group), Qt::AscendingOrder);
    model.apply(std::vector{second, first}, LeftoverGrouping::Remote);
    const KnownNames names({{*first.remote, "z<b>"}}, {});
    QSignalSpy changes(&model, &LeftoverModel::dataChanged);
    model.setNaming(&names);
    model.renew();
    QCOMPARE(changes.size(), 1);
    model.apply(std::vector{second, first}, LeftoverGrouping::Remote);
    QCOMPARE(cell(model, 0, LeftoverModel::Column::Group), QStringLiteral("z<b>"));
    QCOMPARE(cell(model, 1, LeftoverModel::Column::Group), QStringLiteral("10.0.0.2"));   // sorted by numbers
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("z&lt;b&gt;\n10.0.0.1")));
    QCOMPARE(model.index(1, 0).data(Qt::ToolTipRole).toString(), QStringLiteral("10.0.0.2"));
    QCOMPARE(titleText(first, LeftoverGrouping::Remote), QStringLiteral("10.0.0.1"));
}

QTEST_GUILESS_MAIN(LeftoverModelTest)
#include "leftover_model_test.moc"
