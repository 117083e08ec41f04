// Snapshots on their way through a pipe: the first one whole, the others as what has changed, by key. What comes
// out is what went in, with the same facts, holders and names; rows keep their places, new ones come last. Each
// end: any one thread at a time.
#pragma once

#include "app/core/snapshot.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace socklens::wire {

class SnapshotEncoder {
public:
    /// The payload of a frame; the decoder has to see every one of them.
    std::string encode(const SnapshotPointer& snapshot);

private:
    SnapshotPointer m_last;
    std::uint64_t m_number = 0;
};

class SnapshotDecoder {
public:
    /// Or why it makes no sense; nothing that follows can make sense then.
    tl::expected<SnapshotPointer, Message> decode(std::string_view payload);

private:
    SnapshotPointer m_last;
    std::uint64_t m_number = 0;
};

}   // namespace socklens::wire
