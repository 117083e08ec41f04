// Recorded bytes, written as hexadecimal digits in a test. Pure; throws std::invalid_argument for anything else.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace socklens::test {

std::vector<std::byte> bytesFromHex(std::string_view digits);

}   // namespace socklens::test
