// Facts of many rows as columns, and back: one value per row, and nothing at all where every row has 0. Reading
// never fails on the way: what makes no sense reads as 0 and is remembered in a Check, which is asked at the end.
// Pure; any thread. Only for app/wire, which knows the generated code.
#pragma once

#include "app/core/address.h"
#include "app/core/compact.h"
#include "app/core/units.h"
#include "app/wire/socklens.pb.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace socklens::wire {

/// Whether everything that was read so far makes sense.
class Check {
public:
    bool require(bool condition) {
        m_sound = m_sound && condition;
        return condition;
    }
    bool sound() const { return m_sound; }

private:
    bool m_sound = true;
};

// ---------------------------------------------------------------- facts as numbers

/// A day in the year 9999, in milliseconds: later ones have no date.
inline constexpr std::int64_t latestTime = 253'402'300'799'000;

template <class T>
constexpr auto unsignedNumber(T value) {
    if constexpr (std::is_enum_v<T>)
        return static_cast<std::make_unsigned_t<std::underlying_type_t<T>>>(value);
    else
        return static_cast<std::make_unsigned_t<T>>(value);
}

/// 0 for unknown; where 0 is a fact, one more than the fact.
template <class T, Unknown which>
constexpr auto toWire(const Compact<T, which>& fact) {
    const auto value = unsignedNumber(*fact);
    if constexpr (which == Unknown::Zero)
        return value;
    else
        return static_cast<decltype(value)>(value + 1);
}

template <class T, Unknown which>
void fromWire(std::uint64_t value, Compact<T, which>& fact, Check& check) {
    using Number = decltype(unsignedNumber(T{}));
    if (value == 0 || !check.require(value <= std::numeric_limits<Number>::max())) return;
    fact = static_cast<T>(which == Unknown::Zero ? value : value - 1);
}

template <class T>
std::uint64_t toWire(const std::optional<T>& fact) {
    return fact ? std::uint64_t{unsignedNumber(*fact)} + 1 : 0;
}

template <class T>
void fromWire(std::uint64_t value, std::optional<T>& fact, Check& check) {
    using Number = decltype(unsignedNumber(T{}));
    if (value != 0 && check.require(value - 1 <= std::numeric_limits<Number>::max()))
        fact = static_cast<T>(value - 1);
}

/// An enumeration that counts from `first` to `last` without a gap.
template <class Enum>
void enumFromWire(std::uint64_t value, Enum& result, Enum first, Enum last, Check& check) {
    if (check.require(value >= unsignedNumber(first) && value <= unsignedNumber(last)))
        result = static_cast<Enum>(value);
}

// ---------------------------------------------------------------- columns

/// A column of numbers, or of bytes if it is a std::string.
template <class Column, class Rows, class ValueOf>
void writeColumn(Column& column, const Rows& rows, ValueOf valueOf) {
    if (std::all_of(rows.begin(), rows.end(), [&](const auto& row) { return valueOf(row) == 0; })) return;
    if constexpr (std::is_same_v<Column, std::string>) {
        column.reserve(rows.size());
        for (const auto& row : rows) column.push_back(static_cast<char>(valueOf(row)));
    } else {
        column.Reserve(static_cast<int>(rows.size()));
        for (const auto& row : rows) column.Add(valueOf(row));
    }
}

template <class Rows, class AddressOf>
void writeAddresses(std::string& column, const Rows& rows, AddressOf addressOf) {
    if (std::all_of(rows.begin(), rows.end(), [&](const auto& row) { return addressOf(row) == Address{}; }))
        return;
    column.reserve(rows.size() * sizeof(Address::bytes));
    for (const auto& row : rows) {
        const Address address = addressOf(row);
        column.append(reinterpret_cast<const char*>(address.bytes.data()), address.bytes.size());
    }
}

template <class Column>
class ColumnView {
public:
    ColumnView(const Column& column, std::size_t rows, Check& check)
        : m_column(column), m_present(static_cast<std::size_t>(column.size()) == rows) {
        check.require(m_present || column.size() == 0);
    }
    std::uint64_t operator[](std::size_t row) const {
        if (!m_present) return 0;
        if constexpr (std::is_same_v<Column, std::string>)
            return static_cast<unsigned char>(m_column[row]);
        else
            return unsignedNumber(m_column[static_cast<int>(row)]);
    }

private:
    const Column& m_column;
    bool m_present;
};

class AddressView {
public:
    AddressView(const std::string& column, std::size_t rows, Check& check);
    Address operator[](std::size_t row) const;

private:
    std::string_view m_column;
};

/// The 16 bytes of one address; none at all for the unspecified one.
std::string toWire(const Address& address);
Address addressFromWire(const std::string& bytes, Check& check);

// ---------------------------------------------------------------- texts

void addString(Strings& strings, std::string_view text);
/// Views into the message.
std::vector<std::string_view> readStrings(const Strings& strings, Check& check);
/// Exactly so many; as many empty ones if there are not.
std::vector<std::string_view> readStrings(const Strings& strings, std::size_t count, Check& check);

}   // namespace socklens::wire
