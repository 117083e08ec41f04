// The text that is kept under /etc/sysctl.d, as Socklens writes it and as others leave it.
#include <QTest>

#include "app/core/sysctl_catalogue.h"
#include "app/core/sysctl_file.h"

#include <random>

using namespace socklens;

namespace {

constexpr std::string_view heading = "# A heading.\n";

SysctlEntry entry(Sysctl setting, std::string value, std::optional<std::string> before = {}) {
    return {setting, std::move(value), std::move(before)};
}

using Entries = std::vector<SysctlEntry>;

}   // namespace

class SysctlFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPersonCanReadIt();
    void whatIsWrittenIsReadBack();
    void theSameSettingIsReplaced();
    void nothingIsLeftOfTheLast();
    void linesOfOthersStay();
    void spellings();
    void whatIsNotOursIsNotSeen();
    void beforeBelongsToTheLineBelow();
    void portsInAnOrderThatWorks_data();
    void portsInAnOrderThatWorks();
    void assignments();
    void randomBytes();
};

void SysctlFileTest::aPersonCanReadIt() {
    const std::string text = withEntry("", entry(Sysctl::TcpFinTimeout, "30", "60"), heading);
    QCOMPARE(QString::fromStdString(text),
             QStringLiteral("# A heading.\n\n# %1\n# Before: 60\nnet.ipv4.tcp_fin_timeout = 30\n")
                 .arg(QLatin1String(infoOf(Sysctl::TcpFinTimeout).effect)));
}

void SysctlFileTest::whatIsWrittenIsReadBack() {
    const Entries all{entry(Sysctl::TcpFinTimeout, "30", "60"), entry(Sysctl::IpLocalPortRange, "1024 65535"),
                      entry(Sysctl::IpLocalReservedPorts, "", "8080,9000-9010"),
                      entry(Sysctl::ConntrackClose, "20", "10")};
    std::string text;
    for (const SysctlEntry& one : all) text = withEntry(text, one, heading);
    QVERIFY(entriesOf(text) == all);
    QVERIFY(*findEntry(all, Sysctl::ConntrackClose) == all[3]);
    QVERIFY(findEntry(all, Sysctl::TcpMem) == nullptr);
}

void SysctlFileTest::theSameSettingIsReplaced() {
    std::string text = withEntry("", entry(Sysctl::TcpFinTimeout, "30", "60"), heading);
    text = withEntry(text, entry(Sysctl::TcpTwReuse, "1", "2"), heading);
    text = withEntry(text, entry(Sysctl::TcpFinTimeout, "20", "60"), heading);
    QVERIFY(entriesOf(text) ==
            (Entries{entry(Sysctl::TcpTwReuse, "1", "2"), entry(Sysctl::TcpFinTimeout, "20", "60")}));
    QCOMPARE(QString::fromStdString(text).count("tcp_fin_timeout ="), 1);
    QCOMPARE(QString::fromStdString(text).count("A heading"), 1);
}

void SysctlFileTest::portsInAnOrderThatWorks_data() {
    QTest::addColumn<std::string>("start");
    QTest::addColumn<std::string>("range");
    QTest::newRow("both lower") << std::string("0") << std::string("500 60999");
    QTest::newRow("both a little higher") << std::string("20000") << std::string("30000 60999");
    QTest::newRow("start below, range above") << std::string("80") << std::string("50000 50009");
    QTest::newRow("both higher than the range before") << std::string("40000") << std::string("50000 50009");
    QTest::newRow("as high as they go") << std::string("65535") << std::string("65535 65535");
}

/// From what a machine starts with, as the kernel checks it, whichever was kept first and again when it is kept
/// anew.
void SysctlFileTest::portsInAnOrderThatWorks() {
    QFETCH(std::string, start);
    QFETCH(std::string, range);
    const SysctlEntry first = entry(Sysctl::IpUnprivilegedPortStart, start, "1024");
    const SysctlEntry second = entry(Sysctl::IpLocalPortRange, range, "32768 60999");
    for (const auto& order : {Entries{first, second}, Entries{second, first}, Entries{first, second, first}}) {
        std::string text = withEntry("", entry(Sysctl::TcpFinTimeout, "30", "60"), heading);
        for (const SysctlEntry& each : order) text = withEntry(text, each, heading);
        const auto entries = entriesOf(text);
        QCOMPARE(entries.size(), 3U);
        int unprivileged = 1024;
        int lowest = 32768;
        for (const SysctlEntry& each : entries) {
            if (each.setting == Sysctl::IpUnprivilegedPortStart) unprivileged = std::stoi(each.value);
            if (each.setting == Sysctl::IpLocalPortRange) lowest = std::stoi(each.value);
            QVERIFY2(unprivileged <= lowest, text.c_str());
        }
        QVERIFY(*findEntry(entries, first.setting) == first && *findEntry(entries, second.setting) == second);
    }
}

void SysctlFileTest::assignments() {
    const auto inText = [](std::string_view text) {
        return assignmentIn(text, Sysctl::TcpFinTimeout).value_or("none");
    };
    QCOMPARE(inText("net.ipv4.tcp_fin_timeout = 30\n-net/ipv4/tcp_fin_timeout =\t 20 \n"), std::string("20"));
    QCOMPARE(inText("net.ipv4.tcp_fin_timeout = many"),
             std::string("many"));   // not taken, and yet it replaces ours
    for (const char* other : {"", "# net.ipv4.tcp_fin_timeout = 30", "net.ipv4.* = 30",
                              "-net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_fin_timeout_ = 3", "tcp_fin_timeout = 3"})
        QCOMPARE(inText(other), std::string("none"));
}

void SysctlFileTest::nothingIsLeftOfTheLast() {
    std::string text = withEntry("", entry(Sysctl::TcpFinTimeout, "30", "60"), heading);
    text = withEntry(text, entry(Sysctl::TcpTwReuse, "1", "2"), heading);
    text = withoutEntry(text, Sysctl::TcpFinTimeout);
    QVERIFY(entriesOf(text) == Entries{entry(Sysctl::TcpTwReuse, "1", "2")});
    QVERIFY(QString::fromStdString(text).startsWith("# A heading.\n\n#"));
    QCOMPARE(withoutEntry(text, Sysctl::TcpTwReuse), std::string());
    QCOMPARE(withoutEntry("", Sysctl::TcpTwReuse), std::string());
}

void SysctlFileTest::linesOfOthersStay() {
    const std::string theirs = "# mine\nvm.swappiness = 10\n\n-kernel.panic=5";
    std::string text = withEntry(theirs, entry(Sysctl::TcpFinTimeout, "30", "60"), heading);
    QVERIFY(text.starts_with(theirs + '\n'));
    QCOMPARE(withoutEntry(text, Sysctl::TcpFinTimeout), theirs + '\n');
}

void SysctlFileTest::spellings() {
    const Entries expected{entry(Sysctl::TcpFinTimeout, "30")};
    for (const char* text : {"net.ipv4.tcp_fin_timeout=30", "  net.ipv4.tcp_fin_timeout\t=\t30\r\n",
                             "-net.ipv4.tcp_fin_timeout = 30\n", "net/ipv4/tcp_fin_timeout = 30\n",
                             "net.ipv4.tcp_fin_timeout = 20\nnet.ipv4.tcp_fin_timeout = 30\n"}) {
        QVERIFY2(entriesOf(text) == expected, text);
        QVERIFY2(withoutEntry(text, Sysctl::TcpFinTimeout).empty(), text);
    }
}

void SysctlFileTest::whatIsNotOursIsNotSeen() {
    for (const char* text :
         {"#net.ipv4.tcp_fin_timeout = 30", ";net.ipv4.tcp_fin_timeout = 30", "tcp_fin_timeout = 30",
          "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_fin_timeout = ", "net.ipv4.tcp_fin_timeout = many",
          "net.ipv4.tcp_fin_timeout = 99999999999", "net.ipv4.*=1", "=30", "net.ipv4.tcp_fin_timeout = 30 # why"})
        QVERIFY2(entriesOf(text).empty(), text);
}

void SysctlFileTest::beforeBelongsToTheLineBelow() {
    const std::string apart = "# Before: 50\n\nnet.ipv4.tcp_fin_timeout = 30\n";
    QVERIFY(entriesOf(apart) == Entries{entry(Sysctl::TcpFinTimeout, "30")});
    const std::string wrong = "# Before: $(reboot)\nnet.ipv4.tcp_fin_timeout = 30\n";
    QVERIFY(entriesOf(wrong) == Entries{entry(Sysctl::TcpFinTimeout, "30")});
}

/// Whatever is there, one more and one less changes nothing else.
void SysctlFileTest::randomBytes() {
    std::mt19937 random(3);
    const std::string pieces[] = {
        "net.ipv4.tcp_tw_reuse = 1\n", "# Before: 2\n", "\n", "=", "#",  "\r", "\t", " ", std::string("\0", 1),
        "net.ipv4.tcp_fin_timeout",    "\xff",          "60", "-", ";\n"};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (std::size_t piece = random() % 24; piece > 0; --piece) text += pieces[random() % std::size(pieces)];
        const std::string more = withEntry(text, entry(Sysctl::TcpRetries2, "10", "15"), heading);
        const auto entries = entriesOf(more);
        QVERIFY(findEntry(entries, Sysctl::TcpRetries2) != nullptr);
        const auto rest = entriesOf(withoutEntry(more, Sysctl::TcpRetries2));
        QVERIFY(rest.size() + 1 == entries.size());
        QVERIFY(findEntry(rest, Sysctl::TcpRetries2) == nullptr);
    }
}

QTEST_APPLESS_MAIN(SysctlFileTest)
#include "sysctl_file_test.moc"
