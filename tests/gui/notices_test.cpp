// What the desktop is asked to tell: findings of the chosen kinds while nobody looks, folded into one; and that a
// flood does not pile up.
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
    /// Until what is found there is concluded.
    void showSilence(int machines) {
        for (int look = 0; look < 2; ++look) probe().show(silentPeers(machines, m_now += 1s));
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
    void init() { m_service.asked.clear(); }

    void newsIsWhatHasCome() {
        FindingNotices notices;
        QVERIFY(!notices.observe({}, silence, false));
        const std::vector one{findingOf("a"), findingOf("b", Finding::Kind::Leftovers)};
        QVERIFY(notices.observe(one, silence, false));
        QCOMPARE(keysOf(notices), QStringList{QStringLiteral("a")});   // the other was not asked for
        QVERIFY(!notices.observe(one, silence, false));                // once
        const std::vector two{findingOf("c"), findingOf("a")};
        QVERIFY(notices.observe(two, silence, false));
        QCOMPARE(keysOf(notices), QStringList({QStringLiteral("c"), QStringLiteral("a")}));
        QVERIFY(!notices.observe(std::vector{findingOf("c")}, silence, false));   // one is gone: no news
        QCOMPARE(keysOf(notices), QStringList{QStringLiteral("c")});
        QVERIFY(notices.observe(two, silence, false));   // it has come again
        QVERIFY(!notices.observe({}, silence, false));
        QVERIFY(notices.unseen().empty());
    }

    void whatIsLookedAtIsNoNews() {
        FindingNotices notices;
        const std::vector one{findingOf("a")};
        QVERIFY(!notices.observe(one, silence, isLookedAt));
        QVERIFY(!notices.observe(one, silence, false));
        const std::vector two{findingOf("a"), findingOf("b")};
        QVERIFY(notices.observe(two, silence, false));
        QCOMPARE(keysOf(notices), QStringList{QStringLiteral("b")});
        QVERIFY(!notices.observe(two, silence, isLookedAt));
        QVERIFY(notices.unseen().empty());
        QVERIFY(notices.observe(std::vector{findingOf("a"), findingOf("b"), findingOf("c")}, silence, false));
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
