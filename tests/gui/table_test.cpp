// The table of sockets under somebody's hands: what is selected and looked at stays while sockets come and go,
// columns are sorted, shown and hidden, and rows are copied.
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/office.h"
#include "tests/gui/scene.h"
#include "tests/support/random_snapshot.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QHeaderView>
#include <QProcess>
#include <QScrollBar>
#include <QStandardPaths>
#include <map>
#include <set>

using namespace socklens;
using namespace socklens::test;

namespace {

/// Sockets by cookie, on ports at random: new ones come in between.
class Crowd {
public:
    explicit Crowd(std::uint32_t size) {
        for (std::uint32_t count = 0; count < size; ++count) add();
    }
    void add() { m_ports[++m_lastCookie] = 1 + static_cast<int>(below(m_random, 60'000)); }
    void addWithPort(int port) { m_ports[++m_lastCookie] = port; }
    void removeRandom() {
        auto victim = m_ports.begin();
        std::advance(victim, below(m_random, static_cast<std::uint32_t>(m_ports.size())));
        if (!spared.contains(victim->first)) m_ports.erase(victim);
    }
    void remove(std::uint64_t cookie) { m_ports.erase(cookie); }
    bool has(std::uint64_t cookie) const { return m_ports.contains(cookie); }
    std::size_t size() const { return m_ports.size(); }
    Random& random() { return m_random; }
    Snapshot snapshot() {
        SnapshotBuilder builder;
        for (const auto& [cookie, port] : m_ports) {
            Socket socket = tcp(cookie, State::Established, port, 40000);
            socket.receiveQueue = below(m_random, 1000);   // every row has something new
            builder.add(socket);
        }
        return builder.take();
    }

    std::set<std::uint64_t> spared;

private:
    Random m_random{7};
    std::uint64_t m_lastCookie = 0;
    std::map<std::uint64_t, int> m_ports;
};

std::uint64_t cookieAt(const QTableView& table, int row) {
    return cellText(table, row, QStringLiteral("Cookie")).toULongLong();
}

std::set<std::uint64_t> selectedCookies(const QTableView& table) {
    std::set<std::uint64_t> cookies;
    for (const QModelIndex& index : table.selectionModel()->selectedRows())
        cookies.insert(cookieAt(table, index.row()));
    return cookies;
}

std::uint64_t firstVisible(const QTableView& table) {
    return cookieAt(table, table.rowAt(0));
}

QStringList columnTexts(const QTableView& table, const char* title) {
    QStringList texts;
    for (int row = 0; row < table.model()->rowCount(); ++row)
        texts << cellText(table, row, QString::fromUtf8(title));
    return texts;
}

bool isShown(const QTableView& table, const char* title) {
    return !table.isColumnHidden(columnOf(table, QString::fromUtf8(title)));
}

void openColumns(Scene& scene) {
    closeMenus();
    clickHeader(scene.table(), "PID", Qt::RightButton);
}

QString clipboard() {
    return QGuiApplication::clipboard()->text();
}

}   // namespace

class TableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeMenus(); }

    void handsAndEyesStayWhereTheyAre() {
        Scene scene;
        Crowd crowd(300);
        scene.probe().show(crowd.snapshot());
        QTableView& table = scene.table();
        const QAbstractItemModelTester tester(table.model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        clickHeader(table, "Local port");
        table.verticalScrollBar()->setValue(150);
        const int top = table.rowAt(0);
        const auto cellOf = [&](int row) { return cellAt(table, row, QStringLiteral("State")); };
        clickCell(table, cellOf(top + 4));
        clickCell(table, cellOf(top + 7), Qt::LeftButton, Qt::ControlModifier);
        clickCell(table, cellOf(top + 2), Qt::LeftButton, Qt::ControlModifier);
        const auto selected = selectedCookies(table);
        QCOMPARE(selected.size(), 3U);
        const std::uint64_t current = cookieAt(table, table.currentIndex().row());
        QCOMPARE(table.currentIndex().column(), columnOf(table, QStringLiteral("State")));
        crowd.spared = selected;

        int topsThatStayed = 0;
        for (int round = 0; round < 300; ++round) {
            const std::uint64_t first = firstVisible(table);
            for (std::uint32_t change = below(crowd.random(), 12); change > 0; --change) crowd.add();
            for (std::uint32_t change = below(crowd.random(), 12); change > 0; --change) crowd.removeRandom();
            scene.probe().show(crowd.snapshot());
            if (round % 3 == 0) settle();
            QCOMPARE(selectedCookies(table), selected);
            QCOMPARE(cookieAt(table, table.currentIndex().row()), current);
            QCOMPARE(table.currentIndex().column(), columnOf(table, QStringLiteral("State")));
            if (!crowd.has(first)) continue;
            ++topsThatStayed;
            QVERIFY2(firstVisible(table) == first, qPrintable(QStringLiteral("in round %1").arg(round)));
        }
        QVERIFY(topsThatStayed > 200);
    }

    void theEndOfTheTableStaysInSightToo() {
        Scene scene;
        Crowd crowd(200);
        scene.probe().show(crowd.snapshot());
        QTableView& table = scene.table();
        clickHeader(table, "Local port");
        table.verticalScrollBar()->setValue(table.verticalScrollBar()->maximum());
        const std::uint64_t first = firstVisible(table);
        for (int round = 0; round < 20; ++round) {
            for (int count = 0; count < 5; ++count) crowd.addWithPort(1);   // all of them above
            scene.probe().show(crowd.snapshot());
            settle();
            QVERIFY2(firstVisible(table) == first, qPrintable(QStringLiteral("in round %1").arg(round)));
        }
    }

    void theBeginningStaysTheBeginning() {
        Scene scene;
        Crowd crowd(200);
        scene.probe().show(crowd.snapshot());
        QTableView& table = scene.table();
        clickHeader(table, "Local port");
        for (int count = 0; count < 5; ++count) crowd.addWithPort(0);
        scene.probe().show(crowd.snapshot());
        settle();
        QCOMPARE(table.rowAt(0), 0);   // who looks at the top wants to see what comes there
    }

    void aSelectedSocketThatIsGoneTakesOnlyItselfAlong() {
        Scene scene;
        Crowd crowd(50);
        scene.probe().show(crowd.snapshot());
        QTableView& table = scene.table();
        clickCell(table, cellAt(table, 3, QStringLiteral("State")));
        clickCell(table, cellAt(table, 5, QStringLiteral("State")), Qt::LeftButton, Qt::ControlModifier);
        const std::uint64_t going = cookieAt(table, 3);
        const std::uint64_t staying = cookieAt(table, 5);
        crowd.remove(going);
        scene.probe().show(crowd.snapshot());
        QCOMPARE(selectedCookies(table), std::set<std::uint64_t>{staying});
        crowd.remove(staying);
        scene.probe().show(crowd.snapshot());
        QVERIFY(selectedCookies(table).empty());
    }

    void theKeyboardGoesOnFromWhereItWas() {
        Scene scene;
        Crowd crowd(100);
        scene.probe().show(crowd.snapshot());
        QTableView& table = scene.table();
        clickHeader(table, "Local port");
        clickCell(table, cellAt(table, 10, QStringLiteral("State")));
        const std::uint64_t next = cookieAt(table, 11);
        for (int count = 0; count < 20; ++count) crowd.addWithPort(0);
        scene.probe().show(crowd.snapshot());
        press(Qt::Key_Down);
        QCOMPARE(cookieAt(table, table.currentIndex().row()), next);
        QCOMPARE(selectedCookies(table), std::set<std::uint64_t>{next});
    }

    void shiftSelectsFromTheSocketThatWasClicked() {
        Scene scene;
        Crowd crowd(100);
        scene.probe().show(crowd.snapshot());
        QTableView& table = scene.table();
        clickHeader(table, "Local port");
        clickCell(table, cellAt(table, 4, QStringLiteral("State")));
        const std::uint64_t first = cookieAt(table, 4);
        for (int count = 0; count < 3; ++count) crowd.addWithPort(1);
        scene.probe().show(crowd.snapshot());
        clickCell(table, cellAt(table, 10, QStringLiteral("State")), Qt::LeftButton, Qt::ShiftModifier);
        QCOMPARE(selectedCookies(table).size(), 4U);   // rows 7 to 10
        QVERIFY(selectedCookies(table).contains(first));
    }

    void headersSort() {
        Scene scene;
        scene.probe().show(office());
        QTableView& table = scene.table();
        clickHeader(table, "Local port");
        QCOMPARE(columnTexts(table, "Local port"),
                 QStringList({QStringLiteral("22"), QStringLiteral("53"), QStringLiteral("80"),
                              QStringLiteral("80"), QStringLiteral("80"), QStringLiteral("80"),
                              QStringLiteral("631"), QStringLiteral("5432"), QStringLiteral("8080")}));
        clickHeader(table, "Local port");
        QCOMPARE(columnTexts(table, "Local port").front(), QStringLiteral("8080"));
        QCOMPARE(table.horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
        scene.probe().show(office());
        QCOMPARE(columnTexts(table, "Local port").front(), QStringLiteral("8080"));
    }

    void theTitleHasRoomForTheArrow() {
        Scene scene;
        scene.window().resize(1200, 700);
        settle();
        QTableView& table = scene.table();
        QHeaderView& header = *table.horizontalHeader();
        QVERIFY(header.isSortIndicatorShown());   // the sizes below count it
        for (const char* title : {"Local port", "Remote port", "PID", "Protocol", "State"}) {
            const int section = columnOf(table, QLatin1String(title));
            clickHeader(table, title);
            QCOMPARE(header.sortIndicatorSection(), section);
            QVERIFY2(header.sectionSize(section) >= header.sectionSizeHint(section), title);
        }
    }

    /// In a window of 1200 pixels.
    void theFirstColumnsFitWithoutScrolling() {
        Scene scene;
        scene.window().resize(1200, 700);
        settle();
        QCOMPARE(scene.table().horizontalScrollBar()->maximum(), 0);
    }

    /// However many columns are out of sight.
    void upAndDownNeverScrollSideways() {
        Scene scene;
        scene.window().resize(640, 480);
        scene.probe().show(Crowd(100).snapshot());
        press(Qt::Key_I, Qt::ControlModifier);
        settle();
        QTableView& table = scene.table();
        QVERIFY(table.horizontalScrollBar()->maximum() > 0);
        const auto staysLeft = [&table] {
            settle();
            return table.horizontalScrollBar()->value() == 0 && table.horizontalHeader()->offset() == 0;
        };
        press(Qt::Key_F, Qt::ControlModifier);
        for (int step = 0; step < 4; ++step) {
            press(Qt::Key_Down);
            QVERIFY2(staysLeft(), qPrintable(QString::number(step)));
        }
        press(Qt::Key_Up);
        QVERIFY(staysLeft());
        QCOMPARE(table.currentIndex().row(), 2);

        // From a cell that was out of sight, too.
        table.horizontalScrollBar()->setValue(table.horizontalScrollBar()->maximum());
        clickCell(table, cellAt(table, 4, QStringLiteral("Timer")));
        table.horizontalScrollBar()->setValue(0);
        press(Qt::Key_Down);
        QVERIFY(staysLeft());
        QCOMPARE(table.currentIndex().row(), 5);
        press(Qt::Key_Left);   // who goes sideways sees where to
        settle();
        QVERIFY(table.horizontalScrollBar()->value() > 0);
    }

    void sortingKeepsTheSelection() {
        Scene scene;
        Crowd crowd(80);
        scene.probe().show(crowd.snapshot());
        QTableView& table = scene.table();
        clickCell(table, cellAt(table, 3, QStringLiteral("State")));
        const auto selected = selectedCookies(table);
        clickHeader(table, "Local port");
        QCOMPARE(selectedCookies(table), selected);
        clickHeader(table, "Local port");
        QCOMPARE(selectedCookies(table), selected);
    }

    void columnsAreShownAndHidden() {
        Scene scene;
        scene.probe().show(office());
        QVERIFY(!isShown(scene.table(), "Cookie"));
        openColumns(scene);
        choose({QStringLiteral("Cookie")});
        QTRY_VERIFY(isShown(scene.table(), "Cookie"));
        closeMenus();
        clickHeader(scene.table(), "State", Qt::RightButton);
        QTRY_VERIFY(openMenu() != nullptr);
        QVERIFY(entry(*openMenu(), QStringLiteral("Cookie")).isChecked());
        QVERIFY(!entry(*openMenu(), QStringLiteral("Cookie")).toolTip().isEmpty());
        choose({QStringLiteral("State")});
        QTRY_VERIFY(!isShown(scene.table(), "State"));
    }

    /// Who chooses columns seldom chooses one.
    void theMenuOfColumnsStaysOpen() {
        Scene scene;
        scene.probe().show(office());
        openColumns(scene);
        QMenu* menu = openMenu();
        QVERIFY(menu != nullptr);
        choose({QStringLiteral("Cookie")});
        choose({QStringLiteral("Inode")});
        QVERIFY(isShown(scene.table(), "Cookie") && isShown(scene.table(), "Inode"));
        choose({QStringLiteral("Cookie")});
        QVERIFY(!isShown(scene.table(), "Cookie"));
        menu->setActiveAction(&entry(*menu, QStringLiteral("Cookie")));
        press(Qt::Key_Space);
        press(Qt::Key_Down);
        const QByteArray next = menu->activeAction()->text().toUtf8();
        QVERIFY(!isShown(scene.table(), next.constData()));
        press(Qt::Key_Space);
        QVERIFY(isShown(scene.table(), "Cookie") && isShown(scene.table(), next.constData()));
        QVERIFY(!scene.probe().paused);
        QCOMPARE(openMenu(), menu);
        press(Qt::Key_Escape);
        QVERIFY(openMenu() == nullptr);
    }

    void everyColumnIsOffered() {
        Scene scene;
        openColumns(scene);
        QTRY_VERIFY(openMenu() != nullptr);
        QCOMPARE(static_cast<std::size_t>(openMenu()->actions().size()), columns().size());
    }

    void tcpInfoIsReadOnlyWhileSomebodyLooks() {
        Scene scene;
        scene.probe().show(office());
        QVERIFY(!scene.probe().tcpInfo);
        for (const char* first : {"Round trip", "Congestion control"}) {
            openColumns(scene);
            choose({QString::fromUtf8(first)});
            QTRY_VERIFY(scene.probe().tcpInfo);
        }
        openColumns(scene);
        choose({QStringLiteral("Round trip")});
        QTRY_VERIFY(!isShown(scene.table(), "Round trip"));
        QVERIFY(scene.probe().tcpInfo);   // one of them is left
        openColumns(scene);
        choose({QStringLiteral("Congestion control")});
        QTRY_VERIFY(!scene.probe().tcpInfo);
        closeMenus();

        press(Qt::Key_F, Qt::ControlModifier);
        type(QStringLiteral("rtt>1ms"));
        QTRY_VERIFY(scene.probe().tcpInfo);   // a filter looks, too
        for (int letter = 0; letter < 7; ++letter) press(Qt::Key_Backspace);
        QTRY_VERIFY(!scene.probe().tcpInfo);
    }

    void aCellIsCopied() {
        Scene scene;
        scene.probe().show(office());
        QTableView& table = scene.table();
        clickCell(table,
                  cellAt(table, rowWith(table, QStringLiteral("Local port"), QStringLiteral("5432")),
                         QStringLiteral("Process")),
                  Qt::RightButton);
        choose({QStringLiteral("Copy"), QStringLiteral("Cell")});
        QTRY_COMPARE(clipboard(), QStringLiteral("postgres"));
    }

    void rowsAreCopiedAsTheyAreShown() {
        Scene scene;
        scene.probe().show(office());
        QTableView& table = scene.table();
        clickHeader(table, "Local port");
        clickCell(table, cellAt(table, 0, QStringLiteral("Process")));
        clickCell(table, cellAt(table, 1, QStringLiteral("Process")), Qt::LeftButton, Qt::ControlModifier);
        clickCell(table, cellAt(table, 1, QStringLiteral("Process")), Qt::RightButton);
        choose({QStringLiteral("Copy"), QStringLiteral("Rows")});
        QTRY_COMPARE(clipboard().split(u'\n').size(), 2);
        const QStringList lines = clipboard().split(u'\n');
        QVERIFY2(lines[0].startsWith(QLatin1String("systemd\t1\t")), qPrintable(lines[0]));
        QVERIFY2(lines[1].startsWith(QLatin1String("nginx\t100\t")), qPrintable(lines[1]));

        table.horizontalHeader()->moveSection(
            table.horizontalHeader()->visualIndex(columnOf(table, QStringLiteral("Local port"))), 0);
        clickCell(table, cellAt(table, 1, QStringLiteral("Process")));
        press(Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY2(clipboard().startsWith(QLatin1String("53\tnginx\t100\t")), qPrintable(clipboard()));
    }

    void rowsAreCopiedAsCsv() {
        Scene scene;
        scene.probe().show(office());
        QTableView& table = scene.table();
        clickCell(table,
                  cellAt(table, rowWith(table, QStringLiteral("Local port"), QStringLiteral("5432")),
                         QStringLiteral("Process")),
                  Qt::RightButton);
        choose({QStringLiteral("Copy"), QStringLiteral("Rows as CSV")});
        QTRY_COMPARE(clipboard().count(u'\n'), 2);
        QVERIFY(clipboard().startsWith(QLatin1String("captured_at,protocol,")));
        QVERIFY(clipboard().contains(QLatin1String("postgres")));
    }

    void theSsFilterIsOneThatSsUnderstands() {
        Scene scene;
        SnapshotBuilder builder;
        const auto add = [&](Socket socket, const char* local, const char* remote, Family family) {
            socket.localAddress = address(local);
            socket.remoteAddress = address(remote);
            socket.family = family;
            builder.add(socket);
        };
        add(tcp(1, State::Established, 80, 50001), "10.0.0.1", "10.0.0.2", Family::Inet);
        add(tcp(2, State::Listen, 80), "0.0.0.0", "0.0.0.0", Family::Inet);
        add(tcp(3, State::Listen, 443), "::", "::", Family::Inet6);
        add(tcp(4, State::Established, 443, 50002), "fe80::1", "fe80::2", Family::Inet6);
        add(tcp(5, State::Established, 443, 50003), "10.0.0.1", "10.0.0.3", Family::Inet6);   // mapped
        Socket unbound = tcp(6, State::Close, 0);
        unbound.protocol = Protocol::Udp;
        add(unbound, "0.0.0.0", "0.0.0.0", Family::Inet);
        builder.addUnix(7, "/run/x.sock");
        scene.probe().show(builder.take());
        clickMark(button(scene.window(), "Show UNIX sockets"));
        QTableView& table = scene.table();
        clickCell(table, cellAt(table, 0, QStringLiteral("Process")));
        press(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(table.selectionModel()->selectedRows().size(), 7);
        clickCell(table, cellAt(table, 0, QStringLiteral("Process")), Qt::RightButton);
        choose({QStringLiteral("Copy"), QStringLiteral("Rows as filter for ss")});
        QTRY_VERIFY2(clipboard().contains(QLatin1String("( src 10.0.0.1:80 and dst 10.0.0.2:50001 )")),
                     qPrintable(clipboard()));
        QVERIFY(clipboard().contains(QLatin1String("src [::]:443")));
        QVERIFY(!clipboard().contains(QLatin1String("/run")));

        const QString ss = QStandardPaths::findExecutable(QStringLiteral("ss"));
        if (ss.isEmpty()) QSKIP("there is no ss here");
        QStringList terms = clipboard().split(QStringLiteral(" or "));
        terms << clipboard();
        for (const QString& filter : terms) {
            QProcess program;
            program.start(ss, {QStringLiteral("-Htuan"), filter});
            QVERIFY(program.waitForFinished());
            const QByteArray complaint = program.readAllStandardError();
            QVERIFY2(program.exitCode() == 0 && complaint.isEmpty(),
                     qPrintable(filter + QString::fromUtf8(complaint)));
        }
    }

    void aUnixSocketHasNoSsFilter() {
        Scene scene;
        scene.probe().show(office());
        clickMark(button(scene.window(), "Show UNIX sockets"));
        QTableView& table = scene.table();
        clickCell(table,
                  cellAt(table, rowWith(table, QStringLiteral("Protocol"), QStringLiteral("unix")),
                         QStringLiteral("Process")),
                  Qt::RightButton);
        QTRY_VERIFY(openMenu() != nullptr);
        QVERIFY(findEntry(*entry(*openMenu(), QStringLiteral("Copy")).menu(), QStringLiteral("Rows as CSV")) !=
                nullptr);
        QVERIFY(findEntry(*entry(*openMenu(), QStringLiteral("Copy")).menu(), QStringLiteral("Rows as filter")) ==
                nullptr);
    }
};

SOCKLENS_GUI_TEST_MAIN(TableTest)
#include "table_test.moc"
