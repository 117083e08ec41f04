// Kernel settings of this network namespace: read, set, kept for the next start of the machine, and undone. Each
// value is checked before it is written and read back after. Any one thread at a time; keeps nothing in memory.
// Sources: proc(5), sysctl.d(5), Documentation/networking/ip-sysctl.rst.
#pragma once

#include "app/core/action.h"
#include "app/core/query.h"
#include "app/probe/sysctl_record.h"

#include <string>

namespace socklens {

struct SysctlOptions {
    std::string keptFile = "/etc/sysctl.d/60-socklens.conf";
    std::string recordDirectory = SysctlRecord::usualDirectory();
    std::string recordDirectoryOfRoot = SysctlRecord::directoryOfRoot;   ///< only read: with rights, it was root
    std::string root{};   ///< before /etc, /run and /usr, where files of settings of others are
};

class Sysctls {
public:
    Sysctls(std::string procRoot, SysctlOptions options);

    /// Every setting, in the order of the enumeration.
    SysctlsAnswer read() const;
    ActionResult set(const SetSysctl& action) const;
    ActionResult undo(const UndoSysctl& action) const;

private:
    using Failure = std::error_code;
    std::string pathIn(Sysctl setting) const;
    std::optional<std::string> valueOf(Sysctl setting) const;
    /// Only there is the file of kept settings applied.
    bool isInitialNetwork() const;
    std::vector<SysctlEntry> keptEntries() const;
    /// Of this user, then of root: what was changed unlocked is no secret to who looks without rights.
    std::vector<SysctlEntry> recordedEntries() const;
    std::optional<std::string> keptValueOf(Sysctl setting) const;
    /// Before Socklens changed it for the first time.
    std::optional<std::string> oldestOf(Sysctl setting) const;
    /// One write(2), and what can be seen afterwards. No message where it is done.
    ActionResult write(Sysctl setting, const std::string& value) const;
    /// The lock of the record is held for these two.
    ActionResult keep(const SysctlEntry& entry) const;
    tl::expected<void, Failure> dropKept(Sysctl setting) const;
    /// What to say of a setting that was kept and is not to be any more.
    ActionResult noLongerKept(Sysctl setting, const std::string& value, const std::string& before,
                              const std::string& kept) const;
    /// Why what was kept will be otherwise at the next start of the machine.
    std::optional<Message> spoilerOf(const SysctlEntry& entry) const;

    std::string m_procRoot;
    SysctlOptions m_options;
    SysctlRecord m_record;
    SysctlRecord m_recordOfRoot;
};

}   // namespace socklens
