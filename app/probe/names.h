// Turns the numbers in rows into names: users, control groups, interfaces. One thread; remembers what it has
// looked up, and hands out the same directory until a new number comes up. Sources: getpwuid_r(3), cgroups(7) (the
// id of a control group is the inode of its directory), if_indextoname(3).
#pragma once

#include "app/core/snapshot.h"

#include <chrono>
#include <memory>
#include <string>

namespace socklens {

class Names {
public:
    /// `procRoot` tells where the unified control group hierarchy is mounted.
    explicit Names(std::string procRoot);

    std::shared_ptr<const NameDirectory> directoryFor(const Snapshot& snapshot);

private:
    void readCgroups(NameDirectory& directory);

    std::string m_procRoot;
    std::shared_ptr<const NameDirectory> m_directory = std::make_shared<NameDirectory>();
    std::chrono::steady_clock::time_point m_cgroupsReadAt{};
};

/// Where cgroup2 is mounted, from the text of /proc/PID/mountinfo; empty if it is not. Pure.
std::string cgroupMountPoint(std::string_view mountinfo);

}   // namespace socklens
