// An optional that takes no more room than its value: one value of the type stands for "unknown".
// A snapshot holds a million sockets with ten optional facts each; std::optional would double its size.
// Values only: any thread, no ownership, cannot fail.
#pragma once

#include <compare>
#include <limits>
#include <optional>
#include <type_traits>

namespace socklens {

/// The value of T that the kernel never uses, and which therefore means "unknown".
enum class Unknown {
    Zero,   ///< inodes, cookies, cgroup ids, interfaces: the kernel counts from 1
    Max     ///< counts and ids where 0 is a fact, such as an empty queue or root
};

template <class T, Unknown which>
class Compact {
    using Number =
        typename std::conditional_t<std::is_enum_v<T>, std::underlying_type<T>, std::type_identity<T>>::type;
    static constexpr T unknown =
        static_cast<T>(which == Unknown::Zero ? Number{0} : std::numeric_limits<Number>::max());

public:
    constexpr Compact() = default;
    constexpr Compact(std::nullopt_t) {}
    constexpr Compact(T value) : m_value(value) {}

    constexpr bool has_value() const { return m_value != unknown; }
    constexpr explicit operator bool() const { return has_value(); }
    constexpr T operator*() const { return m_value; }
    constexpr T value_or(T fallback) const { return has_value() ? m_value : fallback; }
    constexpr operator std::optional<T>() const { return has_value() ? std::optional<T>(m_value) : std::nullopt; }

    /// Unknown comes after everything known.
    friend constexpr auto operator<=>(const Compact& a, const Compact& b) {
        if (a.has_value() != b.has_value())
            return a.has_value() ? std::strong_ordering::less : std::strong_ordering::greater;
        return std::compare_three_way{}(a.m_value, b.m_value);
    }
    friend constexpr bool operator==(const Compact&, const Compact&) = default;

private:
    T m_value = unknown;
};

}   // namespace socklens
