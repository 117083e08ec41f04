// What the desktop is asked to tell: findings of the chosen kinds while nobody looks, folded into one; and that a
// flood does not pile up.
#include "app/insight/trouble.h"
#include "tests/gui/gui_main.h"
#include "tests/gui/notification_service.h"
#include "tests/gui/scene.h"
#include "tests/gui/session_bus.h"
#include "tests/gui/silent_peers.h"
#include "ui/background/background_watch.h"
#include "ui/background/desktop_notifications.h"

#include <QSignalSpy>
#include <QTest>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

Finding findingOf(const char* key, Finding::Kind kind = Finding::Kind::NoAnswer) {
    Finding finding;
    finding.kind = kind;
    finding.key = key;
    finding.title = {"%1 is not well.", {key}};
    finding.evidence = {{"It has %1 spots.", {"3"}}};
    return finding;
}

const FindingKinds silence{Finding::Kind::NoAnswer};
constexpr bool isLookedAt = true;

QStringList keysOf(const FindingNotices& notices) {
    QStringList keys;
    for (const Finding& finding : notices.unseen()) keys << QString::fromStdString(finding.key);
    return keys;
}

/// Nobody looks at its window, and silence is told.
class Unwatched : public Scene {
public:
    Unwatched() : Scene(PageName::Ports) {
        window().findChild<BackgroundWatch*>()->setToldKinds(silence);
        window().hide();
        if (!QTest::qWaitFor([] { return QApplication::activeWindow() == nullptr; }))
            throw std::runtime_error("the window stays active");
    }
    /// Until what is found there is concluded, and what is not there any more is given up.
    void showSilence(int machines) {
        for (int look = 0; look < 3; ++look) probe().show(silentPeers(machines, m_now += Troubles::patience));
        const auto count = static_cast<std::size_t>(machines);
        if (!QTest::qWaitFor([&] { return session().conclusions().findings.size() == count; }))
            throw std::runtime_error("it is not found");
    }

private:
    std::chrono::seconds m_now{};
};

}   // namespace

class NoticesTest : public QObject {
    Q_OBJECT

    SessionBus m_bus;
    NotificationService m_service;

private Q_SLOTS:
    void initTestCase() {
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.isThere() ? m_bus.address().toLatin1() : "unix:path=/nowhere");
        if (m_bus.isThere()) QVERIFY(m_service.begin(m_bus.address()));
    }
    void cleanupTestCase() { m_service.end(); }
    void init() {
        m_service.asked.clear();
        m_service.withdrawn.clear();
    }

    void newsIsWhatHasCome() {
        FindingNotices notices;
        QCOMPARE(notices.observe({}, silence, false), NoticeChange::None);
        const std::vector one{findingOf("a"), findingOf("b", Finding::Kind::Leftovers)};
        QCOMPARE(notices.observe(one, silence, false), NoticeChange::News);
        QCOMPARE(keysOf(notices), QStringList{QStringLiteral("a")});          // the other was not asked for
        QCOMPARE(notices.observe(one, silence, false), NoticeChange::None);   // once
        const std::vector two{findingOf("c"), findingOf("a")};
        QCOMPARE(notices.observe(two, silence, false), NoticeChange::News);
        QCOMPARE(keysOf(notices), QStringList({QStringLiteral("c"), QStringLiteral("a")}));
        QCOMPARE(notices.observe(std::vector{findingOf("c")}, silence, false), NoticeChange::Less);
        QCOMPARE(keysOf(notices), QStringList{QStringLiteral("c")});
        QCOMPARE(notices.observe(two, silence, false), NoticeChange::News);   // it has come again
        const std::vector other{findingOf("d")};
        QCOMPARE(notices.observe(other, silence, false), NoticeChange::News);          // although there is less
        QCOMPARE(notices.observe(other, FindingKinds{}, false), NoticeChange::Less);   // not asked for any more
        QVERIFY(notices.unseen().empty());
        QCOMPARE(notices.observe({}, silence, false), NoticeChange::None);
    }

    void whatIsLookedAtIsNoNews() {
        FindingNotices notices;
        const std::vector one{findingOf("a")};
        QCOMPARE(notices.observe(one, silence, isLookedAt), NoticeChange::None);
        QCOMPARE(notices.observe(one, silence, false), NoticeChange::None);
        const std::vector two{findingOf("a"), findingOf("b")};
        QCOMPARE(notices.observe(two, silence, false), NoticeChange::News);
        QCOMPARE(keysOf(notices), QStringList{QStringLiteral("b")});
        QCOMPARE(notices.observe(two, silence, isLookedAt), NoticeChange::Less);
        QVERIFY(notices.unseen().empty());
        const std::vector three{findingOf("a"), findingOf("b"), findingOf("c")};
        QCOMPARE(notices.observe(three, silence, false), NoticeChange::News);
        QCOMPARE(keysOf(notices), QStringList{QStringLiteral("c")});
    }

    void severalAreOne() {
        std::vector<Finding> findings{findingOf("a")};
        QCOMPARE(noticeSummary(findings), QStringLiteral("a is not well."));
        QCOMPARE(noticeBody(findings), QStringLiteral("It has 3 spots."));
        for (const char* key : {"b", "c", "d", "e"}) findings.push_back(findingOf(key));
        QCOMPARE(noticeSummary(findings), QStringLiteral("5 thing(s) need attention"));
        QCOMPARE(noticeBody(findings),
                 QStringLiteral("a is not well.\nb is not well.\nc is not well.\nAnd 2 more."));
        findings.resize(3);
        QCOMPARE(noticeBody(findings), QStringLiteral("a is not well.\nb is not well.\nc is not well."));
    }

    void aFloodDoesNotPileUp() {
        if (!m_bus.isThere()) QSKIP("there is no dbus-daemon");
        DesktopNotifications notifications;
        const auto show = [&](const QString& subject, int number) {
            notifications.show(subject, QString::number(number), QStringLiteral("<b>"));
        };
        for (int number = 1; number <= 100; ++number) show(QStringLiteral("flood"), number);
        show(QStringLiteral("other"), 0);
        QTRY_COMPARE(m_service.asked.size(),
                     3U);   // the first, another subject, and the last in place of the first
        QCOMPARE(m_service.asked[0].summary, QStringLiteral("1"));
        QCOMPARE(m_service.asked[0].body, QStringLiteral("&lt;b&gt;"));
        QCOMPARE(m_service.asked[1].replaces, 0U);
        QCOMPARE(m_service.asked[2].summary, QStringLiteral("100"));
        QCOMPARE(m_service.asked[2].replaces, m_service.asked[0].number);

        // What somebody has closed has no place that could be taken.
        QTRY_VERIFY([&] {
            m_service.close(m_service.asked.back().number);
            QTest::qWait(50);
            show(QStringLiteral("flood"), 101);
            QTest::qWait(50);
            return m_service.asked.back().replaces == 0;
        }());
    }

    /// Of other programs there may be clicks, too.
    void aClickOnOneOfOurs() {
        if (!m_bus.isThere()) QSKIP("there is no dbus-daemon");
        DesktopNotifications notifications;
        const QSignalSpy clicks(&notifications, &DesktopNotifications::activated);
        notifications.show(QStringLiteral("ours"), QStringLiteral("a"), QStringLiteral("b"));
        QTRY_COMPARE(m_service.asked.size(), 1U);
        notifications.show(QStringLiteral("ours"), QStringLiteral("c"), QStringLiteral("d"));
        QTRY_COMPARE(m_service.asked.size(), 2U);   // so the number of the first is known
        QCOMPARE(m_service.asked[1].replaces, m_service.asked[0].number);
        m_service.click(0);
        m_service.click(m_service.asked[0].number + 1);
        QTRY_VERIFY([&] {
            m_service.click(m_service.asked[0].number);
            QTest::qWait(50);
            return clicks.size() == 1;
        }());
        QCOMPARE(clicks.first().first().toString(), QStringLiteral("ours"));
    }

    void findingsAreToldWhileNobodyLooks() {
        if (!m_bus.isThere()) QSKIP("there is no dbus-daemon");
        Unwatched scene;
        scene.showSilence(1);
        QTRY_COMPARE(m_service.asked.size(), 1U);
        QCOMPARE(m_service.asked[0].summary,
                 QStringLiteral("client (pid 77) gets no answer from 10.0.9.1 port 443."));
        scene.showSilence(3);
        QTRY_COMPARE(m_service.asked.size(), 2U);
        QCOMPARE(m_service.asked[1].summary, QStringLiteral("3 thing(s) need attention"));
        QCOMPARE(m_service.asked[1].replaces, m_service.asked[0].number);
        QTRY_VERIFY([&] {
            m_service.click(m_service.asked[0].number);
            QTest::qWait(50);
            return scene.window().isVisible();
        }());
        QCOMPARE(scene.page(), QStringLiteral("Overview"));   // where they are explained
    }

    void whatIsNotTrueAnyMoreIsWithdrawn() {
        if (!m_bus.isThere()) QSKIP("there is no dbus-daemon");
        Unwatched scene;
        scene.showSilence(3);
        QTRY_COMPARE(m_service.asked.size(), 1U);
        scene.showSilence(1);   // two have answered
        QTRY_COMPARE(m_service.asked.size(), 2U);
        QCOMPARE(m_service.asked[1].replaces, m_service.asked[0].number);
        QVERIFY(m_service.asked[1].summary.contains(QStringLiteral("gets no answer from 10.0.9.1")));
        QVERIFY(m_service.withdrawn.empty());
        scene.showSilence(0);
        QTRY_COMPARE(m_service.withdrawn, std::vector{m_service.asked[0].number});
        scene.showSilence(1);   // it has come again
        QTRY_COMPARE(m_service.asked.size(), 3U);
        QCOMPARE(m_service.asked[2].replaces, 0U);
    }

    void whatIsLookedAtIsWithdrawn() {
        if (!m_bus.isThere()) QSKIP("there is no dbus-daemon");
        Unwatched scene;
        scene.showSilence(1);
        QTRY_COMPARE(m_service.asked.size(), 1U);
        QWidget dialog;   // as good as the window: somebody is there
        bringUp(dialog);
        QVERIFY(QApplication::activeWindow() != nullptr);
        scene.showSilence(1);
        QTRY_COMPARE(m_service.withdrawn, std::vector{m_service.asked[0].number});
    }

    void oneThatHasNoNumberYetIsWithdrawnToo() {
        if (!m_bus.isThere()) QSKIP("there is no dbus-daemon");
        DesktopNotifications notifications;
        const QString subject = QStringLiteral("subject");
        notifications.withdraw(subject);
        notifications.show(subject, QStringLiteral("a"), {});
        notifications.show(subject, QStringLiteral("never"), {});
        notifications.withdraw(subject);
        notifications.correct(subject, QStringLiteral("never"), {});
        QTRY_COMPARE(m_service.withdrawn.size(), 1U);
        QCOMPARE(m_service.asked.size(), 1U);
        QCOMPARE(m_service.withdrawn[0], m_service.asked[0].number);

        notifications.correct(subject, QStringLiteral("never"), {});   // nothing is there that could be corrected
        notifications.show(subject, QStringLiteral("b"), {});
        notifications.withdraw(subject);
        notifications.show(subject, QStringLiteral("c"), {});   // and it is true again
        QTRY_COMPARE(m_service.asked.size(), 3U);
        QCOMPARE(m_service.asked[1].summary, QStringLiteral("b"));
        QCOMPARE(m_service.asked[2].summary, QStringLiteral("c"));
        QCOMPARE(m_service.asked[2].replaces, m_service.asked[1].number);
        QCOMPARE(m_service.withdrawn.size(), 1U);
    }

    void whatSomebodyHasClosedDoesNotComeBack() {
        if (!m_bus.isThere()) QSKIP("there is no dbus-daemon");
        DesktopNotifications notifications;
        const QString subject = QStringLiteral("subject");
        const QString other = QStringLiteral("other");
        const QSignalSpy clicks(&notifications, &DesktopNotifications::activated);
        notifications.show(subject, QStringLiteral("a"), {});
        QTRY_COMPARE(m_service.asked.size(), 1U);
        notifications.show(other, QStringLiteral("b"), {});
        QTRY_COMPARE(m_service.asked.size(), 2U);   // so the number of the first is known
        m_service.close(m_service.asked[0].number);
        QTRY_VERIFY([&] {   // what comes after it on the bus has arrived
            m_service.click(m_service.asked[1].number);
            QTest::qWait(50);
            return clicks.size() == 1;
        }());
        notifications.correct(subject, QStringLiteral("never"), {});
        notifications.withdraw(subject);
        notifications.show(other, QStringLiteral("c"), {});
        QTRY_COMPARE(m_service.asked.size(), 3U);
        QCOMPARE(m_service.asked[2].summary, QStringLiteral("c"));
        QVERIFY(m_service.withdrawn.empty());
    }

    void othersAreNotTold() {
        if (!m_bus.isThere()) QSKIP("there is no dbus-daemon");
        {
            Unwatched quiet;
            quiet.window().findChild<BackgroundWatch*>()->setToldKinds({Finding::Kind::Leftovers});
            quiet.showSilence(2);
        }
        {
            Scene watched(PageName::Overview);   // somebody sees it there
            watched.window().findChild<BackgroundWatch*>()->setToldKinds(silence);
            for (const auto at : {1s, 2s}) watched.probe().show(silentPeers(2, at));
            QTRY_COMPARE(watched.session().conclusions().findings.size(), 2U);
        }
        Unwatched scene;
        scene.showSilence(1);
        QTRY_COMPARE(m_service.asked.size(), 1U);   // what came before would have come before
        QVERIFY(m_service.asked[0].summary.contains(QStringLiteral("gets no answer")));
    }
};

SOCKLENS_GUI_TEST_MAIN(NoticesTest)

#include "notices_test.moc"
