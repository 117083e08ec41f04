#include "app/wire/columns.h"

#include <cstring>

namespace socklens::wire {

namespace {

constexpr std::size_t addressSize = sizeof(Address::bytes);

}   // namespace

AddressView::AddressView(const std::string& column, std::size_t rows, Check& check) {
    if (check.require(column.empty() || column.size() == rows * addressSize)) m_column = column;
}

Address AddressView::operator[](std::size_t row) const {
    Address address;
    if (!m_column.empty()) std::memcpy(address.bytes.data(), m_column.data() + row * addressSize, addressSize);
    return address;
}

std::string toWire(const Address& address) {
    if (address == Address{}) return {};
    return {reinterpret_cast<const char*>(address.bytes.data()), addressSize};
}

Address addressFromWire(const std::string& bytes, Check& check) {
    return bytes.empty() ? Address{} : AddressView(bytes, 1, check)[0];
}

void addString(Strings& strings, std::string_view text) {
    strings.mutable_text()->append(text);
    strings.add_lengths(static_cast<std::uint32_t>(text.size()));
}

std::vector<std::string_view> readStrings(const Strings& strings, Check& check) {
    std::vector<std::string_view> texts;
    texts.reserve(static_cast<std::size_t>(strings.lengths_size()));
    std::string_view rest = strings.text();
    for (const std::uint32_t length : strings.lengths()) {
        if (!check.require(length <= rest.size())) return {};
        texts.push_back(rest.substr(0, length));
        rest.remove_prefix(length);
    }
    check.require(rest.empty());
    return texts;
}

std::vector<std::string_view> readStrings(const Strings& strings, std::size_t count, Check& check) {
    if (!check.require(static_cast<std::size_t>(strings.lengths_size()) == count))
        return std::vector<std::string_view>(count);
    auto texts = readStrings(strings, check);
    texts.resize(count);
    return texts;
}

}   // namespace socklens::wire
