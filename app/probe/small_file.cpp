#include "app/probe/small_file.h"

#include "app/core/system_error.h"
#include "app/probe/descriptor.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace socklens {

namespace {

constexpr std::size_t longest = 65536;

bool writeAll(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t wrote = write(descriptor, text.data(), text.size());
        if (wrote > 0)
            text.remove_prefix(static_cast<std::size_t>(wrote));
        else if (errno != EINTR)
            return false;
    }
    return true;
}

std::string directoryOf(const std::string& path) {
    return path.substr(0, path.rfind('/'));
}

/// The new name is on the disk, too.
void syncDirectory(const std::string& path) {
    if (const auto directory = openDirectory(AT_FDCWD, path.c_str())) fsync(directory->get());
}

}   // namespace

tl::expected<std::string, std::error_code> readSmallFile(const std::string& path) {
    const Descriptor file(open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file && errno == ENOENT) return std::string();
    if (!file) return tl::unexpected(lastError());
    struct stat status {};
    if (fstat(file.get(), &status) != 0) return tl::unexpected(lastError());
    if (!S_ISREG(status.st_mode)) return tl::unexpected(std::make_error_code(std::errc::invalid_argument));
    std::string text(longest + 1, '\0');
    std::size_t size = 0;
    while (size < text.size()) {
        const ssize_t got = read(file.get(), text.data() + size, text.size() - size);
        if (got == 0) break;
        if (got > 0)
            size += static_cast<std::size_t>(got);
        else if (errno != EINTR)
            return tl::unexpected(lastError());
    }
    if (size > longest) return tl::unexpected(std::make_error_code(std::errc::file_too_large));
    text.resize(size);
    return text;
}

tl::expected<void, std::error_code> replaceFile(const std::string& path, std::string_view text) {
    const std::string directory = directoryOf(path);
    if (mkdir(directory.c_str(), 0755) != 0 && errno != EEXIST) return tl::unexpected(lastError());
    std::string pattern = directory + "/." + path.substr(directory.size() + 1) + ".XXXXXX";
    const Descriptor file(mkostemp(pattern.data(), O_CLOEXEC));
    if (!file) return tl::unexpected(lastError());
    const bool written = fchmod(file.get(), 0644) == 0 && writeAll(file.get(), text) && fsync(file.get()) == 0 &&
                         rename(pattern.c_str(), path.c_str()) == 0;
    if (!written) {
        const auto failure = lastError();
        unlink(pattern.c_str());
        return tl::unexpected(failure);
    }
    syncDirectory(directory);
    return {};
}

tl::expected<void, std::error_code> removeFile(const std::string& path) {
    if (unlink(path.c_str()) != 0 && errno != ENOENT) return tl::unexpected(lastError());
    syncDirectory(directoryOf(path));
    return {};
}

}   // namespace socklens
