// The sockets that one process has open, remembered from one look to the next: the kernel tells how many
// descriptors there are for a fiftieth of what it takes to list them, and to read one costs ten times as much as
// to see that its number is still there. Any one thread at a time. Cannot fail: what cannot be read is not there,
// and said so. Sources: proc_pid_fd(5), proc_fd_getattr() in fs/proc/fd.c (since Linux 6.2; before, every look
// reads).
#pragma once

#include "app/core/units.h"
#include "app/probe/inode_changes.h"
#include "app/probe/open_files.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace socklens {

/// Whether an errno means that the rights are missing.
bool isRefusal(int error);

class DescriptorTable {
public:
    /// What stat(2) says of /proc/PID/fd.
    struct Sight {
        std::uint64_t identity = 0;   ///< of the inode: a process that got the pid of another has another
        std::uint64_t count = 0;      ///< of descriptors
    };
    /// By a path below an open directory. Nothing: the process is gone.
    static std::optional<Sight> sight(int procDirectory, const char* path);

    /// Whether it is certainly not as it was read.
    bool differsFrom(const Sight& sight) const { return sight.identity != m_identity || sight.count != m_trusted; }

    enum class Look : std::uint8_t {
        AtLost,   ///< descriptors whose socket is gone are read again, and those above all known ones, unless the
                  ///< count shows that this is not all
        AtList,   ///< all are listed, and read unless they were sockets that are still there
        AtAll
    };
    /// `changes` are those since the last look; null only for AtAll. True: all descriptors were listed.
    bool read(const DirectoryStream& descriptors, Look look, const InodeChanges* changes);
    /// Whether a socket is gone that was once listed. What is in no list, such as netlink, is not missed.
    bool hasLost(const InodeChanges& changes) const;
    /// Its descriptors cannot be listed: it is gone, or they are `refused`.
    void clear(bool refused);

    /// Calls `isListed` with each inode, as often as descriptors of it are open, and keeps what it says. Nothing:
    /// it is as before.
    template <class IsListed>
    void forEachSocket(const IsListed& isListed) {
        for (Open& open : m_sockets)
            if (const std::optional<bool> listed = isListed(open.inode)) open.listed = *listed;
    }
    std::uint32_t descriptors() const { return m_listed; }   ///< of all kinds
    bool isRefused() const { return m_isRefused; }           ///< some, or all
    /// The sockets that read() and clear() found come or gone, since this was asked last.
    std::vector<Inode> takeTouched() { return std::exchange(m_touched, {}); }

private:
    struct Open {
        std::int32_t number = 0;   ///< of the descriptor
        Inode inode{};
        bool listed = true;   ///< among the sockets of the last sample; not known yet: yes
    };
    /// Whether the list proves that it is still open somewhere.
    static bool isProven(const Open& open, const InodeChanges& changes);
    static bool isMissed(const Open& open, const InodeChanges& changes);
    bool readLost(const DirectoryStream& descriptors, const Sight& now, const InodeChanges& changes);
    /// Without changes, all of them are read.
    void readList(const DirectoryStream& descriptors, const InodeChanges* changes);
    void adopt(std::vector<Open> sockets);

    std::uint64_t m_identity = 0;
    std::optional<std::uint64_t> m_trusted;   ///< the count, where it was what the listing had
    std::vector<Open> m_sockets;              ///< by ascending number
    std::int32_t m_highest = -1;              ///< of all descriptors
    std::uint32_t m_listed = 0;
    bool m_isRefused = false;
    std::vector<Inode> m_touched;
};

}   // namespace socklens
