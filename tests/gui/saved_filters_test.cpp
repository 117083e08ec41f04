// Filters under a name: saved, picked and removed by mouse and keyboard, and what may stand in the file of
// settings.
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/office.h"
#include "tests/gui/scene.h"
#include "ui/kept_state.h"

#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace socklens;
using namespace socklens::test;

namespace {

class SavedScene : public Scene {
public:
    explicit SavedScene(PageName page = PageName::Sockets) : Scene(page) { probe().show(office()); }
    QLineEdit& field() { return visible<QLineEdit>(window(), QStringLiteral("Filter")); }
    int rows() { return table().model()->rowCount(); }
    void open() {
        press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(openMenu() != nullptr);
    }
    QDialog& askForName() {
        open();
        choose({QStringLiteral("Save this filter")});
        return awaitDialog<QDialog>();
    }
    void save(const QString& filter, const QString& name) {
        field().setText(filter);
        askForName();
        press(Qt::Key_A, Qt::ControlModifier);
        type(name);
        press(Qt::Key_Return);
        QTRY_VERIFY(openDialog() == nullptr);
    }
    SavedFilters kept() { return window().state().filters; }
};

QStringList names(const SavedFilters& filters) {
    QStringList all;
    for (const SavedFilter& filter : filters.all()) all << filter.name;
    return all;
}

SavedFilters readFrom(const QByteArray& text) {
    const QTemporaryDir directory;
    QFile file(directory.filePath(QStringLiteral("socklens.conf")));
    if (!file.open(QIODevice::WriteOnly)) throw std::runtime_error("the file cannot be written");
    file.write(text);
    file.close();
    return readKeptState(file.fileName()).filters;
}

QAbstractButton& saveButton(const QDialog& dialog) {
    return button(dialog, "Save");
}

}   // namespace

class SavedFiltersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeMenus(); }

    void oneIsSavedPickedAndRemoved() {
        SavedScene scene;
        scene.save(QStringLiteral("port:5432"), QStringLiteral("Database & more"));
        scene.save(QStringLiteral("state:listen"), QStringLiteral("Waiting"));
        QCOMPARE(names(scene.kept()), QStringList({QStringLiteral("Database & more"), QStringLiteral("Waiting")}));
        QCOMPARE(scene.rows(), 5);

        scene.open();
        QVERIFY(entry(*openMenu(), QStringLiteral("Waiting")).isChecked());
        QVERIFY(!entry(*openMenu(), QStringLiteral("Database")).isChecked());
        QCOMPARE(entry(*openMenu(), QStringLiteral("Database")).text(), QStringLiteral("Database && more"));
        choose({QStringLiteral("Database")});
        QTRY_COMPARE(scene.field().text(), QStringLiteral("port:5432"));
        QCOMPARE(scene.rows(), 1);
        QTRY_VERIFY(scene.table().hasFocus());   // as after Enter

        scene.open();
        choose({QStringLiteral("Remove"), QStringLiteral("Database")});
        QTRY_COMPARE(names(scene.kept()), QStringList(QStringLiteral("Waiting")));
        QCOMPARE(scene.field().text(), QStringLiteral("port:5432"));   // what is there stays in force
    }

    void pickingLeadsToTheTable() {
        SavedScene scene;
        scene.save(QStringLiteral("port:5432"), QStringLiteral("Database"));
        scene.field().clear();
        scene.window().showPage(PageName::Tuning);
        scene.open();
        choose({QStringLiteral("Database")});
        QTRY_COMPARE(scene.page(), QStringLiteral("Sockets"));
        QCOMPARE(scene.rows(), 1);
    }

    void theMouseAndTabReachIt() {
        SavedScene scene;
        auto& saved = button(scene.window(), "Saved filters");
        click(saved);
        QTRY_VERIFY(openMenu() != nullptr);
        closeMenus();
        scene.field().setFocus();
        press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), &saved);
        press(Qt::Key_Space);
        QTRY_VERIFY(openMenu() != nullptr);
        QVERIFY(!scene.probe().paused);
        QVERIFY(!entry(*openMenu(), QStringLiteral("No filter is saved yet")).isEnabled());
        QVERIFY(findEntry(*openMenu(), QStringLiteral("Remove")) == nullptr);
    }

    void onlyAFilterCanBeSaved() {
        SavedScene scene;
        scene.open();
        const auto objection = [] {
            const QAction& save = entry(*openMenu(), QStringLiteral("Save this filter"));
            return save.isEnabled() ? QString() : save.toolTip();
        };
        QVERIFY(objection().startsWith(QLatin1String("There is no filter")));
        closeMenus();
        scene.field().setText(QStringLiteral("prt:80"));
        scene.open();
        QVERIFY2(objection().contains(QLatin1String("prt")), qPrintable(objection()));
        closeMenus();
        scene.field().setText(QStringLiteral("port:80"));
        scene.open();
        QCOMPARE(objection(), QString());
    }

    void theDialogSaysWhatHappens() {
        SavedScene scene;
        scene.save(QStringLiteral("port:80"), QStringLiteral("Web"));
        scene.field().setText(QStringLiteral("port:443"));
        QDialog& dialog = scene.askForName();
        auto& name = visible<QLineEdit>(dialog, QStringLiteral("Name of the filter"));
        QVERIFY(name.hasFocus());
        QCOMPARE(name.text(), QStringLiteral("port:443"));
        name.setText(QStringLiteral(" \t "));
        QVERIFY(!saveButton(dialog).isEnabled());
        name.setText(QStringLiteral("wEB"));
        QVERIFY(name.accessibleDescription().contains(QLatin1String("takes its place")));
        QVERIFY(readText(dialog).contains(name.accessibleDescription()));
        press(Qt::Key_Return);
        QTRY_VERIFY(openDialog() == nullptr);
        QCOMPARE(scene.kept().all(),
                 std::vector<SavedFilter>({{QStringLiteral("wEB"), QStringLiteral("port:443")}}));

        QCOMPARE(visible<QLineEdit>(scene.askForName(), QStringLiteral("Name of the filter")).text(),
                 QStringLiteral("wEB"));   // it has one
        press(Qt::Key_Escape);
        QTRY_VERIFY(openDialog() == nullptr);
        QCOMPARE(scene.kept().all().size(), std::size_t{1});
    }

    void thereIsNoRoomForEver() {
        SavedScene scene;
        KeptState state = scene.window().state();
        for (std::size_t number = 0; number <= SavedFilters::most; ++number)
            state.filters.save(QStringLiteral("Filter %1").arg(number), QStringLiteral("port:80"));
        QCOMPARE(state.filters.all().size(), SavedFilters::most);
        scene.window().restore(state);
        scene.field().setText(QStringLiteral("port:443"));
        QDialog& dialog = scene.askForName();
        QVERIFY(!saveButton(dialog).isEnabled());
        QVERIFY(readText(dialog).contains(QLatin1String("no room for more")));
        visible<QLineEdit>(dialog, QStringLiteral("Name of the filter")).setText(QStringLiteral("Filter 7"));
        QVERIFY(saveButton(dialog).isEnabled());   // instead of the other
        press(Qt::Key_Escape);
    }

    void theyAreKeptAtOnce() {
        const QTemporaryDir directory;
        const QString file = directory.filePath(QStringLiteral("socklens.conf"));
        const SavedFilter awkward{QString::fromUtf8("Ä, \"b\" = ; [c]"),
                                  QStringLiteral("port:80,443 and \"a, b\" or remote:\\[x")};
        {
            SavedScene scene;
            const QSignalSpy worthKeeping(&scene.window(), &MainWindow::worthKeeping);
            scene.save(QStringLiteral("tcp"), QStringLiteral("A"));
            QCOMPARE(worthKeeping.size(), 1);
            KeptState state = scene.window().state();
            state.filters.save(awkward.name, awkward.text);
            writeKeptState(file, state);
        }
        const SavedFilters read = readKeptState(file).filters;
        QCOMPARE(names(read), QStringList({QStringLiteral("A"), awkward.name}));
        QCOMPARE(read.all().back(), awkward);
        KeptState fewer;
        fewer.filters.save(QStringLiteral("B"), QStringLiteral("udp"));
        writeKeptState(file, fewer);
        QCOMPARE(names(readKeptState(file).filters), QStringList(QStringLiteral("B")));   // and no "A"
    }

    /// Of another version of the program, or written by hand: it is not lost, and whoever picks it is told.
    void aFilterThatIsNoneAnyMoreIsShownWithItsMistake() {
        SavedScene scene;
        KeptState state = scene.window().state();
        state.filters = readFrom("[saved_filters]\n1\\name=Old\n1\\filter=prt:80\n");
        scene.window().restore(state);
        scene.open();
        const QAction& old = entry(*openMenu(), QStringLiteral("Old"));
        QVERIFY(!old.icon().isNull());
        QVERIFY2(old.toolTip().contains(QLatin1String("There is no field")) ||
                     old.toolTip().contains(QLatin1String("“prt”")),
                 qPrintable(old.toolTip()));
        scene.table().setFocus();
        choose({QStringLiteral("Old")});
        QTRY_COMPARE(scene.field().text(), QStringLiteral("prt:80"));
        QVERIFY(scene.message().contains(QLatin1String("prt")));
        QVERIFY(scene.field().hasFocus());   // there it is mended
        QCOMPARE(scene.rows(), static_cast<int>(officeNetworkSockets));
    }

    void anythingMayBeKept_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("understood");
        const auto row = [](const char* title, const QByteArray& text, const QStringList& understood) {
            QTest::newRow(title) << "[saved_filters]\n" + text << understood;
        };
        row("nothing", "", {});
        row("no name", "1\\filter=tcp\n", {});
        row("no filter", "1\\name=A\n1\\filter=\n", {});
        row("a gap", "1\\name=A\n1\\filter=tcp\n7\\name=B\n7\\filter=udp\n", {"A", "B"});
        row("twice", "1\\name=A\n1\\filter=tcp\n2\\name=a\n2\\filter=udp\n", {"a"});
        row("a number that is none", "999999999999\\name=A\n999999999999\\filter=tcp\nsize=99999999\n", {});
        row("wrong types", "1\\name=@Rect(1 2 3 4)\n1\\filter=@Variant(\\0\\0\\0\\x7f)\n2\\name=@Invalid()\n", {});
        row("what cannot be seen", "1\\name=\" A\\x1\\x202e\\tB \\n\"\n1\\filter=tcp\n", {"A B"});
        row("a long name", "1\\name=" + QByteArray(100'000, 'A') + "\n1\\filter=tcp\n", {QString(60, u'A')});
        row("a long filter", "1\\name=A\n1\\filter=" + QByteArray("tcp or ").repeated(100'000) + "udp\n", {});
    }
    void anythingMayBeKept() {
        QFETCH(const QByteArray, text);
        QFETCH(const QStringList, understood);
        QCOMPARE(names(readFrom(text)), understood);
    }
};

SOCKLENS_GUI_TEST_MAIN(SavedFiltersTest)
#include "saved_filters_test.moc"
