// What /proc says of a process: its name, start time, command line, control group and users.
#include <QTemporaryDir>
#include <QTest>

#include "app/probe/descriptor.h"
#include "app/probe/process_facts.h"
#include "tests/support/files.h"
#include "tests/support/printing.h"

#include <fcntl.h>
#include <unistd.h>

using namespace socklens;
using namespace socklens::test;

namespace {

/// /proc/PID/stat as Linux 6.18 wrote it, with another name and flags.
std::string statText(const std::string& name, const std::string& flags = "4194560", char state = 'S') {
    return "27839 (" + name + ") " + state + " 27836 27836 16009 0 -1 " + flags +
           " 3326 6741 0 0 4 4 4 1 20 0 1 0 315896 19140608 3790 18446744073709551615 94606257217536 0 0 0 0 0 "
           "0\n";
}

/// /proc/PID/limits as Linux 6.18 wrote it, but for one line.
std::string limits(const std::string& openFiles) {
    return "Limit                     Soft Limit           Hard Limit           Units     \n"
           "Max cpu time              unlimited            unlimited            seconds   \n"
           "Max processes             63694                63694                processes \n"
           "Max open files            " +
           openFiles +
           "     \n"
           "Max locked memory         8388608              8388608              bytes     \n"
           "Max nice priority         0                    0                    \n";
}

std::string uids(const std::optional<ProcessUids>& found) {
    if (!found) return "nothing";
    return std::to_string(number(found->real)) + " " + std::to_string(number(found->effective)) + " " +
           std::to_string(number(found->saved));
}

}   // namespace

class ProcessFactsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statFacts();
    void names_data();
    void names();
    void kernelThreads();
    void notAStat_data();
    void notAStat();
    void statTruncations();
    void commandLines_data();
    void commandLines();
    void cgroups_data();
    void cgroups();
    void users_data();
    void users();
    void descriptorLimits_data();
    void descriptorLimits();
    void readsAProcess();
    void whatIsUnreadableStaysEmpty();
    void longCommand();
    void goneProcess();
    void thisProcess();
};

void ProcessFactsTest::statFacts() {
    const auto stat = parseProcessStat(statText("python3"));
    QVERIFY(stat.has_value());
    QCOMPARE(stat->name, std::string("python3"));
    QCOMPARE(stat->state, 'S');
    QVERIFY(stat->parent == Pid{27836});
    QVERIFY(stat->startTime == StartTime{315896});
    QVERIFY(!stat->kernelThread);
    QCOMPARE(parseProcessStat(statText("python3", "4194560", 'Z'))->state, 'Z');
}

void ProcessFactsTest::names_data() {
    QTest::addColumn<std::string>("name");
    for (const char* name : {"", "a", "two words", "(sd-pam)", ")", "((", ") S 1 2 3", "a) R 1 (b", "tab\tinside",
                             "new\nline", "\n", "\xff\xfe", "%s%n", " lead", "trail "})
        QTest::addRow("“%s”", QByteArray(name).toPercentEncoding(" ()").constData()) << std::string(name);
}

void ProcessFactsTest::names() {
    QFETCH(std::string, name);
    const auto stat = parseProcessStat(statText(name));
    QVERIFY(stat.has_value());
    QCOMPARE(stat->name, name);
    QVERIFY(stat->startTime == StartTime{315896});
}

void ProcessFactsTest::kernelThreads() {
    // kthreadd as Linux 6.18 writes it
    const auto kthreadd = parseProcessStat(
        "2 (kthreadd) S 0 0 0 0 -1 2129984 0 0 0 0 0 0 0 0 20 0 1 0 24 0 0 18446744073709551615 0 0\n");
    QVERIFY(kthreadd.has_value());
    QVERIFY(kthreadd->kernelThread);
    QVERIFY(kthreadd->startTime == StartTime{24});
    QVERIFY(parseProcessStat(statText("a", "2097152"))->kernelThread);
    QVERIFY(!parseProcessStat(statText("a", "2097151"))->kernelThread);
}

void ProcessFactsTest::notAStat_data() {
    QTest::addColumn<std::string>("text");
    QTest::newRow("empty") << std::string();
    QTest::newRow("no brackets") << std::string("1 init S 0 1 1 0 -1 4194560 0 0 0 0 0 0 0 0 20 0 1 0 5 0");
    QTest::newRow("brackets the wrong way")
        << std::string("1 )init( S 0 1 1 0 -1 4194560 0 0 0 0 0 0 0 0 20 0 1 0 5");
    QTest::newRow("too short") << std::string("1 (init) S 0 1 1 0 -1 4194560 0 0 0 0 0 0 0 0 20 0 1 0");
    QTest::newRow("fields in the next line")
        << std::string("1 (init) S 0 1 1 0 -1\n4194560 0 0 0 0 0 0 0 0 20 0 1 0 5");
    QTest::newRow("long state") << std::string("1 (init) SS 0 1 1 0 -1 4194560 0 0 0 0 0 0 0 0 20 0 1 0 5 0");
    QTest::newRow("flags in letters") << statText("a", "flags");
    QTest::newRow("flags too big") << statText("a", "4294967296");
    QTest::newRow("flags negative") << statText("a", "-1");
    QTest::newRow("start time too big")
        << std::string("1 (init) S 0 1 1 0 -1 4194560 0 0 0 0 0 0 0 0 20 0 1 0 18446744073709551616 0");
}

void ProcessFactsTest::notAStat() {
    QFETCH(std::string, text);
    QVERIFY(!parseProcessStat(text));
}

void ProcessFactsTest::statTruncations() {
    const std::string whole = statText("a b) c");
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto stat = parseProcessStat(std::string(whole, 0, length));
        QVERIFY(!stat || stat->name == "a b) c");
    }
}

void ProcessFactsTest::commandLines_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("command");
    const auto row = [](const char* name, std::string text, const char* command) {
        QTest::newRow(name) << std::move(text) << std::string(command);
    };
    row("kernel thread", "", "");
    row("one word", std::string("sleep\0", 6), "sleep");
    row("arguments",
        std::string("sleep\0"
                    "60\0",
                    9),
        "sleep 60");
    row("no NUL at the end", std::string("a\0b", 3), "a b");
    row("empty arguments inside", std::string("a\0\0b\0", 5), "a  b");
    row("empty arguments at the end", std::string("a\0\0\0", 4), "a");
    row("title that the program wrote", "nginx: worker process", "nginx: worker process");
    row("control characters", "a\nb\tc\x1b[31md\x7f", "a b c [31md ");
    row("UTF-8 stays", "caf\xc3\xa9", "caf\xc3\xa9");
    row("only NULs", std::string(4096, '\0'), "");
}

void ProcessFactsTest::commandLines() {
    QFETCH(std::string, text);
    QTEST(parseCommandLine(text), "command");
}

void ProcessFactsTest::cgroups_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("path");
    const auto row = [](const char* name, const char* text, const char* path) {
        QTest::newRow(name) << std::string(text) << std::string(path);
    };
    row("nothing", "", "");
    row("unified", "0::/system.slice/ssh.service\n", "/system.slice/ssh.service");
    row("unified, root", "0::/\n", "/");
    row("no newline", "0::/a.scope", "/a.scope");
    row("hybrid, both filled",
        "3:cpu,cpuacct:/\n1:name=systemd:/user.slice/session-1.scope\n0::/user.slice/session-2.scope\n",
        "/user.slice/session-2.scope");
    row("hybrid, unified is empty", "12:pids:/x\n1:name=systemd:/system.slice/cron.service\n0::/\n",
        "/system.slice/cron.service");
    row("version 1 only", "12:pids:/x\n1:name=systemd:/system.slice/cron.service\n", "/system.slice/cron.service");
    row("version 1 without systemd", "12:pids:/docker/x\n2:memory:/docker/x\n", "");
    row("other named hierarchy", "13:name=elogind:/4\n0::/\n", "/");
    row("outside of the namespace", "0::/../other.scope\n", "/../other.scope");
    row("colons in the path", "0::/a:b:c\n", "/a:b:c");
    row("a path that looks like a line of systemd's", "5:memory:/mine:name=systemd:/forged.service\n0::/\n", "/");
    row("such a path behind systemd's own line",
        "1:name=systemd:/real.service\n5:memory:/mine:name=systemd:/forged.service\n0::/\n", "/real.service");
    row("garbage", "\n:::\n0:\n0\n", "");
}

void ProcessFactsTest::cgroups() {
    QFETCH(std::string, text);
    QTEST(parseProcessCgroup(text), "path");
}

void ProcessFactsTest::users_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("uids");
    const auto row = [](const char* name, const char* text, const char* expected) {
        QTest::newRow(name) << std::string(text) << std::string(expected);
    };
    row("four", "Name:\ta\nUid:\t1000\t0\t33\t0\nGid:\t5\t5\t5\t5\n", "1000 0 33");
    row("highest", "Uid:\t4294967294\t4294967294\t4294967294\t4294967294\n", "4294967294 4294967294 4294967294");
    row("nothing", "", "nothing");
    row("no such line", "Name:\tUid:\nGid:\t0\t0\t0\t0\n", "nothing");
    row("a name that looks like it", "Name:\tUid:\t0\t0\t0\t0\nUid:\t1000\t1000\t1000\t1000\n", "1000 1000 1000");
    row("too few", "Uid:\t1000\t1000\n", "nothing");
    row("letters", "Uid:\troot\troot\troot\troot\n", "nothing");
    row("negative", "Uid:\t-1\t-1\t-1\t-1\n", "nothing");
    row("too big", "Uid:\t4294967296\t0\t0\t0\n", "nothing");
}

void ProcessFactsTest::users() {
    QFETCH(std::string, text);
    QTEST(uids(parseProcessUids(text)), "uids");
}

void ProcessFactsTest::descriptorLimits_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QString>("limit");
    const auto row = [](const char* tag, const std::string& text, const char* limit) {
        QTest::newRow(tag) << text << QString(limit);
    };
    row("usual", limits("1024                 524288               files"), "1024");
    row("none at all", limits("0                    0                    files"), "0");
    row("largest", limits("18446744073709551615 18446744073709551615 files"), "18446744073709551615");
    row("unlimited", limits("unlimited            unlimited            files"), "nothing");
    row("too big", limits("18446744073709551616 1                    files"), "nothing");
    row("negative", limits("-1                   1                    files"), "nothing");
    row("one field", limits("1024"), "nothing");
    row("no field", limits(""), "nothing");
    row("another limit", "Max open files or so 5 6 7\n", "nothing");
    row("no such line", "Max processes 1 2 processes\n", "nothing");
    row("cut off", "Max open files", "nothing");
    row("empty", "", "nothing");
}

void ProcessFactsTest::descriptorLimits() {
    QFETCH(std::string, text);
    const auto limit = parseDescriptorLimit(text);
    QTEST(limit ? QString::number(*limit) : QString("nothing"), "limit");
}

void ProcessFactsTest::readsAProcess() {
    const QTemporaryDir root;
    const std::string path = root.path().toStdString();
    writeText(path + "/stat", statText("web server"));
    writeText(path + "/cmdline", std::string("web\0-d\0", 7));
    writeText(path + "/cgroup", "0::/web.service\n");
    writeText(path + "/status", "Uid:\t1\t2\t3\t4\n");
    writeText(path + "/limits", limits("1024                 524288               files"));
    const auto directory = openDirectory(AT_FDCWD, path.c_str());
    QVERIFY(directory.has_value());
    const auto process = readProcess(directory->get(), Pid{27839});
    QVERIFY(process.has_value());
    Process expected;
    expected.id = {Pid{27839}, StartTime{315896}};
    expected.name = "web server";
    expected.command = "web -d";
    expected.cgroup = "/web.service";
    expected.uid = Uid{2};
    expected.realUid = Uid{1};
    expected.savedUid = Uid{3};
    expected.descriptorLimit = 1024;
    QVERIFY(*process == expected);
}

void ProcessFactsTest::whatIsUnreadableStaysEmpty() {
    const QTemporaryDir root;
    const std::string path = root.path().toStdString();
    writeText(path + "/stat", statText("a"));
    const auto directory = openDirectory(AT_FDCWD, path.c_str());
    const auto process = readProcess(directory->get(), Pid{27839});
    QVERIFY(process.has_value());
    QCOMPARE(process->command, std::string());
    QCOMPARE(process->cgroup, std::string());
    QVERIFY(!process->uid && !process->realUid && !process->savedUid && !process->descriptors);
    QVERIFY(!process->descriptorLimit);
}

/// Whoever claims gigabytes gets what can be shown.
void ProcessFactsTest::longCommand() {
    const QTemporaryDir root;
    const std::string path = root.path().toStdString();
    writeText(path + "/stat", statText("a"));
    writeText(path + "/cmdline", std::string(1'000'000, 'x'));
    const auto directory = openDirectory(AT_FDCWD, path.c_str());
    const auto process = readProcess(directory->get(), Pid{27839});
    QVERIFY(process.has_value());
    QCOMPARE(process->command, std::string(longestCommand, 'x'));
}

void ProcessFactsTest::goneProcess() {
    const QTemporaryDir root;
    const auto directory = openDirectory(AT_FDCWD, root.path().toStdString().c_str());
    QVERIFY(!readProcess(directory->get(), Pid{5}));
    QVERIFY(!readProcessStat(directory->get()));
    writeText(root.path().toStdString() + "/stat", "");
    QVERIFY(!readProcess(directory->get(), Pid{5}));
}

void ProcessFactsTest::thisProcess() {
    const auto directory = openDirectory(AT_FDCWD, "/proc/self");
    const auto process = readProcess(directory->get(), Pid{getpid()});
    QVERIFY(process.has_value());
    QVERIFY(process->uid == Uid{geteuid()});
    QVERIFY(process->realUid == Uid{getuid()});
    QVERIFY(QString::fromStdString(process->command).contains("process_facts"));
    QCOMPARE(process->name, std::string("socklens_test_probe_process_facts").substr(0, 15));
}

QTEST_APPLESS_MAIN(ProcessFactsTest)
#include "process_facts_test.moc"
