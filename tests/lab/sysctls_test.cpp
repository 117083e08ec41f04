// Every setting of a private network namespace against the real kernel: its default, the ends of what it takes and
// what lies beyond, by the runner and by the agent, with all rights, with one, and with none. /run and
// /etc/sysctl.d are covered by private mounts. Settings of the whole machine are never written: they are not here.
#include <QTest>

#include "app/core/sysctl_catalogue.h"
#include "app/core/sysctl_file.h"
#include "app/probe/own_capabilities.h"
#include "app/probe/query_runner.h"
#include "tests/lab/acting_main.h"
#include "tests/lab/file_descriptor.h"
#include "tests/lab/run_program.h"
#include "tests/support/covered_directories.h"
#include "tests/support/files.h"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/mount.h>
#include <sys/stat.h>

namespace fs = std::filesystem;
using namespace socklens;
using namespace socklens::lab;
using test::readText;
using test::writeText;

namespace {

constexpr const char* keptFile = "/etc/sysctl.d/60-socklens.conf";

SysctlReading read(Sysctl setting) {
    const auto all = std::get<SysctlsAnswer>(QueryRunner({}, ownCapabilities()).answer(SysctlsQuery{}));
    return all.at(static_cast<std::size_t>(setting));
}

/// What write(2) itself says.
int writeRaw(Sysctl setting, const std::string& value) {
    const FileDescriptor file(open(("/proc/sys/" + pathOf(setting)).c_str(), O_WRONLY | O_CLOEXEC));
    if (!file) return errno;
    const std::string line = value + '\n';
    return write(file.get(), line.data(), line.size()) < 0 ? errno : 0;
}

ProgramResult agent(const std::vector<std::string>& arguments) {
    std::vector<std::string> all{"sysctl"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return runProgram(SOCKLENS_AGENT, all);
}

/// An ending value of a setting, with what must be so before it is taken.
struct End {
    std::string value;
    std::vector<std::pair<Sysctl, std::string>> before{};
};

/// The two settings of ports hold each other.
const std::pair<Sysctl, std::string> anyPortIsFree{Sysctl::IpUnprivilegedPortStart, "0"};
const std::pair<Sysctl, std::string> highRange{Sysctl::IpLocalPortRange, "65535 65535"};

std::vector<End> endsOf(const SysctlInfo& info) {
    switch (info.grammar) {
    case SysctlGrammar::Number:
        if (info.setting == Sysctl::IpUnprivilegedPortStart) return {{"0"}, {"65535", {highRange}}};
        return {{std::to_string(info.lowest)}, {std::to_string(info.highest)}};
    case SysctlGrammar::PortRange:
        return {{"1 1", {anyPortIsFree}}, {"1 65535", {anyPortIsFree}}, {"65535 65535"}};
    case SysctlGrammar::PortList: return {{"0"}, {"0-65535"}, {"65535"}, {"1-3,8080,9000-9010"}, {""}};
    case SysctlGrammar::ThreeNumbers: return {};
    }
    return {};
}

std::vector<std::string> beyond(const SysctlInfo& info) {
    switch (info.grammar) {
    case SysctlGrammar::Number: return {std::to_string(info.lowest - 1), std::to_string(info.highest + 1), "abc"};
    case SysctlGrammar::PortRange: return {"2000 1999", "1024 65536", "1 2 3", "1024-2000"};
    case SysctlGrammar::PortList: return {"65536", "9-8", "abc"};
    case SysctlGrammar::ThreeNumbers: return {};
    }
    return {};
}

/// Where the range is one of ticks, another kernel than that of the table, with shorter or longer ones, takes
/// less or more.
bool dependsOnTicks(const SysctlInfo& info) {
    return info.lowest == -info.highest;
}

bool kernelHasTicksOfTheTable() {
    const bool more = writeRaw(Sysctl::TcpKeepaliveTime, "8589935") == 0;
    const bool less = writeRaw(Sysctl::TcpKeepaliveTime, "8589934") != 0;
    writeRaw(Sysctl::TcpKeepaliveTime, "7200");
    return !more && !less;
}

std::vector<SysctlInfo> present() {
    std::vector<SysctlInfo> all;
    for (const SysctlInfo& info : sysctlCatalogue())
        if (info.scope == SysctlScope::NetworkNamespace && read(info.setting).value) all.push_back(info);
    return all;
}

}   // namespace

class SysctlsLabTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aFreshNamespaceHasTheDefaults();
    void theWholeMachineIsNotHere();
    void theEndsAreTaken();
    void beyondTheEndsNothingIsWritten();
    void theAgentAgrees();
    void theAgentsAnswers();
    void rights_data();
    void rights();
    void keptByTheAgent();
    void keptPortsAtTheNextStart_data();
    void keptPortsAtTheNextStart();
    void notKeptHere();

private:
    bool m_ticks = false;
};

void SysctlsLabTest::init() {
    m_ticks = kernelHasTicksOfTheTable();
}

void SysctlsLabTest::cleanup() {
    QCOMPARE(agent({"--undo"}).exitCode, 0);
    for (const SysctlInfo& info : present())
        if (!info.defaultVaries) QCOMPARE(read(info.setting).value.value_or("?"), std::string(info.usualDefault));
}

void SysctlsLabTest::aFreshNamespaceHasTheDefaults() {
    const auto all = present();
    QVERIFY(all.size() > 20);
    for (const SysctlInfo& info : all) {
        QVERIFY2(!differsFromDefault(read(info.setting)), info.name);
        if (!info.defaultVaries) QCOMPARE(*read(info.setting).value, std::string(info.usualDefault));
    }
}

void SysctlsLabTest::theWholeMachineIsNotHere() {
    for (const SysctlInfo& info : sysctlCatalogue()) {
        if (info.scope != SysctlScope::WholeMachine) continue;
        QVERIFY2(!read(info.setting).value, info.name);
        QVERIFY(perform(SetSysctl{info.setting, info.grammar == SysctlGrammar::Number ? "5000" : "1 2 3", false})
                    .outcome == Outcome::Impossible);
        QCOMPARE(agent({info.name}).exitCode, 1);
    }
}

void SysctlsLabTest::theEndsAreTaken() {
    for (const SysctlInfo& info : present()) {
        if (dependsOnTicks(info) && !m_ticks) continue;
        for (const End& end : endsOf(info)) {
            for (const auto& [setting, value] : end.before)
                QVERIFY(perform(SetSysctl{setting, value, false}).outcome == Outcome::Done);
            const ActionResult result = perform(SetSysctl{info.setting, end.value, false});
            QVERIFY2(result.outcome == Outcome::Done, english(result.message).c_str());
            QCOMPARE(*read(info.setting).value, end.value);
        }
        const ActionResult undone = perform(UndoSysctl{info.setting});
        QVERIFY2(undone.outcome == Outcome::Done, english(undone.message).c_str());
        for (const Sysctl setting : {Sysctl::IpLocalPortRange, Sysctl::IpUnprivilegedPortStart})
            if (read(setting).before) QVERIFY(perform(UndoSysctl{setting}).outcome == Outcome::Done);
    }
}

/// Our check refuses it, and as a control, so does the kernel.
void SysctlsLabTest::beyondTheEndsNothingIsWritten() {
    for (const SysctlInfo& info : present()) {
        const std::string before = *read(info.setting).value;
        for (const std::string& value : beyond(info)) {
            const ActionResult result = perform(SetSysctl{info.setting, value, false});
            QVERIFY2(result.outcome == Outcome::Refused, english(result.message).c_str());
            QVERIFY2(english(result.message).find(value) != std::string::npos, english(result.message).c_str());
            if (dependsOnTicks(info) && !m_ticks) continue;
            QVERIFY2(writeRaw(info.setting, value) == EINVAL, (info.name + (" = " + value)).c_str());
        }
        QCOMPARE(*read(info.setting).value, before);
    }
    // What only the kernel can know, it refuses, and the reason is said.
    const ActionResult low = perform(SetSysctl{Sysctl::IpLocalPortRange, "1023 2000", false});
    QVERIFY(low.outcome == Outcome::Refused);
    QVERIFY(english(low.message).find("ip_unprivileged_port_start") != std::string::npos);
    const ActionResult high = perform(SetSysctl{Sysctl::IpUnprivilegedPortStart, "32769", false});
    QVERIFY(high.outcome == Outcome::Refused);
    QVERIFY(english(high.message).find("ip_local_port_range") != std::string::npos);
}

void SysctlsLabTest::theAgentAgrees() {
    for (const SysctlInfo& info : present()) {
        if (dependsOnTicks(info) && !m_ticks) continue;
        for (const End& end : endsOf(info)) {
            for (const auto& [setting, value] : end.before)
                QCOMPARE(agent({std::string(infoOf(setting).name) + '=' + value}).exitCode, 0);
            const ProgramResult result = agent({std::string(info.name) + '=' + end.value});
            QVERIFY2(result.exitCode == 0, (result.output + result.errors).c_str());
            QCOMPARE(*read(info.setting).value, end.value);
            const bool warned = result.errors.find("Warning: ") != std::string::npos;
            QCOMPARE(warned, warningFor(info.setting, end.value).has_value());
        }
        for (const std::string& value : beyond(info)) {
            const ProgramResult result = agent({std::string(info.name) + '=' + value});
            QCOMPARE(result.exitCode, 2);
            QCOMPARE(result.output, std::string());
        }
        QCOMPARE(*read(info.setting).value, endsOf(info).back().value);
        QCOMPARE(agent({"--undo"}).exitCode, 0);
    }
}

void SysctlsLabTest::theAgentsAnswers() {
    QCOMPARE(agent({"tcp_fin_timeout=75"}).exitCode, 0);
    QVERIFY(agent({}).output.find("* net.ipv4.tcp_fin_timeout ") != std::string::npos);
    const std::string one = agent({"net.ipv4.tcp_fin_timeout"}).output;
    for (const char* part : {"net.ipv4.tcp_fin_timeout = 75\n", "TIME_WAIT, which lasts 60 seconds",
                             "2 × (75 − 60)", "before Socklens  60"})
        QVERIFY2(one.find(part) != std::string::npos, one.c_str());
    const std::string json = agent({"--format", "json", "tcp_fin_timeout"}).output;
    QVERIFY2(json.find("\"value\": \"75\"") != std::string::npos, json.c_str());
    QVERIFY2(json.find("\"before\": \"60\"") != std::string::npos, json.c_str());
    const std::string undone = agent({"--undo", "tcp_fin_timeout", "--format", "json"}).output;
    QVERIFY2(undone.find("\"result\": \"done\"") != std::string::npos, undone.c_str());
    QCOMPARE(agent({"--undo", "tcp_fin_timeout"}).exitCode, 1);
    for (const auto& wrong : std::vector<std::vector<std::string>>{{"tcp_tw_recycle"},
                                                                   {"kernel.panic=1"},
                                                                   {"--keep"},
                                                                   {"--keep", "tcp_fin_timeout"},
                                                                   {"--undo", "tcp_fin_timeout=3"},
                                                                   {"--keep", "--undo"},
                                                                   {"tcp_fin_timeout=", "--keep"},
                                                                   {"--format", "xml"}}) {
        QCOMPARE(agent(wrong).exitCode, 2);
    }
}

void SysctlsLabTest::rights_data() {
    QTest::addColumn<User>("user");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("root") << root << true;
    QTest::newRow("ordinary user") << ordinaryUser << false;
    QTest::newRow("CAP_NET_ADMIN only") << networkAdministrator << true;
}

/// Each setting by the serving agent of each of them, and read by it.
void SysctlsLabTest::rights() {
    QFETCH(User, user);
    QFETCH(bool, allowed);
    if (user != root && !Agents::hindrance().empty()) QSKIP(Agents::hindrance().c_str());
    ActingAgent& agent = Agents::of(user);
    const auto seenByIt = [&](Sysctl setting) {
        const auto all = std::get<SysctlsAnswer>(agent.answer(SysctlsQuery{}));
        return all.at(static_cast<std::size_t>(setting));
    };
    const Outcome expected = allowed ? Outcome::Done : Outcome::Refused;
    for (const SysctlInfo& info : present()) {
        const std::string now = *read(info.setting).value;
        const std::string other = info.grammar == SysctlGrammar::PortRange  ? "40000 50000"
                                  : info.grammar == SysctlGrammar::PortList ? "8080"
                                  : now == "1"                              ? "0"
                                                                            : "1";
        const std::string wanted = check(info.setting, other) ? other : "2000";
        const ActionResult result = agent.perform(SetSysctl{info.setting, wanted, false});
        QVERIFY2(result.outcome == expected, english(result.message).c_str());
        QCOMPARE(*read(info.setting).value, allowed ? wanted : now);
        QVERIFY(seenByIt(info.setting).value == (allowed ? wanted : now));
        QVERIFY(seenByIt(info.setting).before == (allowed ? std::optional(now) : std::nullopt));
        const ActionResult undone = agent.perform(UndoSysctl{info.setting});
        QVERIFY2(undone.outcome == expected, english(undone.message).c_str());
        QCOMPARE(*read(info.setting).value, now);
    }
    const ActionResult kept = agent.perform(SetSysctl{Sysctl::TcpFinTimeout, "30", true});
    QVERIFY2(kept.outcome == Outcome::Impossible,
             english(kept.message).c_str());   // not the machine's own namespace
    QVERIFY(!fs::exists(keptFile));
}

/// A private directory over /proc/sys/net makes this look like the network namespace that the machine starts with;
/// its one setting is still that of the private namespace.
void SysctlsLabTest::keptByTheAgent() {
    fs::create_directories("/run/real");
    fs::create_directories("/run/initial/ipv4");
    QCOMPARE(mount("/proc/sys/net", "/run/real", nullptr, MS_BIND, nullptr), 0);
    fs::create_symlink("/run/real/ipv4/tcp_fin_timeout", "/run/initial/ipv4/tcp_fin_timeout");
    writeText("/run/initial/ipv4/tcp_max_orphans", "131072\n");
    QCOMPARE(mount("/run/initial", "/proc/sys/net", nullptr, MS_BIND, nullptr), 0);

    const ProgramResult kept = agent({"tcp_fin_timeout=75", "--keep"});
    const std::string text = fs::exists(keptFile) ? readText(keptFile) : std::string();
    const std::string listed = agent({"tcp_fin_timeout"}).output;
    writeText("/etc/sysctl.d/99-other.conf", "net.ipv4.tcp_fin_timeout = 20\n");
    const std::string inVain = agent({"tcp_fin_timeout"}).output + agent({}).output;
    const std::string inVainAsJson = agent({"tcp_fin_timeout", "--format", "json"}).output;
    fs::remove("/etc/sysctl.d/99-other.conf");
    const ProgramResult undone = agent({"--undo"});
    const bool fileIsGone = !fs::exists(keptFile);
    QCOMPARE(umount("/proc/sys/net"), 0);
    QCOMPARE(umount("/run/real"), 0);

    QVERIFY2(kept.exitCode == 0, (kept.output + kept.errors).c_str());
    QVERIFY(kept.errors.find("= 30 seconds, not 75") != std::string::npos);
    QVERIFY2(text.ends_with("# Before: 60\nnet.ipv4.tcp_fin_timeout = 75\n"), text.c_str());
    QVERIFY2(listed.find("kept             75") != std::string::npos, listed.c_str());
    QVERIFY2(inVain.find("kept             75, but /etc/sysctl.d/99-other.conf sets 20 later\n") !=
                     std::string::npos &&
                 inVain.find("kept 75; but /etc/sysctl.d/99-other.conf sets 20 later)") != std::string::npos,
             inVain.c_str());
    QVERIFY2(inVainAsJson.find("\"overridden_by\": \"/etc/sysctl.d/99-other.conf\"") != std::string::npos,
             inVainAsJson.c_str());
    QVERIFY2(undone.exitCode == 0, (undone.output + undone.errors).c_str());
    QVERIFY(fileIsGone);
    QCOMPARE(*read(Sysctl::TcpFinTimeout).value, std::string("60"));
}

void SysctlsLabTest::keptPortsAtTheNextStart_data() {
    QTest::addColumn<std::string>("start");
    QTest::addColumn<std::string>("range");
    QTest::newRow("both lower") << std::string("0") << std::string("500 60999");
    QTest::newRow("both higher") << std::string("40000") << std::string("50000 50009");
    QTest::newRow("in between") << std::string("80") << std::string("40000 50009");
}

/// The text that is kept, as those apply it who do so at the start of the machine.
void SysctlsLabTest::keptPortsAtTheNextStart() {
    QFETCH(std::string, start);
    QFETCH(std::string, range);
    const std::vector<std::vector<std::string>> programs{
        {"/lib/systemd/systemd-sysctl", "/run/kept.conf"}, {"/sbin/sysctl", "-q", "-p", "/run/kept.conf"}, {}};
    for (const bool startFirst : {true, false}) {
        std::string text;
        for (const bool isStart : {startFirst, !startFirst})
            text = withEntry(text,
                             isStart ? SysctlEntry{Sysctl::IpUnprivilegedPortStart, start, "1024"}
                                     : SysctlEntry{Sysctl::IpLocalPortRange, range, "32768 60999"},
                             "# Test\n");
        writeText("/run/kept.conf", text);
        for (const auto& program : programs) {
            if (program.empty()) {
                for (const SysctlEntry& entry : entriesOf(text)) QCOMPARE(writeRaw(entry.setting, entry.value), 0);
            } else {
                if (!fs::exists(program[0])) continue;
                const ProgramResult result = runProgram(program[0], {program.begin() + 1, program.end()});
                QVERIFY2(result.exitCode == 0, result.errors.c_str());
            }
            QCOMPARE(*read(Sysctl::IpUnprivilegedPortStart).value, start);
            QCOMPARE(*read(Sysctl::IpLocalPortRange).value, range);
            writeRaw(Sysctl::IpUnprivilegedPortStart, "0");   // as at the next start
            QCOMPARE(writeRaw(Sysctl::IpLocalPortRange, "32768 60999"), 0);
            QCOMPARE(writeRaw(Sysctl::IpUnprivilegedPortStart, "1024"), 0);
        }
    }
}

void SysctlsLabTest::notKeptHere() {
    const ProgramResult result = agent({"tcp_fin_timeout=30", "--keep"});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.output.find("cannot be kept") != std::string::npos, result.output.c_str());
    QCOMPARE(*read(Sysctl::TcpFinTimeout).value, std::string("60"));
    QVERIFY(!fs::exists(keptFile));
}

int main(int argc, char** argv) {
    if (const auto refused = test::coverStateDirectories(); !refused.empty()) {
        std::fprintf(stderr, "lab: no private mounts, nothing was run: %s\n", refused.c_str());
        return 1;
    }
    return runActing<SysctlsLabTest>(argc, argv);
}

#include "sysctls_test.moc"
