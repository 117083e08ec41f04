// What becomes of a kept setting at the next start of the machine, where other files of settings are read too.
#include <QTest>

#include "tests/probe/sysctl_machine.h"

#include <sstream>

using namespace socklens;
using namespace socklens::test;

class SysctlsAtStartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keptInVain_data();
    void keptInVain();
    void keptWithoutItsOther();
};

void SysctlsAtStartTest::keptInVain_data() {
    QTest::addColumn<std::string>("files");   // "path=value" or "path>link", divided by blanks
    QTest::addColumn<std::string>("file");    // the one that wins
    QTest::addColumn<std::string>("value");
    const auto row = [](const char* name, const char* files, const char* file, const char* value) {
        QTest::newRow(name) << std::string(files) << std::string(file) << std::string(value);
    };
    row("no other", "", "", "");
    row("an earlier one", "/etc/sysctl.d/50-other.conf=20 /usr/lib/sysctl.d/10-x.conf=20", "", "");
    row("a later one", "/etc/sysctl.d/99-other.conf=20", "/etc/sysctl.d/99-other.conf", "20");
    row("of the distribution", "/usr/lib/sysctl.d/70-other.conf=20", "/usr/lib/sysctl.d/70-other.conf", "20");
    row("until the next start", "/run/sysctl.d/70-other.conf=20", "/run/sysctl.d/70-other.conf", "20");
    row("of the administrator", "/usr/local/lib/sysctl.d/70-o.conf=20", "/usr/local/lib/sysctl.d/70-o.conf", "20");
    row("the last of several", "/etc/sysctl.d/98-o.conf=20 /usr/lib/sysctl.d/99-o.conf=10",
        "/usr/lib/sysctl.d/99-o.conf", "10");
    row("the last agrees", "/etc/sysctl.d/98-o.conf=20 /usr/lib/sysctl.d/99-o.conf=30", "", "");
    row("the same, spelt otherwise", "/etc/sysctl.d/98-o.conf=0030", "", "");
    row("hidden by its name", "/etc/sysctl.d/98-o.conf=30 /usr/lib/sysctl.d/98-o.conf=20", "", "");
    row("hidden by nothing", "/etc/sysctl.d/98-o.conf>/dev/null /usr/lib/sysctl.d/98-o.conf=20", "", "");
    row("no .conf", "/etc/sysctl.d/98-other=20 /etc/sysctl.d/98-o.conf.bak=20", "", "");
    row("nonsense", "/etc/sysctl.d/98-o.conf=never", "/etc/sysctl.d/98-o.conf", "never");
    row("sysctl.conf without systemd", "/etc/sysctl.conf=20", "/etc/sysctl.conf", "20");
    row("sysctl.conf with systemd", "/etc/sysctl.conf=20 /run/systemd/system/x=", "", "");
    row("sysctl.conf by a link, with systemd",
        "/etc/sysctl.conf=20 /run/systemd/system/x= /etc/sysctl.d/99-sysctl.conf>../sysctl.conf",
        "/etc/sysctl.d/99-sysctl.conf", "20");
}

/// Its line stands in our file, and another file says something else later.
void SysctlsAtStartTest::keptInVain() {
    QFETCH(std::string, files);
    QFETCH(std::string, file);
    QFETCH(std::string, value);
    const Machine machine;
    std::istringstream words(files);
    for (std::string word; words >> word;) {
        const auto at = word.find_first_of("=>");
        const fs::path path = machine.root() + word.substr(0, at);
        fs::create_directories(path.parent_path());
        if (word[at] == '>')
            fs::create_symlink(word.substr(at + 1), path);
        else
            writeText(path, "# of others\nnet/ipv4/tcp_fin_timeout=" + word.substr(at + 1) + '\n');
    }
    QVERIFY(!machine.read(Sysctl::TcpFinTimeout).overridden);   // nothing is kept yet
    const std::string said =
        value.empty() ? "also after the next start" : "it will be " + value + ": " + machine.root() + file;
    COMPARE_RESULT(machine.set(Sysctl::TcpFinTimeout, "30", true), Outcome::Done, said.c_str());
    const SysctlReading reading = machine.read(Sysctl::TcpFinTimeout);
    QVERIFY(reading.kept == "30");
    QCOMPARE(reading.overridden.has_value(), !value.empty());
    if (!value.empty()) QVERIFY((*reading.overridden == SysctlOverride{machine.root() + file, value}));
    QVERIFY(!machine.read(Sysctl::IpLocalPortRange).overridden);
}

/// At the next start the other setting of ports is not what it is now.
void SysctlsAtStartTest::keptWithoutItsOther() {
    const Machine machine;
    machine.value(Sysctl::IpUnprivilegedPortStart, "0\n");
    COMPARE_RESULT(machine.set(Sysctl::IpLocalPortRange, "500 60999", true), Outcome::Done,
                   "net.ipv4.ip_unprivileged_port_start will be 1024 then");
    COMPARE_RESULT(machine.set(Sysctl::IpUnprivilegedPortStart, "80", true), Outcome::Done,
                   "also after the next start");
    COMPARE_RESULT(machine.set(Sysctl::IpLocalPortRange, "500 60999", true), Outcome::Done,
                   "also after the next start");
    machine.undo(Sysctl::IpUnprivilegedPortStart);
    fs::create_directories(machine.root() + "/usr/lib/sysctl.d");
    writeText(machine.root() + "/usr/lib/sysctl.d/50-containers.conf", "net.ipv4.ip_unprivileged_port_start=0\n");
    COMPARE_RESULT(machine.set(Sysctl::IpLocalPortRange, "500 60999", true), Outcome::Done,
                   "also after the next start");
    COMPARE_RESULT(machine.set(Sysctl::IpUnprivilegedPortStart, "501", true), Outcome::Done,
                   "Keep net.ipv4.ip_local_port_range");
}

QTEST_APPLESS_MAIN(SysctlsAtStartTest)
#include "sysctls_at_start_test.moc"
