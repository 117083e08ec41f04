// Payloads of snapshots and messages without frames around them, which a fuzzer would have to get right first. The
// first byte says how the rest is cut: a full snapshot and its changes, or a message.
#include "app/wire/messages.h"
#include "app/wire/snapshot_stream.h"
#include "tests/fuzz/demand.h"
#include "tests/wire/rows_as_text.h"

using namespace socklens;
using test::demand;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 3) return 0;
    const std::string_view rest(reinterpret_cast<const char*>(data) + 3, size - 3);
    if (data[0] == 1) {
        if (const auto request = wire::decodeClientMessage(rest))
            demand(wire::decodeClientMessage(wire::encode(*request)) == *request);
        return 0;
    }
    const std::size_t cut = std::min<std::size_t>(rest.size(), data[1] | static_cast<std::size_t>(data[2]) << 8U);
    wire::SnapshotDecoder decoder;
    for (const std::string_view payload : {rest.substr(0, cut), rest.substr(cut)}) {
        const auto snapshot = decoder.decode(payload);
        if (!snapshot) return 0;
        test::rowsAsText(**snapshot);
        // What was accepted goes through the stream again.
        const auto again = wire::SnapshotDecoder().decode(wire::SnapshotEncoder().encode(*snapshot));
        demand(again && test::rowsAsText(**again) == test::rowsAsText(**snapshot));
    }
    return 0;
}
