// A count of which only that is said which lasts: what one look counted, and the next two did not, was only looked
// for too early. A value without a clock: any thread, one at a time; cannot fail.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace socklens {

class LastingCount {
public:
    /// So many looks in a row must have counted it.
    static constexpr std::size_t looks = 3;

    void add(std::uint32_t counted) {
        std::shift_right(m_last.begin(), m_last.end(), 1);
        m_last.front() = counted;
    }
    std::uint32_t value() const { return *std::ranges::min_element(m_last); }

private:
    std::array<std::uint32_t, looks> m_last{};   ///< the newest first; 0: nobody has looked so often
};

}   // namespace socklens
