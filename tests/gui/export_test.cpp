// Ctrl+E: which sockets, in which form, to where; the picture that was there when it was asked for.
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/office.h"
#include "tests/gui/scene.h"
#include "tests/support/less_rights.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryFile>
#include <QTimer>

using namespace socklens;
using namespace socklens::test;

namespace {

constexpr const char* allOfThem = "All, without filter (10)";

/// A choice by the beginning of its text: the count behind it is another test's.
QAbstractButton& choice(const QDialog& dialog, const QString& beginning) {
    for (auto* radio : dialog.findChildren<QRadioButton*>())
        if (radio->isVisible() && plainText(radio->text()).startsWith(beginning)) return *radio;
    notFound(dialog, beginning);
}

QDialog& openExport() {
    press(Qt::Key_E, Qt::ControlModifier);
    return awaitDialog<QDialog>();
}

QPlainTextEdit& preview(const QDialog& dialog) {
    return visible<QPlainTextEdit>(dialog, QStringLiteral("Preview"));
}

/// Chooses and leaves the dialog by its default button, which saves, or by the other.
void answer(const QStringList& choices, bool toFile = true) {
    QDialog& dialog = openExport();
    for (const QString& each : choices) clickMark(choice(dialog, each));
    if (toFile)
        press(Qt::Key_Return);
    else
        click(button(dialog, "Copy"));
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The cookies in the order of the export, whatever its form.
QStringList cookiesIn(const QByteArray& text) {
    QStringList cookies;
    if (text.startsWith('{')) {
        for (const auto& socket : QJsonDocument::fromJson(text).object()[QLatin1String("sockets")].toArray()) {
            const QJsonValue cookie = socket.toObject()[QLatin1String("cookie")];
            cookies << (cookie.isString() ? cookie.toString() : QString::number(cookie.toInteger()));
        }
        return cookies;
    }
    const QStringList lines = QString::fromUtf8(text).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    const qsizetype column = lines.value(0).split(u',').indexOf(QStringLiteral("cookie"));
    for (qsizetype line = 1; line < lines.size(); ++line) cookies << lines[line].split(u',').value(column);
    return cookies;
}

QStringList shownCookies(Scene& scene) {
    QStringList cookies;
    for (int row = 0; row < scene.table().model()->rowCount(); ++row)
        cookies << cellText(scene.table(), row, QStringLiteral("Cookie"));
    return cookies;
}

void filterFor(Scene& scene, const QString& text, int rows) {
    press(Qt::Key_F, Qt::ControlModifier);
    type(text);
    press(Qt::Key_Return);
    QTRY_COMPARE(scene.table().model()->rowCount(), rows);
}

void selectTwo(Scene& scene) {
    QTableView& table = scene.table();
    clickCell(table, cellAt(table, 3, QStringLiteral("State")));
    clickCell(table, cellAt(table, 1, QStringLiteral("State")), Qt::LeftButton, Qt::ControlModifier);
}

QByteArray clipboard() {
    return QGuiApplication::clipboard()->text().toUtf8();
}

}   // namespace

class ExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QGuiApplication::clipboard()->clear(); }

    void whatIsEmptyIsNotOffered() {
        Scene scene;
        scene.probe().show(office());
        filterFor(scene, QStringLiteral("port:1"), 0);
        press(Qt::Key_E, Qt::ControlModifier);
        QDialog& dialog = awaitDialog<QDialog>();
        QVERIFY(!button(dialog, "What the Sockets page shows (0)").isEnabled());
        QVERIFY(button(dialog, "All, without filter (10)").isChecked());
        dialog.resize(620, 350);   // of a screen of 640 to 400 points
        settle();
        QVERIFY2(dialog.width() <= 620 && dialog.height() <= 350, "it takes more room");
        auto& save = button(dialog, "Save …");
        QVERIFY(dialog.rect().contains(QRect(save.mapTo(&dialog, QPoint()), save.size())));
        press(Qt::Key_Escape);
        QTRY_VERIFY(openDialog() == nullptr);
    }

    void everyChoiceGivesItsRows_data() {
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("form");
        QTest::addColumn<bool>("toFile");
        for (const char* rows : {"All", "What the Sockets page shows", "The selection"})
            for (const char* form : {"CSV", "JSON"})
                for (const bool toFile : {false, true})
                    QTest::addRow("%s as %s to %s", rows, form, toFile ? "a file" : "the clipboard")
                        << QString::fromUtf8(rows) << QString::fromUtf8(form) << toFile;
    }
    void everyChoiceGivesItsRows() {
        QFETCH(QString, rows);
        QFETCH(QString, form);
        QFETCH(bool, toFile);
        const QTemporaryDir directory;
        Scene scene;
        scene.probe().show(office());
        filterFor(scene, QStringLiteral("port:22,80,8080"), 6);
        selectTwo(scene);
        const QStringList shown = shownCookies(scene);
        QStringList expected = shown;
        if (rows == QLatin1String("All"))
            expected = QStringLiteral("1 2 3 4 5 6 7 8 9 10").split(u' ');
        else if (rows == QLatin1String("The selection"))
            expected = {shown[1], shown[3]};   // in the order of the table, not of the clicks

        answer({rows, form}, toFile);
        const QString path = directory.filePath(QString::fromUtf8("größe 1.") + form.toLower());
        if (toFile) {
            chooseFile(path);
            QTRY_VERIFY2(scene.message().contains(QLatin1String("written to ") + path),
                         qPrintable(scene.message()));
        } else {
            QTRY_VERIFY(scene.message().contains(QLatin1String("copied to the clipboard")));
        }
        const QByteArray text = toFile ? contentOf(path) : clipboard();
        QCOMPARE(cookiesIn(text), expected);
        QVERIFY2(scene.message().startsWith(QString::number(expected.size()) + QLatin1String(" socket")),
                 qPrintable(scene.message()));
        if (form == QLatin1String("CSV"))
            QVERIFY(text.startsWith("captured_at,protocol,family,state,local_address,local_port,"));
        else
            QVERIFY(QJsonDocument::fromJson(text).object().contains(QLatin1String("captured_at")));
        QCOMPARE(QDir(directory.path()).entryList(QDir::Files | QDir::Hidden).size(), toFile ? 1 : 0);
    }

    void theOrderIsThatOfTheTable() {
        Scene scene;
        scene.probe().show(office());
        QHeaderView& header = *scene.table().horizontalHeader();
        const int section = columnOf(scene.table(), QStringLiteral("Local port"));
        for (int times = 0; times < 2; ++times)
            clickAt(*header.viewport(), {header.sectionViewportPosition(section) + 10, header.height() / 2});
        const QStringList shown = shownCookies(scene);
        QCOMPARE(shown.front(), QStringLiteral("5"));   // port 8080
        answer({QStringLiteral("What the Sockets page shows")}, false);
        QTRY_COMPARE(cookiesIn(clipboard()), shown);
    }

    void theDialogSaysHowManyEachIs() {
        Scene scene;
        scene.probe().show(office());
        filterFor(scene, QStringLiteral("port:80"), 4);
        scene.table().clearSelection();   // Enter went on to the first row
        const QDialog& dialog = openExport();
        QCOMPARE(plainText(choice(dialog, QStringLiteral("All")).text()), QString::fromUtf8(allOfThem));
        QCOMPARE(plainText(choice(dialog, QStringLiteral("What")).text()),
                 QStringLiteral("What the Sockets page shows (4)"));
        QVERIFY(choice(dialog, QStringLiteral("What")).isChecked());
        const auto& selection = choice(dialog, QStringLiteral("The selection"));
        QCOMPARE(plainText(selection.text()), QStringLiteral("The selection: nothing is selected"));
        QVERIFY(!selection.isEnabled());
        press(Qt::Key_Escape);
        QTRY_VERIFY(openDialog() == nullptr);
        QVERIFY(clipboard().isEmpty());

        selectTwo(scene);
        const QDialog& again = openExport();
        QCOMPARE(plainText(choice(again, QStringLiteral("The selection")).text()),
                 QStringLiteral("The selection (2)"));
        QVERIFY(choice(again, QStringLiteral("The selection")).isChecked());
    }

    void aProcessIsExportedWithItsSockets() {
        Scene scene(PageName::Processes);
        scene.probe().show(office());
        QTreeView& tree = scene.tree();
        clickCell(tree, tree.model()->index(rowWith(tree, QStringLiteral("Process"), QStringLiteral("nginx")), 0));
        answer({QStringLiteral("The selection (6)")}, false);
        QTRY_COMPARE(cookiesIn(clipboard()), QStringLiteral("2 3 4 5 9 10").split(u' '));
    }

    void thePictureIsTheOneThatWasAskedFor() {
        const QTemporaryDir directory;
        Scene scene;
        scene.probe().show(office());
        const QStringList before = shownCookies(scene);
        QDialog& dialog = openExport();
        SnapshotBuilder builder;
        builder.add(tcp(77, State::Established, 7, 7));
        scene.probe().show(builder.take());
        QTRY_COMPARE(scene.table().model()->rowCount(), 1);
        clickMark(choice(dialog, QStringLiteral("What")));
        press(Qt::Key_Return);
        awaitDialog<QFileDialog>();
        scene.probe().show(SnapshotBuilder().take());
        const QString path = directory.filePath(QStringLiteral("then.csv"));
        chooseFile(path);
        QTRY_COMPARE(cookiesIn(contentOf(path)), before);
    }

    void whatCannotBeWrittenIsSaidAndLeavesNothing() {
        const QTemporaryDir directory;
        QFile::setPermissions(directory.path(),
                              QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
        const LessRights ordinary;
        if (!ordinary.inForce()) QSKIP("root keeps his rights here");
        Scene scene;
        scene.probe().show(office());
        const QString path = directory.filePath(QStringLiteral("never.csv"));
        answer({QStringLiteral("All")});
        chooseFile(path);
        QTRY_VERIFY2(scene.message().contains(path + QLatin1String(" could not be written: Permission denied")),
                     qPrintable(scene.message()));
        QVERIFY(scene.message().contains(QLatin1String("choose another place")));
        QVERIFY(QDir(directory.path()).isEmpty());
    }

    void anEndingIsAddedAndAnOldFileIsAskedAbout() {
        const QTemporaryDir directory;
        Scene scene;
        scene.probe().show(office());
        const QString path = directory.filePath(QStringLiteral("sockets"));
        answer({QStringLiteral("JSON")});
        chooseFile(path);
        QTRY_VERIFY(QFile::exists(path + QLatin1String(".json")));
        const QByteArray old = contentOf(path + QLatin1String(".json"));
        SnapshotBuilder builder;
        builder.add(tcp(77, State::Established, 7, 7));
        scene.probe().show(builder.take());
        answer({QStringLiteral("JSON")});
        QString question;
        QTimer watch;   // the question has an event loop of its own
        connect(&watch, &QTimer::timeout, this, [&] {
            if (auto* box = qobject_cast<QMessageBox*>(openDialog())) {
                question = box->text();
                box->reject();
            }
        });
        watch.start(1);
        chooseFile(path);
        QVERIFY2(question.contains(QLatin1String("already exists")), qPrintable(question));
        press(Qt::Key_Escape);
        QTRY_VERIFY(openDialog() == nullptr);
        QCOMPARE(contentOf(path + QLatin1String(".json")), old);
    }

    void thePreviewIsWhatIsCopied_data() {
        QTest::addColumn<QStringList>("choices");
        for (const char* form : {"CSV", "JSON", "Markdown"})
            for (const char* columns : {"Every column", "As in the table"})
                QTest::addRow("%s, %s", form, columns)
                    << QStringList{QString::fromUtf8(form), QString::fromUtf8(columns)};
    }
    void thePreviewIsWhatIsCopied() {
        QFETCH(QStringList, choices);
        Scene scene;
        scene.probe().show(office());
        const QDialog& dialog = openExport();
        for (const QString& each : choices) clickMark(choice(dialog, each));
        const QString shown = preview(dialog).toPlainText();
        QVERIFY(preview(dialog).isReadOnly());
        click(button(dialog, "Copy"));
        QTRY_VERIFY(!clipboard().isEmpty());
        QCOMPARE(QString::fromUtf8(clipboard()).remove(u'\r'), shown);
    }

    void thePreviewFollowsEveryChoice() {
        Scene scene;
        scene.probe().show(office());
        filterFor(scene, QStringLiteral("port:80"), 4);
        const QDialog& dialog = openExport();
        clickMark(choice(dialog, QStringLiteral("Markdown")));
        clickMark(choice(dialog, QStringLiteral("As in the table")));
        const QString shown = preview(dialog).toPlainText();
        QVERIFY2(shown.contains(QLatin1String(": 4 of 10, filter `")) && shown.contains(QLatin1String("port:80")),
                 qPrintable(shown));
        QVERIFY2(shown.contains(QLatin1String("| Process | ")), qPrintable(shown));
        clickMark(choice(dialog, QStringLiteral("All")));
        QVERIFY(preview(dialog).toPlainText().contains(QLatin1String(": 10 of 10\n")));
        QVERIFY(readText(dialog).contains(QLatin1String("review: 10 socket")));
    }

    void onlyTheFirstRowsAreShown() {
        SnapshotBuilder builder;
        for (std::uint64_t cookie = 1; cookie <= 3000; ++cookie)
            builder.add(tcp(cookie, State::Established, 80, 1 + static_cast<int>(cookie)));
        Scene scene;
        scene.probe().show(builder.take());
        QTRY_COMPARE(scene.table().model()->rowCount(), 3000);
        const QDialog& dialog = openExport();
        QCOMPARE(preview(dialog).toPlainText().count(u'\n'), 21);
        QVERIFY(readText(dialog).contains(QLatin1String("the first 20 of 3000 socket")));
    }

    void chosenColumnsAreExportedAndRemembered() {
        const QTemporaryDir directory;
        Scene scene;
        scene.probe().show(office());
        QDialog& dialog = openExport();
        auto& list = visible<QListWidget>(dialog, QStringLiteral("Columns to export"));
        QVERIFY(!list.isEnabled());
        clickMark(choice(dialog, QStringLiteral("Chosen")));
        QVERIFY(list.isEnabled());
        for (int row = 0; row < list.count(); ++row) list.item(row)->setCheckState(Qt::Unchecked);
        QVERIFY(!button(dialog, "Copy").isEnabled());
        QVERIFY(preview(dialog).toPlainText().isEmpty());
        list.findItems(QStringLiteral("Cookie"), Qt::MatchExactly).first()->setCheckState(Qt::Checked);
        list.findItems(QStringLiteral("State"), Qt::MatchExactly).first()->setCheckState(Qt::Checked);
        QVERIFY(preview(dialog).toPlainText().startsWith(QLatin1String("state,cookie\n")));
        press(Qt::Key_Return);
        chooseFile(directory.filePath(QStringLiteral("two.csv")));
        QTRY_VERIFY(scene.message().contains(QLatin1String("written to")));
        QVERIFY(contentOf(directory.filePath(QStringLiteral("two.csv"))).startsWith("state,cookie\r\n"));

        QTemporaryFile settings;
        QVERIFY(settings.open());
        writeKeptState(settings.fileName(), scene.window().state());
        const ExportHabits kept = readKeptState(settings.fileName()).exporting;
        QVERIFY(kept == scene.window().state().exporting);
        QVERIFY(kept.chosen == (std::vector{Column::State, Column::Cookie}));
        QCOMPARE(kept.folder, directory.path());
        Scene later;
        KeptState state;
        state.exporting = kept;
        later.window().restore(state);
        later.probe().show(office());
        const QDialog& again = openExport();
        QVERIFY(choice(again, QStringLiteral("Chosen")).isChecked());
        QVERIFY(preview(again).toPlainText().startsWith(QLatin1String("state,cookie\n")));
    }

    void theFileNameSaysWhen() {
        Scene scene;
        scene.probe().show(office());
        answer({QStringLiteral("CSV")});
        const QFileDialog& dialog = awaitDialog<QFileDialog>();
        const QString name = dialog.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->text();
        QVERIFY2(name.startsWith(QLatin1String("sockets-20261120-")) && name.endsWith(QLatin1String(".csv")),
                 qPrintable(name));
    }
};

SOCKLENS_GUI_TEST_MAIN(ExportTest)
#include "export_test.moc"
