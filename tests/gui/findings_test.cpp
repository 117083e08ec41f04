// What needs attention, at the top of the Overview, and the table of port budgets: read, walked through by keys,
// and steady while its words change.
#include "tests/gui/finding.h"
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/scene.h"
#include "tests/session/fake_probe.h"
#include "tests/support/snapshot_builder.h"
#include "ui/pages/overview_page.h"
#include "ui/widgets/budget_table.h"
#include "ui/widgets/finding_card.h"

#include <QClipboard>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>

using namespace socklens;
using namespace socklens::test;

namespace {

Finding finding(const char* key, Finding::Severity severity, FindingAction action, const char* filter = "") {
    Finding result;
    result.key = key;
    result.severity = severity;
    result.title = {"%1 is not well.", {key}};
    result.evidence = {{"It has %1 spots.", {"3"}}, {"They itch.", {}}};
    result.filter = filter;
    result.action = std::move(action);
    return result;
}

/// The page by itself, 900 by 600.
struct PageScene {
    PageScene() {
        QObject::connect(&page, &OverviewPage::findingActionChosen, &page,
                         [this](const FindingAction& action) { chosen.push_back(action); });
        page.resize(900, 600);
        bringUp(page);
    }

    MonitorSession session{[] { return std::make_unique<FakeProbe>(); }};
    OverviewPage page{session};
    std::vector<FindingAction> chosen;
};

std::vector<Finding> twoFindings() {
    Process process;
    process.id = {Pid{42}, StartTime{1}};
    process.name = "a & b";
    return {
        finding("first", Finding::Severity::Critical, OpenSetting{Sysctl::TcpTwReuse}, "port:443"),
        finding("second", Finding::Severity::Warning, TerminateOwner{std::make_shared<const Process>(process)})};
}

PortBudget budget(std::uint16_t port) {
    PortBudget result;
    result.destination = {address("10.0.0.1"), address("10.0.0.2"), Port{port}};
    result.states = {{State::Established, 1200}};
    result.usable = 28'232;
    result.left = 27'032;
    return result;
}

}   // namespace

class FindingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSaidQuietly() {
        PageScene scene;
        QVERIFY(readText(scene.page).contains("Nothing needs attention."));
        scene.page.setFindings(twoFindings());
        QVERIFY(!readText(scene.page).contains("Nothing needs attention."));
        scene.page.setFindings({});
        QVERIFY(readText(scene.page).contains("Nothing needs attention."));
        QVERIFY(!readText(scene.page).contains("not well"));
    }

    void everyWordIsThere() {
        PageScene scene;
        scene.page.setFindings(twoFindings());
        const QString text = readText(scene.page);
        QVERIFY(text.contains("first is not well.") && text.contains("It has 3 spots. They itch. Since "));
        // Not by colour, and not by the shape of an icon alone.
        QVERIFY(findVisible<FindingCard>(scene.page, "Critical: first is not well.") != nullptr);
        QVERIFY(findVisible<FindingCard>(scene.page, "Warning: second is not well.") != nullptr);
        auto* first = findVisible<FindingCard>(scene.page, "Critical: first is not well.");
        auto* second = findVisible<FindingCard>(scene.page, "Warning: second is not well.");
        QVERIFY(first->mapTo(&scene.page, QPoint()).y() < second->mapTo(&scene.page, QPoint()).y());
        QVERIFY(findVisible<QLabel>(*first, "Critical") != nullptr);
    }

    /// Each card is a widget: thousands would stop the window.
    void thoseOfLeastWeightAreOnlyCounted() {
        PageScene scene;
        std::vector<Finding> many;
        for (int number = 0; number < 1050; ++number)
            many.push_back(finding(std::to_string(number).c_str(), Finding::Severity::Warning, ShowSockets{}));
        scene.page.setFindings(many);
        QCOMPARE(scene.page.findChildren<FindingCard*>().size(), 50);
        QVERIFY(readText(scene.page).contains("0 is not well."));
        QVERIFY(readText(scene.page).contains("1000 more of less weight."));
        many.resize(50);
        scene.page.setFindings(many);
        QVERIFY(!readText(scene.page).contains("of less weight."));
    }

    void oneClick() {
        PageScene scene;
        scene.page.setFindings(twoFindings());
        click(button(scene.page, "Setting tcp_tw_reuse"));
        click(button(scene.page, "Show sockets"));
        click(button(scene.page, "Terminate a & b …"));
        QCOMPARE(scene.chosen.size(), std::size_t{3});
        QVERIFY(scene.chosen[0] == FindingAction(OpenSetting{Sysctl::TcpTwReuse}));
        QVERIFY(scene.chosen[1] == FindingAction(ShowSockets{"port:443"}));
        QVERIFY(std::get<TerminateOwner>(scene.chosen[2]).process->id.pid == Pid{42});
    }

    void otherActions_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("text");
        QTest::newRow("sockets") << 0 << "Show sockets";
        QTest::newRow("leftovers") << 1 << "Show leftovers";
        QTest::newRow("port") << 2 << "Show port 8080";
    }

    /// What is shown anyway is not offered twice.
    void otherActions() {
        QFETCH(int, which);
        QFETCH(QString, text);
        const std::array<FindingAction, 3> actions{ShowSockets{"pid:1"}, ShowLeftovers{"g"}, ShowPort{Port{8080}}};
        const FindingAction& action = actions[static_cast<std::size_t>(which)];
        PageScene scene;
        const Finding shown = finding("x", Finding::Severity::Warning, action, which == 0 ? "pid:1" : "");
        scene.page.setFindings(std::span(&shown, 1));
        QStringList buttons;
        for (const auto* one : scene.page.findChildren<QPushButton*>())
            if (one->isVisible()) buttons << one->text();
        QCOMPARE(buttons, QStringList{text});
        click(button(scene.page, qPrintable(text)));
        QVERIFY(scene.chosen.size() == 1 && scene.chosen.front() == action);
    }

    void byKeys() {
        PageScene scene;
        scene.page.setFindings(twoFindings());
        scene.page.setFocus();
        QStringList visited;
        for (int at = 0; at < 3; ++at) {
            press(Qt::Key_Tab);
            visited << spokenName(*QApplication::focusWidget());
        }
        QCOMPARE(visited, (QStringList{"Show sockets", "Setting tcp_tw_reuse", "Terminate a & b …"}));
        press(Qt::Key_Space);
        QCOMPARE(scene.chosen.size(), std::size_t{1});
    }

    /// New words come every second: the key that is about to be pressed must still be there.
    void focusStays() {
        PageScene scene;
        auto findings = twoFindings();
        scene.page.setFindings(findings);
        auto& focused = button(scene.page, "Terminate a & b …");
        focused.setFocus();
        findings[1].evidence = {{"It has more spots.", {}}};
        findings.insert(findings.begin(), finding("worse", Finding::Severity::Critical, ShowSockets{"x"}, "x"));
        std::swap(findings[1], findings[2]);
        scene.page.setFindings(findings);
        QVERIFY(QApplication::focusWidget() == &focused);
        QVERIFY(readText(scene.page).contains("It has more spots."));
        QCOMPARE(scene.page.findChildren<FindingCard*>().size(), 3);
        auto* last = findVisible<FindingCard>(scene.page, "Critical: first is not well.");
        QTRY_VERIFY(last->mapTo(&scene.page, QPoint()).y() > focused.mapTo(&scene.page, QPoint()).y());
    }

    /// The charts keep their room, and what does not fit can be scrolled to.
    void manyFindings() {
        PageScene scene;
        std::vector<Finding> many;
        for (int at = 0; at < 12; ++at)
            many.push_back(finding(std::to_string(at).c_str(), Finding::Severity::Warning, ShowSockets{"x"}, "x"));
        scene.page.setFindings(many);
        QCOMPARE(scene.page.height(), 600);   // the window did not grow
        auto& area = visible<QScrollArea>(scene.page, "What needs attention");
        QTRY_VERIFY(area.height() <= scene.page.height() * 2 / 5);
        QVERIFY(area.height() > scene.page.height() / 4);
        scene.page.setFocus();
        for (int at = 0; at < 12; ++at) press(Qt::Key_Tab);
        const QWidget* focused = QApplication::focusWidget();
        QVERIFY(area.isAncestorOf(focused));
        QTRY_VERIFY(area.viewport()->rect().contains(focused->mapTo(area.viewport(), focused->rect().center())));
        QVERIFY(area.verticalScrollBar()->value() > 0);
        QVERIFY(area.horizontalScrollBar() == nullptr || !area.horizontalScrollBar()->isVisible());
    }

    void aNewOneHasItsRoomAtOnce() {
        PageScene scene;
        const auto findings = twoFindings();
        const auto isWhole = [&] {
            settle();
            const auto cards = scene.page.findChildren<FindingCard*>();
            const auto& area = visible<QScrollArea>(scene.page, "What needs attention");
            return area.verticalScrollBar()->maximum() == 0 &&
                   std::ranges::all_of(cards, [](const FindingCard* card) {
                       return card->height() >= card->heightForWidth(card->width());
                   });
        };
        scene.page.setFindings(std::span(findings).first(1));
        QVERIFY(isWhole());
        scene.page.setFindings(findings);
        QVERIFY(isWhole());
    }

    void namesOfOthersAreNoMarkup() {
        PageScene scene;
        Finding shown = finding("x", Finding::Severity::Warning, ShowSockets{"x"}, "x");
        shown.title = {"%1 is here.", {"<h1>big</h1>"}};
        scene.page.setFindings(std::span(&shown, 1));
        QVERIFY(readText(scene.page).contains("<h1>big</h1> is here."));
        for (const auto* label : scene.page.findChildren<FindingCard*>().front()->findChildren<QLabel*>())
            QVERIFY(label->textFormat() == Qt::PlainText || label->text().isEmpty());
    }

    void budgetTable() {
        BudgetTable table;
        table.resize(1000, 300);
        bringUp(table);
        QVERIFY(readText(table).contains("No destination has many ports in use"));
        const std::vector<PortBudget> budgets{budget(443), budget(80)};
        table.setBudgets(budgets);
        QVERIFY(!readText(table).contains("No destination"));
        QCOMPARE(cellText(table, 1, "To"), QStringLiteral("10.0.0.2:80"));
        QCOMPARE(cellText(table, 0, "Left"), QStringLiteral("27032 of 28232"));
        const QSignalSpy wanted(&table, &BudgetTable::socketsWanted);
        clickCell(table, cellAt(table, 1, "To"));
        press(Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].toString(), QStringLiteral("local=10.0.0.1 remote=10.0.0.2 remote_port=80"));
        press(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith("10.0.0.1\t10.0.0.2:80\t1200"));
        table.setBudgets({});
        QVERIFY(readText(table).contains("No destination has many ports in use"));
    }
};

SOCKLENS_GUI_TEST_MAIN(FindingsTest)
#include "findings_test.moc"
