#include "app/probe/inode_index.h"

namespace socklens {

InodeIndex::InodeIndex(std::span<const Socket> sockets) : m_sockets(sockets) {
    m_rows.reserve(sockets.size());
    for (std::uint32_t row = 0; row < sockets.size(); ++row)
        if (sockets[row].inode) m_rows.insert(number(*sockets[row].inode), row);
}

bool InodeIndex::contains(Inode inode) const {
    bool found = false;
    forEachRow(inode, [&](std::uint32_t /*row*/) { found = true; });
    return found;
}

}   // namespace socklens
