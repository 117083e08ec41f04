// Options in words: what is unknown is left out, and what follows from a value is said.
#include <QtTest>

#include "app/models/socket_options_text.h"

using namespace socklens;

class SocketOptionsTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsUnknownIsLeftOut() {
        QVERIFY(optionLines({}, Protocol::Tcp).empty());
        SocketOptions options;
        options.noDelay = false;
        QCOMPARE(optionLines(options, Protocol::Tcp).size(), 1U);
    }

    void values() {
        using namespace std::chrono_literals;
        SocketOptions options;
        options.reuseAddress = true;
        options.lingers = true;
        options.lingerTime = 5s;
        options.keepAliveIdle = 7200s;
        options.userTimeout = 3000ms;
        options.receiveBuffer = 212'992;
        options.mark = 0x4d;
        options.device = "";
        QMap<QString, QString> shown;
        for (const OptionLine& line : optionLines(options, Protocol::Tcp)) shown[line.name] = line.value;
        QCOMPARE(shown.size(), 7);
        QCOMPARE(shown["SO_REUSEADDR"], QStringLiteral("on"));
        QCOMPARE(shown["SO_LINGER"], QStringLiteral("5 s"));
        QCOMPARE(shown["TCP_KEEPIDLE"], QStringLiteral("7,200 s"));
        QCOMPARE(shown["TCP_USER_TIMEOUT"], QStringLiteral("3,000 ms"));
        QCOMPARE(shown["SO_RCVBUF"], QStringLiteral("212,992 bytes"));
        QCOMPARE(shown["SO_MARK"], QStringLiteral("0x4d"));
        QCOMPARE(shown["SO_BINDTODEVICE"], QStringLiteral("none"));
    }

    void whatStaysBehind() {
        SocketOptions resets;
        resets.lingers = true;
        resets.lingerTime = std::chrono::seconds(0);
        QVERIFY(
            prospect(resets, Protocol::Tcp, State::Established).contains(QLatin1String("nothing stays behind")));
        QVERIFY(prospect({}, Protocol::Tcp, State::Established).contains(QLatin1String("TIME_WAIT for 60 s")));
        QVERIFY(prospect({}, Protocol::Tcp, State::Listen).contains(QLatin1String("lacks SO_REUSEADDR")));
        QVERIFY(prospect({}, Protocol::Udp, State::Established).isEmpty());
    }
};

QTEST_GUILESS_MAIN(SocketOptionsTextTest)
#include "socket_options_text_test.moc"
