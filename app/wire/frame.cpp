#include "app/wire/frame.h"

#include "app/wire/compression.h"

namespace socklens::wire {

namespace {

constexpr std::size_t headerSize = 5;
constexpr unsigned compressedFlag = 0x80;
constexpr std::size_t worthCompressing = 4096;

unsigned byteAt(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

std::optional<std::size_t> longest(unsigned kind, const FrameLimits& limits) {
    if (kind == static_cast<unsigned>(FrameKind::Message)) return limits.message;
    if (kind == static_cast<unsigned>(FrameKind::Snapshot) && limits.snapshot > 0) return limits.snapshot;
    return std::nullopt;
}

}   // namespace

void FrameReader::feed(std::string_view bytes) {
    if (m_failure) return;
    if (m_begin > 0) {
        m_bytes.erase(0, m_begin);
        m_begin = 0;
    }
    m_bytes.append(bytes);
}

tl::expected<std::optional<Frame>, Message> FrameReader::next() {
    if (m_failure) return tl::unexpected(*m_failure);
    auto frame = read();
    if (!frame) {
        m_failure = frame.error();
        std::string().swap(m_bytes);
    }
    return frame;
}

tl::expected<std::optional<Frame>, Message> FrameReader::read() {
    const std::string_view bytes = std::string_view(m_bytes).substr(m_begin);
    if (bytes.size() < headerSize) return std::nullopt;
    const std::size_t length =
        byteAt(bytes, 0) | byteAt(bytes, 1) << 8U | byteAt(bytes, 2) << 16U | byteAt(bytes, 3) << 24U;
    const unsigned kind = byteAt(bytes, 4) & ~compressedFlag;
    const bool compressed = (byteAt(bytes, 4) & compressedFlag) != 0;
    const auto limit = longest(kind, m_limits);
    if (!limit || (compressed && !m_limits.compressed))
        return tl::unexpected(Message{SOCKLENS_TEXT("The other side sent a frame of an unknown kind (%1)."),
                                      {std::to_string(byteAt(bytes, 4))}});
    if (length > *limit)
        return tl::unexpected(
            Message{SOCKLENS_TEXT("The other side sent a frame of %1 bytes; at most %2 are taken."),
                    {std::to_string(length), std::to_string(*limit)}});
    if (bytes.size() - headerSize < length) return std::nullopt;

    Frame frame{static_cast<FrameKind>(kind), {}};
    const std::string_view payload = bytes.substr(headerSize, length);
    if (compressed) {
        auto whole = decompress(payload, *limit);
        if (!whole)
            return tl::unexpected(
                Message{SOCKLENS_TEXT("The other side sent a frame that cannot be decompressed."), {}});
        frame.payload = std::move(*whole);
    } else {
        frame.payload = payload;
    }
    m_begin += headerSize + length;
    return frame;
}

std::optional<std::string> frameOf(FrameKind kind, std::string_view payload, const FrameLimits& limits) {
    const auto limit = longest(static_cast<unsigned>(kind), limits);
    if (!limit || payload.size() > *limit) return std::nullopt;

    auto flags = static_cast<unsigned>(kind);
    std::string shorter;
    if (limits.compressed && payload.size() >= worthCompressing) {
        shorter = compress(payload);
        if (!shorter.empty() && shorter.size() < payload.size()) {
            payload = shorter;
            flags |= compressedFlag;
        }
    }
    std::string frame;
    frame.reserve(headerSize + payload.size());
    for (const unsigned shift : {0U, 8U, 16U, 24U}) frame += static_cast<char>(payload.size() >> shift & 0xffU);
    frame += static_cast<char>(flags);
    frame += payload;
    return frame;
}

}   // namespace socklens::wire
