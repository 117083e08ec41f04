// Turns the numbers in rows into names: users, control groups, interfaces. One thread; remembers what it has
// looked up, and hands out the same directory until a new number comes up. Sources: getpwuid_r(3), cgroups(7) (the
// id of a control group is the inode of its directory), if_indextoname(3).
#pragma once

#include "app/core/snapshot.h"

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace socklens {

class Names {
public:
    /// `procRoot` tells where the unified control group hierarchy is mounted. A number without a name makes it be
    /// walked: not more often than `walkPace`, and once for each number.
    explicit Names(std::string procRoot, std::chrono::milliseconds walkPace = std::chrono::seconds(5));

    std::shared_ptr<const NameDirectory> directoryFor(const Snapshot& snapshot);

private:
    using Cgroups = std::map<CgroupId, std::string>;
    std::optional<Cgroups> newCgroups(std::set<CgroupId> unknown);

    std::string m_procRoot;
    std::chrono::milliseconds m_walkPace;
    std::shared_ptr<const NameDirectory> m_directory = std::make_shared<NameDirectory>();
    std::optional<std::chrono::steady_clock::time_point> m_cgroupsReadAt;
    std::set<CgroupId> m_lost;   ///< in the snapshot, and nowhere in the hierarchy: removed, or out of sight
};

/// Where cgroup2 is mounted, from the text of /proc/PID/mountinfo; empty if it is not. Pure.
std::string cgroupMountPoint(std::string_view mountinfo);

}   // namespace socklens
