// Names of hosts and services in place of numbers: only on wish, only of what is in sight, and only to be read.
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/office.h"
#include "tests/gui/scene.h"
#include "ui/kept_state.h"

#include <QCheckBox>
#include <QClipboard>
#include <QLineEdit>
#include <QScrollBar>
#include <QTemporaryDir>
#include <atomic>
#include <mutex>
#include <set>

using namespace socklens;
using namespace socklens::test;

namespace {

/// Threads that nobody waits for may ask it after the test.
struct Asked {
    std::mutex mutex;
    std::set<Address> hosts;

    std::size_t count() {
        const std::lock_guard lock(mutex);
        return hosts.size();
    }
};

class NamesScene : public Scene {
public:
    NamesScene() : Scene(PageName::Sockets) {
        session().names().setSources(
            [asked = m_asked](const Address& address) {
                const std::lock_guard lock(asked->mutex);
                asked->hosts.insert(address);
                return HostAnswer{"host-" + toText(address), true};
            },
            ServiceNames::parse("http 80/tcp\ndomain 53/udp\nalpha 50001/tcp\n"));
    }
    QCheckBox& box() { return visible<QCheckBox>(window(), QStringLiteral("Show host and service names")); }
    Asked& asked() { return *m_asked; }
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
