// From the menu to the signal: what is asked, what is sent, what is said afterwards.
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/office.h"
#include "tests/gui/scene.h"
#include "ui/acting/confirmation.h"
#include "ui/acting/question_box.h"

#include <QPushButton>
#include <csignal>

using namespace socklens;
using namespace socklens::test;

namespace {

int rowOfPort(const QTableView& table, int port) {
    return rowWith(table, QStringLiteral("Local port"), QString::number(port));
}

void chooseOn(Scene& scene, int port, const QStringList& path) {
    QTableView& table = scene.table();
    clickCell(table, cellAt(table, rowOfPort(table, port), QStringLiteral("Process")), Qt::RightButton);
    choose(path);
}

QMessageBox& askedToTerminate(Scene& scene, int port, const char* name) {
    chooseOn(scene, port, {QStringLiteral("Terminate %1").arg(QLatin1String(name))});
    scene.probe().answerAll();
    return awaitDialog();
}

ActionResult result(Outcome outcome, const char* sentence) {
    return {outcome, {sentence, {}}};
}

SendSignal wantedSignal(Scene& scene, std::size_t at = 0) {
    return std::get<SendSignal>(scene.probe().wanted.at(0).second.at(at));
}

}   // namespace

class ActingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeMenus(); }

    void theQuestionSaysExactlyWhatIsHit() {
        Scene scene;
        scene.probe().show(office());
        chooseOn(scene, 53, {QStringLiteral("Terminate nginx")});
        QTRY_COMPARE(scene.probe().asked.size(), 1U);
        QCOMPARE(std::get<ProcessQuery>(scene.probe().asked.front().second).process, nginxId);
        QVERIFY(openDialog() == nullptr);   // it would not know the children yet
        scene.probe().answerAll(14);
        QMessageBox& box = awaitDialog();
        QCOMPARE(box.text(), QStringLiteral("Terminate nginx?"));
        const QString text = readText(box);
        for (const char* part :
             {"SIGTERM", "nginx (100)", "nginx -g daemon off;", "6 socket", "3 of them listening", "1 shared",
              "It has 14 child process", "which stay", "TIME_WAIT"})
            QVERIFY2(text.contains(QLatin1String(part)), qPrintable(QLatin1String(part) + text));
        QCOMPARE(box.defaultButton(), box.button(QMessageBox::Cancel));
        QCOMPARE(box.escapeButton(), box.button(QMessageBox::Cancel));
        QVERIFY(button(box, "Terminate").isVisible());
        QVERIFY(scene.probe().wanted.empty());
    }

    /// Beside the name of the program and the buttons of the frame.
    void theTitleOfAQuestionIsWhole() {
        Scene scene;
        bool isDone = false;
        const Confirmation text{QStringLiteral("Werden wirklich alle 312 Einstellungen zurückgenommen?"),
                                QStringLiteral("Ja?"),
                                {},
                                QStringLiteral("Zurück"),
                                {}};
        askBefore(text, &scene.window(), [&isDone] { isDone = true; });
        QMessageBox& box = awaitDialog();
        QCOMPARE(box.windowTitle(), text.title);
        QVERIFY(box.width() >=
                box.fontMetrics().horizontalAdvance(text.title + QStringLiteral(" — Socklens")) + 100);
        click(button(box, "Zurück"));
        QTRY_VERIFY(isDone);
    }

    void unknownChildrenAreNotCalledNone() {
        Scene scene;
        scene.probe().show(office());
        chooseOn(scene, 53, {QStringLiteral("Kill nginx")});
        scene.probe().answerAll(std::nullopt);
        const QString text = readText(awaitDialog());
        QVERIFY(!text.contains(QLatin1String("child")));
        QVERIFY(text.contains(QLatin1String("SIGKILL")));
    }

    void escapeAndEnterSendNothing_data() {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("Escape") << Qt::Key_Escape;
        QTest::newRow("Return") << Qt::Key_Return;
        QTest::newRow("Enter") << Qt::Key_Enter;
        QTest::newRow("Space") << Qt::Key_Space;
    }
    void escapeAndEnterSendNothing() {
        QFETCH(Qt::Key, key);
        Scene scene;
        scene.probe().show(office());
        askedToTerminate(scene, 53, "nginx");
        press(key);
        QTRY_VERIFY(openDialog() == nullptr);
        QVERIFY(scene.probe().wanted.empty());
        QVERIFY(scene.message().isEmpty());
    }

    void closingTheDialogSendsNothing() {
        Scene scene;
        scene.probe().show(office());
        askedToTerminate(scene, 53, "nginx").close();
        QTRY_VERIFY(openDialog() == nullptr);
        QVERIFY(scene.probe().wanted.empty());
    }

    void theVerbSendsThatSignalToThatProcessOnly_data() {
        QTest::addColumn<QStringList>("path");
        QTest::addColumn<QString>("verb");
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << QStringList{QStringLiteral("Terminate nginx")} << QStringLiteral("Terminate")
                                 << SIGTERM;
        QTest::newRow("SIGKILL") << QStringList{QStringLiteral("Kill nginx")} << QStringLiteral("Kill") << SIGKILL;
        for (const auto& [name, signal] :
             {std::pair("SIGHUP", SIGHUP), std::pair("SIGINT", SIGINT), std::pair("SIGQUIT", SIGQUIT),
              std::pair("SIGSTOP", SIGSTOP), std::pair("SIGCONT", SIGCONT), std::pair("SIGUSR1", SIGUSR1),
              std::pair("SIGUSR2", SIGUSR2)})
            QTest::newRow(name) << QStringList{QStringLiteral("Other signal"), QLatin1String(name)}
                                << QStringLiteral("Send %1").arg(QLatin1String(name)) << signal;
    }
    void theVerbSendsThatSignalToThatProcessOnly() {
        QFETCH(QStringList, path);
        QFETCH(QString, verb);
        QFETCH(int, signal);
        Scene scene;
        scene.probe().show(office());
        chooseOn(scene, 53, path);
        scene.probe().answerAll();
        click(visible<QAbstractButton>(awaitDialog(), verb));
        QTRY_COMPARE(scene.probe().wanted.size(), 1U);
        QCOMPARE(wantedSignal(scene), (SendSignal{nginxId, signal}));
        QTRY_VERIFY(openDialog() == nullptr);
    }

    void deleteAsksToTerminate() {
        Scene scene;
        scene.probe().show(office());
        clickCell(scene.table(), cellAt(scene.table(), rowOfPort(scene.table(), 53), QStringLiteral("State")));
        press(Qt::Key_Delete);
        QTRY_COMPARE(scene.probe().asked.size(), 1U);
        scene.probe().answerAll();
        QCOMPARE(awaitDialog().text(), QStringLiteral("Terminate nginx?"));
    }

    void deleteSaysWhyNothingIsSent_data() {
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("reason");
        QTest::newRow("nobody known") << 631 << QStringLiteral("No process is known that holds this.");
        QTest::newRow("another user's") << 5432 << QStringLiteral("postgres (pid 200) belongs to another user");
        QTest::newRow("pid 1") << 22 << QStringLiteral("keeps the whole system running");
    }
    void deleteSaysWhyNothingIsSent() {
        QFETCH(int, port);
        QFETCH(QString, reason);
        Scene scene;
        scene.probe().show(office());
        clickCell(scene.table(), cellAt(scene.table(), rowOfPort(scene.table(), port), QStringLiteral("State")));
        press(Qt::Key_Delete);
        QTRY_VERIFY2(scene.message().contains(reason), qPrintable(scene.message()));
        QVERIFY(scene.probe().asked.empty());
        QVERIFY(openDialog() == nullptr);
    }

    void whomNothingCanBeSentToIsNamedAndLeftOut_data() {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("menu") << false;
        QTest::newRow("Delete") << true;
    }
    void whomNothingCanBeSentToIsNamedAndLeftOut() {
        QFETCH(bool, byKey);
        Scene scene;
        scene.probe().show(office());
        QTableView& table = scene.table();
        for (const int port : {22, 5432, 53})
            clickCell(table, cellAt(table, rowOfPort(table, port), QStringLiteral("State")), Qt::LeftButton,
                      port == 22 ? Qt::NoModifier : Qt::ControlModifier);
        if (byKey)
            press(Qt::Key_Delete);
        else
            chooseOn(scene, 53, {QStringLiteral("Terminate")});
        QTRY_COMPARE(scene.probe().asked.size(), 1U);
        scene.probe().answerAll();
        QMessageBox& box = awaitDialog();
        QCOMPARE(box.text(), QStringLiteral("Terminate nginx?"));
        const QString text = readText(box);
        for (const char* part : {"Not sent to:", "systemd (1): systemd (pid 1) keeps the whole system running",
                                 "postgres (200): postgres (pid 200) belongs to another user"})
            QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
        click(button(box, "Terminate"));
        QTRY_COMPARE(scene.probe().wanted.size(), 1U);
        QCOMPARE(scene.probe().wanted.front().second, (Actions{SendSignal{nginxId, SIGTERM}}));
    }

    void everyOutcomeIsTold_data() {
        QTest::addColumn<int>("outcome");
        for (const auto& [name, outcome] :
             {std::pair("done", Outcome::Done), std::pair("gone", Outcome::AlreadyGone),
              std::pair("refused", Outcome::Refused), std::pair("impossible", Outcome::Impossible)})
            QTest::newRow(name) << static_cast<int>(outcome);
    }
    void everyOutcomeIsTold() {
        QFETCH(int, outcome);
        Scene scene;
        scene.probe().show(office());
        click(button(askedToTerminate(scene, 53, "nginx"), "Terminate"));
        QTRY_COMPARE(scene.probe().wanted.size(), 1U);
        QVERIFY(scene.message().isEmpty());   // nothing is assumed
        scene.probe().finish(result(static_cast<Outcome>(outcome), "What the kernel shows."));
        QTRY_COMPARE(scene.message(), QStringLiteral("What the kernel shows."));
        scene.probe().show(office());
        QCOMPARE(scene.message(), QStringLiteral("What the kernel shows."));   // it stays until it is read
        click(button(scene.window(), "Close this message"));
        QTRY_VERIFY(scene.message().isEmpty());
    }

    void aSelectionIsAskedAboutOnceAndEachIsSent() {
        Scene scene;
        scene.probe().can.signalsAnyone = true;
        scene.probe().show(office());
        QTableView& table = scene.table();
        const auto select = [&](int port, Qt::KeyboardModifiers modifiers) {
            clickCell(table, cellAt(table, rowOfPort(table, port), QStringLiteral("State")), Qt::LeftButton,
                      modifiers);
        };
        select(8080, {});
        select(5432, Qt::ControlModifier);
        select(53, Qt::ControlModifier);   // nginx for the second time
        chooseOn(scene, 5432, {QStringLiteral("Terminate 3 owner")});
        QTRY_COMPARE(scene.probe().asked.size(), 3U);
        scene.probe().answerAll(2);
        QMessageBox& box = awaitDialog();
        QVERIFY(box.text().startsWith(QLatin1String("Terminate 3 process")));
        for (const char* name : {"nginx (100)", "worker (101)", "postgres (200)"})
            QVERIFY2(readText(box).contains(QLatin1String(name)), name);
        click(button(box, "Terminate"));
        QTRY_COMPARE(scene.probe().wanted.size(), 1U);
        QCOMPARE(scene.probe().wanted.front().second.size(), 3U);
        QCOMPARE(wantedSignal(scene, 0), (SendSignal{nginxId, SIGTERM}));
        QCOMPARE(wantedSignal(scene, 1), (SendSignal{workerId, SIGTERM}));
        QCOMPARE(wantedSignal(scene, 2), (SendSignal{postgresId, SIGTERM}));
        QVERIFY(openDialog() == nullptr);

        QVERIFY(scene.message().isEmpty());
        scene.probe().finish(scene.probe().wanted.front().first, {result(Outcome::Done, "nginx has ended."),
                                                                  result(Outcome::Refused, "worker was refused."),
                                                                  result(Outcome::Done, "postgres has ended.")});
        QTRY_COMPARE(scene.message(),
                     QStringLiteral("worker was refused.\nnginx has ended.\npostgres has ended."));
    }

    /// Each question costs a walk through all processes: only of those that are described the children are asked
    /// for.
    void manyAreHitButFewAskedAbout_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("described");
        QTest::newRow("many") << 12 << static_cast<int>(mostDescribed);
        QTest::newRow("one more than most") << 5 << 5;   // as a line that says so would take
    }
    void manyAreHitButFewAskedAbout() {
        QFETCH(int, count);
        QFETCH(int, described);
        SnapshotBuilder builder;
        for (int number = 0; number < count; ++number)
            builder.hold(builder.add(tcp(static_cast<std::uint64_t>(number) + 1, State::Listen, 1000 + number)),
                         builder.addProcess(processOf(100 + number, "worker", thisUser)));
        Scene scene;
        scene.probe().show(builder.take());
        QTableView& table = scene.table();
        clickCell(table, cellAt(table, 0, QStringLiteral("State")), Qt::LeftButton, {});
        clickCell(table, cellAt(table, count - 1, QStringLiteral("State")), Qt::LeftButton, Qt::ShiftModifier);
        chooseOn(scene, 1003, {QStringLiteral("Terminate %1 owner").arg(count)});
        QTRY_COMPARE(scene.probe().asked.size(), static_cast<std::size_t>(described));
        scene.probe().answerAll(3);
        QMessageBox& box = awaitDialog();
        QCOMPARE(readText(box).count(QLatin1String("3 child process")), static_cast<qsizetype>(described));
        click(button(box, "Terminate"));
        QTRY_COMPARE(scene.probe().wanted.size(), 1U);
        QCOMPARE(scene.probe().wanted.front().second.size(), static_cast<std::size_t>(count));
    }

    /// Which pid it was is decided when the question is asked.
    void theQuestionKeepsItsTargetWhileTheTableChanges() {
        Scene scene;
        scene.probe().show(office());
        QMessageBox& box = askedToTerminate(scene, 53, "nginx");
        SnapshotBuilder builder;
        Process reborn = processOf(100, "other", thisUser);
        reborn.id.startTime = StartTime{7777};
        const auto other = builder.addProcess(reborn);
        Socket udp = tcp(9, State::Close, 53);
        udp.protocol = Protocol::Udp;
        builder.hold(builder.add(udp), other);
        scene.probe().show(builder.take());
        // What is gone stays in sight for a moment.
        QTRY_COMPARE(cellText(scene.table(), 0, QStringLiteral("Process")), QStringLiteral("other"));
        click(button(box, "Terminate"));
        QTRY_COMPARE(scene.probe().wanted.size(), 1U);
        QCOMPARE(wantedSignal(scene), (SendSignal{nginxId, SIGTERM}));
    }

    void whatAProcessCallsItselfIsShownAsItIs_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"<b>bold</b>", "%1", "%2 and %1", "a&b", "<img src=\"/x\">"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }
    void whatAProcessCallsItselfIsShownAsItIs() {
        QFETCH(QString, name);
        Scene scene;
        SnapshotBuilder builder;
        const auto process = builder.addProcess(
            processOf(300, name.toStdString(), thisUser, "<h1>" + name.toStdString() + "</h1>"));
        builder.hold(builder.add(tcp(1, State::Listen, 99)), process);
        scene.probe().show(builder.take());
        clickCell(scene.table(), cellAt(scene.table(), 0, QStringLiteral("Process")));
        press(Qt::Key_Delete);
        QTRY_COMPARE(scene.probe().asked.size(), 1U);
        scene.probe().answerAll();
        QMessageBox& box = awaitDialog();
        QCOMPARE(box.text(), QStringLiteral("Terminate %1?").arg(name));
        QVERIFY2(readText(box).contains(name + QLatin1String(" (300)")), qPrintable(readText(box)));
        for (const auto* label : box.findChildren<QLabel*>())
            QVERIFY(label->textFormat() == Qt::PlainText || !Qt::mightBeRichText(label->text()));
        click(button(box, "Terminate"));
        scene.probe().finish({Outcome::Done, {"%1 has ended.", {name.toStdString()}}});
        QTRY_COMPARE(scene.message(), name + QLatin1String(" has ended."));
    }

    void theTreeActsOnProcesses() {
        Scene scene(PageName::Processes);
        scene.probe().show(office());
        QTreeView& tree = scene.tree();
        clickCell(tree, tree.model()->index(rowWith(tree, QStringLiteral("Process"), QStringLiteral("worker")), 0),
                  Qt::RightButton);
        choose({QStringLiteral("Kill worker")});
        scene.probe().answerAll(3);
        QMessageBox& box = awaitDialog();
        QVERIFY2(readText(box).contains(QLatin1String("3 child")), qPrintable(readText(box)));
        click(button(box, "Kill"));
        QTRY_COMPARE(scene.probe().wanted.size(), 1U);
        QCOMPARE(wantedSignal(scene), (SendSignal{workerId, SIGKILL}));
    }
};

SOCKLENS_GUI_TEST_MAIN(ActingTest)
#include "acting_test.moc"
