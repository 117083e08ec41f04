#include "tests/support/hex.h"

#include <charconv>
#include <stdexcept>
#include <string>

namespace socklens::test {

std::vector<std::byte> bytesFromHex(std::string_view digits) {
    std::vector<std::byte> bytes;
    bytes.reserve(digits.size() / 2);
    for (; !digits.empty(); digits.remove_prefix(2)) {
        unsigned value = 0;
        const char* end = digits.data() + std::min<std::size_t>(2, digits.size());
        const auto read = std::from_chars(digits.data(), end, value, 16);
        if (digits.size() < 2 || read.ec != std::errc{} || read.ptr != end)
            throw std::invalid_argument("not hexadecimal: " + std::string(digits));
        bytes.push_back(static_cast<std::byte>(value));
    }
    return bytes;
}

}   // namespace socklens::test
