// The budgets as a table: every word, and rows that stay themselves while their order changes.
#include <QtTest>

#include "app/models/port_budget_model.h"

#include "tests/support/snapshot_builder.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <random>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;
using Field = PortBudgetModel::Column;

namespace {

PortBudget budget(std::uint16_t port, const char* destination = "10.0.0.2") {
    PortBudget result;
    result.destination = {address("10.0.0.1"), address(destination), Port{port}};
    result.states = {{State::Established, 1200}, {State::TimeWait, 300}};
    result.usable = 28'232;
    result.bound = 3;
    result.left = 26'729;
    return result;
}

QString cell(const PortBudgetModel& model, int row, Field column, int role = Qt::DisplayRole) {
    return model.index(row, static_cast<int>(column)).data(role).toString();
}

QStringList ports(const PortBudgetModel& model) {
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << QString::number(number(model.budgetAt(row).destination.port));
    return texts;
}

}   // namespace

class PortBudgetModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void everyWordIsThere() {
        PortBudgetModel model;
        PortBudget first = budget(443);
        Process process;
        process.id = {Pid{42}, StartTime{1}};
        process.name = "<b>curl";
        first.topProcess = std::make_shared<const Process>(process);
        first.heldByTop = 1100;
        first.withoutOwner = 300;
        first.takenPerSecond = 12.345;
        first.untilExhausted = 65'400ms;
        model.setBudgets(std::span(&first, 1));
        const QStringList expected{"10.0.0.1",       "10.0.0.2:443", "1500",    "ESTABLISHED 1200, TIME_WAIT 300",
                                   "26729 of 28232", "+12/s",        "in 65 s", "<b>curl (42)"};
        for (int column = 0; column < PortBudgetModel::columns; ++column) {
            QCOMPARE(model.index(0, column).data().toString(), expected[column]);
            QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
            const QString tip = model.index(0, column).data(Qt::ToolTipRole).toString();
            QVERIFY(!tip.isEmpty() && !tip.contains(QStringLiteral("<b>curl")));
        }
        QVERIFY(cell(model, 0, Field::Left, Qt::ToolTipRole).contains("3 are bound"));
        QVERIFY(!cell(model, 0, Field::Left, Qt::ToolTipRole).contains("tcp_tw_reuse"));
        QVERIFY(cell(model, 0, Field::Process, Qt::ToolTipRole).contains("1100"));
    }

    void whatIsNotKnown() {
        PortBudgetModel model;
        PortBudget unknown = budget(443, "fd00::2");
        model.setBudgets(std::span(&unknown, 1));
        QCOMPARE(cell(model, 0, Field::Destination), QStringLiteral("[fd00::2]:443"));
        QCOMPARE(cell(model, 0, Field::Rate), QStringLiteral("–"));
        QCOMPARE(cell(model, 0, Field::Exhausted), QStringLiteral("–"));
        QCOMPARE(cell(model, 0, Field::Process), QStringLiteral("nobody"));
        unknown.takenPerSecond = -0.8;   // given back
        model.setBudgets(std::span(&unknown, 1));
        QCOMPARE(cell(model, 0, Field::Rate), QStringLiteral("−0.8/s"));
        unknown.takenPerSecond = -0.01;
        model.setBudgets(std::span(&unknown, 1));
        QCOMPARE(cell(model, 0, Field::Rate), QStringLiteral("0/s"));
        QCOMPARE(cell(model, 0, Field::Exhausted), QStringLiteral("not in sight"));
        unknown.untilExhausted = 200ms;
        model.setBudgets(std::span(&unknown, 1));
        QCOMPARE(cell(model, 0, Field::Exhausted), QStringLiteral("in 1 s"));
        unknown.left = 0;
        unknown.reusesTimeWait = true;
        unknown.reusable = 17;
        model.setBudgets(std::span(&unknown, 1));
        QCOMPARE(cell(model, 0, Field::Exhausted), QStringLiteral("now"));
        QVERIFY(cell(model, 0, Field::Left, Qt::ToolTipRole).contains("17 are in TIME_WAIT"));
        QCOMPARE(cell(model, 0, Field::InUse), QStringLiteral("1500, 17 reusable"));
    }

    void rowsStayThemselves() {
        PortBudgetModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
        std::mt19937 random(3);
        for (int round = 0; round < 200; ++round) {
            std::vector<PortBudget> next;
            QStringList expected;
            for (std::uint16_t port = 1; port <= 9; ++port)
                if (random() % 3 != 0) next.push_back(budget(port));
            std::shuffle(next.begin(), next.end(), random);
            for (const PortBudget& entry : next) expected << QString::number(number(entry.destination.port));

            std::vector<std::pair<QPersistentModelIndex, QString>> before;
            for (int row = 0; row < model.rowCount(); ++row)
                before.emplace_back(model.index(row, 1), cell(model, row, Field::Destination));
            model.setBudgets(next);
            QCOMPARE(ports(model), expected);
            for (const auto& [index, destination] : before)
                if (index.isValid()) QCOMPARE(index.data().toString(), destination);
        }
        QCOMPARE(resets.count(), 0);
        QCOMPARE(layouts.count(), 0);
    }
};

QTEST_APPLESS_MAIN(PortBudgetModelTest)
#include "port_budget_model_test.moc"
