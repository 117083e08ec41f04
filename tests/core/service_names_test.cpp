// The names of ports, as services(5) has them and as others may have left the file.
#include <QTest>

#include "app/core/service_names.h"

#include <random>

using namespace socklens;

namespace {

std::string name(const ServiceNames& names, Protocol protocol, int port) {
    return std::string(names.nameOf(protocol, static_cast<Port>(port)));
}

}   // namespace

class ServiceNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asItIsOnEveryMachine() {
        const auto names = ServiceNames::parse("# Network services\n"
                                               "\n"
                                               "ssh\t\t22/tcp\t\t\t# Secure shell\n"
                                               "domain 53/tcp#DNS\n"
                                               "domain 53/udp nameserver\r\n"
                                               "https 443/tcp");   // and no end of line
        QCOMPARE(name(names, Protocol::Tcp, 22), "ssh");
        QCOMPARE(name(names, Protocol::Udp, 22), "");
        QCOMPARE(name(names, Protocol::Udp, 53), "domain");
        QCOMPARE(name(names, Protocol::Tcp, 53), "domain");
        QCOMPARE(name(names, Protocol::Tcp, 443), "https");
        QCOMPARE(name(names, Protocol::Unix, 443), "");
        QCOMPARE(name(names, Protocol::Tcp, 0), "");
        QCOMPARE(name(ServiceNames(), Protocol::Tcp, 22), "");
    }

    void theFirstNameCounts() { QCOMPARE(name(ServiceNames::parse("a 1/tcp\nb 1/tcp\n"), Protocol::Tcp, 1), "a"); }

    void whatIsNoLineIsPassedOver_data() {
        QTest::addColumn<QByteArray>("line");
        for (const char* line : {"", "www", "www 80", "www /tcp", "www 80/", "www 80/sctp", "www 80/tcpx",
                                 "www 080x/tcp", "www 0/tcp", "www 65536/tcp", "www -80/tcp",
                                 "www 99999999999999999999/tcp", "# www 80/tcp", "www # 80/tcp", "w\x01w 80/tcp",
                                 "w\xc3\xa4 80/tcp", "80/tcp", "a-name-that-is-far-too-long-to-be-shown 80/tcp"})
            QTest::newRow(line) << QByteArray(line);
    }
    void whatIsNoLineIsPassedOver() {
        QFETCH(const QByteArray, line);
        const auto names = ServiceNames::parse((line + "\nssh 22/tcp\n").toStdString());
        for (const int port : {0, 80}) QCOMPARE(name(names, Protocol::Tcp, port), "");
        QCOMPARE(name(names, Protocol::Tcp, 22), "ssh");
    }

    void randomBytes() {
        std::mt19937 random(7);   // the same every time
        const std::string letters("a1/tcpud \t\n#\r\0\xff", 16);
        for (int round = 0; round < 2000; ++round) {
            std::string text;
            for (auto length = random() % 200; length > 0; --length) text += letters[random() % letters.size()];
            const auto names = ServiceNames::parse(text);
            for (int port = 0; port < 12; ++port)
                QVERIFY(name(names, Protocol::Tcp, port).size() <= ServiceNames::longestName);
        }
    }

    void aFileThatIsNotThere() {
        QCOMPARE(name(ServiceNames::read("/proc/nobody/services"), Protocol::Tcp, 22), "");
        QCOMPARE(name(ServiceNames::read("/"), Protocol::Tcp, 22), "");
    }
};

QTEST_GUILESS_MAIN(ServiceNamesTest)
#include "service_names_test.moc"
