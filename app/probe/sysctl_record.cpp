#include "app/probe/sysctl_record.h"

#include "app/probe/descriptor.h"
#include "app/probe/small_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace socklens {

namespace {

/// Never given twice, unlike inodes, which another namespace can have later. 0 before Linux 5.14.
std::uint64_t namespaceCookie() {
    const Descriptor socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    std::uint64_t cookie = 0;
    socklen_t size = sizeof cookie;
    if (!socket || getsockopt(socket.get(), SOL_SOCKET, SO_NETNS_COOKIE, &cookie, &size) != 0) return 0;
    return cookie;
}

bool isBootId(std::string_view text) {
    constexpr std::size_t length = 36;
    return text.size() == length && std::ranges::all_of(text, [](char c) {
               return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

constexpr std::string_view heading = "# Written by Socklens: what these settings were before it changed them.\n";

}   // namespace

SysctlRecord::SysctlRecord(std::string procRoot, std::string directory)
    : m_procRoot(std::move(procRoot)), m_directory(std::move(directory)) {}

std::string SysctlRecord::usualDirectory() {
    if (geteuid() == 0) return directoryOfRoot;
    const char* runtime = secure_getenv("XDG_RUNTIME_DIR");
    return runtime == nullptr || *runtime != '/' ? std::string() : std::string(runtime) + "/socklens";
}

/// Empty where it cannot be known which namespace this is.
std::string SysctlRecord::path() const {
    if (m_directory.empty()) return {};
    std::string boot = readFile(AT_FDCWD, (m_procRoot + "/sys/kernel/random/boot_id").c_str()).value_or("");
    while (!boot.empty() && boot.back() == '\n') boot.pop_back();
    struct stat status {};
    if (!isBootId(boot) || stat((m_procRoot + "/self/ns/net").c_str(), &status) != 0) return {};
    return m_directory + "/sysctl-" + boot + '-' + std::to_string(status.st_ino) + '-' +
           std::to_string(namespaceCookie());
}

std::vector<SysctlEntry> SysctlRecord::read() const {
    const std::string file = path();
    return file.empty() ? std::vector<SysctlEntry>() : entriesOf(readSmallFile(file).value_or(""));
}

SysctlRecord::Lock SysctlRecord::lock() const {
    Lock held;
    if (path().empty()) return held;
    if (mkdir(m_directory.c_str(), 0755) == 0) {   // less whatever the umask takes: others may read it
        const Descriptor made(open(m_directory.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
        if (made) fchmod(made.get(), 0755);
    } else if (errno != EEXIST) {
        return held;
    }
    // A file that nobody else can open: whoever can, can keep it locked.
    const auto file = std::make_shared<const Descriptor>(
        open((m_directory + "/lock").c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
    while (*file && flock(file->get(), LOCK_EX) != 0 && errno == EINTR) {
    }
    held.m_file = file;
    return held;
}

tl::expected<bool, std::error_code> SysctlRecord::remember(const Lock& /*held*/, Sysctl setting,
                                                           const std::string& before) const {
    const std::string file = path();
    if (file.empty()) return tl::unexpected(std::make_error_code(std::errc::no_such_file_or_directory));
    const std::string text = readSmallFile(file).value_or("");
    if (findEntry(entriesOf(text), setting) != nullptr) return false;
    return replaceFile(file, withEntry(text, {setting, before, {}}, heading)).map([] { return true; });
}

tl::expected<void, std::error_code> SysctlRecord::forget(const Lock& /*held*/, Sysctl setting) const {
    const std::string file = path();
    if (file.empty()) return {};
    const std::string text = readSmallFile(file).value_or("");
    if (findEntry(entriesOf(text), setting) == nullptr) return {};
    const std::string rest = withoutEntry(text, setting);
    return rest.empty() ? removeFile(file) : replaceFile(file, rest);
}

}   // namespace socklens
