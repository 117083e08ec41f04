// A file descriptor that is closed with its owner. Move only; any thread. Errors: none, close(2) is not asked.
#pragma once

#include <unistd.h>
#include <utility>

namespace socklens::lab {

class FileDescriptor {
public:
    FileDescriptor() = default;
    explicit FileDescriptor(int number) : m_number(number) {}
    FileDescriptor(FileDescriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept {
        if (this != &other) {
            reset();
            m_number = std::exchange(other.m_number, -1);
        }
        return *this;
    }
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    ~FileDescriptor() { reset(); }

    int get() const { return m_number; }
    explicit operator bool() const { return m_number >= 0; }

    void reset() {
        if (m_number >= 0) ::close(m_number);
        m_number = -1;
    }

private:
    int m_number = -1;
};

}   // namespace socklens::lab
