#include "app/probe/inode_index.h"

#include <bit>

namespace socklens {

InodeIndex::InodeIndex(std::span<const Socket> sockets, RowSection remembered) : m_remembered(remembered) {
    const std::size_t slots = std::bit_ceil(2 * sockets.size() + 2);
    m_shift = 32 - static_cast<unsigned>(std::countr_zero(slots));
    m_slots.resize(slots);
    for (std::uint32_t row = 0; row < sockets.size(); ++row) {
        if (!sockets[row].inode) continue;
        std::size_t at = home(*sockets[row].inode);
        while (m_slots[at].row != empty) at = after(at);
        m_slots[at] = {.inode = *sockets[row].inode, .row = row};
    }
}

}   // namespace socklens
