// The Tuning page as somebody uses it: what it shows, what a value leads to while it is typed, what is asked
// before it is set, and what is sent.
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/scene.h"

#include "app/core/sysctl_catalogue.h"
#include "ui/pages/tuning_page.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>

using namespace socklens;
using namespace socklens::test;

namespace {

SysctlsAnswer machine() {
    SysctlsAnswer readings;
    readings.reserve(sysctlCount);
    for (const SysctlInfo& info : sysctlCatalogue()) readings.push_back({info.setting, info.usualDefault, {}, {}});
    readings[static_cast<std::size_t>(Sysctl::TcpMem)].value = "1000 2000 3000";
    readings[static_cast<std::size_t>(Sysctl::ConntrackClose)].value.reset();
    return readings;
}

SysctlReading& at(SysctlsAnswer& readings, Sysctl setting) {
    return readings[static_cast<std::size_t>(setting)];
}

/// The window at the Tuning page, by a user who may change settings, with an answer to its question.
class Tuning : public Scene {
public:
    explicit Tuning(SysctlsAnswer readings = machine(), bool mayChange = true, bool mayKeep = true)
        : Scene(PageName::Tuning), answer(std::move(readings)) {
        probe().can.administersNetwork = mayChange;
        probe().can.writesKeptSettings = mayKeep;
        reply();
    }
    /// To everything that was asked.
    void reply() {
        if (!QTest::qWaitFor([this] { return !probe().asked.empty(); }))
            throw std::runtime_error("nothing was asked");
        for (const auto& [request, query] : std::vector(probe().asked)) probe().answer(request, answer);
    }

    TuningPage& page() { return *window().findChild<TuningPage*>(); }
    QTreeView& settings() { return visible<QTreeView>(window(), QStringLiteral("Kernel settings")); }
    QLineEdit& editor() { return visible<QLineEdit>(window(), QStringLiteral("New value")); }
    QAbstractButton& press(const char* text) {
        QAbstractButton& found = button(window(), text);
        click(found);
        return found;
    }
    QString label(const char* name) {
        const auto* found = findVisible<QLabel>(window(), QString::fromUtf8(name));
        return found == nullptr ? QString() : found->text();
    }
    void typeValue(const char* value) {
        editor().setFocus();
        editor().selectAll();
        type(QString::fromUtf8(value));
    }
    Actions wanted() {
        if (!QTest::qWaitFor([this] { return !probe().wanted.empty(); }))
            throw std::runtime_error("nothing is wanted");
        return probe().wanted.front().second;
    }

    SysctlsAnswer answer;
};

Actions one(const Action& action) {
    return {action};
}

}   // namespace

class TuningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theKeyShowsThePageAndThePageAsks();
    void aSettingIsExplained();
    void whatDiffersIsSaidInWords();
    void rowsOfTheTreeAreReachedByKeys();
    void aWrongValueIsObjectedTo();
    void aHarmlessValueIsSetAtOnce();
    void returnApplies();
    void aWarningIsShownAndAskedAbout();
    void escapeAndReturnSetNothing_data();
    void escapeAndReturnSetNothing();
    void theWholeMachineIsAskedAbout();
    void keeping();
    void keepingIsNotPossibleElsewhere();
    void undo();
    void undoAll();
    void withoutRights();
    void rightsThatComeLater();
    void whatIsNotHere();
    void anotherAnswerLeavesWhatIsTyped();
    void searching();
    void showSettingFindsIt();
};

void TuningTest::theKeyShowsThePageAndThePageAsks() {
    Scene scene;
    QVERIFY(scene.probe().asked.empty());
    press(Qt::Key_6, Qt::ControlModifier);
    QTRY_COMPARE(scene.page(), QStringLiteral("Tuning"));
    QTRY_COMPARE(scene.probe().asked.size(), 1U);
    QVERIFY(std::holds_alternative<SysctlsQuery>(scene.probe().asked.front().second));
    button(scene.window(), "Read again").click();
    QTRY_COMPARE(scene.probe().asked.size(), 2U);
}

void TuningTest::aSettingIsExplained() {
    Tuning scene;
    scene.page().showSetting(Sysctl::TcpFinTimeout);
    QCOMPARE(scene.label("Setting"), QStringLiteral("net.ipv4.tcp_fin_timeout"));
    QVERIFY(scene.label("What it does").contains(QLatin1String("FIN_WAIT2")));
    QVERIFY(readText(scene.window()).contains(QLatin1String("It does not change TIME_WAIT")));
    QCOMPARE(scene.label("Now"), QStringLiteral("60 seconds"));
    QCOMPARE(scene.label("Usual default"), QStringLiteral("60"));
    QCOMPARE(scene.label("Takes"), QStringLiteral("-8589934 to 8589934"));
    QCOMPARE(scene.label("Belongs to"), QStringLiteral("this network namespace"));
    QCOMPARE(scene.label("Before Socklens"), QStringLiteral("not changed"));
    QCOMPARE(scene.editor().text(), QStringLiteral("60"));
    QVERIFY(!button(scene.window(), "Apply").isEnabled());   // it is so already
    QVERIFY(!button(scene.window(), "Undo").isEnabled());
}

void TuningTest::whatDiffersIsSaidInWords() {
    SysctlsAnswer readings = machine();
    at(readings, Sysctl::TcpTwReuse).value = "1";
    Tuning scene(readings);
    const QTreeView& tree = scene.settings();
    const QModelIndex group = tree.model()->index(0, 0);
    QCOMPARE(tree.model()->index(0, columnOf(tree, QStringLiteral("Note")), group).data().toString(),
             QStringLiteral("not the default"));
    QCOMPARE(tree.model()->index(1, columnOf(tree, QStringLiteral("Note")), group).data().toString(), QString());
}

void TuningTest::rowsOfTheTreeAreReachedByKeys() {
    Tuning scene;
    scene.settings().setFocus();
    press(Qt::Key_Down);
    QTRY_COMPARE(scene.label("Setting"), QStringLiteral("net.ipv4.tcp_tw_reuse_delay"));
    press(Qt::Key_Down);
    QTRY_COMPARE(scene.label("Setting"), QStringLiteral("net.ipv4.tcp_max_tw_buckets"));
    press(Qt::Key_Tab);
    QTRY_VERIFY(!scene.settings().hasFocus());
    QVERIFY(scene.editor().hasFocus());
}

void TuningTest::aWrongValueIsObjectedTo() {
    Tuning scene;
    scene.page().showSetting(Sysctl::TcpTwReuse);
    scene.typeValue("3");
    QCOMPARE(scene.label("About the new value"), QStringLiteral("“3” is not a whole number from 0 to 2."));
    QVERIFY(!button(scene.window(), "Apply").isEnabled());
    press(Qt::Key_Return);
    scene.typeValue("0");
    QCOMPARE(scene.label("About the new value"), QString());
    QVERIFY(button(scene.window(), "Apply").isEnabled());
    QVERIFY(scene.probe().wanted.empty());
}

void TuningTest::aHarmlessValueIsSetAtOnce() {
    Tuning scene;
    scene.page().showSetting(Sysctl::TcpFinTimeout);
    scene.typeValue("30");
    scene.press("Apply");
    QVERIFY(scene.wanted() == one(SetSysctl{Sysctl::TcpFinTimeout, "30", false}));
    at(scene.answer, Sysctl::TcpFinTimeout) = {Sysctl::TcpFinTimeout, "30", "60", {}};
    scene.probe().finish({Outcome::Done, {"net.ipv4.tcp_fin_timeout is now 30; it was 60.", {}}});
    QTRY_COMPARE(scene.message(), QStringLiteral("net.ipv4.tcp_fin_timeout is now 30; it was 60."));
    scene.reply();   // it looks again
    QTRY_COMPARE(scene.label("Now"), QStringLiteral("30 seconds"));
    QCOMPARE(scene.label("Before Socklens"), QStringLiteral("60"));
    QVERIFY(button(scene.window(), "Undo").isEnabled());
    QVERIFY(!button(scene.window(), "Apply").isEnabled());
}

void TuningTest::returnApplies() {
    Tuning scene;
    scene.page().showSetting(Sysctl::IpLocalReservedPorts);
    scene.typeValue("9000, 8080");
    press(Qt::Key_Return);
    QVERIFY(scene.wanted() == one(SetSysctl{Sysctl::IpLocalReservedPorts, "8080,9000", false}));
}

void TuningTest::aWarningIsShownAndAskedAbout() {
    Tuning scene;
    scene.page().showSetting(Sysctl::TcpFinTimeout);
    scene.typeValue("75");
    QVERIFY(scene.label("About the new value").contains(QStringLiteral("= 30 seconds, not 75")));
    scene.press("Apply");
    QMessageBox& box = awaitDialog();
    QVERIFY(scene.probe().wanted.empty());
    QCOMPARE(box.text(), QStringLiteral("Set net.ipv4.tcp_fin_timeout to 75?"));
    QVERIFY(readText(box).contains(QStringLiteral("= 30 seconds, not 75")));
    QVERIFY(readText(box).contains(QStringLiteral("Now it is 60.")));
    QCOMPARE(box.defaultButton(), box.button(QMessageBox::Cancel));
    QCOMPARE(box.escapeButton(), box.button(QMessageBox::Cancel));
    click(button(box, "Set"));
    QVERIFY(scene.wanted() == one(SetSysctl{Sysctl::TcpFinTimeout, "75", false}));
}

void TuningTest::escapeAndReturnSetNothing_data() {
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("Escape") << Qt::Key_Escape;
    QTest::newRow("Return") << Qt::Key_Return;
}

void TuningTest::escapeAndReturnSetNothing() {
    QFETCH(Qt::Key, key);
    Tuning scene;
    scene.page().showSetting(Sysctl::TcpMaxTwBuckets);
    scene.typeValue("0");
    scene.press("Apply");
    QVERIFY(readText(awaitDialog()).contains(QLatin1String("no TIME_WAIT at all")));
    press(key);
    QTRY_VERIFY(openDialog() == nullptr);
    QVERIFY(scene.probe().wanted.empty());
    QCOMPARE(scene.editor().text(), QStringLiteral("0"));
}

void TuningTest::theWholeMachineIsAskedAbout() {
    Tuning scene;
    scene.page().showSetting(Sysctl::TcpMaxOrphans);
    scene.typeValue("200000");
    QCOMPARE(scene.label("About the new value"), QString());
    scene.press("Apply");
    QMessageBox& box = awaitDialog();
    QVERIFY(readText(box).contains(QLatin1String("whole machine")));
    click(button(box, "Set"));
    QVERIFY(scene.wanted() == one(SetSysctl{Sysctl::TcpMaxOrphans, "200000", false}));
}

void TuningTest::keeping() {
    SysctlsAnswer readings = machine();
    at(readings, Sysctl::TcpRetries2).kept = "15";
    at(readings, Sysctl::TcpSynRetries).kept = "6";
    at(readings, Sysctl::TcpSynRetries).overridden = SysctlOverride{"/etc/sysctl.d/99-other.conf", "8"};
    Tuning scene(readings);
    scene.page().showSetting(Sysctl::TcpFinTimeout);
    clickMark(button(scene.window(), "Keep after restart"));
    QVERIFY(button(scene.window(), "Apply").isEnabled());   // it is 60, but not kept
    scene.press("Apply");
    QVERIFY(scene.wanted() == one(SetSysctl{Sysctl::TcpFinTimeout, "60", true}));
    scene.page().showSetting(Sysctl::TcpRetries2);
    QVERIFY(button(scene.window(), "Keep after restart").isChecked());
    QCOMPARE(scene.label("Next start"), QStringLiteral("set to 15 again"));
    QVERIFY(!button(scene.window(), "Apply").isEnabled());
    clickMark(button(scene.window(), "Keep after restart"));
    scene.probe().finish(ActionResult{});   // of the first
    scene.press("Apply");                   // only not to keep it any more
    QVERIFY(scene.wanted() == one(SetSysctl{Sysctl::TcpRetries2, "15", false}));
    scene.page().showSetting(Sysctl::TcpSynRetries);
    QCOMPARE(
        scene.label("Next start"),
        QStringLiteral(
            "At the next start it will be 8: /etc/sysctl.d/99-other.conf is read after Socklens's own file."));
    scene.page().showSetting(Sysctl::TcpRetries1);
    QVERIFY(!button(scene.window(), "Keep after restart").isChecked());
}

void TuningTest::keepingIsNotPossibleElsewhere() {
    SysctlsAnswer readings = machine();
    for (const Sysctl setting : {Sysctl::TcpMaxOrphans, Sysctl::TcpMem, Sysctl::UdpMem})
        at(readings, setting).value.reset();
    Tuning scene(readings);
    QVERIFY(!button(scene.window(), "Keep after restart").isEnabled());
    QVERIFY(button(scene.window(), "Keep after restart").toolTip().contains(QLatin1String("network namespace")));
    Tuning other(machine(), true, false);
    QVERIFY(!button(other.window(), "Keep after restart").isEnabled());
    QVERIFY(button(other.window(), "Keep after restart").toolTip().contains(QLatin1String("root")));
}

void TuningTest::undo() {
    SysctlsAnswer readings = machine();
    at(readings, Sysctl::TcpFinTimeout) = {Sysctl::TcpFinTimeout, "30", "60", "30"};
    Tuning scene(readings);
    scene.page().showSetting(Sysctl::TcpFinTimeout);
    scene.press("Undo");
    QVERIFY(scene.wanted() == one(UndoSysctl{Sysctl::TcpFinTimeout}));
    scene.probe().finish({Outcome::Refused, {"It was not to be.", {}}});
    QTRY_COMPARE(scene.message(), QStringLiteral("It was not to be."));
}

void TuningTest::undoAll() {
    SysctlsAnswer readings = machine();
    Tuning before(readings);
    QVERIFY(!button(before.window(), "Undo all …").isEnabled());
    at(readings, Sysctl::TcpFinTimeout) = {Sysctl::TcpFinTimeout, "30", "60", "30"};
    at(readings, Sysctl::TcpTwReuse) = {Sysctl::TcpTwReuse, "1", "2", {}};
    Tuning scene(readings);
    scene.press("Undo all …");
    QMessageBox& box = awaitDialog();
    QVERIFY(readText(box).contains(QStringLiteral("net.ipv4.tcp_fin_timeout: from 30 back to 60")));
    QCOMPARE(box.defaultButton(), box.button(QMessageBox::Cancel));
    QVERIFY(scene.probe().wanted.empty());
    click(button(box, "Undo"));
    QVERIFY(scene.wanted() == (Actions{UndoSysctl{Sysctl::TcpTwReuse}, UndoSysctl{Sysctl::TcpFinTimeout}}));
}

void TuningTest::withoutRights() {
    SysctlsAnswer readings = machine();
    at(readings, Sysctl::TcpTwReuse) = {Sysctl::TcpTwReuse, "1", "2", {}};
    Tuning scene(readings, false);
    QVERIFY(scene.label("About the new value").contains(QLatin1String("administrator rights")));
    for (const char* name : {"Apply", "Undo", "Undo all …", "Keep after restart"})
        QVERIFY2(!button(scene.window(), name).isEnabled(), name);
    QVERIFY(!scene.editor().isEnabled());
    QCOMPARE(scene.label("Now"), QStringLiteral("1"));   // it can be read all the same
}

void TuningTest::rightsThatComeLater() {
    Tuning scene(machine(), false);
    QVERIFY(!scene.editor().isEnabled());
    scene.probe().can.administersNetwork = true;
    Q_EMIT scene.session().rightsChanged();
    QVERIFY(scene.editor().isEnabled());
    QTRY_VERIFY(!scene.probe().asked.empty());   // what was changed before may be known now
}

void TuningTest::whatIsNotHere() {
    Tuning scene;
    scene.page().showSetting(Sysctl::ConntrackClose);
    QVERIFY(scene.label("About the new value").contains(QLatin1String("nf_conntrack")));
    QVERIFY(!scene.editor().isEnabled());
    QCOMPARE(scene.label("Now"), QStringLiteral("–"));
}

void TuningTest::anotherAnswerLeavesWhatIsTyped() {
    Tuning scene;
    scene.page().showSetting(Sysctl::TcpFinTimeout);
    scene.typeValue("4");
    at(scene.answer, Sysctl::TcpFinTimeout).value = "50";
    scene.press("Read again");
    scene.reply();
    QTRY_COMPARE(scene.label("Now"), QStringLiteral("50 seconds"));
    QCOMPARE(scene.editor().text(), QStringLiteral("4"));
    scene.page().showSetting(Sysctl::TcpTwReuse);
    QCOMPARE(scene.editor().text(), QStringLiteral("2"));
}

void TuningTest::searching() {
    Tuning scene;
    QTreeView& tree = scene.settings();
    visible<QLineEdit>(scene.window(), QStringLiteral("Search settings")).setFocus();
    type(QStringLiteral("keepalive_intvl"));
    const auto shown = [&] {
        QStringList names;
        for (int row = 0; row < tree.model()->rowCount(); ++row) {
            const QModelIndex group = tree.model()->index(row, 0);
            for (int setting = 0; setting < tree.model()->rowCount(group); ++setting)
                if (!tree.isRowHidden(row, {}) && !tree.isRowHidden(setting, group))
                    names << tree.model()->index(setting, 0, group).data().toString();
        }
        return names;
    };
    QCOMPARE(shown(), QStringList{QStringLiteral("tcp_keepalive_intvl")});
    QCOMPARE(scene.label("Setting"), QStringLiteral("net.ipv4.tcp_keepalive_intvl"));   // and is what is edited
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Backspace);
    QCOMPARE(shown().size(), sysctlCount);
}

void TuningTest::showSettingFindsIt() {
    Tuning scene;
    visible<QLineEdit>(scene.window(), QStringLiteral("Search settings")).setFocus();
    type(QStringLiteral("keepalive"));
    scene.page().showSetting(Sysctl::ConntrackSynRecv);
    QTreeView& tree = scene.settings();
    QCOMPARE(tree.currentIndex().data().toString(), QStringLiteral("nf_conntrack_tcp_timeout_syn_recv"));
    QVERIFY(tree.viewport()->rect().contains(tree.visualRect(tree.currentIndex()).center()));
    QCOMPARE(scene.label("Setting"), QStringLiteral("net.netfilter.nf_conntrack_tcp_timeout_syn_recv"));
}

SOCKLENS_GUI_TEST_MAIN(TuningTest)
#include "tuning_test.moc"
