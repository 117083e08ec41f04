#include "app/export/whole_file.h"

#include "app/core/system_error.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace socklens {

namespace {

constexpr std::size_t pieceSize = 65536;

/// Removes the new file again, unless it has been given its name.
class NewFile {
public:
    NewFile(std::string path, int descriptor) : m_path(std::move(path)), m_descriptor(descriptor) {}
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    ~NewFile() {
        if (m_descriptor >= 0) close(m_descriptor);
        if (!m_path.empty()) unlink(m_path.c_str());
    }
    int descriptor() const { return m_descriptor; }

    tl::expected<void, std::error_code> rename(const std::filesystem::path& target) {
        if (fsync(m_descriptor) != 0) return tl::unexpected(lastError());
        if (close(std::exchange(m_descriptor, -1)) != 0) return tl::unexpected(lastError());
        if (::rename(m_path.c_str(), target.c_str()) != 0) return tl::unexpected(lastError());
        m_path.clear();
        return {};
    }

private:
    std::string m_path;
    int m_descriptor;
};

/// What open(2) would give a new file, or what the old one has.
mode_t modeFor(const std::filesystem::path& target) {
    struct stat status {};
    if (stat(target.c_str(), &status) == 0) return status.st_mode & 0777U;
    const mode_t mask = umask(0);
    umask(mask);
    return 0666U & ~mask;
}

}   // namespace

tl::expected<void, std::error_code> writeToDescriptor(int descriptor, const TextProducer& produce) {
    std::string pending;
    std::error_code failure;
    const auto flush = [&] {
        for (std::size_t done = 0; done < pending.size() && !failure;) {
            const ssize_t wrote = ::write(descriptor, pending.data() + done, pending.size() - done);
            if (wrote >= 0)
                done += static_cast<std::size_t>(wrote);
            else if (errno != EINTR)
                failure = lastError();
        }
        pending.clear();
    };
    produce([&](std::string_view text) {
        if (failure) return;
        pending += text;
        if (pending.size() >= pieceSize) flush();
    });
    flush();
    if (failure) return tl::unexpected(failure);
    return {};
}

namespace {

/// Where symbolic links lead, even to a file that is not there yet: a link keeps pointing at what is replaced.
std::filesystem::path followLinks(std::filesystem::path path) {
    constexpr int longestChain = 40;   // as the kernel's own, path_resolution(7)
    std::error_code error;
    for (int links = 0; links < longestChain && std::filesystem::is_symlink(path, error); ++links) {
        const auto next = std::filesystem::read_symlink(path, error);
        if (error) break;
        path = path.parent_path() / next;   // an absolute `next` replaces it
    }
    return path;
}

}   // namespace

tl::expected<void, std::error_code> writeWholeFile(const std::filesystem::path& path,
                                                   const TextProducer& produce) {
    std::error_code ignored;   // what cannot be looked at cannot be opened either, and says so then
    const auto status = std::filesystem::status(path, ignored);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
        const int descriptor = open(path.c_str(), O_WRONLY | O_CLOEXEC);
        if (descriptor < 0) return tl::unexpected(lastError());
        const NewFile direct({}, descriptor);
        return writeToDescriptor(descriptor, produce);
    }
    const auto target = followLinks(path);
    std::string name = ".";   // hidden until it is whole
    name += target.filename().string();
    name += ".XXXXXX";
    std::string pattern = (target.parent_path() / name).string();
    const int descriptor = mkostemp(pattern.data(), O_CLOEXEC);
    if (descriptor < 0) return tl::unexpected(lastError());
    NewFile file(pattern, descriptor);
    if (fchmod(descriptor, modeFor(target)) != 0) return tl::unexpected(lastError());
    if (auto written = writeToDescriptor(descriptor, produce); !written) return written;
    return file.rename(target);
}

}   // namespace socklens
