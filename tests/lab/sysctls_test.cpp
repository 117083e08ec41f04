// Every setting of a private network namespace against the real kernel: its default, the ends of what it takes and
// what lies beyond, by the runner and by the agent, with all rights, with one, and with none. /run and
// /etc/sysctl.d are covered by private mounts. Settings of the whole machine are never written: they are not here.
#include <QTemporaryDir>
#include <QTest>

#include "app/core/sysctl_catalogue.h"
#include "app/probe/action_runner.h"
#include "app/probe/own_capabilities.h"
#include "app/probe/query_runner.h"
#include "tests/lab/descriptor.h"
#include "tests/lab/lab_main.h"
#include "tests/lab/rights.h"
#include "tests/lab/run_program.h"
#include "tests/support/covered_directories.h"
#include "tests/support/files.h"
#include "tests/support/in_child.h"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/mount.h>
#include <sys/stat.h>

namespace fs = std::filesystem;
using namespace socklens;
using namespace socklens::lab;
using test::inChild;
using test::readText;
using test::writeText;

namespace {

constexpr const char* keptFile = "/etc/sysctl.d/60-socklens.conf";

ActionResult perform(const Action& action) {
    return ActionRunner({}, ownCapabilities()).run({action}).front();
}

SysctlReading read(Sysctl setting) {
    const auto all = std::get<SysctlsAnswer>(QueryRunner({}, ownCapabilities()).answer(SysctlsQuery{}));
    return all.at(static_cast<std::size_t>(setting));
}

/// What write(2) itself says.
int writeRaw(Sysctl setting, const std::string& value) {
    const Descriptor file(open(("/proc/sys/" + pathOf(setting)).c_str(), O_WRONLY | O_CLOEXEC));
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
    QTest::addColumn<int>("rights");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("root") << static_cast<int>(Rights::Root) << true;
    QTest::newRow("ordinary user") << static_cast<int>(Rights::OrdinaryUser) << false;
    QTest::newRow("CAP_NET_ADMIN only") << static_cast<int>(Rights::NetworkAdministrator) << true;
}

/// The records go where an ordinary user may write.
void SysctlsLabTest::rights() {
    QFETCH(int, rights);
    QFETCH(bool, allowed);
    QTemporaryDir runtime("/run/user-XXXXXX");
    fs::permissions(runtime.path().toStdString(), fs::perms{0777});
    // A copy that everybody may run, wherever this was built.
    const std::string program = runtime.path().toStdString() + "/agent";
    fs::copy_file(SOCKLENS_AGENT, program);
    const std::string complaint = inChild([&]() -> std::string {
        setenv("XDG_RUNTIME_DIR", runtime.path().toUtf8().constData(), 1);
        if (auto reason = takeRights(static_cast<Rights>(rights)); !reason.empty()) return test::skipMark + reason;
        const Outcome expected = allowed ? Outcome::Done : Outcome::Refused;
        for (const SysctlInfo& info : present()) {
            const std::string now = *read(info.setting).value;
            const std::string other = info.grammar == SysctlGrammar::PortRange  ? "40000 50000"
                                      : info.grammar == SysctlGrammar::PortList ? "8080"
                                      : now == "1"                              ? "0"
                                                                                : "1";
            const std::string wanted = check(info.setting, other) ? other : "2000";
            const ActionResult result = perform(SetSysctl{info.setting, wanted, false});
            if (result.outcome != expected) return english(result.message);
            if (*read(info.setting).value != (allowed ? wanted : now)) return std::string("value of ") + info.name;
            if (!allowed) continue;
            const ActionResult undone = perform(UndoSysctl{info.setting});
            if (undone.outcome != Outcome::Done || *read(info.setting).value != now)
                return english(undone.message);
        }
        const int status = std::system((program + " sysctl tcp_fin_timeout=30 >/dev/null 2>&1").c_str());
        if (WEXITSTATUS(status) != (allowed ? 0 : 1)) return "the agent ended with " + std::to_string(status);
        if (*read(Sysctl::TcpFinTimeout).value != (allowed ? "30" : "60")) return "the agent's value";
        const int undone = std::system((program + " sysctl --undo tcp_fin_timeout >/dev/null 2>&1").c_str());
        if (WEXITSTATUS(undone) != (allowed ? 0 : 1))
            return "the agent's undo ended with " + std::to_string(undone);
        return *read(Sysctl::TcpFinTimeout).value == "60" ? "" : "the agent's undo";
    });
    if (complaint.starts_with(test::skipMark)) QSKIP(complaint.c_str());
    QVERIFY2(complaint.empty(), complaint.c_str());
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
    const ProgramResult undone = agent({"--undo"});
    const bool fileIsGone = !fs::exists(keptFile);
    QCOMPARE(umount("/proc/sys/net"), 0);
    QCOMPARE(umount("/run/real"), 0);

    QVERIFY2(kept.exitCode == 0, (kept.output + kept.errors).c_str());
    QVERIFY(kept.errors.find("= 30 seconds, not 75") != std::string::npos);
    QVERIFY2(text.ends_with("# Before: 60\nnet.ipv4.tcp_fin_timeout = 75\n"), text.c_str());
    QVERIFY2(listed.find("kept             75") != std::string::npos, listed.c_str());
    QVERIFY2(undone.exitCode == 0, (undone.output + undone.errors).c_str());
    QVERIFY(fileIsGone);
    QCOMPARE(*read(Sysctl::TcpFinTimeout).value, std::string("60"));
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
    return runLab<SysctlsLabTest>(argc, argv);
}

#include "sysctls_test.moc"
