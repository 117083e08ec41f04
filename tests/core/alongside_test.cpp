// Two pieces of work at once.
#include <QTest>

#include "app/core/alongside.h"

#include <stdexcept>
#include <thread>

using namespace socklens;

class AlongsideTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothAreDone();
    void theyMeet();
    void errorsComeBack();
};

void AlongsideTest::bothAreDone() {
    std::thread::id there;
    std::thread::id here;
    alongside([&] { there = std::this_thread::get_id(); }, [&] { here = std::this_thread::get_id(); });
    QVERIFY(here == std::this_thread::get_id());
    QVERIFY(there != std::thread::id() && there != here);
}

/// Each waits for the other: one after the other would never end.
void AlongsideTest::theyMeet() {
    std::promise<void> there;
    std::promise<void> here;
    alongside(
        [&] {
            there.set_value();
            here.get_future().wait();
        },
        [&] {
            here.set_value();
            there.get_future().wait();
        });
}

void AlongsideTest::errorsComeBack() {
    bool done = false;
    const auto fail = [] { throw std::runtime_error("there"); };
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, alongside(fail, [&] { done = true; }));
    QVERIFY(done);
    done = false;
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, alongside([&] { done = true; }, fail));
    QVERIFY(done);   // it is waited for, and does not outlive what it refers to
}

QTEST_APPLESS_MAIN(AlongsideTest)
#include "alongside_test.moc"
