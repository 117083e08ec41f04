// Settings in proc trees made for the purpose: what is read, written, kept and undone, and what odd files do. The
// real kernel is in tests/lab.
#include <QTest>

#include "tests/probe/sysctl_machine.h"
#include "tests/support/less_rights.h"

#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <thread>

using namespace socklens;
using namespace socklens::test;

class SysctlsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readings();
    void setAndUndo();
    void theFirstValueIsKeptInMind();
    void theRecordKeepsTheFirst();
    void anEmptyListIsWritten();
    void wrongValuesAreNotWritten();
    void whatIsNotHere();
    void withoutRights();
    void whatTheKernelMakesOfItCounts();
    void keeping();
    void keepingOneMoreAndOneLess();
    void undoAfterTheNextStart();
    void keptElsewhereMeansNothing();
    void setWithoutKeeping();
    void setWithoutKeepingWhereTheFileCannotBeWritten();
    void writtenDownBeforeItIsChanged();
    void twoAtATime();
    void linesOfOthersStay();
    void theFileCannotBeWritten();
    void oddKeptFiles_data();
    void oddKeptFiles();
    void oddRecords_data();
    void oddRecords();
    void recordsOfOthers();
    void theRecordOfRoot();
    void withoutARecord();
    void nothingToUndo();
};

void SysctlsTest::readings() {
    const Machine machine;
    const SysctlsAnswer all = machine.sysctls().read();
    QCOMPARE(all.size(), static_cast<std::size_t>(sysctlCount));
    for (std::size_t at = 0; at < all.size(); ++at) QVERIFY(all[at].setting == static_cast<Sysctl>(at));
    QVERIFY((machine.read(Sysctl::IpLocalPortRange) ==
             SysctlReading{Sysctl::IpLocalPortRange, "32768 60999", {}, {}}));
    QVERIFY(machine.read(Sysctl::IpLocalReservedPorts).value == "");
    QVERIFY(!machine.read(Sysctl::TcpTwReuse).value);
    QVERIFY(!fs::exists(machine.recordDirectory()));   // looking leaves nothing behind
}

void SysctlsTest::setAndUndo() {
    const Machine machine;
    COMPARE_RESULT(machine.set(Sysctl::TcpFinTimeout, " 030 "), Outcome::Done, "is now 30; it was 60.");
    QCOMPARE(machine.value(Sysctl::TcpFinTimeout), std::string("30\n"));
    QVERIFY((machine.read(Sysctl::TcpFinTimeout) == SysctlReading{Sysctl::TcpFinTimeout, "30", "60", {}}));
    QVERIFY(!fs::exists(machine.keptFile()));
    COMPARE_RESULT(machine.undo(Sysctl::TcpFinTimeout), Outcome::Done, "is 60 again");
    QCOMPARE(machine.value(Sysctl::TcpFinTimeout), std::string("60\n"));
    QVERIFY((machine.read(Sysctl::TcpFinTimeout) == SysctlReading{Sysctl::TcpFinTimeout, "60", {}, {}}));
    QCOMPARE(machine.recordFile(), std::string());
}

void SysctlsTest::theFirstValueIsKeptInMind() {
    const Machine machine;
    machine.set(Sysctl::TcpFinTimeout, "30");
    machine.set(Sysctl::IpLocalPortRange, "1024 65535");
    machine.set(Sysctl::TcpFinTimeout, "20");
    COMPARE_RESULT(machine.set(Sysctl::TcpFinTimeout, "20"), Outcome::Done, "is 20, as before");
    QVERIFY(machine.read(Sysctl::TcpFinTimeout).before == "60");
    machine.undo(Sysctl::TcpFinTimeout);
    QCOMPARE(machine.value(Sysctl::TcpFinTimeout), std::string("60\n"));
    QVERIFY(machine.read(Sysctl::IpLocalPortRange).before == "32768 60999");
    machine.undo(Sysctl::IpLocalPortRange);
    QCOMPARE(machine.value(Sysctl::IpLocalPortRange), std::string("32768 60999\n"));
}

/// Also where another process has changed it in between.
void SysctlsTest::theRecordKeepsTheFirst() {
    const Machine machine;
    const SysctlRecord record(machine.root(), machine.recordDirectory());
    const auto held = record.lock();
    QVERIFY(record.remember(held, Sysctl::TcpFinTimeout, "60").value());
    QVERIFY(record.remember(held, Sysctl::TcpTwReuse, "2").value());
    QVERIFY(!record.remember(held, Sysctl::TcpFinTimeout, "30").value());
    QVERIFY((*findEntry(record.read(), Sysctl::TcpFinTimeout) == SysctlEntry{Sysctl::TcpFinTimeout, "60", {}}));
    QVERIFY(record.forget(held, Sysctl::TcpFinTimeout).has_value());
    QVERIFY(findEntry(record.read(), Sysctl::TcpFinTimeout) == nullptr);
    QVERIFY(findEntry(record.read(), Sysctl::TcpTwReuse) != nullptr);
}

void SysctlsTest::anEmptyListIsWritten() {
    const Machine machine;
    machine.set(Sysctl::IpLocalReservedPorts, "8081,8080");
    QCOMPARE(machine.value(Sysctl::IpLocalReservedPorts), std::string("8080-8081\n"));
    machine.undo(Sysctl::IpLocalReservedPorts);
    QCOMPARE(QString::fromStdString(machine.value(Sysctl::IpLocalReservedPorts)).trimmed(), QString());
    QVERIFY(!machine.value(Sysctl::IpLocalReservedPorts).empty());   // nothing at all would change nothing
}

void SysctlsTest::wrongValuesAreNotWritten() {
    const Machine machine;
    for (const char* value : {"", "abc", "1 2", "99999999999", "60; reboot"})
        COMPARE_RESULT(machine.set(Sysctl::TcpFinTimeout, value, true), Outcome::Refused, "not a whole number");
    QCOMPARE(machine.value(Sysctl::TcpFinTimeout), std::string("60\n"));
    QVERIFY(!fs::exists(machine.keptFile()));
}

void SysctlsTest::whatIsNotHere() {
    const Machine machine;
    COMPARE_RESULT(machine.set(Sysctl::TcpTwReuse, "1"), Outcome::Impossible, "This kernel has no");
    COMPARE_RESULT(machine.set(Sysctl::ConntrackSynSent, "1"), Outcome::Impossible, "nf_conntrack");
    COMPARE_RESULT(machine.set(Sysctl::TcpMem, "1 2 3"), Outcome::Impossible, "whole machine");
    QVERIFY(!fs::exists(machine.pathTo(Sysctl::TcpTwReuse)));
}

void SysctlsTest::withoutRights() {
    const Machine machine;
    fs::permissions(machine.pathTo(Sysctl::TcpFinTimeout), fs::perms{0444});
    const LessRights less;
    if (!less.inForce()) QSKIP("root cannot lay down his rights here");
    COMPARE_RESULT(machine.set(Sysctl::TcpFinTimeout, "30", true), Outcome::Refused, "administrator rights");
    QVERIFY((machine.read(Sysctl::TcpFinTimeout) == SysctlReading{Sysctl::TcpFinTimeout, "60", {}, {}}));
    QCOMPARE(machine.recordFile(), std::string());   // nothing was changed, and nothing is to be undone
}

/// A device that takes everything and shows nothing.
void SysctlsTest::whatTheKernelMakesOfItCounts() {
    const Machine machine;
    fs::remove(machine.pathTo(Sysctl::TcpFinTimeout));
    makeLink(machine.pathTo(Sysctl::TcpFinTimeout), "/dev/null");
    COMPARE_RESULT(machine.set(Sysctl::TcpFinTimeout, "30", true), Outcome::Refused, "the kernel shows “”");
    QVERIFY(!fs::exists(machine.keptFile()));
}

void SysctlsTest::keeping() {
    const Machine machine;
    COMPARE_RESULT(machine.set(Sysctl::TcpFinTimeout, "30", true), Outcome::Done, "after the next start");
    const QString text = QString::fromStdString(readText(machine.keptFile()));
    QVERIFY2(text.startsWith("# Written by Socklens."), qPrintable(text));
    QVERIFY2(text.endsWith("# Before: 60\nnet.ipv4.tcp_fin_timeout = 30\n"), qPrintable(text));
    struct stat status {};
    QCOMPARE(stat(machine.keptFile().c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0644U);
    QVERIFY((machine.read(Sysctl::TcpFinTimeout) == SysctlReading{Sysctl::TcpFinTimeout, "30", "60", "30"}));
    COMPARE_RESULT(machine.undo(Sysctl::TcpFinTimeout), Outcome::Done, "is 60 again");
    QVERIFY(!fs::exists(machine.keptFile()));
    QVERIFY(fs::is_empty(fs::path(machine.keptFile()).parent_path()));   // nothing half written either
    COMPARE_RESULT(machine.set(Sysctl::ConntrackClose, "20", true), Outcome::Done, "loaded before");
}

void SysctlsTest::keepingOneMoreAndOneLess() {
    const Machine machine;
    machine.set(Sysctl::TcpFinTimeout, "30", true);
    machine.set(Sysctl::IpLocalPortRange, "1024 65535", true);
    machine.set(Sysctl::TcpFinTimeout, "20", true);
    QVERIFY((machine.read(Sysctl::TcpFinTimeout) == SysctlReading{Sysctl::TcpFinTimeout, "20", "60", "20"}));
    machine.undo(Sysctl::TcpFinTimeout);
    QVERIFY(!machine.read(Sysctl::TcpFinTimeout).kept);
    QVERIFY(machine.read(Sysctl::IpLocalPortRange).kept == "1024 65535");
    machine.undo(Sysctl::IpLocalPortRange);
    QVERIFY(!fs::exists(machine.keptFile()));
}

/// The record is of the last run of the machine then, but the file itself says what was before.
void SysctlsTest::undoAfterTheNextStart() {
    const Machine machine;
    machine.set(Sysctl::TcpFinTimeout, "30", true);
    machine.setBoot('b');
    QVERIFY((machine.read(Sysctl::TcpFinTimeout) == SysctlReading{Sysctl::TcpFinTimeout, "30", "60", "30"}));
    machine.set(Sysctl::TcpFinTimeout, "20");
    machine.undo(Sysctl::TcpFinTimeout);
    QCOMPARE(machine.value(Sysctl::TcpFinTimeout), std::string("60\n"));
    QVERIFY(!fs::exists(machine.keptFile()));
}

void SysctlsTest::keptElsewhereMeansNothing() {
    const Machine machine;
    writeText(machine.keptFile(), "# Before: 50\nnet.ipv4.tcp_fin_timeout = 30\n");
    machine.leaveInitialNetwork();
    QVERIFY((machine.read(Sysctl::TcpFinTimeout) == SysctlReading{Sysctl::TcpFinTimeout, "60", {}, {}}));
    COMPARE_RESULT(machine.set(Sysctl::TcpFinTimeout, "20", true), Outcome::Impossible, "cannot be kept");
    QCOMPARE(machine.value(Sysctl::TcpFinTimeout), std::string("60\n"));
    COMPARE_RESULT(machine.undo(Sysctl::TcpFinTimeout), Outcome::Refused, "nothing to undo");
    COMPARE_RESULT(machine.set(Sysctl::TcpFinTimeout, "20"), Outcome::Done, "it was 60.");
    machine.undo(Sysctl::TcpFinTimeout);
    QVERIFY(readText(machine.keptFile()).ends_with("= 30\n"));
}

void SysctlsTest::setWithoutKeeping() {
    const Machine machine;
    machine.set(Sysctl::IpLocalPortRange, "1024 65535", true);
    machine.set(Sysctl::TcpFinTimeout, "30", true);
    COMPARE_RESULT(machine.set(Sysctl::TcpFinTimeout, "20"), Outcome::Done,
                   "is now 20, and no longer kept; it was 30.");
    QVERIFY((machine.read(Sysctl::TcpFinTimeout) == SysctlReading{Sysctl::TcpFinTimeout, "20", "60", {}}));
    QVERIFY(machine.read(Sysctl::IpLocalPortRange).kept == "1024 65535");
    // Only that it is kept is taken back; what it was before is not forgotten with it, also at a later start.
    machine.setBoot('b');
    COMPARE_RESULT(machine.set(Sysctl::IpLocalPortRange, "1024 65535"), Outcome::Done,
                   "as before, but no longer kept");
    QVERIFY(!fs::exists(machine.keptFile()));
    QVERIFY(machine.read(Sysctl::IpLocalPortRange).before == "32768 60999");
}

void SysctlsTest::setWithoutKeepingWhereTheFileCannotBeWritten() {
    const Machine machine;
    machine.set(Sysctl::TcpFinTimeout, "30", true);
    fs::permissions(fs::path(machine.keptFile()).parent_path(), fs::perms{0555});
    fs::permissions(machine.pathTo(Sysctl::TcpFinTimeout), fs::perms{0666});
    fs::permissions(machine.recordDirectory(), fs::perms{0777});
    fs::permissions(machine.recordDirectory() + "/lock", fs::perms{0666});
    const LessRights less;
    if (!less.inForce()) QSKIP("root cannot lay down his rights here");
    COMPARE_RESULT(machine.set(Sysctl::TcpFinTimeout, "30"), Outcome::Refused, "at the next start it will be 30");
    COMPARE_RESULT(machine.set(Sysctl::TcpFinTimeout, "20"), Outcome::Done, "at the next start it will be 30");
}

/// Whoever is killed between the two has written down what it was: the value is a pipe that sees the order.
void SysctlsTest::writtenDownBeforeItIsChanged() {
    const Machine machine;
    const std::string pipe = machine.pathTo(Sysctl::TcpFinTimeout);
    fs::remove(pipe);
    QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
    bool wasWrittenDown = false;
    std::thread kernel([&] {
        const auto answer = [&](const char* value) { std::ofstream(pipe) << value; };   // waits for who reads it
        answer("60\n");
        {
            const std::ifstream written(pipe);   // waits for who opens it to write
            wasWrittenDown = !machine.recordFile().empty();
            std::ostringstream() << written.rdbuf();
        }
        answer("30\n");
    });
    const ActionResult result = machine.set(Sysctl::TcpFinTimeout, "30");
    kernel.join();
    COMPARE_RESULT(result, Outcome::Done, "is now 30; it was 60.");
    QVERIFY(wasWrittenDown);
}

/// Two processes that keep, and let go, different settings: neither takes away what the other has just written.
void SysctlsTest::twoAtATime() {
    const Machine machine;
    const auto keeps = [&](Sysctl setting, const char* value) {
        for (int round = 0; round < 40; ++round) {
            machine.set(setting, value, true);
            if (machine.read(setting).kept != value) return false;
            machine.undo(setting);
            if (machine.read(setting).kept) return false;
        }
        return true;
    };
    bool first = false;
    std::thread other([&] { first = keeps(Sysctl::TcpFinTimeout, "30"); });
    const bool second = keeps(Sysctl::IpLocalReservedPorts, "8080");
    other.join();
    QVERIFY(first && second);
}

void SysctlsTest::linesOfOthersStay() {
    const Machine machine;
    writeText(machine.keptFile(), "vm.swappiness = 10\nnet.ipv4.tcp_fin_timeout = 25\n");
    QVERIFY(machine.read(Sysctl::TcpFinTimeout).kept == "25");
    COMPARE_RESULT(machine.undo(Sysctl::TcpFinTimeout), Outcome::Done, "it stays 60");
    QCOMPARE(readText(machine.keptFile()), std::string("vm.swappiness = 10\n"));
}

void SysctlsTest::theFileCannotBeWritten() {
    const Machine machine;
    fs::remove_all(machine.root() + "/etc");
    COMPARE_RESULT(machine.set(Sysctl::TcpFinTimeout, "30", true), Outcome::Refused, "will not be kept");
    QCOMPARE(machine.value(Sysctl::TcpFinTimeout), std::string("30\n"));
    COMPARE_RESULT(machine.undo(Sysctl::TcpFinTimeout), Outcome::Done, "is 60 again");
}

void SysctlsTest::oddKeptFiles_data() {
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"directory", "link", "pipe", "endless", "large"}) QTest::newRow(kind) << kind;
}

/// What is no file of ours is neither read nor replaced.
void SysctlsTest::oddKeptFiles() {
    QFETCH(QString, kind);
    const Machine machine;
    const fs::path path = machine.keptFile();
    const std::string elsewhere = machine.root() + "/elsewhere";
    writeText(elsewhere, "net.ipv4.tcp_fin_timeout = 5\n");
    fs::create_directories(path.parent_path());
    if (kind == "directory") fs::create_directory(path);
    if (kind == "link") fs::create_symlink(elsewhere, path);
    if (kind == "pipe") QCOMPARE(mkfifo(path.c_str(), 0600), 0);
    if (kind == "endless") fs::create_symlink("/dev/zero", path);
    if (kind == "large") writeText(path, std::string(65537, '#'));
    QVERIFY(!machine.read(Sysctl::TcpFinTimeout).kept);
    COMPARE_RESULT(machine.set(Sysctl::TcpFinTimeout, "30", true), Outcome::Refused, "could not be written");
    QCOMPARE(readText(elsewhere), std::string("net.ipv4.tcp_fin_timeout = 5\n"));
}

void SysctlsTest::oddRecords_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("noise") << QByteArray("\0\xff=\n\n#", 6);
    QTest::newRow("no number") << QByteArray("net.ipv4.tcp_fin_timeout = $(reboot)\n");
    QTest::newRow("out of range") << QByteArray("net.ipv4.tcp_fin_timeout = 99999999999\n");
    QTest::newRow("another file") << QByteArray("net.ipv4.../../../etc/passwd = 1\n");
    QTest::newRow("large") << QByteArray(70000, '#') + "\nnet.ipv4.tcp_fin_timeout = 1\n";
}

void SysctlsTest::oddRecords() {
    QFETCH(QByteArray, text);
    const Machine machine;
    machine.set(Sysctl::TcpFinTimeout, "30");
    writeText(machine.recordFile(), text.toStdString());
    QVERIFY(!machine.read(Sysctl::TcpFinTimeout).before);
    COMPARE_RESULT(machine.undo(Sysctl::TcpFinTimeout), Outcome::Refused, "nothing to undo");
    QCOMPARE(machine.value(Sysctl::TcpFinTimeout), std::string("30\n"));
    COMPARE_RESULT(machine.set(Sysctl::TcpFinTimeout, "20"), Outcome::Done, "it was 30.");
    QVERIFY(machine.read(Sysctl::TcpFinTimeout).before == "30");
}

/// Of another network namespace, and of another run of the machine.
void SysctlsTest::recordsOfOthers() {
    const Machine machine;
    machine.set(Sysctl::TcpFinTimeout, "30");
    QVERIFY(machine.read(Sysctl::TcpFinTimeout).before == "60");
    writeText(machine.root() + "/self/ns/other", "");
    fs::rename(machine.root() + "/self/ns/other", machine.root() + "/self/ns/net");
    QVERIFY(!machine.read(Sysctl::TcpFinTimeout).before);
    machine.set(Sysctl::TcpFinTimeout, "20");
    QVERIFY(machine.read(Sysctl::TcpFinTimeout).before == "30");
    machine.setBoot('c');
    QVERIFY(!machine.read(Sysctl::TcpFinTimeout).before);
}

/// Changed with rights, and looked at without.
void SysctlsTest::theRecordOfRoot() {
    const Machine machine;
    const std::string ofRoot = machine.root() + "/run-root";
    const SysctlOptions options{.keptFile = machine.keptFile(),
                                .recordDirectory = machine.recordDirectory(),
                                .recordDirectoryOfRoot = ofRoot,
                                .root = machine.root()};
    SysctlOptions asRoot = options;
    asRoot.recordDirectory = ofRoot;
    QVERIFY(Sysctls(machine.root(), asRoot).set({Sysctl::TcpFinTimeout, "30", false}).outcome == Outcome::Done);
    const auto before = [&](Sysctl setting) {
        return Sysctls(machine.root(), options).read().at(static_cast<std::size_t>(setting)).before;
    };
    QVERIFY(before(Sysctl::TcpFinTimeout) == "60");
    QVERIFY(!before(Sysctl::ConntrackClose));
    QVERIFY(machine.set(Sysctl::ConntrackClose, "20").outcome == Outcome::Done);
    QVERIFY(before(Sysctl::ConntrackClose) == "10");
    QVERIFY(before(Sysctl::TcpFinTimeout) == "60");
}

void SysctlsTest::withoutARecord() {
    const Machine machine;
    const Sysctls nowhere(machine.root(),
                          {.keptFile = machine.keptFile(), .recordDirectory = {}, .recordDirectoryOfRoot = {}});
    COMPARE_RESULT(nowhere.set({Sysctl::TcpFinTimeout, "30", false}), Outcome::Done, "not be able to undo");
    COMPARE_RESULT(nowhere.undo({Sysctl::TcpFinTimeout}), Outcome::Refused, "nothing to undo");
    machine.value(Sysctl::TcpFinTimeout, "60\n");
    writeText(machine.root() + "/sys/kernel/random/boot_id", "../../../../tmp/x");
    COMPARE_RESULT(machine.set(Sysctl::TcpFinTimeout, "30"), Outcome::Done, "not be able to undo");
    QVERIFY(!fs::exists(machine.recordDirectory()));
}

void SysctlsTest::nothingToUndo() {
    const Machine machine;
    for (const Sysctl setting : {Sysctl::TcpFinTimeout, Sysctl::TcpTwReuse, Sysctl::TcpMem})
        COMPARE_RESULT(machine.undo(setting), Outcome::Refused, "nothing to undo");
}

QTEST_GUILESS_MAIN(SysctlsTest)
#include "sysctls_test.moc"
