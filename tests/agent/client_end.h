// The client's end of the protocol, for tests: bytes in, messages and snapshots out. Any one thread. Throws
// std::runtime_error for what a client refuses.
#pragma once

#include "app/wire/frame.h"
#include "app/wire/messages.h"
#include "app/wire/snapshot_stream.h"

#include <deque>
#include <stdexcept>
#include <string>
#include <vector>

namespace socklens::test {

inline std::string requestFrame(const wire::ClientMessage& message) {
    return wire::frameOf(wire::FrameKind::Message, wire::encode(message), wire::toAgentLimits).value();
}

class ClientEnd {
public:
    void feed(std::string_view bytes) {
        m_reader.feed(bytes);
        for (;;) {
            const auto frame = m_reader.next();
            if (!frame) throw std::runtime_error(english(frame.error()));
            if (!*frame) return;
            if ((*frame)->kind == wire::FrameKind::Snapshot) {
                const auto snapshot = m_decoder.decode((*frame)->payload);
                if (!snapshot) throw std::runtime_error(english(snapshot.error()));
                snapshots.push_back(*snapshot);
                snapshotSizes.push_back((*frame)->payload.size());
            } else {
                const auto message = wire::decodeAgentMessage((*frame)->payload);
                if (!message) throw std::runtime_error(english(message.error()));
                messages.push_back(*message);
            }
        }
    }

    /// The first message of this kind, which is taken out; nothing if there is none.
    template <class Kind>
    std::optional<Kind> take() {
        for (auto at = messages.begin(); at != messages.end(); ++at)
            if (const Kind* found = std::get_if<Kind>(&*at)) {
                const Kind message = *found;
                messages.erase(at);
                return message;
            }
        return std::nullopt;
    }

    std::deque<wire::AgentMessage> messages;
    std::vector<SnapshotPointer> snapshots;
    std::vector<std::size_t> snapshotSizes;   ///< bytes, before compression

private:
    wire::FrameReader m_reader{wire::fromAgentLimits};
    wire::SnapshotDecoder m_decoder;
};

}   // namespace socklens::test
