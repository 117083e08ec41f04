// What comes back when the program is started again, and what does not.
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/office.h"
#include "tests/gui/scene.h"
#include "ui/details/details_dock.h"
#include "ui/kept_state.h"

#include <QCheckBox>
#include <QFile>
#include <QHeaderView>
#include <QSettings>
#include <QTest>

#include <random>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

class KeptFile {
public:
    QString path() const { return m_directory.filePath(QStringLiteral("socklens/socklens.conf")); }
    void write(const QByteArray& text) const {
        QVERIFY(QDir().mkpath(QFileInfo(path()).path()));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

private:
    QTemporaryDir m_directory;
};

QStringList titles(const QTableView& table) {
    const QHeaderView& header = *table.horizontalHeader();
    QStringList shown;
    for (int place = 0; place < header.count(); ++place)
        if (const int section = header.logicalIndex(place); !header.isSectionHidden(section))
            shown << table.model()->headerData(section, Qt::Horizontal).toString();
    return shown;
}

}   // namespace

class KeptStateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstStart();
    void everythingComesBack();
    void whatIsAskedForComesFirst();
    void aFilterWithACommaInAFileOfHand();
    void layouts_data();
    void layouts();
    void anythingMayBeInTheFile_data();
    void anythingMayBeInTheFile();
    void placesOfTheDetails_data();
    void placesOfTheDetails();
    void whatIsToldInWords();
    void mutatedFiles();
    void noPlaceToKeepIt();
};

void KeptStateTest::theFirstStart() {
    const KeptFile file;
    const KeptState state = readKeptState(file.path());
    QCOMPARE(state.start.page, PageName::Overview);
    QCOMPARE(state.start.filter, QString());
    QCOMPARE(state.start.interval, 1000ms);
    QVERIFY(!state.sockets);
    QVERIFY(!state.isWatching);
    QVERIFY(state.settings == Settings());
    Scene untouched;
    const QStringList before = titles(untouched.table());
    Scene scene;
    scene.window().restore(state);
    QCOMPARE(titles(scene.table()), before);
}

void KeptStateTest::everythingComesBack() {
    const KeptFile file;
    KeptState kept;
    QStringList shown;
    {
        Scene scene;
        scene.probe().show(office());
        QTableView& table = scene.table();
        auto& details = *scene.window().findChild<DetailsDock*>();
        QHeaderView& header = *table.horizontalHeader();
        header.moveSection(header.visualIndex(columnOf(table, QStringLiteral("Local port"))), 0);
        header.resizeSection(columnOf(table, QStringLiteral("PID")), 177);
        clickHeader(table, "Local port");
        clickHeader(table, "Local port");
        visible<QCheckBox>(scene.window(), QStringLiteral("Show UNIX sockets")).click();
        visible<QCheckBox>(scene.window(), QStringLiteral("Show UDP sockets")).click();
        scene.session().setInterval(2500ms);
        scene.window().resize(1111, 666);
        details.show();
        scene.window().addDockWidget(Qt::LeftDockWidgetArea, &details);
        settle();
        scene.window().resizeDocks({&details}, {333}, Qt::Horizontal);
        settle();
        shown = titles(table);
        kept = scene.window().state();
        kept.settings.theme = Appearance::Theme::Dark;
        kept.settings.wantsTrayIcon = true;
        kept.settings.toldKinds = {Finding::Kind::NoAnswer};
        kept.start.filter = QStringLiteral("port:80,443 and \"a, b\"");
        writeKeptState(file.path(), kept);
    }
    const KeptState read = readKeptState(file.path());
    QCOMPARE(read.start.page, PageName::Sockets);
    QCOMPARE(read.start.filter, kept.start.filter);
    QCOMPARE(read.start.interval, 2500ms);
    QVERIFY(read.sockets == kept.sockets);
    QVERIFY(read.settings == kept.settings);
    Scene scene(read.start);
    scene.window().restore(read);
    settle();
    QTableView& table = scene.table();
    QCOMPARE(titles(table), shown);
    QCOMPARE(titles(table).first(), QStringLiteral("Local port"));
    const QHeaderView& header = *table.horizontalHeader();
    QCOMPARE(header.sectionSize(columnOf(table, QStringLiteral("PID"))), 177);
    QCOMPARE(header.sortIndicatorSection(), columnOf(table, QStringLiteral("Local port")));
    QCOMPARE(header.sortIndicatorOrder(), Qt::DescendingOrder);
    QVERIFY(visible<QCheckBox>(scene.window(), QStringLiteral("Show UNIX sockets")).isChecked());
    QVERIFY(!visible<QCheckBox>(scene.window(), QStringLiteral("Show UDP sockets")).isChecked());
    QCOMPARE(scene.window().size(), QSize(1111, 666));
    auto& details = *scene.window().findChild<DetailsDock*>();
    QVERIFY(details.isVisible());
    QCOMPARE(scene.window().dockWidgetArea(&details), Qt::LeftDockWidgetArea);
    QCOMPARE(details.width(), 333);
    QCOMPARE(scene.session().interval(), 2500ms);
    QVERIFY(scene.window().state().sockets == kept.sockets);   // and nothing grows from start to start
    QVERIFY(scene.window().state().settings == kept.settings);
}

void KeptStateTest::placesOfTheDetails_data() {
    QTest::addColumn<bool>("isPlace");
    for (const char* text : {"shown right 320", "hidden left 0", "shown left 4000"}) QTest::newRow(text) << true;
    for (const char* text : {"", "shown right", "shown right 4001", "shown right -1", "shown right many",
                             "shown up 320", "seen right 320", "shown right 320 7", "shown right 0320"})
        QTest::newRow(text) << false;
}

void KeptStateTest::placesOfTheDetails() {
    QFETCH(const bool, isPlace);
    const QString text = QString::fromUtf8(QTest::currentDataTag());
    const auto place = detailsPlaceFromText(text);
    QCOMPARE(place.has_value(), isPlace);
    if (place) QCOMPARE(toText(*place), text);
}

void KeptStateTest::whatIsAskedForComesFirst() {
    CommandLine before;
    before.page = PageName::Tuning;
    before.filter = QStringLiteral("tcp");
    before.interval = 5000ms;
    const auto parse = [&](const QStringList& arguments) {
        return parseCommandLine(QStringList{QStringLiteral("socklens")} + arguments, before).options;
    };
    QCOMPARE(parse({}).page, PageName::Tuning);
    QCOMPARE(parse({}).filter, QStringLiteral("tcp"));
    QCOMPARE(parse({}).interval, 5000ms);
    QCOMPARE(parse({QStringLiteral("--page=ports")}).page, PageName::Ports);
    QCOMPARE(parse({QStringLiteral("--page=ports")}).filter, QStringLiteral("tcp"));
    QCOMPARE(parse({QStringLiteral("--filter="), QStringLiteral("--interval=1")}).filter, QString());
    QCOMPARE(parse({QStringLiteral("--filter="), QStringLiteral("--interval=1")}).interval, 1000ms);
}

void KeptStateTest::aFilterWithACommaInAFileOfHand() {
    const KeptFile file;
    file.write("[window]\nfilter=port:80,443\n");
    QCOMPARE(readKeptState(file.path()).start.filter, QStringLiteral("port:80, 443"));
}

void KeptStateTest::layouts_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("understood");   // nothing: it is not a layout
    const auto row = [](const char* text, const char* understood) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(understood);
    };
    row("process:120 pid:60 | pid descending | tcp unix", "process:120 pid:60 | pid descending | tcp unix");
    row("pid:60 | |", "pid:60 | state ascending | ");
    row("pid:60|pid descending|udp", "pid:60 | pid descending | udp");
    row("pid:60 pid:90 moon:5 uid | moon descending | icmp", "pid:60 | state descending | ");
    row("pid:-7 uid:99999 | pid up | tcp", "pid:10 uid:4000 | pid ascending | tcp");
    row("pid:many uid:99999999999 cookie: | pid ascending | tcp", "");
    row("", "");
    row("||", "");
    row("pid:60", "");
    row("pid:60 | pid ascending | tcp | more", "");
}

void KeptStateTest::layouts() {
    QFETCH(const QString, text);
    QFETCH(const QString, understood);
    const auto layout = parseSocketTableLayout(text);
    QCOMPARE(layout ? toText(*layout) : QString(), understood);
}

void KeptStateTest::anythingMayBeInTheFile_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no settings") << QByteArray("\x7f"
                                               "ELF\0\1\2\3\xff\xfe",
                                               11);
    QTest::newRow("wrong values") << QByteArray(
        "[window]\npage=moon\nfilter=((\ninterval_ms=-3\ngeometry=@ByteArray(x)\n"
        "watching_when_closed=perhaps\n[sockets]\ncolumns=@Invalid()\n"
        "[settings]\ntheme=pink\ntray_icon=perhaps\nnotifies_of=moons\n");
    QTest::newRow("wrong types") << QByteArray(
        "[window]\npage=1, 2, 3\nfilter=@Variant(\\0\\0\\0\\x7f)\n"
        "interval_ms=99999999999999999999\n[sockets]\ncolumns=@Rect(1 2 3 4)\n"
        "[settings]\ntheme=@ByteArray(dark, light)\ntray_icon=@Size(1 1)\nnotifies_of=@Rect(1 2 3 4)\n");
    QTest::newRow("a long filter") << "[window]\nfilter=" + QByteArray("tcp or ").repeated(100'000) + "udp\n";
}

void KeptStateTest::anythingMayBeInTheFile() {
    QFETCH(const QByteArray, text);
    const KeptFile file;
    file.write(text);
    const KeptState state = readKeptState(file.path());
    QCOMPARE(state.start.page, PageName::Overview);
    QCOMPARE(state.start.filter, QString());
    QCOMPARE(state.start.interval, 1000ms);
    QVERIFY(!state.sockets);
    QVERIFY(state.settings == Settings());
    Scene scene;
    const QSize size = scene.window().size();
    scene.window().restore(state);
    settle();
    QCOMPARE(scene.window().size(), size);
}

void KeptStateTest::whatIsToldInWords() {
    QCOMPARE(toText(FindingKinds()), QStringLiteral("none"));
    QVERIFY(findingKindsFromText(QStringLiteral("none")).empty());
    for (const Finding::Kind kind : allFindingKinds)
        QVERIFY(findingKindsFromText(toText(FindingKinds{kind})) == FindingKinds{kind});
    QCOMPARE(toText({Finding::Kind::Leftovers, Finding::Kind::NoAnswer}), QStringLiteral("no-answer leftovers"));
    QVERIFY(findingKindsFromText(QStringLiteral("  moons no-answer NO-ANSWER ")) ==
            FindingKinds{Finding::Kind::NoAnswer});
    QVERIFY(findingKindsFromText(QString()) == usualFindingKinds());
}

/// Qt would believe anything.
/// Whatever becomes of a file that was right: there is a window with a table in it.
void KeptStateTest::mutatedFiles() {
    const KeptFile file;
    Scene scene;
    writeKeptState(file.path(), scene.window().state());
    QFile written(file.path());
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray right = written.readAll();
    QVERIFY(right.contains("columns"));
    std::mt19937 random(4);   // the same every time
    for (int round = 0; round < 200; ++round) {
        QByteArray wrong = right;
        for (unsigned change = 0; change <= random() % 8; ++change)
            wrong[static_cast<qsizetype>(random() % static_cast<std::uint32_t>(wrong.size()))] =
                static_cast<char>(random());
        file.write(wrong);
        const KeptState state = readKeptState(file.path());
        QVERIFY(state.start.interval >= MonitorSession::shortestInterval);
        QVERIFY(state.start.interval <= MonitorSession::longestInterval);
        scene.window().restore(state);
        QVERIFY(!titles(scene.table()).isEmpty());
        QVERIFY(scene.window().size().width() > 100);
    }
}

void KeptStateTest::noPlaceToKeepIt() {
    writeKeptState(QStringLiteral("/proc/nobody/socklens.conf"), {});
    QCOMPARE(readKeptState(QStringLiteral("/proc/nobody/socklens.conf")).start.page, PageName::Overview);
}

SOCKLENS_GUI_TEST_MAIN(KeptStateTest)

#include "kept_state_test.moc"
