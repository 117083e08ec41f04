// The files of settings that a machine applies when it starts, in their order, as systemd-sysctl and sysctl(8)
// read them: by file name across all directories, where the first directory that has a name wins. Any one thread;
// what cannot be read is left out. Sources: sysctl.d(5), systemd-sysctl.service(8), sysctl(8) "--system".
#pragma once

#include <string>
#include <vector>

namespace socklens {

struct SysctlFile {
    std::string path;
    std::string text;
};

/// `root` is put before /etc, /run and /usr. /etc/sysctl.conf comes last, and only where systemd does not run:
/// that does not look there.
std::vector<SysctlFile> sysctlFilesInOrder(const std::string& root);

}   // namespace socklens
