// zstd, with a bound on what comes out. Pure functions: any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace socklens::wire {

/// Empty if it fails.
std::string compress(std::string_view bytes);

/// Nothing if the bytes are no whole zstd frame, or stand for more than `longest` bytes. Grows as the result does,
/// whatever the bytes promise.
std::optional<std::string> decompress(std::string_view bytes, std::size_t longest);

}   // namespace socklens::wire
