// What the catalogue takes and refuses, and what it warns of. The kernel's own verdict on the same ends of the
// ranges is in tests/lab.
#include <QTest>

#include "app/core/sysctl_catalogue.h"

#include <set>

using namespace socklens;

namespace {

QByteArray labelOf(Sysctl setting, const char* value) {
    return QByteArray(infoOf(setting).name) + " = " + value;
}

}   // namespace

class SysctlCatalogueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySettingIsDescribed();
    void names();
    void taken_data();
    void taken();
    void refused_data();
    void refused();
    void longListsAreRefused();
    void whatIsWrongIsShownBackInPart();
    void warnings_data();
    void warnings();
    void defaultsHaveNoWarning();
    void differing();
    void absence();
};

void SysctlCatalogueTest::everySettingIsDescribed() {
    QCOMPARE(sysctlCatalogue().size(), static_cast<std::size_t>(sysctlCount));
    std::set<std::string> names;
    for (const SysctlInfo& info : sysctlCatalogue()) {
        QVERIFY2(names.insert(info.name).second, info.name);
        QVERIFY2(QByteArray(info.effect).endsWith('.'), info.name);
        QVERIFY2(*info.belief == '\0' || QByteArray(info.belief).endsWith('.'), info.name);
        QVERIFY2(info.lowest < info.highest, info.name);
        QVERIFY2(!rangeOf(info.setting).empty(), info.name);
        QVERIFY2(QByteArray(nameOf(info.scope)).size() > 0 && QByteArray(titleOf(info.group)).size() > 0,
                 info.name);
        if (info.grammar == SysctlGrammar::ThreeNumbers) continue;   // its default is the machine's
        QCOMPARE(check(info.setting, info.usualDefault).value_or("refused"), std::string(info.usualDefault));
    }
}

void SysctlCatalogueTest::names() {
    for (const char* name : {"tcp_fin_timeout", "net.ipv4.tcp_fin_timeout", "net/ipv4/tcp_fin_timeout"})
        QVERIFY2(sysctlFromName(name) == Sysctl::TcpFinTimeout, name);
    QVERIFY(sysctlFromName("nf_conntrack_tcp_timeout_close") == Sysctl::ConntrackClose);
    for (const char* name : {"", ".", "ipv4.tcp_fin_timeout", "tcp_fin_timeout ", "TCP_FIN_TIMEOUT",
                             "tcp_tw_recycle", "../tcp_fin_timeout", "kernel.panic"})
        QVERIFY2(!sysctlFromName(name), name);
    QCOMPARE(pathOf(Sysctl::ConntrackClose), std::string("net/netfilter/nf_conntrack_tcp_timeout_close"));
}

void SysctlCatalogueTest::taken_data() {
    QTest::addColumn<int>("setting");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("normalised");
    const auto row = [](Sysctl setting, const char* value, const char* normalised) {
        QTest::newRow(labelOf(setting, value)) << static_cast<int>(setting) << value << normalised;
    };
    row(Sysctl::TcpFinTimeout, "60", "60");
    row(Sysctl::TcpFinTimeout, " \t30\n", "30");
    row(Sysctl::TcpFinTimeout, "010", "10");   // the kernel would make it 8
    row(Sysctl::TcpFinTimeout, "-8589934", "-8589934");
    row(Sysctl::TcpFinTimeout, "8589934", "8589934");
    row(Sysctl::TcpMaxTwBuckets, "-2147483648", "-2147483648");
    row(Sysctl::TcpMaxTwBuckets, "2147483647", "2147483647");
    row(Sysctl::TcpSynRetries, "127", "127");
    row(Sysctl::TcpTimestamps, "255", "255");
    row(Sysctl::IpLocalPortRange, "1024 65535", "1024 65535");
    row(Sysctl::IpLocalPortRange, "  1024\t 65535 ", "1024 65535");
    row(Sysctl::IpLocalPortRange, "7 7", "7 7");
    row(Sysctl::IpLocalReservedPorts, "", "");
    row(Sysctl::IpLocalReservedPorts, "\n", "");
    row(Sysctl::IpLocalReservedPorts, "8080", "8080");
    row(Sysctl::IpLocalReservedPorts, "9000-9010, 8080", "8080,9000-9010");
    row(Sysctl::IpLocalReservedPorts, "1-3,2-5", "1-5");
    row(Sysctl::IpLocalReservedPorts, "5,4,3,3", "3-5");
    row(Sysctl::IpLocalReservedPorts, "0-65535", "0-65535");
    row(Sysctl::TcpMem, "10 20 30", "10 20 30");
    row(Sysctl::TcpMem, "10\t10\t9223372036854775807", "10 10 9223372036854775807");
}

void SysctlCatalogueTest::taken() {
    QFETCH(int, setting);
    QFETCH(QString, value);
    const auto result = check(static_cast<Sysctl>(setting), value.toStdString());
    QVERIFY2(result.has_value(), result ? "" : english(result.error()).c_str());
    QTEST(QString::fromStdString(*result), "normalised");
}

void SysctlCatalogueTest::refused_data() {
    QTest::addColumn<int>("setting");
    QTest::addColumn<QString>("value");
    const auto rows = [](Sysctl setting, std::initializer_list<const char*> values) {
        for (const char* value : values)
            QTest::newRow(labelOf(setting, value)) << static_cast<int>(setting) << value;
    };
    rows(Sysctl::TcpFinTimeout, {"", " ", "abc", "1 2", "1.5", "0x10", "+5", "7x", "--5", "8589935", "-8589935",
                                 "99999999999999999999", "60;", "6\u00a00", "٦٠"});
    rows(Sysctl::TcpTwReuse, {"-1", "3"});
    rows(Sysctl::TcpTwReuseDelay, {"0", "60001"});
    rows(Sysctl::TcpMaxTwBuckets, {"2147483648", "-2147483649"});
    rows(Sysctl::TcpRfc1337, {"-1", "256"});
    rows(Sysctl::TcpSynRetries, {"0", "128"});
    rows(Sysctl::IpAutobindReuse, {"2"});
    rows(Sysctl::TcpRtoMaxMs, {"999", "120001"});
    rows(Sysctl::Somaxconn, {"-1", "2147483648"});
    rows(Sysctl::IpLocalPortRange,
         {"", "1024", "0 100", "2000 1999", "1 2 3", "1024-2000", "1024,2000", "1 65536", "a b"});
    rows(Sysctl::IpLocalReservedPorts, {"65536", "9-8", "-1", "1-", "-", "1-2-3", "1;2", "http"});
    rows(Sysctl::TcpMem, {"", "1", "1 2", "1 2 3 4", "3 2 1", "0 1 2", "a b c", "1 2 9223372036854775808"});
}

void SysctlCatalogueTest::refused() {
    QFETCH(int, setting);
    QFETCH(QString, value);
    const auto result = check(static_cast<Sysctl>(setting), value.toStdString());
    QVERIFY(!result);
    QVERIFY(!result.error().empty());
}

void SysctlCatalogueTest::longListsAreRefused() {
    std::string list;
    for (int port = 1; port < 2000; port += 2) list += std::to_string(port) + ',';
    QVERIFY(!check(Sysctl::IpLocalReservedPorts, list));
    list += "0-2000";   // joined, it is short
    QCOMPARE(check(Sysctl::IpLocalReservedPorts, list).value_or("refused"), std::string("0-2000"));
}

void SysctlCatalogueTest::whatIsWrongIsShownBackInPart() {
    const std::string whole = "a\nb" + std::string(5000, 'x');
    const std::string sentence = english(check(Sysctl::TcpFinTimeout, whole).error());
    QVERIFY(sentence.size() < 200);
    QVERIFY(sentence.find('\n') == std::string::npos);
}

void SysctlCatalogueTest::warnings_data() {
    QTest::addColumn<int>("setting");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("says");   // empty: nothing
    const auto row = [](Sysctl setting, const char* value, const char* says) {
        QTest::newRow(labelOf(setting, value)) << static_cast<int>(setting) << value << says;
    };
    row(Sysctl::TcpFinTimeout, "60", "");
    row(Sysctl::TcpFinTimeout, "1", "");
    row(Sysctl::TcpFinTimeout, "61", "2 × (61 − 60) = 2 seconds");
    row(Sysctl::TcpFinTimeout, "75", "2 × (75 − 60) = 30 seconds");
    row(Sysctl::TcpFinTimeout, "8589934", "17179748 seconds");
    row(Sysctl::TcpFinTimeout, "0", "less than a second");
    row(Sysctl::TcpFinTimeout, "-1", "less than a second");
    row(Sysctl::TcpMaxTwBuckets, "0", "no TIME_WAIT at all");
    row(Sysctl::TcpMaxTwBuckets, "-1", "no limit");
    row(Sysctl::TcpMaxTwBuckets, "5", "first 5 ");
    row(Sysctl::TcpMaxTwBuckets, "131072", "");
    row(Sysctl::TcpTimestamps, "0", "tcp_tw_reuse does nothing");
    row(Sysctl::TcpTwReuse, "0", "");
    row(Sysctl::TcpTwReuse, "1", "nothing for servers");
    row(Sysctl::TcpTwReuseDelay, "1", "timestamps");
    row(Sysctl::TcpAbortOnOverflow, "1", "still dropped");
    row(Sysctl::TcpOrphanRetries, "0", "makes it 8");
    row(Sysctl::TcpOrphanRetries, "2", "");
    row(Sysctl::IpLocalPortRange, "1024 65535", "");
    row(Sysctl::IpLocalPortRange, "50000 50009", "Only 10 connections");
    row(Sysctl::IpLocalReservedPorts, "", "");
    row(Sysctl::IpLocalReservedPorts, "80,1-2,10000-30000", "20004");   // 80 is apart from 1-2
    row(Sysctl::IpUnprivilegedPortStart, "80", "from 80 on");
    row(Sysctl::IpUnprivilegedPortStart, "1024", "");
    row(Sysctl::TcpSyncookies, "0", "flood");
    row(Sysctl::TcpSyncookies, "2", "tests only");
    row(Sysctl::TcpKeepaliveTime, "0", "less than one second");
    row(Sysctl::TcpKeepaliveProbes, "0", "without a single probe");
    row(Sysctl::TcpRetries2, "7", "RFC 1122");
    row(Sysctl::TcpRetries2, "8", "");
    row(Sysctl::TcpSynRetries, "1", "about 3 seconds");
    row(Sysctl::TcpSynRetries, "2", "about 7 seconds");
    row(Sysctl::TcpSynRetries, "127", "");
    row(Sysctl::ConntrackEstablished, "3600", "7440");
    row(Sysctl::ConntrackClose, "0", "forgotten at once");
    row(Sysctl::ConntrackClose, "1", "");
    row(Sysctl::TcpMem, "1 2 3", "whole machine");
}

void SysctlCatalogueTest::warnings() {
    QFETCH(int, setting);
    QFETCH(QString, value);
    QFETCH(QString, says);
    const auto warning = warningFor(static_cast<Sysctl>(setting), value.toStdString());
    const QString sentence = warning ? QString::fromStdString(english(*warning)) : QString();
    QCOMPARE(sentence.isEmpty(), says.isEmpty());
    QVERIFY2(sentence.contains(says), qPrintable(sentence));
    QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));   // nothing left to fill in
}

/// But for what nobody guesses: 0 means 8. And memory is always a matter of care.
void SysctlCatalogueTest::defaultsHaveNoWarning() {
    for (const SysctlInfo& info : sysctlCatalogue()) {
        const bool expected =
            info.setting == Sysctl::TcpOrphanRetries || info.grammar == SysctlGrammar::ThreeNumbers;
        QVERIFY2(warningFor(info.setting, info.usualDefault).has_value() == expected, info.name);
    }
}

void SysctlCatalogueTest::differing() {
    const auto differs = [](Sysctl setting, std::optional<std::string> value, std::optional<std::string> before) {
        return differsFromDefault({setting, std::move(value), std::move(before), {}});
    };
    QVERIFY(!differs(Sysctl::TcpFinTimeout, "60", {}));
    QVERIFY(differs(Sysctl::TcpFinTimeout, "30", {}));
    QVERIFY(!differs(Sysctl::TcpFinTimeout, {}, {}));
    QVERIFY(differs(Sysctl::IpLocalReservedPorts, "8080", {}));
    QVERIFY(!differs(Sysctl::IpLocalReservedPorts, "", {}));
    // What another machine starts with is not known here.
    QVERIFY(!differs(Sysctl::TcpMaxTwBuckets, "4096", {}));
    QVERIFY(differs(Sysctl::TcpMaxTwBuckets, "4096", "131072"));
    QVERIFY(!differs(Sysctl::TcpMaxTwBuckets, "131072", "131072"));
}

void SysctlCatalogueTest::absence() {
    const auto sentence = [](Sysctl setting) { return QString::fromStdString(english(absenceOf(setting))); };
    QVERIFY(sentence(Sysctl::TcpMem).contains("whole machine"));
    QVERIFY(sentence(Sysctl::ConntrackClose).contains("nf_conntrack"));
    QVERIFY(sentence(Sysctl::TcpRtoMaxMs).contains("This kernel has no net.ipv4.tcp_rto_max_ms"));
}

QTEST_APPLESS_MAIN(SysctlCatalogueTest)
#include "sysctl_catalogue_test.moc"
