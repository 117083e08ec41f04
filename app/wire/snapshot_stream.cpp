#include "app/wire/snapshot_stream.h"

#include "app/wire/parts.h"
#include "app/wire/snapshot_changes.h"

namespace socklens::wire {

namespace {

constexpr std::int64_t longestCost = 1'000'000'000'000'000;   // eleven days

void writeHead(Snapshot& message, const socklens::Snapshot& snapshot) {
    message.set_captured_at_ms(snapshot.capturedAt.time_since_epoch().count());
    message.set_network_namespace(number(snapshot.networkNamespace));
    message.set_cost_ns(snapshot.cost.count());
    for (const Source source : snapshot.sources) message.mutable_sources()->push_back(static_cast<char>(source));
    message.set_owners_looked_for(snapshot.coverage.ownersLookedFor);
    message.set_processes_unreadable(snapshot.coverage.processesUnreadable);
    message.set_owners_hidden(snapshot.coverage.ownersHidden);
    for (const Message& note : snapshot.notes) addText(*message.mutable_notes(), note);
}

void readHead(const Snapshot& message, socklens::Snapshot& snapshot, Check& check) {
    check.require(message.captured_at_ms() >= 0 && message.captured_at_ms() <= latestTime);
    check.require(message.cost_ns() >= 0 && message.cost_ns() <= longestCost);
    snapshot.capturedAt = Timestamp(Milliseconds(message.captured_at_ms()));
    snapshot.cost = std::chrono::nanoseconds(message.cost_ns());
    snapshot.networkNamespace = NetworkNamespace{message.network_namespace()};
    if (check.require(message.sources().size() == snapshot.sources.size()))
        for (std::size_t protocol = 0; protocol < snapshot.sources.size(); ++protocol)
            enumFromWire(static_cast<unsigned char>(message.sources()[protocol]), snapshot.sources[protocol],
                         Source::None, Source::Procfs, check);
    snapshot.coverage.ownersLookedFor = message.owners_looked_for();
    snapshot.coverage.processesUnreadable = message.processes_unreadable();
    snapshot.coverage.ownersHidden = message.owners_hidden();
    snapshot.notes = readTexts(message.notes(), check);
}

/// Whether the rows of one can be rows of the other.
bool sameShape(const socklens::Snapshot& older, const socklens::Snapshot& newer) {
    return older.networkNamespace == newer.networkNamespace &&
           older.coverage.ownersLookedFor == newer.coverage.ownersLookedFor;
}

}   // namespace

std::string SnapshotEncoder::encode(const SnapshotPointer& snapshot) {
    Snapshot message;
    message.set_number(++m_number);
    writeHead(message, *snapshot);
    if (m_last && sameShape(*m_last, *snapshot)) {
        writeChanges(message, *m_last, *snapshot);
    } else {
        message.set_full(true);
        writeAll(message, *snapshot);
    }
    m_last = snapshot;
    return message.SerializeAsString();
}

tl::expected<SnapshotPointer, Message> SnapshotDecoder::decode(std::string_view payload) {
    Snapshot message;
    Check check;
    auto snapshot = std::make_shared<socklens::Snapshot>();
    if (!check.require(message.ParseFromArray(payload.data(), static_cast<int>(payload.size()))))
        return tl::unexpected(malformed("snapshot"));
    check.require(message.number() == m_number + 1);
    readHead(message, *snapshot, check);
    if (check.sound() && message.full())
        readAll(message, *snapshot, check);
    else if (check.require(m_last && sameShape(*m_last, *snapshot)))
        readChanges(message, *m_last, *snapshot, check);
    if (!check.sound()) return tl::unexpected(malformed("snapshot"));
    ++m_number;
    m_last = snapshot;
    return m_last;
}

}   // namespace socklens::wire
