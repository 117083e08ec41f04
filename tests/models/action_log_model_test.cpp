// What was done, as a table: the newest first, bounded, every word there.
#include <QtTest>

#include "app/models/action_log_model.h"

#include "tests/support/snapshot_builder.h"

#include <QAbstractItemModelTester>
#include <csignal>

using namespace socklens;
using namespace socklens::test;

namespace {

LogEntry entry(Action action, Outcome outcome = Outcome::Done, bool elevated = false) {
    return {Timestamp{Milliseconds{1'000'000}},
            "anna",
            elevated,
            std::move(action),
            {outcome, {"That is how it ended.", {}}}};
}

QString cell(const ActionLogModel& model, int row, ActionLogModel::Column column) {
    return model.index(row, static_cast<int>(column)).data().toString();
}

}   // namespace

class ActionLogModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWordIsThere() {
        using Column = ActionLogModel::Column;
        ActionLogModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        Socket socket = tcpSocket(77, State::TimeWait);
        socket.localAddress = socket.remoteAddress = address("10.0.0.1");
        socket.localPort = Port{80};
        socket.remotePort = Port{1234};
        model.add({entry(SendSignal{{Pid{42}, StartTime{1}}, SIGTERM}),
                   entry(SendSignal{{Pid{42}, StartTime{1}}, SIGHUP}, Outcome::Refused),
                   entry(Release{targetOf(socket)}, Outcome::AlreadyGone, true)});
        model.add({entry(SetSysctl{Sysctl::TcpFinTimeout, "30", true}, Outcome::Impossible),
                   entry(UndoSysctl{Sysctl::TcpFinTimeout}, Outcome::Unknown)});
        QCOMPARE(model.rowCount(), 5);
        const QStringList actions{"Undo", "Set and keep", "Release", "Signal", "Terminate (SIGTERM)"};
        const QStringList targets{"net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_fin_timeout = 30",
                                  "tcp 10.0.0.1:80 → 10.0.0.1:1234 (cookie 77)", "pid 42 (start 1), SIGHUP",
                                  "pid 42 (start 1)"};
        const QStringList outcomes{"not known", "not possible here", "gone already", "refused", "done"};
        for (int row = 0; row < 5; ++row) {
            QCOMPARE(cell(model, row, Column::What), actions[row]);
            QCOMPARE(cell(model, row, Column::Target), targets[row]);
            QCOMPARE(cell(model, row, Column::Result), outcomes[row]);
            QCOMPARE(cell(model, row, Column::Explanation), QStringLiteral("That is how it ended."));
            QCOMPARE(cell(model, row, Column::Who),
                     row == 2 ? QStringLiteral("anna as administrator") : QStringLiteral("anna"));
            QVERIFY(!cell(model, row, Column::Time).isEmpty());
        }
    }

    void theOldestFallOut() {
        ActionLogModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        std::vector<LogEntry> many;
        for (int pid = 0; pid < static_cast<int>(ActionLogModel::mostEntries) - 1; ++pid)
            many.push_back(entry(SendSignal{{Pid{pid}, StartTime{1}}, SIGTERM}));
        model.add(many);
        model.add({});
        model.add({entry(SendSignal{{Pid{1'000'001}, StartTime{1}}, SIGTERM}),
                   entry(SendSignal{{Pid{1'000'002}, StartTime{1}}, SIGTERM})});
        QCOMPARE(model.rowCount(), static_cast<int>(ActionLogModel::mostEntries));
        QCOMPARE(cell(model, 0, ActionLogModel::Column::Target), QStringLiteral("pid 1000002 (start 1)"));
        QCOMPARE(cell(model, model.rowCount() - 1, ActionLogModel::Column::Target),
                 QStringLiteral("pid 1 (start 1)"));
        many.push_back(many.front());
        many.push_back(many.front());
        model.add(many);   // more than it keeps, at once
        QCOMPARE(model.rowCount(), static_cast<int>(ActionLogModel::mostEntries));
    }
};

QTEST_GUILESS_MAIN(ActionLogModelTest)
#include "action_log_model_test.moc"
