// Duplicates of descriptors that other processes have of sockets. Close them soon: they keep the socket alive.
// Any one thread at a time; the caller owns the duplicates. Sources: pidfd_open(2), pidfd_getfd(2), proc(5), and
// SO_COOKIE in socket(7).
#pragma once

#include "app/core/action.h"
#include "app/probe/descriptor.h"

#include <map>
#include <string>

namespace socklens {

class SocketDuplicator {
public:
    explicit SocketDuplicator(std::string procRoot);

    /// Of the very process and the very socket that are meant, by start time, inode and cookie. Otherwise why
    /// there is none, as the result of an action of which nothing was done.
    tl::expected<Descriptor, ActionResult> duplicate(const SocketTarget& socket, ProcessId holder);

private:
    using DescriptorOf = std::map<Inode, int>;

    std::string m_procRoot;
    /// What was found once, since a process can hold thousands. It may be outdated: every duplicate is checked.
    std::map<ProcessId, DescriptorOf> m_found;
};

}   // namespace socklens
