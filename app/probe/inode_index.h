// Finds the rows of a snapshot by inode. Inodes and rows stand together in one table: to look into the sockets for
// each would cost a cache miss. Any thread once it is made. Cannot fail.
#pragma once

#include "app/core/socket.h"
#include "app/probe/row_section.h"

#include <cstddef>
#include <span>
#include <vector>

namespace socklens {

class InodeIndex {
public:
    /// `remembered`: rows that are no proof that their sockets are still there.
    explicit InodeIndex(std::span<const Socket> sockets, RowSection remembered = {});

    template <class Visit>
    void forEachRow(Inode inode, const Visit& visit) const {
        for (std::size_t at = home(inode); m_slots[at].row != empty; at = after(at))
            if (m_slots[at].inode == inode) visit(m_slots[at].row);
    }
    bool contains(Inode inode) const {
        return any(inode, [](std::uint32_t /*row*/) { return true; });
    }
    bool proves(Inode inode) const {
        return any(inode, [this](std::uint32_t row) { return !m_remembered.contains(row); });
    }

private:
    static constexpr std::uint32_t empty = UINT32_MAX;
    struct Slot {
        Inode inode{};
        std::uint32_t row = empty;
    };

    template <class Predicate>
    bool any(Inode inode, const Predicate& predicate) const {
        bool found = false;
        forEachRow(inode, [&](std::uint32_t row) { found = found || predicate(row); });
        return found;
    }
    /// Neighbours, as inodes of one program are, go far apart.
    std::size_t home(Inode inode) const { return (number(inode) * 0x9e3779b1U) >> m_shift; }
    std::size_t after(std::size_t slot) const { return (slot + 1) & (m_slots.size() - 1); }

    RowSection m_remembered;
    unsigned m_shift = 32;
    std::vector<Slot> m_slots;   // a power of two, and half of them empty
};

}   // namespace socklens
