// Finds records by a hash: which numbers were put there under it. Eight bytes per entry and a third of it spare,
// so that a million sockets can be remembered. What is found under a hash still has to be compared. A value: any
// one thread at a time; cannot fail.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace socklens {

class HashedIndex {
public:
    /// Makes room for so many in all.
    void reserve(std::size_t records);
    void insert(std::uint64_t hash, std::uint32_t record);
    /// Does nothing where it is not there.
    void erase(std::uint64_t hash, std::uint32_t record);
    std::size_t size() const { return m_size; }

    /// Calls `visit` with each record under the hash.
    template <class Visit>
    void find(std::uint64_t hash, const Visit& visit) const {
        if (m_slots.empty()) return;
        const std::uint32_t wanted = shortened(hash);
        for (std::size_t at = home(wanted); m_slots[at].record != empty; at = after(at))
            if (m_slots[at].hash == wanted) visit(m_slots[at].record);
    }

private:
    static constexpr std::uint32_t empty = UINT32_MAX;
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t record = empty;
    };

    static std::uint32_t shortened(std::uint64_t hash) {
        return static_cast<std::uint32_t>((hash * 0x9e3779b97f4a7c15U) >> 32U);
    }
    std::size_t home(std::uint32_t hash) const { return hash & (m_slots.size() - 1); }
    std::size_t after(std::size_t slot) const { return (slot + 1) & (m_slots.size() - 1); }
    void place(Slot slot);
    void resize(std::size_t slots);
    /// Moves what follows into the gap, where it belongs before it: no markers of the deleted are left behind.
    void close(std::size_t gap);

    std::vector<Slot> m_slots;   // a power of two, or none
    std::size_t m_size = 0;
};

}   // namespace socklens
