// What settings were before Socklens changed them, for this network namespace and this run of the machine, so that
// it can be undone by a later process. One file, as readable as sysctl.d(5). Any thread; two processes wait for
// each other. Whatever is wrong with the file counts as nothing recorded.
#pragma once

#include "app/core/sysctl_file.h"

#include <memory>
#include <string>
#include <system_error>
#include <tl/expected.hpp>
#include <vector>

namespace socklens {

class SysctlRecord {
public:
    /// `directory` is made when it is needed.
    SysctlRecord(std::string procRoot, std::string directory);

    static constexpr const char* directoryOfRoot = "/run/socklens";
    /// That for root, socklens in XDG_RUNTIME_DIR for others; empty where there is none.
    static std::string usualDirectory();

    std::vector<SysctlEntry> read() const;

    /// Held by whoever reads a file of Socklens's and writes it back, from one to the other. Empty where there is
    /// no place for the record: then nobody waits.
    class Lock;
    Lock lock() const;
    /// Keeps what it was first: an older entry stays. Whether there was none.
    tl::expected<bool, std::error_code> remember(const Lock& held, Sysctl setting,
                                                 const std::string& before) const;
    tl::expected<void, std::error_code> forget(const Lock& held, Sysctl setting) const;

private:
    std::string path() const;

    std::string m_procRoot;
    std::string m_directory;
};

class SysctlRecord::Lock {
    friend class SysctlRecord;
    std::shared_ptr<const void> m_file;   ///< a descriptor, open as long as it is held
};

}   // namespace socklens
