// Names of hosts from a name service that answers, does not, or not in our lifetime.
#include <QtTest>

#include "app/session/host_names.h"

#include <condition_variable>
#include <mutex>

using namespace socklens;
using namespace std::chrono_literals;

namespace {

Address host(int number) {
    const std::array<std::uint8_t, 4> octets{10, 0, static_cast<std::uint8_t>(number / 256),
                                             static_cast<std::uint8_t>(number % 256)};
    return Address::inet(octets);
}

/// Answers "host 10.0.0.1" and so on, once it is let.
class NameService {
public:
    HostAnswer answer(const Address& address) {
        std::unique_lock lock(m_mutex);
        ++m_begun;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_isOpen; });
        ++m_asked[address];
        if (m_isDown) return {{}, false};
        return {m_prefix + toText(address), true};
    }
    void set(bool isOpen) {
        const std::lock_guard lock(m_mutex);
        m_isOpen = isOpen;
        m_changed.notify_all();
    }
    void setDown(bool isDown) {
        const std::lock_guard lock(m_mutex);
        m_isDown = isDown;
    }
    void setPrefix(std::string prefix) {
        const std::lock_guard lock(m_mutex);
        m_prefix = std::move(prefix);
    }
    void awaitBegun(int count) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_begun >= count; });
    }
    int asked(const Address& address) {
        const std::lock_guard lock(m_mutex);
        return m_asked[address];
    }
    std::size_t hosts() {
        const std::lock_guard lock(m_mutex);
        return m_asked.size();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isOpen = true;
    bool m_isDown = false;
    std::string m_prefix = "host-";
    int m_begun = 0;
    std::map<Address, int> m_asked;
};

/// The threads may outlive the test: they own what they ask.
struct Scene {
    std::shared_ptr<NameService> service = std::make_shared<NameService>();
    HostNames names{[asked = service](const Address& address) { return asked->answer(address); }};
};

}   // namespace

class HostNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAnswerComesAndStays() {
        Scene scene;
        QSignalSpy arrived(&scene.names, &HostNames::arrived);
        scene.names.ask(host(1));
        QCOMPARE(scene.names.nameOf(host(1)), QString());
        QTRY_COMPARE(scene.names.nameOf(host(1)), QStringLiteral("host-10.0.0.1"));
        QVERIFY(!arrived.isEmpty());
        scene.names.ask(host(1));
        scene.names.ask(host(2));
        QTRY_COMPARE(scene.names.nameOf(host(2)), QStringLiteral("host-10.0.0.2"));
        QCOMPARE(scene.service->asked(host(1)), 1);
    }

    void nobodyIsAskedAboutNobody() {
        Scene scene;
        scene.names.ask(Address{});
        scene.names.ask(parseAddress("0.0.0.0").value());
        scene.names.ask(host(1));
        QTRY_COMPARE(scene.names.nameOf(host(1)), QStringLiteral("host-10.0.0.1"));
        QCOMPARE(scene.service->hosts(), std::size_t{1});
    }

    void onlySoManyQuestionsAreOpen() {
        Scene scene;
        scene.service->set(false);
        for (int number = 0; number < 1000; ++number) scene.names.ask(host(number));
        scene.names.ask(host(3));   // open already
        scene.service->set(true);
        QTRY_COMPARE(scene.names.nameOf(host(63)), QStringLiteral("host-10.0.0.63"));
        QTRY_COMPARE(scene.service->hosts(), HostNames::mostOpen);
        QCOMPARE(scene.names.nameOf(host(64)), QString());
        scene.names.ask(host(64));   // now there is room
        QTRY_COMPARE(scene.names.nameOf(host(64)), QStringLiteral("host-10.0.0.64"));
        QCOMPARE(scene.service->asked(host(3)), 1);
    }

    void onlySoManyAnswersAreKept() {
        Scene scene;
        const int last = static_cast<int>(HostNames::mostKept);
        for (int number = 0; number <= last; ++number) {
            scene.names.ask(host(number));
            if (number % 32 == 31) QTRY_VERIFY(!scene.names.nameOf(host(number)).isEmpty());
        }
        QTRY_VERIFY(!scene.names.nameOf(host(last)).isEmpty());
        QVERIFY(scene.names.nameOf(host(0)).isEmpty());
    }

    /// Whether it is quit, or a window closes: nobody waits for a name service that does not answer.
    void whatDoesNotAnswerHoldsNobodyUp() {
        std::shared_ptr<NameService> service;
        {
            Scene scene;
            service = scene.service;
            service->set(false);
            for (int number = 0; number < 20; ++number) scene.names.ask(host(number));
            service->awaitBegun(static_cast<int>(HostNames::mostThreads));
        }   // and it is gone, or this test never ends
        service->set(true);
        QTRY_VERIFY(service.use_count() == 1);   // nor do the threads stay
        QCOMPARE(service->hosts(), HostNames::mostThreads);
    }

    void whoHasNothingToDoGoesToo() {
        std::shared_ptr<NameService> service;
        {
            Scene scene;
            service = scene.service;
            scene.names.ask(host(1));
            QTRY_VERIFY(!scene.names.nameOf(host(1)).isEmpty());
        }
        QTRY_VERIFY(service.use_count() == 1);
    }

    void whatCouldNotBeAskedIsAskedAgainLater() {
        Scene scene;
        std::chrono::steady_clock::time_point now{};
        scene.names.setClock([&now] { return now; });
        scene.service->setDown(true);
        QSignalSpy arrived(&scene.names, &HostNames::arrived);
        scene.names.ask(host(1));
        QTRY_COMPARE(arrived.size(), 1);
        scene.service->setDown(false);
        scene.names.ask(host(1));
        scene.names.ask(host(2));
        QTRY_COMPARE(scene.names.nameOf(host(2)), QStringLiteral("host-10.0.0.2"));
        QCOMPARE(scene.names.nameOf(host(1)), QString());
        now += HostNames::patience;
        scene.names.ask(host(1));
        QTRY_COMPARE(scene.names.nameOf(host(1)), QStringLiteral("host-10.0.0.1"));
        QCOMPARE(scene.service->asked(host(1)), 2);
    }

    void aNameMayBeAnything() {
        Scene scene;
        scene.service->setPrefix("a\x01\n\xff b\xe2\x80\xae" + std::string(1000, 'x'));
        scene.names.ask(host(1));
        QTRY_VERIFY(!scene.names.nameOf(host(1)).isEmpty());
        const QString name = scene.names.nameOf(host(1));
        QVERIFY(name.size() <= 253);
        QVERIFY2(name.startsWith(QString::fromUtf8("a\xEF\xBF\xBD") + QStringLiteral("bx")), qPrintable(name));
    }

    /// Whatever the machine says, it says something; there may be no name service at all.
    void theMachineIsAsked() {
        HostNames names;
        QSignalSpy arrived(&names, &HostNames::arrived);
        names.ask(parseAddress("127.0.0.1").value());
        names.ask(parseAddress("::1").value());
        QTRY_VERIFY_WITH_TIMEOUT(!arrived.isEmpty(), 50'000);
    }
};

QTEST_GUILESS_MAIN(HostNamesTest)
#include "host_names_test.moc"
