// Note the sockets, wait, look again: in two clicks, with files too.
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/office.h"
#include "tests/gui/scene.h"

#include <QCheckBox>
#include <QClipboard>
#include <QPushButton>

using namespace socklens;
using namespace socklens::test;

namespace {

QTableView& totals(Scene& scene) {
    return visible<QTableView>(scene.window(), QStringLiteral("Changes by process and state"));
}

QTableView& sockets(Scene& scene) {
    return visible<QTableView>(scene.window(), QStringLiteral("Sockets that have changed"));
}

/// The office after nginx has closed two connections, and a client has come.
Snapshot later() {
    SnapshotBuilder builder;
    builder.snapshot().capturedAt += std::chrono::seconds(42);
    const auto nginx = builder.addProcess(processOf(100, "nginx", thisUser));
    builder.hold(builder.add(tcp(2, State::Listen, 80)), nginx);
    builder.add(tcp(3, State::TimeWait, 80, 50001));
    builder.add(tcp(4, State::TimeWait, 80, 50002));
    builder.add(tcp(7, State::TimeWait, 80, 50003));
    builder.hold(builder.add(tcp(20, State::Established, 50020, 443)),
                 builder.addProcess(processOf(300, "curl", thisUser)));
    return builder.take();
}

void noteAndCompare(Scene& scene) {
    scene.probe().show(office());
    click(button(scene.window(), "Note now"));
    scene.probe().show(later());
    click(button(scene.window(), "Compare with now"));
}

}   // namespace

class CompareTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoClicks() {
        Scene scene(PageName::Compare);
        scene.probe().show(office());
        QVERIFY(!button(scene.window(), "Compare with now").isEnabled());
        click(button(scene.window(), "Note now"));
        QTRY_VERIFY(readText(scene.window()).contains(QLatin1String("10 socket")));
        QVERIFY(readText(scene.window()).contains(QLatin1String("10 socket(s) noted at ")));
        const QString next = readText(totals(scene));
        QVERIFY2(next.endsWith(QString::fromUtf8("then choose “Compare with now”.")), qPrintable(next));
        QVERIFY(readText(sockets(scene)).contains(QLatin1String("are listed here")));
        scene.probe().show(later());
        click(button(scene.window(), "Compare with now"));
        QTRY_VERIFY2(
            readText(scene.window())
                .contains(QLatin1String("1 appeared, 6 gone, 2 changed, 2 the same. Time between: 42 s.")),
            qPrintable(readText(scene.window())));
        QTableView& table = totals(scene);
        const int waiting = rowWith(table, QStringLiteral("State"), QStringLiteral("TIME_WAIT"));
        QCOMPARE(cellText(table, waiting, QStringLiteral("Difference")), QStringLiteral("+2"));
        QCOMPARE(cellText(table, waiting, QStringLiteral("Process")), QStringLiteral("nginx"));
        QCOMPARE(cellText(table, waiting, QStringLiteral("After")), QStringLiteral("3"));
        QCOMPARE(sockets(scene).model()->rowCount(), 9);
    }

    void aNewNoteForgetsTheOldComparison() {
        Scene scene(PageName::Compare);
        noteAndCompare(scene);
        QTRY_COMPARE(sockets(scene).model()->rowCount(), 9);
        click(button(scene.window(), "Note now"));
        QCOMPARE(sockets(scene).model()->rowCount(), 0);
        QVERIFY(!readText(scene.window()).contains(QLatin1String("6 gone")));
        QVERIFY(readText(scene.window()).contains(QLatin1String("5 socket(s) noted at ")));
        QVERIFY(readText(sockets(scene)).contains(QLatin1String("are listed here")));
        QVERIFY(!button(scene.window(), "Save …").isEnabled());
    }

    void aTotalAndTheKindsNarrowTheSockets() {
        Scene scene(PageName::Compare);
        noteAndCompare(scene);
        QTRY_COMPARE(sockets(scene).model()->rowCount(), 9);
        clickMark(visible<QCheckBox>(scene.window(), QStringLiteral("Show sockets that are gone")));
        QTRY_COMPARE(sockets(scene).model()->rowCount(), 3);
        QTableView& table = totals(scene);
        clickCell(table,
                  table.model()->index(rowWith(table, QStringLiteral("Process"), QStringLiteral("curl")), 0));
        QTRY_COMPARE(sockets(scene).model()->rowCount(), 1);
        QCOMPARE(cellText(sockets(scene), 0, QStringLiteral("Change")), QStringLiteral("appeared"));
        clickMark(visible<QCheckBox>(scene.window(), QStringLiteral("Show sockets that have appeared")));
        QTRY_VERIFY(readText(sockets(scene)).contains(QLatin1String("ticked here and chosen above")));
        clickMark(visible<QCheckBox>(scene.window(), QStringLiteral("Show sockets that have appeared")));
        QTRY_COMPARE(sockets(scene).model()->rowCount(), 1);
        clickCell(sockets(scene), sockets(scene).model()->index(0, 0));
        press(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QLatin1String("appeared\tcurl\t300\ttcp\t")));
    }

    void filesAreOpened() {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("before.csv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        writeCsv(office(), std::vector<std::uint32_t>{0, 1, 2}, exportedColumns(office()),
                 [&](std::string_view text) { file.write(text.data(), static_cast<qint64>(text.size())); });
        file.close();
        Scene scene(PageName::Compare);
        scene.probe().show(office());
        click(button(scene.window(), "Open file …"));
        chooseFile(path);
        QTRY_VERIFY(readText(scene.window()).contains(QLatin1String("3 socket(s) in before.csv.")));
        click(button(scene.window(), "Compare with now"));
        QTRY_VERIFY(
            readText(scene.window())
                .contains(QLatin1String("From before.csv to now: 7 appeared, 0 gone, 0 changed, 3 the same.")));
        click(button(scene.window(), "Compare with file …"));
        chooseFile(path);
        QTRY_VERIFY(
            readText(scene.window()).contains(QLatin1String("0 appeared, 0 gone, 0 changed, 3 the same.")));
        QVERIFY(readText(scene.window()).contains(QLatin1String("are the same")));
        QVERIFY(readText(sockets(scene)).contains(QLatin1String("No socket has appeared")));
    }

    void aComparisonIsSaved_data() {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QByteArray>("beginning");
        QTest::newRow("CSV") << QStringLiteral("csv")
                             << QByteArray("change,state_before,state_after,process,pid,");
        QTest::newRow("JSON") << QStringLiteral("json")
                              << QByteArray(R"({"before":{"name":"the note of 2026-11-20T14:02:11.250Z",)");
        QTest::newRow("Markdown") << QStringLiteral("md")
                                  << QByteArray("From the note of 2026-11-20T14:02:11.250Z to now: 1 appeared, "
                                                "6 gone, 2 changed, 2 the same. Time between: 42 s.\n");
    }
    void aComparisonIsSaved() {
        QFETCH(const QString, ending);
        QFETCH(const QByteArray, beginning);
        const QTemporaryDir directory;
        Scene scene(PageName::Compare);
        scene.probe().show(office());
        QVERIFY(!button(scene.window(), "Save …").isEnabled());
        click(button(scene.window(), "Note now"));
        QVERIFY(!button(scene.window(), "Save …").isEnabled());
        scene.probe().show(later());
        click(button(scene.window(), "Compare with now"));
        QTRY_VERIFY(button(scene.window(), "Save …").isEnabled());
        scene.probe().show(office());   // what is saved is what was compared
        click(button(scene.window(), "Save …"));
        const QString path = directory.filePath(QStringLiteral("größe.") + ending);
        chooseFile(path);
        QTRY_VERIFY2(scene.message().contains(QLatin1String("The comparison was written to ") + path),
                     qPrintable(scene.message()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY2(text.startsWith(beginning), text.constData());
        QCOMPARE(text.count("curl"), ending == QLatin1String("csv") ? 1 : 2);   // its socket, and its total
    }

    void theEndingSaysTheForm() {
        const QTemporaryDir directory;
        Scene scene(PageName::Compare);
        scene.probe().show(office());
        click(button(scene.window(), "Note now"));
        click(button(scene.window(), "Compare with now"));
        QTRY_VERIFY(button(scene.window(), "Save …").isEnabled());
        click(button(scene.window(), "Save …"));
        chooseFile(directory.filePath(QStringLiteral("without")));
        QTRY_VERIFY(QFile::exists(directory.filePath(QStringLiteral("without.csv"))));
        click(button(scene.window(), "Save …"));
        chooseFile(directory.filePath(QStringLiteral("picture.png")));
        QTRY_VERIFY2(scene.message().contains(QLatin1String("ends in .csv, .json or .md")),
                     qPrintable(scene.message()));
        QVERIFY(!QFile::exists(directory.filePath(QStringLiteral("picture.png"))));
    }

    void aWrongFileIsSaid() {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("wrong.csv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("a,b\n1,2\n");
        file.close();
        Scene scene(PageName::Compare);
        scene.probe().show(office());
        click(button(scene.window(), "Open file …"));
        chooseFile(path);
        QTRY_VERIFY2(scene.message().contains(QLatin1String("wrong.csv: This is no snapshot")),
                     qPrintable(scene.message()));
        QVERIFY(!button(scene.window(), "Compare with now").isEnabled());
    }
};

SOCKLENS_GUI_TEST_MAIN(CompareTest)
#include "compare_test.moc"
