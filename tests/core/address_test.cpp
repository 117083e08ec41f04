// Addresses as text and back, and blocks of them.
#include <QTest>

#include "app/core/address.h"
#include "tests/support/printing.h"

#include <random>

using namespace socklens;

class AddressTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void text_data();
    void text();
    void everyAddressComesBack();
    void notAnAddress_data();
    void notAnAddress();
    void familyAndKind_data();
    void familyAndKind();
    void mappedIsTheSameAsIpv4();
    void blockContains_data();
    void blockContains();
    void notABlock_data();
    void notABlock();
    void blockOfOne();
};

void AddressTest::text_data() {
    QTest::addColumn<std::string>("typed");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("inet6Text");
    const auto row = [](const char* typed, const char* text, const char* inet6Text) {
        QTest::newRow(typed) << std::string(typed) << std::string(text) << std::string(inet6Text);
    };
    row("0.0.0.0", "0.0.0.0", "::ffff:0.0.0.0");
    row("127.0.0.1", "127.0.0.1", "::ffff:127.0.0.1");
    row("255.255.255.255", "255.255.255.255", "::ffff:255.255.255.255");
    row("::ffff:10.1.2.3", "10.1.2.3", "::ffff:10.1.2.3");
    row("::FFFF:0a01:0203", "10.1.2.3", "::ffff:10.1.2.3");
    row("::", "::", "::");
    row("::1", "::1", "::1");
    row("2001:DB8:0:0:0:0:0:1", "2001:db8::1", "2001:db8::1");
    row("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1");
    row("fe80::0202:b3ff:fe1e:8329", "fe80::202:b3ff:fe1e:8329", "fe80::202:b3ff:fe1e:8329");
    row("1:0:0:2:0:0:0:3", "1:0:0:2::3", "1:0:0:2::3");
}

void AddressTest::text() {
    QFETCH(std::string, typed);
    const auto address = parseAddress(typed);
    QVERIFY(address.has_value());
    QTEST(toText(*address), "text");
    QTEST(toInet6Text(*address), "inet6Text");
}

void AddressTest::everyAddressComesBack() {
    std::mt19937 random(4711);
    for (int round = 0; round < 5000; ++round) {
        Address address;
        for (auto& byte : address.bytes) byte = random() % 3 == 0 ? 0 : static_cast<std::uint8_t>(random());
        if (round % 4 == 0) address = Address::inet(std::span(address.bytes).first<4>());
        QVERIFY2(parseAddress(toText(address)) == address, toText(address).c_str());
        QVERIFY2(parseAddress(toInet6Text(address)) == address, toInet6Text(address).c_str());
    }
}

void AddressTest::notAnAddress_data() {
    QTest::addColumn<std::string>("typed");
    const std::pair<const char*, std::string> cases[] = {
        {"empty", ""},
        {"blank", " "},
        {"blank before", " 127.0.0.1"},
        {"blank after", "127.0.0.1 "},
        {"three parts", "10.0.1"},
        {"five parts", "10.0.0.1.2"},
        {"too big", "10.0.0.256"},
        {"octal", "010.0.0.1"},
        {"hexadecimal", "0x7f.0.0.1"},
        {"number", "2130706433"},
        {"two gaps", "1::2::3"},
        {"nine groups", "1:2:3:4:5:6:7:8:9"},
        {"long group", "12345::"},
        {"scope", "fe80::1%eth0"},
        {"brackets", "[::1]"},
        {"port", "127.0.0.1:80"},
        {"name", "localhost"},
        {"block", "10.0.0.0/8"},
        {"byte order mark", "\xef\xbb\xbf"
                            "10.0.0.1"},
        {"NUL inside", std::string("127.0.0.1\0.example", 18)},
        {"NUL at the end", std::string("::1\0", 4)},
        {"very long", std::string(100'000, '1')},
        {"very long with dots", "1.2.3." + std::string(100'000, '0')},
    };
    for (const auto& [name, typed] : cases) QTest::newRow(name) << typed;
}

void AddressTest::notAnAddress() {
    QFETCH(std::string, typed);
    QVERIFY(!parseAddress(typed).has_value());
}

void AddressTest::familyAndKind_data() {
    QTest::addColumn<std::string>("typed");
    QTest::addColumn<bool>("inet");
    QTest::addColumn<bool>("unspecified");
    QTest::addColumn<bool>("loopback");
    const auto row = [](const char* typed, bool inet, bool unspecified, bool loopback = false) {
        QTest::newRow(typed) << std::string(typed) << inet << unspecified << loopback;
    };
    row("127.0.0.1", true, false, true);
    row("::ffff:127.255.255.255", true, false, true);
    row("126.255.255.255", true, false);
    row("128.0.0.1", true, false);
    row("::2", false, false);
    row("7f00::1", false, false);
    row("0.0.0.0", true, true);
    row("::ffff:0.0.0.0", true, true);
    row("::", false, true);
    row("0.0.0.1", true, false);
    row("::1", false, false, true);
    row("::ffff", false, false);
    row("::fffe:1.2.3.4", false, false);
    row("64:ff9b::1.2.3.4", false, false);
}

void AddressTest::familyAndKind() {
    QFETCH(std::string, typed);
    const auto address = parseAddress(typed);
    QVERIFY(address.has_value());
    QTEST(address->isInet(), "inet");
    QTEST(address->isUnspecified(), "unspecified");
    QTEST(address->isLoopback(), "loopback");
}

void AddressTest::mappedIsTheSameAsIpv4() {
    const std::array<std::uint8_t, 4> octets{192, 0, 2, 7};
    const Address inet = Address::inet(octets);
    QVERIFY(parseAddress("::ffff:192.0.2.7") == inet);
    QVERIFY(Address::inet6(inet.bytes) == inet);
    QVERIFY(parseAddress("192.0.2.8") > inet);
}

void AddressTest::blockContains_data() {
    QTest::addColumn<std::string>("block");
    QTest::addColumn<std::string>("address");
    QTest::addColumn<bool>("contains");
    const auto row = [](const char* block, const char* address, bool contains) {
        QTest::addRow("%s and %s", block, address) << std::string(block) << std::string(address) << contains;
    };
    row("10.0.0.0/8", "10.255.255.255", true);
    row("10.0.0.0/8", "11.0.0.0", false);
    row("10.1.2.3/8", "10.9.9.9", true);   // the bits behind the prefix do not count
    row("172.16.0.0/12", "172.31.255.255", true);
    row("172.16.0.0/12", "172.32.0.0", false);
    row("192.168.1.0/31", "192.168.1.1", true);
    row("192.168.1.0/31", "192.168.1.2", false);
    row("192.168.1.1/32", "192.168.1.1", true);
    row("192.168.1.1/32", "192.168.1.0", false);
    row("0.0.0.0/0", "203.0.113.9", true);
    row("0.0.0.0/0", "2001:db8::1", false);
    row("0.0.0.0/1", "128.0.0.0", false);
    row("fe80::/10", "febf::1", true);
    row("fe80::/10", "fec0::1", false);
    row("2001:db8::/127", "2001:db8::1", true);
    row("2001:db8::/127", "2001:db8::2", false);
    row("2001:db8::1/128", "2001:db8::1", true);
    row("::/0", "fe80::1", true);
    row("::ffff:10.0.0.0/104", "10.1.1.1", true);
    row("::ffff:10.0.0.0/104", "11.1.1.1", false);
    row("10.0.0.0/8", "::ffff:10.1.1.1", true);
    row("10.0.0.0/8", "::10.1.1.1", false);
}

void AddressTest::blockContains() {
    QFETCH(std::string, block);
    QFETCH(std::string, address);
    const auto parsed = parseAddressBlock(block);
    QVERIFY(parsed.has_value());
    QTEST(parsed->contains(parseAddress(address).value()), "contains");
}

void AddressTest::notABlock_data() {
    QTest::addColumn<std::string>("typed");
    const std::pair<const char*, std::string> cases[] = {
        {"empty", ""},
        {"no length", "10.0.0.0/"},
        {"no address", "/8"},
        {"too long", "10.0.0.0/33"},
        {"too long for IPv6", "fe80::/129"},
        {"negative", "10.0.0.0/-1"},
        {"plus", "10.0.0.0/+8"},
        {"blank", "10.0.0.0/ 8"},
        {"letters", "10.0.0.0/8x"},
        {"two slashes", "10.0.0.0/8/8"},
        {"netmask", "10.0.0.0/255.0.0.0"},
        {"overflow", "10.0.0.0/99999999999999999999"},
        {"NUL before the slash", std::string("10.0.0.0\0x/8", 12)},
        {"NUL inside", std::string("10.0.0.0/8\0", 11)},
        {"short address", "10/8"},
    };
    for (const auto& [name, typed] : cases) QTest::newRow(name) << typed;
}

void AddressTest::notABlock() {
    QFETCH(std::string, typed);
    QVERIFY(!parseAddressBlock(typed).has_value());
}

void AddressTest::blockOfOne() {
    for (const char* text : {"10.0.0.1", "::1"}) {
        const auto block = parseAddressBlock(text);
        QVERIFY(block.has_value());
        QCOMPARE(block->prefixLength, 128);
        QVERIFY(block->contains(parseAddress(text).value()));
        QVERIFY(!block->contains(parseAddress("10.0.0.2").value()));
    }
    QVERIFY(parseAddressBlock("10.0.0.0/8") != parseAddressBlock("10.0.0.0/9"));
    QVERIFY(parseAddressBlock("10.0.0.0/8") == parseAddressBlock("::ffff:10.0.0.0/104"));
}

QTEST_APPLESS_MAIN(AddressTest)
#include "address_test.moc"
