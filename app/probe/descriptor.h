// A file descriptor that closes itself, and the few reads that /proc needs. Any one thread at a time.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <system_error>
#include <tl/expected.hpp>
#include <utility>

namespace socklens {

class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int descriptor) : m_descriptor(descriptor) {}
    Descriptor(Descriptor&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor();

    int get() const { return m_descriptor; }
    explicit operator bool() const { return m_descriptor >= 0; }

private:
    int m_descriptor = -1;
};

/// openat(2) of a directory; fails with its errno. `directory` may be AT_FDCWD.
tl::expected<Descriptor, std::error_code> openDirectory(int directory, const char* name);

/// The first `longest` bytes of a file, by default the whole of it; fails with the errno of openat(2) or read(2).
tl::expected<std::string, std::error_code> readFile(int directory, const char* name,
                                                    std::size_t longest = std::numeric_limits<std::size_t>::max());

}   // namespace socklens
