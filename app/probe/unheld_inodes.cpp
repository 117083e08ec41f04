#include "app/probe/unheld_inodes.h"

#include <algorithm>
#include <utility>

namespace socklens {

void UnheldInodes::beginSample(std::uint64_t sample) {
    m_sample = sample;
    m_before = std::exchange(m_now, {});
}

void UnheldInodes::add(Inode inode) {
    const auto known = m_before.find(inode);
    m_now.emplace(inode, known == m_before.end() ? m_sample : known->second);
}

std::uint64_t UnheldInodes::searchUntil(std::uint64_t sample) const {
    std::uint64_t newest = 0;
    for (const auto& [inode, since] : m_now)
        if (since + 1 < sample) newest = std::max(newest, since);
    return newest;
}

}   // namespace socklens
