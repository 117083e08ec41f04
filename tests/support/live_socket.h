// A socket of the test itself, bound and perhaps listening, and what the kernel calls it. Main thread; owns the
// descriptor. Throws std::system_error if the kernel refuses.
#pragma once

#include "app/core/units.h"

#include <string>
#include <utility>

namespace socklens::test {

class LiveSocket {
public:
    enum class Use { Bind, Listen };

    /// TCP on 0.0.0.0; the kernel picks the port.
    static LiveSocket tcp(Use use);
    /// A TCP listener on [::].
    static LiveSocket tcp6Listener();
    /// UDP on [::].
    static LiveSocket udp6();
    /// A UNIX listener in the abstract namespace.
    static LiveSocket abstractUnix(const std::string& name);

    LiveSocket(LiveSocket&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    LiveSocket& operator=(LiveSocket&&) = delete;
    ~LiveSocket();

    /// Whether programs that the test starts from now on hold it too.
    void setInherited(bool inherited) const;

    Port port() const;
    Inode inode() const;
    Cookie cookie() const;

private:
    explicit LiveSocket(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

}   // namespace socklens::test
