#include "app/probe/inode_index.h"

#include <bit>
#include <utility>

namespace socklens {

void InodeIndex::reserve(std::size_t entries) {
    const std::size_t slots = std::bit_ceil(2 * entries + 2);
    if (slots <= m_slots.size()) return;
    const std::vector<Slot> old = std::exchange(m_slots, std::vector<Slot>(slots));
    m_shift = 32 - static_cast<unsigned>(std::countr_zero(slots));
    for (const Slot& slot : old)
        if (slot.row != empty) place(slot);
}

void InodeIndex::add(Inode inode, std::uint32_t row) {
    reserve(++m_size);
    place({inode, row});
}

void InodeIndex::place(Slot slot) {
    std::size_t at = home(slot.inode);
    while (m_slots[at].row != empty) at = after(at);
    m_slots[at] = slot;
}

}   // namespace socklens
