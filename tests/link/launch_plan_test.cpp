// How the agent is started, and what is said when it is not there. Pure.
#include <QTemporaryDir>
#include <QTest>

#include "app/link/agent_failure.h"
#include "app/link/launch_plan.h"
#include "tests/support/printing.h"

using namespace socklens;

namespace {

const QString installed = QStringLiteral("/usr/libexec/socklens/socklens-agent");

LaunchFacts facts(const QStringList& executables, const QString& pkexec = QStringLiteral("/usr/bin/pkexec")) {
    return {QStringLiteral("/home/anna/socklens/build/ui"), installed, pkexec,
            [executables](const QString& path) { return executables.contains(path); }};
}

}   // namespace

class LaunchPlanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placesOfAgent_data();
    void placesOfAgent();
    void withRights();
    void withoutAgent();
    void withoutPkexec();
    void commands();
    void failures_data();
    void failures();
};

void LaunchPlanTest::placesOfAgent_data() {
    QTest::addColumn<QStringList>("executables");
    QTest::addColumn<QString>("chosen");
    const QString beside = QStringLiteral("/home/anna/socklens/build/ui/socklens-agent");
    const QString built = QStringLiteral("/home/anna/socklens/build/app/agent/socklens-agent");
    QTest::newRow("installed") << QStringList{installed} << installed;
    QTest::newRow("build tree") << QStringList{installed, built} << built;
    QTest::newRow("beside") << QStringList{installed, built, beside} << beside;
}

void LaunchPlanTest::placesOfAgent() {
    QFETCH(QStringList, executables);
    QFETCH(QString, chosen);
    const auto plan = launchPlan(LaunchTarget::Plain, facts(executables));
    QVERIFY(plan);
    QCOMPARE(plan->program, chosen);
    QCOMPARE(plan->arguments, QStringList{"serve"});
}

void LaunchPlanTest::withRights() {
    // The installed one is what polkit's action names, whatever lies beside the window.
    const QString built = QStringLiteral("/home/anna/socklens/build/app/agent/socklens-agent");
    for (const auto& [executables, chosen] :
         {std::pair(QStringList{installed}, installed), std::pair(QStringList{built, installed}, installed),
          std::pair(QStringList{built}, built)}) {
        const auto plan = launchPlan(LaunchTarget::Elevated, facts(executables));
        QVERIFY(plan);
        QCOMPARE(plan->program, QString("/usr/bin/pkexec"));
        QCOMPARE(plan->arguments, (QStringList{"--disable-internal-agent", chosen, "serve"}));
    }
}

void LaunchPlanTest::withoutAgent() {
    for (const auto target : {LaunchTarget::Plain, LaunchTarget::Elevated}) {
        const auto plan = launchPlan(target, facts({}));
        QVERIFY(!plan);
        QVERIFY(english(plan.error()).find(installed.toStdString()) != std::string::npos);
    }
}

void LaunchPlanTest::withoutPkexec() {
    QVERIFY(launchPlan(LaunchTarget::Plain, facts({installed}, {})));
    const auto plan = launchPlan(LaunchTarget::Elevated, facts({installed}, {}));
    QVERIFY(!plan);
    QVERIFY(english(plan.error()).find("“sudo /usr/libexec/socklens/socklens-agent act”") != std::string::npos);
}

/// As the packages install it: /usr/bin has a link to what polkit knows.
void LaunchPlanTest::commands() {
    const QTemporaryDir directory;
    const QString agent = directory.filePath(QStringLiteral("agent"));
    const QString link = directory.filePath(QStringLiteral("socklens-agent"));
    const QString other = directory.filePath(QStringLiteral("other"));
    for (const QString& path : {agent, other}) QVERIFY(QFile(path).open(QIODevice::WriteOnly));
    QVERIFY(QFile::link(agent, link));
    LaunchFacts here = facts({link, agent});
    here.programDirectory = directory.path();
    QCOMPARE(agentCommand(here), link);
    here.commandInPath = link;
    QCOMPARE(agentCommand(here), QStringLiteral("socklens-agent"));
    here.commandInPath = other;
    QCOMPARE(agentCommand(here), link);
    QCOMPARE(agentCommand(facts({})), QStringLiteral("socklens-agent"));
}

void LaunchPlanTest::failures_data() {
    QTest::addColumn<QString>("program");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("bySignal");
    QTest::addColumn<bool>("wasReady");
    QTest::addColumn<QByteArray>("complaint");
    QTest::addColumn<QString>("sentence");
    const QString pkexec = "/usr/bin/pkexec";
    const QByteArray prefix = "Error executing command as another user: ";
    QTest::newRow("dismissed") << pkexec << 126 << false << false << prefix + "Request dismissed\n"
                               << "was dismissed";
    QTest::newRow("refused") << pkexec << 127 << false << false
                             << prefix + "Not authorized\n\nThis incident has been reported.\n"
                             << "not granted";
    QTest::newRow("no agent") << pkexec << 127 << false << false << prefix + "No authentication agent found.\n"
                              << "“sudo socklens-agent act”";
    QTest::newRow("no bus") << pkexec << 127 << false << false << QByteArray("Cannot connect\nto the bus\n")
                            << "could not be had: to the bus";
    QTest::newRow("by itself") << installed << 127 << false << false << QByteArray("libmnl.so.0: cannot open\n")
                               << "could not begin: libmnl.so.0";
    QTest::newRow("killed early") << pkexec << 9 << true << false << QByteArray() << "ended before it began";
    QTest::newRow("killed later") << pkexec << 9 << true << true << QByteArray("x") << "ended unexpectedly";
    QTest::newRow("ended later") << pkexec << 127 << false << true << prefix + "Not authorized"
                                 << "ended unexpectedly";
}

void LaunchPlanTest::failures() {
    QFETCH(QString, program);
    QFETCH(int, code);
    QFETCH(bool, bySignal);
    QFETCH(bool, wasReady);
    QFETCH(QByteArray, complaint);
    QFETCH(QString, sentence);
    const std::string text = english(agentFailure({false, bySignal, code, wasReady, program, complaint}));
    QVERIFY2(QString::fromStdString(text).contains(sentence), text.c_str());
    QVERIFY(!text.empty() && text.find('\n') == std::string::npos);
}

QTEST_APPLESS_MAIN(LaunchPlanTest)
#include "launch_plan_test.moc"
