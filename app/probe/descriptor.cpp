#include "app/probe/descriptor.h"

#include "app/core/system_error.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace socklens {

Descriptor::~Descriptor() {
    if (m_descriptor >= 0) close(m_descriptor);
}

tl::expected<Descriptor, std::error_code> openDirectory(int directory, const char* name) {
    Descriptor opened(openat(directory, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened) return tl::unexpected(lastError());
    return opened;
}

tl::expected<std::string, std::error_code> readFile(int directory, const char* name, std::size_t longest) {
    const Descriptor file(openat(directory, name, O_RDONLY | O_CLOEXEC));
    if (!file) return tl::unexpected(lastError());
    std::string text;
    for (;;) {
        constexpr std::size_t most = 65536;
        const std::size_t size = text.size();
        const std::size_t step = std::min(most, longest - size);
        if (step == 0) return text;
        text.resize(size + step);
        const ssize_t got = read(file.get(), text.data() + size, step);
        const int error = errno;
        text.resize(size + (got > 0 ? static_cast<std::size_t>(got) : 0));
        if (got == 0) return text;
        if (got < 0 && error != EINTR) return tl::unexpected(std::error_code(error, std::generic_category()));
    }
}

}   // namespace socklens
