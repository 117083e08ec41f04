// What is answered about processes, from proc trees made for the purpose.
#include <QTest>

#include "app/probe/query_runner.h"
#include "tests/probe/fake_proc.h"
#include "tests/support/files.h"

using namespace socklens;
using namespace socklens::test;

class QueryRunnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void processQuery_data();
    void processQuery();
};

void QueryRunnerTest::processQuery_data() {
    QTest::addColumn<int>("pid");
    QTest::addColumn<qulonglong>("startTime");
    QTest::addColumn<bool>("alive");
    QTest::addColumn<int>("children");   // -1: unknown
    QTest::newRow("two children") << 50 << 1000ULL << true << 2;
    QTest::newRow("no child") << 51 << 1000ULL << true << 0;
    QTest::newRow("the pid is another's now") << 50 << 999ULL << false << -1;
    QTest::newRow("zombie") << 53 << 1000ULL << false << -1;
    QTest::newRow("gone") << 54 << 1000ULL << false << -1;
}

void QueryRunnerTest::processQuery() {
    QFETCH(int, pid);
    QFETCH(qulonglong, startTime);
    FakeProc proc;
    proc.setProcess(50, "parent");
    proc.setProcess(51, "child", 1000, 50);
    proc.setProcess(52, "(50) other child", 1000, 50);
    proc.setProcess(53, "zombie", 1000, 1, 'Z');
    writeText(proc.root() + "/uptime", "1 1");
    const Answer answer =
        QueryRunner({.procRoot = proc.root()}, {}).answer(ProcessQuery{{Pid{pid}, StartTime{startTime}}});
    const auto& process = std::get<ProcessAnswer>(answer);
    QVERIFY((process.process == ProcessId{Pid{pid}, StartTime{startTime}}));
    QTEST(process.alive, "alive");
    QTEST(process.children ? static_cast<int>(*process.children) : -1, "children");
}

QTEST_GUILESS_MAIN(QueryRunnerTest)
#include "query_runner_test.moc"
