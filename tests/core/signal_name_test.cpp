// Signals by name, as people type them.
#include <QTest>

#include "app/core/signal_name.h"

#include <csignal>

using namespace socklens;

class SignalNameTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names() {
        QCOMPARE(nameOfSignal(SIGTERM), std::string("SIGTERM"));
        QCOMPARE(nameOfSignal(64), std::string("64"));
        QCOMPARE(nameOfSignal(-1), std::string("-1"));
    }
    void known() {
        for (const char* name : {"HUP", "hup", "SIGHUP", "sighup", "1"}) QVERIFY(signalByName(name) == SIGHUP);
        for (int signal = 1; signal <= 31; ++signal) {
            QVERIFY(signalByName(nameOfSignal(signal)) == signal);
            QVERIFY(signalByName(std::to_string(signal)) == signal);
        }
    }
    void unknown() {
        for (const char* name : {"", "SIG", "0", "-9", "+9", "09", " 9", "32", "64", "HUP ", "SIGSIGHUP", "NONE",
                                 "99999999999999999999"})
            QVERIFY2(!signalByName(name), name);
    }
};

QTEST_GUILESS_MAIN(SignalNameTest)
#include "signal_name_test.moc"
