// Sockets that nobody was seen to hold, and since which sample: whoever was read since then does not hold them,
// all others might. Any one thread; no I/O, cannot fail. Samples are counted upwards.
#pragma once

#include "app/core/units.h"

#include <cstdint>
#include <unordered_map>

namespace socklens {

class UnheldInodes {
public:
    /// All of one sample; those of the sample before keep their age.
    void beginSample(std::uint64_t sample);
    void add(Inode inode);
    /// Before the sample begins: who was listed in the one that is returned, or later, need not be listed for
    /// them. 0: nobody need be. A new socket may have ended before its holder was read: one sample proves nothing.
    std::uint64_t searchUntil(std::uint64_t sample) const;

private:
    std::uint64_t m_sample = 0;
    std::unordered_map<Inode, std::uint64_t> m_before;
    std::unordered_map<Inode, std::uint64_t> m_now;
};

}   // namespace socklens
