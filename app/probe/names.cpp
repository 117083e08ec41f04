#include "app/probe/names.h"

#include "app/probe/descriptor.h"
#include "app/probe/text_fields.h"

#include <array>
#include <fcntl.h>
#include <filesystem>
#include <net/if.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace socklens {

namespace {

// A number that has no name yet makes the whole hierarchy be walked: not more often than this.
constexpr std::chrono::seconds walkAgainAfter{5};

std::string userName(Uid uid) {
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd* found = nullptr;
    if (getpwuid_r(number(uid), &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr)
        return std::to_string(number(uid));
    return found->pw_name;
}

/// The kernel writes blanks and the like in paths as "\\040" (seq_path).
std::string unescapeOctal(std::string_view path) {
    std::string text;
    while (!path.empty()) {
        const auto code = path.front() == '\\' ? parseNumber<std::uint8_t>(path.substr(1, 3), 8) : std::nullopt;
        text += code ? static_cast<char>(*code) : path.front();
        path = path.substr(code ? 4 : 1);
    }
    return text;
}

std::string interfaceName(InterfaceIndex index) {
    std::array<char, IF_NAMESIZE> buffer{};
    const char* name = if_indextoname(number(index), buffer.data());
    return name != nullptr ? name : std::to_string(number(index));
}

}   // namespace

std::string cgroupMountPoint(std::string_view mountinfo) {
    std::string found;
    forEachLine(mountinfo, [&](std::string_view line) {
        // id parent major:minor root mount-point options … - type source …
        const auto fields = splitFields<5>(line);
        if (fields && found.empty() && line.find(" - cgroup2 ") != std::string_view::npos)
            found = unescapeOctal((*fields)[4]);
    });
    return found;
}

Names::Names(std::string procRoot) : m_procRoot(std::move(procRoot)) {}

void Names::readCgroups(NameDirectory& directory) {
    namespace fs = std::filesystem;
    const auto mountinfo = readFile(AT_FDCWD, (m_procRoot + "/self/mountinfo").c_str());
    const std::string root = mountinfo ? cgroupMountPoint(*mountinfo) : std::string();
    if (root.empty()) return;

    directory.cgroups.clear();
    const auto add = [&](const std::string& path, std::string name) {
        struct stat status {};
        if (stat(path.c_str(), &status) == 0)
            directory.cgroups.insert_or_assign(CgroupId{status.st_ino}, std::move(name));
    };
    add(root, "/");
    std::error_code error;
    fs::recursive_directory_iterator at(root, fs::directory_options::skip_permission_denied, error);
    for (; !error && at != fs::recursive_directory_iterator(); at.increment(error))
        if (at->is_directory(error)) add(at->path().string(), at->path().string().substr(root.size()));
}

std::shared_ptr<const NameDirectory> Names::directoryFor(const Snapshot& snapshot) {
    std::shared_ptr<NameDirectory> next;   // made only when there is something new
    const auto extended = [&]() -> NameDirectory& {
        if (!next) next = std::make_shared<NameDirectory>(*m_directory);
        return *next;
    };
    const auto current = [&]() -> const NameDirectory& { return next ? *next : *m_directory; };

    for (const Socket& socket : snapshot.sockets) {
        if (socket.uid && !current().users.contains(*socket.uid))
            extended().users.emplace(*socket.uid, userName(*socket.uid));
        if (socket.interface && !current().interfaces.contains(*socket.interface))
            extended().interfaces.emplace(*socket.interface, interfaceName(*socket.interface));
        if (socket.cgroup && !current().cgroups.contains(*socket.cgroup)) {
            const auto now = std::chrono::steady_clock::now();
            if (now - m_cgroupsReadAt < walkAgainAfter) continue;
            m_cgroupsReadAt = now;
            readCgroups(extended());
        }
    }
    for (const auto& process : snapshot.processes)
        if (process->uid && !current().users.contains(*process->uid))
            extended().users.emplace(*process->uid, userName(*process->uid));
    if (next) m_directory = std::move(next);
    return m_directory;
}

}   // namespace socklens
