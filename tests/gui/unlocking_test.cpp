// Administrator rights that are asked for, refused, given and given back: what the button says and does meanwhile,
// and what is said below the page.
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/office.h"
#include "tests/gui/scene.h"

#include <array>
#include <csignal>

using namespace socklens;
using namespace socklens::test;

namespace {

const QString given = QStringLiteral(
    "Administrator rights were given: the owners of all sockets are visible, and all actions are possible.");
const QString givenBack = QStringLiteral(
    "The administrator rights were given back: Socklens goes on with your own. “Unlock” asks for them again.");

/// That of the toolbar, whatever it says now.
QAbstractButton& unlockButton(Scene& scene) {
    constexpr std::array texts{"Unlock", "Unlocking …", "Lock", "Locking …"};
    for (const char* text : texts)
        if (auto* found = findVisible<QAbstractButton>(scene.window(), QString::fromUtf8(text))) return *found;
    notFound(scene.window(), QStringLiteral("Unlock"));
}

void pressKey() {
    press(Qt::Key_U, Qt::ControlModifier);
}

void giveAllRights(FakeProbe& probe) {
    probe.can.administersNetwork = true;
    probe.can.duplicatesAnyone = true;
    probe.can.seesAllOwners = true;
    probe.can.signalsAnyone = true;
    probe.can.elevated = true;
}

void unlock(Scene& scene) {
    click(unlockButton(scene));
    giveAllRights(scene.elevated());
    scene.elevated().becomeReady();
}

/// On the socket of another user's process.
void openMenuOfPostgres(Scene& scene) {
    QTableView& table = scene.table();
    const int row = rowWith(table, QStringLiteral("Local port"), QStringLiteral("5432"));
    clickCell(table, cellAt(table, row, QStringLiteral("Local port")), Qt::RightButton);
    if (!QTest::qWaitFor([] { return openMenu() != nullptr; })) throw std::runtime_error("no menu opens");
}

/// Why it cannot be closed; empty: it can.
QString reasonAgainstClosing(Scene& scene) {
    openMenuOfPostgres(scene);
    const QAction& close = entry(*openMenu(), QStringLiteral("Close gracefully"));
    const QString reason = close.isEnabled() ? QString() : close.toolTip();
    closeMenus();
    return reason;
}

int buttonsCalled(Scene& scene, const char* text) {
    int count = 0;
    for (const auto* found : scene.window().findChildren<QAbstractButton*>())
        count += found->isVisible() && found->text() == QLatin1String(text) ? 1 : 0;
    return count;
}

}   // namespace

class UnlockingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeMenus(); }

    void unlocking() {
        Scene scene;
        scene.probe().show(office());
        QAbstractButton& button = unlockButton(scene);
        QVERIFY(!reasonAgainstClosing(scene).isEmpty());
        click(button);
        QTRY_COMPARE(button.text(), QStringLiteral("Unlocking …"));
        QVERIFY(!button.isEnabled());
        scene.elevated().fail("The question was dismissed.");
        QTRY_COMPARE(scene.message(), QStringLiteral("The question was dismissed."));
        QVERIFY(button.isEnabled());
        click(button);
        giveAllRights(scene.elevated());
        scene.elevated().can.noNewPrivileges = true;
        scene.elevated().becomeReady();
        QTRY_COMPARE(button.text(), QStringLiteral("Lock"));
        QCOMPARE(scene.message(), given);
        QVERIFY(button.toolTip().contains(QLatin1String("Give them back")));
        QVERIFY(button.toolTip().contains(QLatin1String("Ctrl+U")));
        QVERIFY(button.toolTip().contains(QLatin1String("can gain no further rights")));
        QVERIFY(button.toolTip().contains(QLatin1String("is not confined to the system calls")));
        scene.elevated().show(office());
        QCOMPARE(reasonAgainstClosing(scene), QString());
    }

    /// As in a container whose root has lost some of his rights.
    void unlockedButNotAll() {
        Scene scene;
        click(unlockButton(scene));
        giveAllRights(scene.elevated());
        scene.elevated().can.signalsAnyone = false;
        scene.elevated().becomeReady();
        QTRY_COMPARE(scene.message(),
                     QStringLiteral("Administrator rights were given, but not all of them: Processes "
                                    "of other users cannot be ended."));
    }

    /// Not where they are given back.
    void unlockIsOfferedBesideUnknownOwners() {
        Scene scene;
        scene.probe().show(office());   // one owner is hidden
        QTRY_COMPARE(buttonsCalled(scene, "Unlock"), 2);
        scene.probe().show(SnapshotBuilder().take());
        QTRY_COMPARE(buttonsCalled(scene, "Unlock"), 1);
        unlock(scene);
        scene.elevated().show(office());
        settle();
        QCOMPARE(buttonsCalled(scene, "Unlock"), 0);
        QCOMPARE(buttonsCalled(scene, "Lock"), 1);
        click(unlockButton(scene));
        QTRY_COMPARE(buttonsCalled(scene, "Unlock"), 2);
    }

    /// By mouse and by key, more than once; the rows stay.
    void lockingAgain() {
        Scene scene;
        scene.probe().show(office());
        QTRY_COMPARE(scene.table().model()->rowCount(), int{officeNetworkSockets});
        unlock(scene);
        scene.elevated().show(office());
        click(unlockButton(scene));
        QCOMPARE(scene.message(), givenBack);
        QCOMPARE(unlockButton(scene).text(), QStringLiteral("Unlock"));
        QVERIFY(unlockButton(scene).isEnabled());
        QCOMPARE(scene.table().model()->rowCount(), int{officeNetworkSockets});
        QVERIFY(!reasonAgainstClosing(scene).isEmpty());
        scene.probe().show(office());
        QCOMPARE(scene.table().model()->rowCount(), int{officeNetworkSockets});

        pressKey();
        QCOMPARE(unlockButton(scene).text(), QStringLiteral("Unlocking …"));
        QCOMPARE(scene.message(), QString());
        giveAllRights(scene.elevated());
        scene.elevated().becomeReady();
        QCOMPARE(scene.message(), given);
        pressKey();
        QCOMPARE(scene.message(), givenBack);
    }

    /// A key that is held gives them back, and does not ask for them again.
    void aHeldKeyIsOnePress() {
        Scene scene;
        int keys = 0;
        for (const QAction* action : scene.window().findChildren<QAction*>()) {
            if (action->shortcut() != QKeySequence(Qt::CTRL | Qt::Key_U)) continue;
            ++keys;
            QVERIFY(!action->autoRepeat());
        }
        QCOMPARE(keys, 1);
    }

    /// What is being done is finished first, and what came of it can still be read.
    void lockingWaitsForWhatIsBeingDone() {
        Scene scene;
        unlock(scene);
        scene.elevated().show(office());
        openMenuOfPostgres(scene);
        choose({QStringLiteral("Terminate postgres")});
        scene.elevated().answerAll();
        click(button(awaitDialog(), "Terminate"));
        QTRY_COMPARE(scene.elevated().wanted.size(), 1U);
        click(unlockButton(scene));
        QCOMPARE(unlockButton(scene).text(), QStringLiteral("Locking …"));
        QVERIFY(!unlockButton(scene).isEnabled());
        QVERIFY(unlockButton(scene).toolTip().startsWith(QLatin1String("Waiting until")));
        QCOMPARE(scene.message(), given);
        scene.elevated().finish({Outcome::Refused, {"It did not want to.", {}}});
        QCOMPARE(unlockButton(scene).text(), QStringLiteral("Unlock"));
        QCOMPARE(scene.message(), QStringLiteral("It did not want to.\n") + givenBack);
    }

    /// A refusal does not outlive the next question; what others have said does.
    void askingAgainTakesTheRefusalBack() {
        Scene scene;
        scene.window().startAgain({QStringLiteral("socklens"), QStringLiteral("--moon")});
        const QString ofOthers = scene.message();
        QVERIFY(!ofOthers.isEmpty());
        click(unlockButton(scene));
        scene.elevated().fail("The question was dismissed.");
        QTRY_COMPARE(scene.message(), ofOthers + QStringLiteral("\nThe question was dismissed."));
        click(unlockButton(scene));
        QCOMPARE(scene.message(), ofOthers);
        scene.elevated().fail("The question was dismissed again.");
        button(scene.window(), "Close this message").click();
        click(unlockButton(scene));
        QCOMPARE(scene.message(), QString());   // what was read comes back by nothing
        scene.elevated().fail("The question was dismissed.");
        QTRY_COMPARE(scene.message(), QStringLiteral("The question was dismissed."));
    }

    /// What does not work with the rights stands beside that they were given, and goes with them.
    void notesStandBesideTheSuccess() {
        Scene scene;
        unlock(scene);
        scene.elevated().note("Not all ends are noticed.");
        scene.elevated().note("Nothing is written down.");
        scene.elevated().note("Not all ends are noticed.");   // once is enough
        const QString both = QStringLiteral("\nNothing is written down.\nNot all ends are noticed.");
        QCOMPARE(scene.message(), given + both);
        press(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(scene.message(), both.mid(1));   // only warnings go along to another page
        click(unlockButton(scene));
        QCOMPARE(scene.message(), givenBack);
    }

    /// What one's own rights do not reach is as true after a refusal.
    void aNoteOfOnesOwnStays() {
        Scene scene;
        scene.probe().note("Not all ends are noticed.");
        click(unlockButton(scene));
        QCOMPARE(scene.message(), QStringLiteral("Not all ends are noticed."));
        scene.elevated().fail("The question was dismissed.");
        QTRY_COMPARE(scene.message(), QStringLiteral("Not all ends are noticed.\nThe question was dismissed."));
    }

    /// It may have something to say before it is used.
    void aNoteBeforeTheSuccess() {
        Scene scene;
        scene.session().perform({SendSignal{postgresId, SIGTERM}});
        unlock(scene);
        scene.elevated().note("Nothing is written down.");
        QCOMPARE(scene.message(), QStringLiteral("Nothing is written down."));
        scene.probe().finish({Outcome::Done, {}});
        QCOMPARE(scene.message(), QStringLiteral("Nothing is written down.\n") + given);
    }
};

SOCKLENS_GUI_TEST_MAIN(UnlockingTest)
#include "unlocking_test.moc"
