// Finds the rows of a snapshot by inode. Any thread once it is made; refers to the snapshot's rows. Cannot fail.
#pragma once

#include "app/core/hashed_index.h"
#include "app/core/socket.h"

#include <span>

namespace socklens {

class InodeIndex {
public:
    explicit InodeIndex(std::span<const Socket> sockets);

    template <class Visit>
    void forEachRow(Inode inode, const Visit& visit) const {
        m_rows.find(number(inode), [&](std::uint32_t row) {
            if (m_sockets[row].inode == inode) visit(row);
        });
    }
    bool contains(Inode inode) const;

private:
    std::span<const Socket> m_sockets;
    HashedIndex m_rows;
};

}   // namespace socklens
