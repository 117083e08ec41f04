// Finds the rows of a snapshot by inode, for some of them. Inodes and rows stand together in one table: to look
// into the sockets for each would cost a cache miss, and a table of few stays in the cache whatever is looked up
// in it. Any thread once it is made. Cannot fail.
#pragma once

#include "app/core/units.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace socklens {

class InodeIndex {
public:
    /// Of an inode that is to be known, and has no row.
    static constexpr std::uint32_t noRow = UINT32_MAX - 1;

    InodeIndex() : m_slots(fewestSlots) {}

    /// Makes room for so many in all.
    void reserve(std::size_t entries);
    /// An inode can have several rows.
    void add(Inode inode, std::uint32_t row);
    bool isEmpty() const { return m_size == 0; }

    /// With each row of the inode, and with noRow where that was added.
    template <class Visit>
    void find(Inode inode, const Visit& visit) const {
        for (std::size_t at = home(inode); m_slots[at].row != empty; at = after(at))
            if (m_slots[at].inode == inode) visit(m_slots[at].row);
    }
    bool contains(Inode inode) const {
        bool found = false;
        find(inode, [&](std::uint32_t /*row*/) { found = true; });
        return found;
    }

private:
    static constexpr std::uint32_t empty = UINT32_MAX;
    static constexpr std::size_t fewestSlots = 2;   // so that the shift is one that is defined
    struct Slot {
        Inode inode{};
        std::uint32_t row = empty;
    };

    /// Neighbours, as inodes of one program are, go far apart.
    std::size_t home(Inode inode) const { return (number(inode) * 0x9e3779b1U) >> m_shift; }
    std::size_t after(std::size_t slot) const { return (slot + 1) & (m_slots.size() - 1); }
    void place(Slot slot);

    unsigned m_shift = 31;
    std::size_t m_size = 0;
    std::vector<Slot> m_slots;   // a power of two, and half of them empty
};

}   // namespace socklens
