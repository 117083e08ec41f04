// Messages on their way through a pipe: 4 bytes of length (little-endian), one byte of kind, the payload. Written
// for a hostile peer: what is too long is refused by its first bytes, and nothing is allocated that has not
// arrived. Any one thread at a time.
#pragma once

#include "app/core/message.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace socklens::wire {

enum class FrameKind : std::uint8_t { Message = 0, Snapshot = 1 };

struct Frame {
    FrameKind kind{};
    std::string payload;   ///< not compressed any more
    friend bool operator==(const Frame&, const Frame&) = default;
};

/// Bytes of a payload, after decompression too.
struct FrameLimits {
    std::size_t message = 0;
    std::size_t snapshot = 0;   ///< 0: this end gets none
    bool compressed = false;    ///< whether this end takes compressed ones
};
/// A request of a thousand actions takes 100 kB.
inline constexpr FrameLimits toAgentLimits{std::size_t{1} << 20U, 0, false};
/// A million sockets take some 80 MB before compression.
inline constexpr FrameLimits fromAgentLimits{std::size_t{16} << 20U, std::size_t{192} << 20U, true};

class FrameReader {
public:
    explicit FrameReader(FrameLimits limits) : m_limits(limits) {}

    /// Takes bytes as they come.
    void feed(std::string_view bytes);
    /// The next frame that is complete; nothing if more bytes are needed; or why there will never be another one:
    /// a reader that failed once fails always.
    tl::expected<std::optional<Frame>, Message> next();

private:
    tl::expected<std::optional<Frame>, Message> read();

    FrameLimits m_limits;
    std::string m_bytes;
    std::size_t m_begin = 0;   ///< of the next frame in m_bytes
    std::optional<Message> m_failure;
};

/// The bytes of a frame. Where `limits` allow it, large payloads are compressed. Nothing if the payload is longer
/// than they allow.
std::optional<std::string> frameOf(FrameKind kind, std::string_view payload, const FrameLimits& limits);

}   // namespace socklens::wire
