#include "app/core/hashed_index.h"

#include <algorithm>
#include <utility>

namespace socklens {

namespace {

constexpr std::size_t fewestSlots = 64;

/// Three quarters full is still found fast.
bool isCrowded(std::size_t entries, std::size_t slots) {
    return entries * 4 > slots * 3;
}

bool isSparse(std::size_t entries, std::size_t slots) {
    return slots > fewestSlots && entries * 8 < slots;
}

}   // namespace

void HashedIndex::reserve(std::size_t records) {
    std::size_t slots = fewestSlots;
    while (isCrowded(records, slots)) slots *= 2;
    if (slots > m_slots.size()) resize(slots);
}

void HashedIndex::insert(std::uint64_t hash, std::uint32_t record) {
    if (isCrowded(m_size + 1, m_slots.size())) resize(std::max(fewestSlots, m_slots.size() * 2));
    place({shortened(hash), record});
    ++m_size;
}

void HashedIndex::erase(std::uint64_t hash, std::uint32_t record) {
    if (m_slots.empty()) return;
    const std::uint32_t wanted = shortened(hash);
    std::size_t at = home(wanted);
    while (m_slots[at].record != empty && (m_slots[at].hash != wanted || m_slots[at].record != record))
        at = after(at);
    if (m_slots[at].record == empty) return;
    close(at);
    --m_size;
    if (isSparse(m_size, m_slots.size())) resize(m_slots.size() / 2);
}

void HashedIndex::place(Slot slot) {
    std::size_t at = home(slot.hash);
    while (m_slots[at].record != empty) at = after(at);
    m_slots[at] = slot;
}

void HashedIndex::resize(std::size_t slots) {
    const std::vector<Slot> old = std::exchange(m_slots, std::vector<Slot>(slots));
    for (const Slot& slot : old)
        if (slot.record != empty) place(slot);
}

void HashedIndex::close(std::size_t gap) {
    for (std::size_t at = after(gap); m_slots[at].record != empty; at = after(at)) {
        const std::size_t mask = m_slots.size() - 1;
        const std::size_t distance = (at - home(m_slots[at].hash)) & mask;
        const bool mayMove = distance >= ((at - gap) & mask);
        if (!mayMove) continue;
        m_slots[gap] = m_slots[at];
        gap = at;
    }
    m_slots[gap] = {};
}

}   // namespace socklens
