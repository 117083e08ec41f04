// A hostile agent against the client: frames, compressed or not, messages and snapshots. What is accepted is
// sound.
#include "app/wire/frame.h"
#include "app/wire/messages.h"
#include "app/wire/snapshot_stream.h"
#include "tests/fuzz/demand.h"
#include "tests/wire/rows_as_text.h"

using namespace socklens;
using test::demand;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr wire::FrameLimits limits{std::size_t{1} << 20U, std::size_t{1} << 20U, true};
    wire::FrameReader reader(limits);
    wire::SnapshotDecoder decoder;
    reader.feed({reinterpret_cast<const char*>(data), size});
    for (;;) {
        const auto frame = reader.next();
        if (!frame || !*frame) return 0;
        demand((*frame)->payload.size() <= limits.snapshot);
        if ((*frame)->kind == wire::FrameKind::Snapshot) {
            const auto snapshot = decoder.decode((*frame)->payload);
            if (!snapshot) return 0;
            test::rowsAsText(**snapshot);
        } else if (const auto message = wire::decodeAgentMessage((*frame)->payload)) {
            if (const auto* note = std::get_if<wire::Note>(&*message))
                demand(english(note->message).size() <= longestEnglish);
            // What was understood can be said again.
            demand(wire::decodeAgentMessage(wire::encode(*message)).has_value());
        }
    }
}
