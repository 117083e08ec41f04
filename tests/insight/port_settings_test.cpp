// What the settings of ports say, as the kernel prints them, and as nobody should.
#include <QTest>

#include "app/insight/port_settings.h"

#include <vector>

using namespace socklens;

namespace {

PortSettings with(Sysctl setting, std::string value) {
    const SysctlReading reading{setting, std::move(value), {}, {}};
    return portSettings(std::span(&reading, 1));
}

}   // namespace

class PortSettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsTheDefault();
    void everySetting();
    void range_data();
    void range();
    void reserved_data();
    void reserved();
    void nonsenseIsTheDefault_data();
    void nonsenseIsTheDefault();
};

void PortSettingsTest::nothingIsTheDefault() {
    const PortSettings settings = portSettings({});
    QVERIFY(settings == PortSettings());
    QCOMPARE(settings.usablePorts(), 28232U);
    QVERIFY(settings.reuse == PortSettings::Reuse::Loopback);
    QVERIFY(!settings.longestBacklog);
    QVERIFY(with(Sysctl::TcpMem, "1 2 3") == PortSettings());
}

void PortSettingsTest::everySetting() {
    const std::vector<SysctlReading> readings{{Sysctl::IpLocalPortRange, "40000 40099", {}, {}},
                                              {Sysctl::IpLocalReservedPorts, "40001,40010-40019,50000", {}, {}},
                                              {Sysctl::TcpTwReuse, "1", {}, {}},
                                              {Sysctl::TcpTwReuseDelay, "250", {}, {}},
                                              {Sysctl::TcpTimestamps, "0", {}, {}},
                                              {Sysctl::Somaxconn, "128", {}, {}},
                                              {Sysctl::TcpMaxOrphans, std::nullopt, {}, {}}};
    const PortSettings settings = portSettings(readings);
    QVERIFY(settings.first == Port{40000} && settings.last == Port{40099});
    QCOMPARE(settings.usablePorts(), 89U);
    QVERIFY(settings.reuse == PortSettings::Reuse::Always);
    QVERIFY(settings.reuseDelay == Milliseconds(250));
    QVERIFY(!settings.timestamps);
    QVERIFY(settings.longestBacklog == 128U);
    QVERIFY(settings.isEphemeral(Port{40000}) && settings.isEphemeral(Port{40099}));
    QVERIFY(!settings.isEphemeral(Port{39999}) && !settings.isEphemeral(Port{40100}));
    QVERIFY(!settings.isEphemeral(Port{40001}) && !settings.isEphemeral(Port{40019}));
}

void PortSettingsTest::range_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<quint32>("usable");
    QTest::newRow("usual") << std::string("32768 60999") << 28232U;
    QTest::newRow("one port") << std::string("50000 50000") << 1U;
    QTest::newRow("all") << std::string("0 65535") << 65536U;
    for (const char* text : {"", "1", "5 4", "1 65536", "-1 5", "1 2 3", "1  2", "a b", "50000 50000 "})
        QTest::newRow(text) << std::string(text) << 28232U;
}

void PortSettingsTest::range() {
    QFETCH(std::string, text);
    QTEST(with(Sysctl::IpLocalPortRange, text).usablePorts(), "usable");
}

void PortSettingsTest::reserved_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<quint32>("count");
    const auto row = [](const char* text, quint32 count) { QTest::newRow(text) << std::string(text) << count; };
    row("", 0);
    row("8080", 1);
    row("8080,9000-9010", 12);
    row("0-65535", 65536);
    row("65535", 1);
    row("5-4", 0);
    row("7-", 1);
    row("7,x", 0);
    row("65536", 0);
    row("1,,2", 0);
}

void PortSettingsTest::reserved() {
    QFETCH(std::string, text);
    QTEST(static_cast<quint32>(with(Sysctl::IpLocalReservedPorts, text).reserved.value_or(PortSet()).count()),
          "count");
}

void PortSettingsTest::nonsenseIsTheDefault_data() {
    QTest::addColumn<int>("setting");
    QTest::addColumn<std::string>("text");
    const auto row = [](const char* tag, Sysctl setting, const char* text) {
        QTest::newRow(tag) << static_cast<int>(setting) << std::string(text);
    };
    row("reuse 3", Sysctl::TcpTwReuse, "3");
    row("reuse -1", Sysctl::TcpTwReuse, "-1");
    row("reuse nothing", Sysctl::TcpTwReuse, "");
    row("delay in words", Sysctl::TcpTwReuseDelay, "soon");
    row("delay too long", Sysctl::TcpTwReuseDelay, "4294967296");
    row("backlog with a tail", Sysctl::Somaxconn, "12x");
}

void PortSettingsTest::nonsenseIsTheDefault() {
    QFETCH(int, setting);
    QFETCH(std::string, text);
    QVERIFY(with(static_cast<Sysctl>(setting), text) == PortSettings());
}

QTEST_APPLESS_MAIN(PortSettingsTest)
#include "port_settings_test.moc"
