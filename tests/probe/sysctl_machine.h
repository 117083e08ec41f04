// A machine with a few settings, a boot id and a network namespace, in a proc tree made for the purpose. Any one
// thread; owns the tree.
#pragma once

#include "app/core/sysctl_catalogue.h"
#include "app/probe/sysctls.h"
#include "tests/probe/fake_proc.h"
#include "tests/support/files.h"

#include <QString>
#include <filesystem>
#include <string>

namespace socklens::test {

namespace fs = std::filesystem;

class Machine {
public:
    Machine() {
        setBoot('a');
        writeText(m_proc.root() + "/self/ns/net", "");
        value(Sysctl::TcpFinTimeout, "60\n");
        value(Sysctl::TcpMaxOrphans, "131072\n");
        value(Sysctl::IpLocalPortRange, "32768\t60999\n");
        value(Sysctl::IpLocalReservedPorts, "\n");
        value(Sysctl::ConntrackClose, "10\n");
        fs::create_directories(root() + "/etc");
        fs::permissions(m_proc.root(), fs::perms{0777});
    }

    std::string root() const { return m_proc.root(); }
    std::string keptFile() const { return root() + "/etc/sysctl.d/60-socklens.conf"; }
    std::string recordDirectory() const { return root() + "/run-socklens"; }
    std::string pathTo(Sysctl setting) const { return root() + "/sys/" + pathOf(setting); }
    void value(Sysctl setting, const std::string& text) const { writeText(pathTo(setting), text); }
    std::string value(Sysctl setting) const { return readText(pathTo(setting)); }
    void setBoot(char digit) const {
        writeText(root() + "/sys/kernel/random/boot_id", std::string(8, digit) + "-2952-4a28-8ef3-ca4c6f8da21b\n");
    }
    void leaveInitialNetwork() const { fs::remove(pathTo(Sysctl::TcpMaxOrphans)); }
    std::string recordFile() const {
        for (const auto& entry : fs::directory_iterator(recordDirectory()))
            if (entry.path().filename().string().starts_with("sysctl-")) return entry.path();
        return {};
    }

    /// As a process that has just begun.
    Sysctls sysctls() const {
        return {root(),
                {.keptFile = keptFile(),
                 .recordDirectory = recordDirectory(),
                 .recordDirectoryOfRoot = {},
                 .root = root()}};
    }
    SysctlReading read(Sysctl setting) const { return sysctls().read().at(static_cast<std::size_t>(setting)); }
    ActionResult set(Sysctl setting, const std::string& text, bool keep = false) const {
        return sysctls().set({setting, text, keep});
    }
    ActionResult undo(Sysctl setting) const { return sysctls().undo({setting}); }

private:
    FakeProc m_proc;
};

inline QString sentence(const ActionResult& result) {
    return QString::fromStdString(english(result.message));
}

}   // namespace socklens::test

#define COMPARE_RESULT(result, expected, part)                                                                    \
    do {                                                                                                          \
        const ActionResult got = result;                                                                          \
        QVERIFY2(got.outcome == (expected) && sentence(got).contains(QString::fromUtf8(part)),                    \
                 qPrintable(sentence(got)));                                                                      \
    } while (false)
