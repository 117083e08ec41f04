// The details dock: it tells of whatever somebody has come to, stays with it while rows come and go and after its
// end, asks about this one only, and costs nothing while it is hidden.
#include "app/models/process_model.h"
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/office.h"
#include "tests/gui/scene.h"
#include "ui/details/details_dock.h"
#include "ui/details/flow_text.h"
#include "ui/details/states_bar.h"
#include "ui/details/story_view.h"
#include "ui/details/trend_line.h"

#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>

using namespace socklens;
using namespace socklens::test;

namespace {

class DetailsScene : public Scene {
public:
    explicit DetailsScene(PageName page = PageName::Sockets) : Scene(page) {
        probe().can.uid = probe().can.effectiveUid = thisUser;
        press(Qt::Key_I, Qt::ControlModifier);
    }

    DetailsDock& dock() { return *window().findChild<DetailsDock*>(); }
    StoryView& view() { return *dock().findChild<StoryView*>(); }

    /// What it says, by the names of the lines; several of one name one under the other.
    QString line(const char* name) {
        QStringList found;
        for (const auto* text : dock().findChildren<FlowText*>())
            if (text->isVisibleTo(&dock()) && text->accessibleName() == QLatin1String(name))
                found << text->toPlainText();
        return found.join(u'\n');
    }
    QString about() { return line("What this is about"); }
    FlowText& text(const char* name) { return visible<FlowText>(dock(), QString::fromLatin1(name)); }

    void chooseSocket(int cookie) {
        const int row = rowWith(table(), QStringLiteral("Cookie"), QString::number(cookie));
        clickCell(table(), cellAt(table(), row, QStringLiteral("State")));
    }
    void chooseProcess(const char* name) {
        const int row = rowWith(tree(), QStringLiteral("Process"), QLatin1String(name));
        clickCell(tree(), tree().model()->index(row, 0));
    }

    template <class Asked>
    int count() {
        const auto of = [](const auto& questions) {
            return std::ranges::count_if(
                questions, [](const auto& asked) { return std::holds_alternative<Asked>(asked.second); });
        };
        return static_cast<int>(of(probe().asked) + of(probe().askedBySession));
    }
    template <class Asked>
    void answer(const Answer& answer) {
        for (const auto* questions : {&probe().asked, &probe().askedBySession})
            for (const auto& [request, query] : std::vector(*questions))
                if (std::holds_alternative<Asked>(query)) probe().answer(request, answer);
    }
};

/// nginx and a client of it on the same machine, in front of them so many listeners.
Snapshot loopback(int before, State state = State::Established, bool withConnection = true, int second = 0) {
    SnapshotBuilder builder;
    builder.snapshot().capturedAt += std::chrono::seconds(second);
    const auto nginx = builder.addProcess(processOf(100, "nginx", thisUser, "nginx -g daemon off;"));
    const auto curl = builder.addProcess(processOf(300, "curl", thisUser, "curl http://10.0.0.1/"));
    for (int count = 0; count < before; ++count)
        builder.hold(builder.add(tcp(static_cast<std::uint64_t>(1000 + count), State::Listen, 1000 + count)),
                     nginx);
    builder.hold(builder.add(tcp(2, State::Listen, 80)), nginx);
    if (!withConnection) return builder.take();
    Socket server = tcp(3, state, 80, 50'001);
    server.remoteAddress = server.localAddress;
    builder.hold(builder.add(server), nginx);
    Socket client = tcp(4, State::Established, 50'001, 80);
    client.remoteAddress = client.localAddress;
    builder.hold(builder.add(client), curl);
    return builder.take();
}

}   // namespace

class DetailsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeMenus(); }

    void saysWhatToDoFirst() {
        DetailsScene scene;
        QVERIFY(scene.dock().isVisible());
        QVERIFY(scene.line("What that means").startsWith(QStringLiteral("Choose a socket or a process")));
    }

    void theStoryOfASocket() {
        DetailsScene scene;
        scene.probe().show(loopback(0));
        scene.chooseSocket(3);
        QTRY_COMPARE(scene.about(), QStringLiteral("TCP 10.0.0.1:80 → 10.0.0.1:50001"));
        QCOMPARE(scene.line("Process"), QStringLiteral("nginx (100)"));
        QCOMPARE(scene.line("Command"), QStringLiteral("nginx -g daemon off;"));
        QCOMPARE(scene.line("Came in by"), QStringLiteral("10.0.0.1:80 · LISTEN · nginx (pid 100)"));
        QCOMPARE(scene.line("Other end"), QStringLiteral("10.0.0.1:50001 · ESTABLISHED · curl (pid 300)"));
        QCOMPARE(scene.line("Cookie"), QStringLiteral("3"));
    }

    void staysWithTheSocket() {
        DetailsScene scene;
        scene.probe().show(loopback(0));
        scene.chooseSocket(3);
        for (int step = 1; step < 5; ++step) {
            scene.probe().show(loopback(step * 7, step < 3 ? State::Established : State::CloseWait, true, step));
            QCOMPARE(scene.about(), QStringLiteral("TCP 10.0.0.1:80 → 10.0.0.1:50001"));
        }
        QVERIFY(visible<QLabel>(scene.dock(), QStringLiteral("State")).text() == QLatin1String("CLOSE_WAIT"));
        QVERIFY(scene.line("Ends").startsWith(QStringLiteral("It ends only when the program on this side")));
    }

    /// The neighbour that the table goes to is not what somebody chose.
    void tellsWhatWasKnownLast() {
        DetailsScene scene;
        scene.probe().show(loopback(3));
        scene.chooseSocket(3);
        scene.probe().show(loopback(3, State::Established, false, 1));
        scene.probe().show(loopback(4, State::Established, false, 2));
        settle();
        QCOMPARE(scene.about(), QStringLiteral("TCP 10.0.0.1:80 → 10.0.0.1:50001"));
        QVERIFY(scene.line("Notice").startsWith(QStringLiteral("It has been gone since ")));
        QCOMPARE(scene.line("Process"), QStringLiteral("nginx (100)"));
        QCOMPARE(scene.line("Other end"), QStringLiteral("10.0.0.1:50001 · ESTABLISHED · curl (pid 300)"));
    }

    /// This socket only, with every sample, one question at a time.
    void asksWhileItIsShown() {
        DetailsScene scene;
        scene.probe().show(loopback(0));
        scene.chooseSocket(3);
        QTRY_COMPARE(scene.count<TcpInfoQuery>(), 1);
        QCOMPARE(scene.count<SocketOptionsQuery>(), 1);
        QVERIFY(!scene.probe().tcpInfo);
        TcpInfo info;
        info.roundTripTime = std::chrono::microseconds(1234);
        info.bytesReceived = 4'500'000;
        info.congestionControl = "cubic";
        scene.answer<TcpInfoQuery>(TcpInfoAnswer(info));
        QCOMPARE(scene.line("Round trip"), QStringLiteral("1.2 ms"));
        QVERIFY2(scene.line("Received").startsWith(QStringLiteral("4.5 MB")), qPrintable(scene.line("Received")));
        QCOMPARE(scene.line("Congestion control"), QStringLiteral("cubic"));
        SocketOptions options;
        options.keepAlive = true;
        scene.answer<SocketOptionsQuery>(SocketOptionsAnswer(options));
        QCOMPARE(scene.line("SO_KEEPALIVE"), QStringLiteral("on"));
        scene.probe().show(loopback(0, State::Established, true, 1));
        QCOMPARE(scene.count<TcpInfoQuery>(), 1);
        QCOMPARE(scene.count<SocketOptionsQuery>(), 0);
        scene.probe().show(loopback(0, State::Established, true, 2));
        QCOMPARE(scene.count<TcpInfoQuery>(), 1);
        const auto& asked = scene.probe().asked.empty() ? scene.probe().askedBySession : scene.probe().asked;
        const auto found = std::ranges::find_if(
            asked, [](const auto& each) { return std::holds_alternative<TcpInfoQuery>(each.second); });
        QCOMPARE(std::get<TcpInfoQuery>(found->second).socket.cookie, Cookie{3});
        QTest::qWait(2);   // a moment later by the clock, or there is no trend
        info.roundTripTime = std::chrono::microseconds(2000);
        scene.answer<TcpInfoQuery>(TcpInfoAnswer(info));
        QCOMPARE(scene.line("Round trip"), QStringLiteral("2.0 ms"));
        QVERIFY2(visible<TrendLine>(scene.dock(), QStringLiteral("Round trip"))
                     .accessibleDescription()
                     .endsWith(QStringLiteral("between 1.2 ms and 2.0 ms, now 2.0 ms.")),
                 "");
    }

    void saysWhyThereIsNothing() {
        DetailsScene scene;
        scene.probe().show(office());
        scene.chooseSocket(4);
        QTRY_COMPARE(scene.count<TcpInfoQuery>(), 1);
        scene.answer<TcpInfoQuery>(
            TcpInfoAnswer(tl::unexpected(Message{"The connection is not there any more.", {}})));
        QCOMPARE(scene.line("Figures"), QStringLiteral("The connection is not there any more."));
        scene.chooseSocket(6);   // of another user
        QTRY_VERIFY(!scene.line("Not known").isEmpty());
        QCOMPARE(scene.line("Figures"), QString());
        scene.chooseSocket(8);   // of nobody who is visible
        QTRY_VERIFY(scene.line("Process").startsWith(QStringLiteral("No visible process holds this socket")));
    }

    void nothingIsAskedWhileItIsHidden() {
        DetailsScene scene;
        press(Qt::Key_I, Qt::ControlModifier);
        QVERIFY(!scene.dock().isVisible());
        auto snapshot = std::make_shared<const Snapshot>(loopback(0));
        const std::weak_ptr<const Snapshot> seen = snapshot;
        scene.probe().show(SnapshotPointer(std::move(snapshot)));
        scene.chooseSocket(3);
        scene.probe().show(loopback(1, State::CloseWait, true, 1));
        scene.probe().show(loopback(2, State::CloseWait, true, 2));
        QTRY_VERIFY(seen.expired());
        QTest::qWait(200);   // longer than it waits before it asks
        QCOMPARE(scene.count<TcpInfoQuery>() + scene.count<SocketOptionsQuery>(), 0);
        press(Qt::Key_I, Qt::ControlModifier);
        QTRY_COMPARE(scene.about(), QStringLiteral("TCP 10.0.0.1:80 → 10.0.0.1:50001"));
        QCOMPARE(visible<QLabel>(scene.dock(), QStringLiteral("State")).text(), QStringLiteral("CLOSE_WAIT"));
        QTRY_COMPARE(scene.count<TcpInfoQuery>(), 1);
    }

    void theStoryOfAProcess() {
        DetailsScene scene(PageName::Processes);
        scene.probe().show(office());
        scene.chooseProcess("nginx");
        QTRY_COMPARE(scene.about(), QStringLiteral("nginx (100)"));
        QVERIFY(scene.line("All").startsWith(QStringLiteral("6 socket")));
        QCOMPARE(scene.line("TCP and UDP"),
                 QStringLiteral("2 LISTEN, 1 ESTABLISHED, 1 CLOSE_WAIT, 1 unconnected"));
        QVERIFY(scene.dock().findChild<StatesBar*>()->isVisible());
        QCOMPARE(scene.line("TCP"), QStringLiteral("10.0.0.1:80\n10.0.0.1:8080"));
        QTRY_COMPARE(scene.count<ProcessQuery>(), 1);
        scene.answer<ProcessQuery>(
            ProcessAnswer{nginxId, true, 3, Timestamp(std::chrono::seconds(1'795'000'000))});
        QCOMPARE(scene.line("Children"), QStringLiteral("3"));
        QVERIFY(!scene.line("Running since").isEmpty());
        scene.probe().show(SnapshotBuilder().take());
        QVERIFY(scene.line("Notice").startsWith(QStringLiteral("It has held no socket since ")));
        QCOMPARE(scene.about(), QStringLiteral("nginx (100)"));
    }

    /// What was chosen before is not what is chosen now.
    void saysThatThereIsNothingToTell() {
        DetailsScene scene(PageName::Processes);
        scene.probe().show(office());
        scene.chooseProcess("nginx");
        QTRY_COMPARE(scene.about(), QStringLiteral("nginx (100)"));
        const auto chooseGroup = [&scene](Ownership ownership) {
            auto& model = dynamic_cast<ProcessModel&>(*scene.tree().model());
            for (int row = 0; row < model.rowCount(); ++row)
                if (model.groupAt(model.index(row, 0)).ownership == ownership)
                    clickCell(scene.tree(), model.index(row, 0));
        };
        chooseGroup(Ownership::Kernel);
        QTRY_COMPARE(scene.about(), QString());
        QVERIFY(scene.line("What that means").startsWith(QStringLiteral("No process holds these sockets")));
        QVERIFY(findVisible<QPushButton>(scene.dock(), QStringLiteral("Actions …")) == nullptr);
        scene.probe().show(office());
        QCOMPARE(scene.about(), QString());
        chooseGroup(Ownership::Hidden);
        QTRY_VERIFY(scene.line("What that means").startsWith(QStringLiteral("No visible process holds")));
        scene.chooseProcess("nginx");
        QTRY_COMPARE(scene.about(), QStringLiteral("nginx (100)"));
    }

    /// What is chosen there as it is now, and nothing of another page.
    void tellsOfWhatIsCompared() {
        DetailsScene scene;
        scene.probe().show(loopback(0));
        scene.chooseSocket(2);
        QTRY_VERIFY(!scene.about().isEmpty());
        press(Qt::Key_8, Qt::ControlModifier);
        QTRY_COMPARE(scene.about(), QString());
        QVERIFY(scene.line("What that means").startsWith(QStringLiteral("Choose a socket or a process")));
        click(button(scene.window(), "Note now"));
        scene.probe().show(loopback(0, State::CloseWait, true, 1));
        click(button(scene.window(), "Compare with now"));
        auto& table = visible<QTableView>(scene.window(), QStringLiteral("Sockets that have changed"));
        QTRY_COMPARE(table.model()->rowCount(), 1);
        clickCell(table, table.model()->index(0, 1));
        QTRY_COMPARE(scene.about(), QStringLiteral("TCP 10.0.0.1:80 → 10.0.0.1:50001"));
        QCOMPARE(visible<QLabel>(scene.dock(), QStringLiteral("State")).text(), QStringLiteral("CLOSE_WAIT"));

        scene.probe().show(loopback(0, State::Established, false, 2));
        click(button(scene.window(), "Compare with now"));
        QTRY_COMPARE(table.model()->rowCount(), 2);
        QCOMPARE(scene.about(), QString());
        clickCell(table, table.model()->index(0, 1));
        QTRY_VERIFY(scene.line("What that means").contains(QStringLiteral("is not there now")));
        press(Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(scene.about(), QStringLiteral("TCP 10.0.0.1:80"));
    }

    void leadsToTheProcess() {
        DetailsScene scene;
        scene.probe().show(loopback(0));
        scene.chooseSocket(4);
        QTRY_COMPARE(scene.line("Process"), QStringLiteral("curl (300)"));
        click(visible<QToolButton>(scene.dock(), QStringLiteral("Show curl (300)")));
        QTRY_COMPARE(scene.page(), QStringLiteral("Processes"));
        QTRY_COMPARE(scene.about(), QStringLiteral("curl (300)"));
        click(button(scene.dock(), "Show its sockets"));
        QTRY_COMPARE(scene.page(), QStringLiteral("Sockets"));
        QTRY_COMPARE(scene.table().model()->rowCount(), 1);
    }

    void leadsToTheOtherEnd() {
        DetailsScene scene;
        scene.probe().show(loopback(2));
        scene.chooseSocket(3);
        QTRY_VERIFY(!scene.line("Other end").isEmpty());
        click(visible<QToolButton>(scene.dock(),
                                   QStringLiteral("Show 10.0.0.1:50001 · ESTABLISHED · curl (pid 300)")));
        QTRY_COMPARE(scene.about(), QStringLiteral("TCP 10.0.0.1:50001 → 10.0.0.1:80"));
        const auto rows = scene.table().selectionModel()->selectedRows();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(cellText(scene.table(), rows.front().row(), QStringLiteral("Cookie")), QStringLiteral("4"));
    }

    void whatIsMarkedStays() {
        DetailsScene scene;
        scene.probe().show(loopback(0));
        scene.chooseSocket(3);
        QTRY_VERIFY(!scene.line("Command").isEmpty());
        scene.text("Command").selectAll();
        scene.view().verticalScrollBar()->setValue(40);
        const int place = scene.view().verticalScrollBar()->value();
        scene.probe().show(loopback(5, State::CloseWait, true, 1));
        settle();
        QCOMPARE(scene.text("Command").textCursor().selectedText(), QStringLiteral("nginx -g daemon off;"));
        QCOMPARE(scene.view().verticalScrollBar()->value(), place);
    }

    /// However narrow it is, everything can be read: nothing is wider than the dock.
    void everythingBreaks() {
        DetailsScene scene;
        SnapshotBuilder builder;
        const auto long_ =
            builder.addProcess(processOf(100, "nginx", thisUser, std::string(400, 'x') + " /a/very/long/path"));
        builder.hold(builder.add(tcp(2, State::Listen, 80)), long_);
        scene.probe().show(builder.take());
        scene.chooseSocket(2);
        QTRY_VERIFY(!scene.line("Command").isEmpty());
        scene.window().resizeDocks({&scene.dock()}, {10}, Qt::Horizontal);
        settle();
        QTRY_VERIFY(scene.view().widget()->width() <= scene.view().viewport()->width());
        const FlowText& command = scene.text("Command");
        QVERIFY(command.height() >= command.heightForWidth(command.width()));
        QCOMPARE(command.verticalScrollBar()->maximum(), 0);
    }

    void everythingHasAName() {
        DetailsScene scene;
        scene.probe().show(loopback(0));
        scene.chooseSocket(3);
        QTRY_VERIFY(!scene.line("Command").isEmpty());
        for (const auto* widget : scene.dock().findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus) continue;
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool isNamed =
                !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
            QVERIFY2(isNamed, widget->metaObject()->className());
        }
    }

    void comesBack() {
        KeptState state;
        {
            DetailsScene scene;
            scene.window().resize(1200, 700);   // the screen of the tests is too narrow for both
            scene.window().resizeDocks({&scene.dock()}, {300}, Qt::Horizontal);
            settle();
            QCOMPARE(scene.dock().width(), 300);
            state = scene.window().state();
        }
        Scene scene;
        auto& dock = *scene.window().findChild<DetailsDock*>();
        QVERIFY(!dock.isVisible());
        scene.window().restore(state);
        settle();
        QVERIFY(dock.isVisible());
        QCOMPARE(dock.width(), 300);
    }
};

SOCKLENS_GUI_TEST_MAIN(DetailsTest)
#include "details_test.moc"
