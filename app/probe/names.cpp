#include "app/probe/names.h"

#include "app/probe/descriptor.h"
#include "app/probe/text_fields.h"

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <filesystem>
#include <net/if.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace socklens {

namespace {

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

struct Walk {
    std::map<CgroupId, std::string> cgroups;
    bool isWhole = true;   ///< a directory that vanishes meanwhile ends a walk early
};

Walk walkCgroups(const std::string& root) {
    namespace fs = std::filesystem;
    Walk walk;
    const auto add = [&](const std::string& path, std::string name) {
        struct stat status {};
        if (stat(path.c_str(), &status) == 0)
            walk.cgroups.insert_or_assign(CgroupId{status.st_ino}, std::move(name));
    };
    add(root, "/");
    std::error_code error;
    fs::recursive_directory_iterator at(root, fs::directory_options::skip_permission_denied, error);
    while (!error && at != fs::recursive_directory_iterator()) {
        std::error_code noDirectory;
        if (at->is_directory(noDirectory)) add(at->path().string(), at->path().string().substr(root.size()));
        at.increment(error);
    }
    walk.isWhole = !error;
    return walk;
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

Names::Names(std::string procRoot, std::chrono::milliseconds walkPace)
    : m_procRoot(std::move(procRoot)), m_walkPace(walkPace) {}

/// Nothing if they are the same as before.
std::optional<Names::Cgroups> Names::newCgroups(std::set<CgroupId> unknown) {
    if (std::ranges::includes(m_lost, unknown)) return std::nullopt;
    const auto now = std::chrono::steady_clock::now();
    if (m_cgroupsReadAt && now - *m_cgroupsReadAt < m_walkPace) return std::nullopt;
    m_cgroupsReadAt = now;

    const auto mountinfo = readFile(AT_FDCWD, (m_procRoot + "/self/mountinfo").c_str());
    const std::string root = mountinfo ? cgroupMountPoint(*mountinfo) : std::string();
    Walk walk = root.empty() ? Walk{} : walkCgroups(root);
    if (walk.isWhole) {
        std::erase_if(unknown, [&](CgroupId id) { return walk.cgroups.contains(id); });
        m_lost = std::move(unknown);
    } else {
        walk.cgroups.insert(m_directory->cgroups.begin(), m_directory->cgroups.end());
    }
    return walk.cgroups == m_directory->cgroups ? std::nullopt : std::optional(std::move(walk.cgroups));
}

std::shared_ptr<const NameDirectory> Names::directoryFor(const Snapshot& snapshot) {
    std::shared_ptr<NameDirectory> next;   // made only when there is something new
    const auto extended = [&]() -> NameDirectory& {
        if (!next) next = std::make_shared<NameDirectory>(*m_directory);
        return *next;
    };
    const auto current = [&]() -> const NameDirectory& { return next ? *next : *m_directory; };

    std::set<CgroupId> unknownCgroups;
    Socket known;   // neighbours are mostly of one user and one service: looked up once
    const auto differs = [](const auto& number, auto& last) {
        return number && std::exchange(last, number) != number;
    };
    for (const Socket& socket : snapshot.sockets) {
        if (differs(socket.uid, known.uid) && !current().users.contains(*socket.uid))
            extended().users.emplace(*socket.uid, userName(*socket.uid));
        if (differs(socket.interface, known.interface) && !current().interfaces.contains(*socket.interface))
            extended().interfaces.emplace(*socket.interface, interfaceName(*socket.interface));
        if (differs(socket.cgroup, known.cgroup) && !m_directory->cgroups.contains(*socket.cgroup))
            unknownCgroups.insert(*socket.cgroup);
    }
    for (const auto& process : snapshot.processes)
        if (process->uid && !current().users.contains(*process->uid))
            extended().users.emplace(*process->uid, userName(*process->uid));
    if (auto cgroups = newCgroups(std::move(unknownCgroups))) extended().cgroups = *std::move(cgroups);
    if (next) m_directory = std::move(next);
    return m_directory;
}

}   // namespace socklens
