#include "app/probe/sysctl_directories.h"

#include "app/probe/descriptor.h"

#include <array>
#include <fcntl.h>
#include <filesystem>
#include <map>

namespace socklens {

namespace {

namespace fs = std::filesystem;

constexpr std::array directories{"/etc/sysctl.d", "/run/sysctl.d", "/usr/local/lib/sysctl.d", "/usr/lib/sysctl.d",
                                 "/lib/sysctl.d"};

/// Other kinds, such as /dev/null, hide a file of the same name and set nothing. A link counts as what it leads
/// to.
std::string textOf(const std::string& path) {
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored)) return {};
    return readFile(AT_FDCWD, path.c_str()).value_or("");
}

}   // namespace

std::vector<SysctlFile> sysctlFilesInOrder(const std::string& root) {
    std::map<std::string, std::string> paths;   // by file name
    std::error_code ignored;
    for (const char* directory : directories)
        for (fs::directory_iterator at(root + directory, ignored), end; !ignored && at != end;
             at.increment(ignored))
            if (at->path().extension() == ".conf")
                paths.emplace(at->path().filename().string(), at->path().string());
    std::vector<SysctlFile> files;
    files.reserve(paths.size() + 1);
    for (const auto& [name, path] : paths) files.push_back({path, textOf(path)});
    if (!fs::exists(root + "/run/systemd/system", ignored))
        files.push_back({root + "/etc/sysctl.conf", textOf(root + "/etc/sysctl.conf")});
    return files;
}

}   // namespace socklens
