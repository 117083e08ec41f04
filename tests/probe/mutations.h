// Harm to recorded bytes, the same for the same seed. Each copy stands in an allocation of exactly its size, so
// that a sanitizer sees a read behind its end.
#pragma once

#include "app/probe/sock_diag.h"

#include <algorithm>
#include <random>
#include <vector>

namespace socklens::test {

/// Visits every beginning of the bytes, from none to all.
template <class Visit>
void forEachTruncation(const std::vector<std::byte>& bytes, Visit visit) {
    for (std::size_t length = 0; length <= bytes.size(); ++length) {
        const std::vector<std::byte> cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length));
        visit(Bytes(cut));
    }
}

/// Some bytes changed, often those that hold a length; sometimes cut or longer.
inline std::vector<std::byte> mutated(std::mt19937& random, std::vector<std::byte> bytes) {
    const auto below = [&](std::size_t end) { return static_cast<std::size_t>(random() % end); };
    if (below(4) == 0) bytes.resize(below(bytes.size() + 40));
    bytes.shrink_to_fit();
    if (bytes.empty()) return bytes;
    for (std::size_t change = 1 + below(6); change > 0; --change) {
        const std::size_t at = below(3) == 0 ? below(bytes.size()) & ~std::size_t{3} : below(bytes.size());
        bytes[at] = static_cast<std::byte>(below(2) == 0 ? below(256) : below(20));
    }
    return bytes;
}

}   // namespace socklens::test
