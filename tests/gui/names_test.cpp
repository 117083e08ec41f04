// Names of hosts and services in place of numbers, or before them: only on wish, only of what is in sight, and
// only to be read. They come when they come, and nothing moves.
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/office.h"
#include "tests/gui/scene.h"
#include "ui/details/flow_text.h"
#include "ui/kept_state.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <condition_variable>
#include <mutex>
#include <set>

using namespace socklens;
using namespace socklens::test;

namespace {

/// Threads that nobody waits for may ask it after the test.
class Asked {
public:
    HostAnswer answer(const Address& address) {
        std::unique_lock lock(m_mutex);
        m_hosts.insert(address);
        m_changed.wait(lock, [this] { return m_answers; });
        return {"host-" + toText(address), true};
    }
    void setAnswers(bool answers) {
        const std::lock_guard lock(m_mutex);
        m_answers = answers;
        m_changed.notify_all();
    }
    bool isAsked(const Address& address) {
        const std::lock_guard lock(m_mutex);
        return m_hosts.contains(address);
    }
    std::size_t count() {
        const std::lock_guard lock(m_mutex);
        return m_hosts.size();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::set<Address> m_hosts;
    bool m_answers = true;
};

class NamesScene : public Scene {
public:
    explicit NamesScene(PageName page = PageName::Sockets) : Scene(page) {
        session().names().setSources([asked = m_asked](const Address& address) { return asked->answer(address); },
                                     ServiceNames::parse("http 80/tcp\ndomain 53/udp\nalpha 50001/tcp\n"));
    }
    ~NamesScene() { m_asked->setAnswers(true); }   // or its threads would wait for ever
    NamesScene(const NamesScene&) = delete;
    NamesScene& operator=(const NamesScene&) = delete;

    QCheckBox& box() { return visible<QCheckBox>(window(), QStringLiteral("Show host and service names")); }
    /// Whichever page is shown.
    void wishNames() {
        KeptState state = window().state();
        state.showsNames = true;
        window().restore(state);
    }
    Asked& asked() { return *m_asked; }
    /// Questions are taken in their order: once this one has been asked, all before it have.
    bool nobodyIsAsked() {
        settle();
        session().names().askFor(address("10.99.99.99"));
        if (!QTest::qWaitFor([this] { return m_asked->isAsked(address("10.99.99.99")); })) return false;
        return m_asked->count() == 1;
    }
    /// Whether the details have asked the probe about the chosen socket: they are past their patience.
    bool detailsAsk() {
        const auto isTheirs = [](const auto& question) {
            return std::holds_alternative<TcpInfoQuery>(question.second) ||
                   std::holds_alternative<SocketOptionsQuery>(question.second);
        };
        return std::ranges::any_of(probe().asked, isTheirs) ||
               std::ranges::any_of(probe().askedBySession, isTheirs);
    }
    /// What the details say.
    QString told(const char* name) { return visible<FlowText>(window(), QString::fromUtf8(name)).toPlainText(); }
    /// Of a socket in the first group of the tree.
    QModelIndex socketRow(int row) { return tree().model()->index(row, 0, tree().model()->index(0, 0)); }
    QString socketText(int row) { return socketRow(row).data().toString(); }
    /// In the row of the connection from port 80 to 50001, by its process and state.
    QModelIndex cell(const char* title) {
        return cellAt(table(), rowWith(table(), QStringLiteral("State"), QStringLiteral("ESTABLISHED")),
                      QString::fromUtf8(title));
    }
    QString shown(const char* title) { return cell(title).data().toString(); }

private:
    std::shared_ptr<Asked> m_asked = std::make_shared<Asked>();
};

/// Each to another host, in the order of their ports.
Snapshot crowd(int size) {
    SnapshotBuilder builder;
    for (int number = 1; number <= size; ++number) {
        Socket socket = tcp(static_cast<std::uint64_t>(number), State::Established, number, 80);
        socket.remoteAddress =
            address("10.1." + std::to_string(number / 256) + "." + std::to_string(number % 256));
        builder.add(socket);
    }
    return builder.take();
}

}   // namespace

class NamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeMenus(); }

    void nobodyIsAskedUnlessItIsWished() {
        NamesScene scene;
        scene.probe().show(office());
        scene.probe().show(office());
        settle();
        QVERIFY(!scene.box().isChecked());
        QCOMPARE(scene.asked().count(), std::size_t{0});
        QCOMPARE(scene.shown("Local port"), QStringLiteral("80"));
    }

    void namesTakeThePlaceOfNumbers() {
        NamesScene scene;
        scene.probe().show(office());
        const QString number = scene.shown("Remote address");
        clickMark(scene.box());
        QCOMPARE(scene.shown("Local port"), QStringLiteral("http"));   // at once
        QCOMPARE(scene.shown("Remote port"), QStringLiteral("alpha"));
        QTRY_COMPARE(scene.shown("Remote address"), QStringLiteral("host-") + number);
        QTRY_VERIFY(scene.shown("Local address").startsWith(QLatin1String("host-")));
        QCOMPARE(scene.cell("Remote address").data(Qt::ToolTipRole).toString(),
                 QStringLiteral("host-%1 · %1").arg(number));
        QCOMPARE(scene.cell("Local port").data(Qt::ToolTipRole).toString(), QStringLiteral("http · 80"));
        clickMark(scene.box());
        QCOMPARE(scene.shown("Remote address"), number);
        QCOMPARE(scene.shown("Local port"), QStringLiteral("80"));
        QCOMPARE(scene.cell("Local port").data(Qt::ToolTipRole).toString(), QString());
    }

    void whatHasNoNameKeepsItsNumber() {
        NamesScene scene;
        scene.probe().show(office());
        clickMark(scene.box());
        QVERIFY(rowWith(scene.table(), QStringLiteral("Local port"), QStringLiteral("8080")) >= 0);
        QVERIFY(rowWith(scene.table(), QStringLiteral("Local port"), QStringLiteral("domain")) >= 0);
        const int listener = rowWith(scene.table(), QStringLiteral("Local port"), QStringLiteral("8080"));
        QCOMPARE(cellText(scene.table(), listener, QStringLiteral("Remote address")), QString());   // anybody
    }

    void filterOrderAndCopyKeepTheNumbers() {
        NamesScene scene;
        scene.probe().show(office());
        clickMark(scene.box());
        press(Qt::Key_F, Qt::ControlModifier);
        type(QStringLiteral("port:80"));
        QTRY_COMPARE(scene.table().model()->rowCount(), 4);
        scene.table().sortByColumn(columnOf(scene.table(), QStringLiteral("Remote port")), Qt::DescendingOrder);
        QCOMPARE(cellText(scene.table(), 0, QStringLiteral("Remote port")), QStringLiteral("50003"));
        clickCell(scene.table(), scene.cell("Local port"));
        press(Qt::Key_C, Qt::ControlModifier);
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.contains(QLatin1String("50001")) && !copied.contains(QLatin1String("host-")),
                 qPrintable(copied));
        clickCell(scene.table(), scene.cell("Local port"), Qt::RightButton);
        QTRY_VERIFY(openMenu() != nullptr);
        QVERIFY(findEntry(*openMenu(), QStringLiteral("Filter by local_port=80")) != nullptr);
    }

    void onlyWhatIsInSightIsAskedAbout() {
        NamesScene scene;
        scene.probe().show(crowd(400));
        clickHeader(scene.table(), "Local port");
        clickMark(scene.box());
        QTRY_COMPARE(cellText(scene.table(), 0, QStringLiteral("Remote address")),
                     QStringLiteral("host-10.1.0.1"));
        settle();
        const std::size_t few = scene.asked().count();
        QVERIFY2(few < 60, qPrintable(QString::number(few)));
        QCOMPARE(cellText(scene.table(), 399, QStringLiteral("Remote address")), QStringLiteral("10.1.1.144"));
        scene.table().verticalScrollBar()->setValue(scene.table().verticalScrollBar()->maximum());
        QTRY_COMPARE(cellText(scene.table(), 399, QStringLiteral("Remote address")),
                     QStringLiteral("host-10.1.1.144"));
        QCOMPARE(cellText(scene.table(), 200, QStringLiteral("Remote address")), QStringLiteral("10.1.0.201"));
    }

    void theTreeAsksAboutWhatIsInSightOnly() {
        NamesScene scene(PageName::Processes);
        scene.probe().show(crowd(400));
        scene.tree().expand(scene.tree().model()->index(0, 0));
        QTRY_COMPARE(scene.socketText(0), QStringLiteral("tcp 10.0.0.1:1 → 10.1.0.1:80"));
        scene.tree().collapse(scene.tree().model()->index(0, 0));
        scene.wishNames();
        QVERIFY(scene.nobodyIsAsked());   // no address is in sight
        scene.tree().expand(scene.tree().model()->index(0, 0));
        QTRY_COMPARE(scene.socketText(0), QStringLiteral("tcp host-10.0.0.1:1 → host-10.1.0.1:http"));
        QCOMPARE(scene.socketRow(0).data(Qt::ToolTipRole).toString(),
                 QStringLiteral("tcp host-10.0.0.1:1 → host-10.1.0.1:http\ntcp 10.0.0.1:1 → 10.1.0.1:80"));
        settle();
        const std::size_t few = scene.asked().count();
        QVERIFY2(few < 60, qPrintable(QString::number(few)));
        QVERIFY(scene.socketText(399).endsWith(QStringLiteral("→ 10.1.1.144:http")));
        scene.tree().scrollToBottom();
        QTRY_VERIFY(scene.socketText(399).endsWith(QStringLiteral("→ host-10.1.1.144:http")));
        QVERIFY(scene.socketText(200).endsWith(QStringLiteral("→ 10.1.0.201:http")));
    }

    void alsoAboutWhatComesInSightBySize() {
        NamesScene scene;
        scene.window().resize(scene.window().width(), scene.window().minimumSizeHint().height());
        scene.probe().show(crowd(400));
        clickHeader(scene.table(), "Local port");
        clickMark(scene.box());
        QTRY_COMPARE(cellText(scene.table(), 0, QStringLiteral("Remote address")),
                     QStringLiteral("host-10.1.0.1"));
        const int row = scene.table().rowAt(scene.table().viewport()->height() - 1) + 3;
        QVERIFY(row > 3);
        const QString number = QStringLiteral("10.1.0.%1").arg(row + 1);
        QCOMPARE(cellText(scene.table(), row, QStringLiteral("Remote address")), number);
        scene.window().resize(scene.window().width(), scene.window().height() + 300);
        QTRY_COMPARE(cellText(scene.table(), row, QStringLiteral("Remote address")),
                     QStringLiteral("host-") + number);
    }

    void nothingMovesInTheTreeWhenANameComes() {
        NamesScene scene(PageName::Processes);
        scene.asked().setAnswers(false);
        scene.wishNames();
        scene.probe().show(crowd(400));
        const QPersistentModelIndex group = scene.tree().model()->index(0, 0);
        scene.tree().expand(group);
        scene.tree().scrollTo(scene.socketRow(200), QAbstractItemView::PositionAtTop);
        clickCell(scene.tree(), scene.socketRow(202));
        press(Qt::Key_Down, Qt::ShiftModifier);
        QTRY_VERIFY(scene.asked().count() > 0);
        const int place = scene.tree().verticalScrollBar()->value();
        const QModelIndexList selected = scene.tree().selectionModel()->selectedRows();
        QCOMPARE(selected.size(), 2);
        QSignalSpy resets(scene.tree().model(), &QAbstractItemModel::modelReset);
        QSignalSpy renewals(scene.tree().model(), &QAbstractItemModel::dataChanged);
        QVERIFY(scene.socketText(203).endsWith(QStringLiteral("→ 10.1.0.204:http")));
        scene.asked().setAnswers(true);
        QTRY_VERIFY(scene.socketText(203).endsWith(QStringLiteral("→ host-10.1.0.204:http")));
        QCOMPARE(scene.tree().verticalScrollBar()->value(), place);
        QCOMPARE(scene.tree().selectionModel()->selectedRows(), selected);
        QCOMPARE(scene.tree().currentIndex(), scene.socketRow(203));
        QVERIFY(scene.tree().isExpanded(group));
        QVERIFY(resets.isEmpty());
        QVERIFY(!renewals.isEmpty());   // and it is painted again, before the next picture
        press(Qt::Key_C, Qt::ControlModifier);
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.contains(QLatin1String("10.1.0.204")) && !copied.contains(QLatin1String("host-")),
                 qPrintable(copied));
    }

    void theDetailsTellNameAndNumber() {
        NamesScene scene;
        press(Qt::Key_I, Qt::ControlModifier);
        scene.probe().show(office());
        clickCell(scene.table(), scene.cell("State"));
        const QString numbers = QStringLiteral("TCP 10.0.0.1:80 → 10.0.0.2:50001");
        QTRY_COMPARE(scene.told("What this is about"), numbers);
        scene.window().showPage(PageName::Tuning);   // the table is out of sight, and asks nothing
        scene.probe().show(office());
        settle();
        QCOMPARE(scene.asked().count(), std::size_t{0});
        scene.wishNames();
        QTRY_COMPARE(
            scene.told("What this is about"),
            QStringLiteral("TCP host-10.0.0.1:http (10.0.0.1:80) → host-10.0.0.2:alpha (10.0.0.2:50001)"));
        QCOMPARE(scene.asked().count(), std::size_t{2});
        scene.window().showPage(PageName::Processes);
        const int nginx = rowWith(scene.tree(), QStringLiteral("Process"), QStringLiteral("nginx"));
        clickCell(scene.tree(), scene.tree().model()->index(nginx, 0));
        QTRY_COMPARE(scene.told("TCP"), QStringLiteral("host-10.0.0.1:http (10.0.0.1:80)"));
    }

    void hiddenDetailsAskNothing() {
        NamesScene scene;
        press(Qt::Key_I, Qt::ControlModifier);
        scene.probe().show(office());
        clickCell(scene.table(), scene.cell("State"));
        QTRY_VERIFY(scene.detailsAsk());
        press(Qt::Key_I, Qt::ControlModifier);
        scene.window().showPage(PageName::Tuning);
        scene.wishNames();
        scene.probe().show(office());
        QVERIFY(scene.nobodyIsAsked());
        press(Qt::Key_I, Qt::ControlModifier);
        QTRY_VERIFY(scene.told("What this is about").startsWith(QLatin1String("TCP host-10.0.0.1:http (")));
    }

    void leftoversShowNameAndNumber() {
        NamesScene scene(PageName::Leftovers);
        SnapshotBuilder builder;
        for (std::uint64_t cookie = 1; cookie <= 3; ++cookie) {
            Socket socket = tcp(cookie, State::TimeWait, 40'000 + static_cast<int>(cookie), 80);
            if (cookie == 3) socket.remoteAddress = address("10.0.0.3");
            builder.add(socket);
        }
        scene.probe().show(builder.take());
        auto& groups = visible<QTableView>(scene.window(), QStringLiteral("Groups of leftovers"));
        const auto title = [&](int row) { return groups.model()->index(row, 0).data().toString(); };
        const auto headline = [&] {
            return visible<QLabel>(scene.window(), QStringLiteral("The selected group")).text();
        };
        QTRY_COMPARE(title(0), QStringLiteral("unknown · to 10.0.0.2 port 80"));
        visible<QComboBox>(scene.window(), QStringLiteral("How to group the leftovers")).setCurrentIndex(2);
        clickCell(groups, groups.model()->index(1, 0));
        QCOMPARE(title(1), QStringLiteral("10.0.0.3"));
        settle();
        QCOMPARE(scene.asked().count(), std::size_t{0});
        scene.asked().setAnswers(false);
        scene.wishNames();
        QTRY_COMPARE(scene.asked().count(), std::size_t{2});   // no side of ours is in sight
        QCOMPARE(title(1), QStringLiteral("10.0.0.3"));
        scene.asked().setAnswers(true);
        QTRY_COMPARE(title(1), QStringLiteral("host-10.0.0.3"));
        QTRY_VERIFY(headline().startsWith(QStringLiteral("host-10.0.0.3 (10.0.0.3) · ")));
        QCOMPARE(groups.currentIndex().row(), 1);
        press(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("10.0.0.3 · ")));
        visible<QComboBox>(scene.window(), QStringLiteral("How to group the leftovers")).setCurrentIndex(0);
        QCOMPARE(title(0), QStringLiteral("unknown · to host-10.0.0.2 port http"));
        QVERIFY2(headline().contains(QLatin1String(" host-10.0.0.2 (10.0.0.2) ")), qPrintable(headline()));
    }

    void theWishIsKept() {
        const QTemporaryDir directory;
        const QString file = directory.filePath(QStringLiteral("socklens.conf"));
        QVERIFY(!readKeptState(file).showsNames);
        {
            NamesScene scene;
            clickMark(scene.box());
            writeKeptState(file, scene.window().state());
        }
        NamesScene scene;
        scene.window().restore(readKeptState(file));
        QVERIFY(scene.box().isChecked());
        scene.probe().show(office());
        QTRY_VERIFY(scene.shown("Remote address").startsWith(QLatin1String("host-")));
    }
};

SOCKLENS_GUI_TEST_MAIN(NamesTest)
#include "names_test.moc"
