#include "app/wire/snapshot_stream.h"

#include "app/wire/parts.h"
#include "app/wire/snapshot_changes.h"

namespace socklens::wire {

namespace {

constexpr std::int64_t longestCost = 1'000'000'000'000'000;   // eleven days

// Far more than the collector looks into.
constexpr int mostSections = 65'536;

void writeSources(std::string& bytes, const Sources& sources) {
    for (const Source source : sources) bytes.push_back(static_cast<char>(source));
}

Sources readSources(const std::string& bytes, Check& check) {
    Sources sources{};
    if (!check.require(bytes.size() == sources.size())) return sources;
    for (std::size_t protocol = 0; protocol < sources.size(); ++protocol)
        enumFromWire(static_cast<unsigned char>(bytes[protocol]), sources[protocol], Source::None, Source::Procfs,
                     check);
    return sources;
}

void writeSections(Snapshot& message, const socklens::Snapshot& snapshot) {
    for (const socklens::NetworkSection& section : snapshot.sections) {
        NetworkSection& wire = *message.add_sections();
        wire.set_id(number(section.id));
        wire.set_name(section.name);
        wire.set_first_row(section.firstRow);
        writeSources(*wire.mutable_sources(), section.sources);
    }
}

/// Once the rows are read. The first section begins with the first row, so that every row has one.
void readSections(const Snapshot& message, socklens::Snapshot& snapshot, Check& check) {
    if (!check.require(message.sections_size() <= mostSections)) return;
    std::uint32_t least = 0;
    for (const NetworkSection& wire : message.sections()) {
        const bool isFirst = snapshot.sections.empty();
        check.require(wire.id() != 0);   // that stands for "one's own" where something is done
        check.require(wire.first_row() >= least && wire.first_row() <= snapshot.sockets.size());
        check.require(!isFirst || wire.first_row() == 0);
        least = wire.first_row();
        snapshot.sections.push_back(
            {NetworkNamespace{wire.id()}, wire.name(), wire.first_row(), readSources(wire.sources(), check)});
    }
}

void writeHead(Snapshot& message, const socklens::Snapshot& snapshot) {
    message.set_captured_at_ms(snapshot.capturedAt.time_since_epoch().count());
    message.set_network_namespace(number(snapshot.networkNamespace));
    message.set_cost_ns(snapshot.cost.count());
    writeSources(*message.mutable_sources(), snapshot.sources);
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
    snapshot.sources = readSources(message.sources(), check);
    snapshot.coverage.ownersLookedFor = message.owners_looked_for();
    snapshot.coverage.processesUnreadable = message.processes_unreadable();
    snapshot.coverage.ownersHidden = message.owners_hidden();
    snapshot.notes = readTexts(message.notes(), check);
}

/// Whether the rows of one can be rows of the other. Those of several namespaces are sent anew each time: it is
/// seldom wished, and where a row belongs follows from its place.
bool sameShape(const socklens::Snapshot& older, const socklens::Snapshot& newer) {
    return older.networkNamespace == newer.networkNamespace && older.sections.empty() && newer.sections.empty() &&
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
        writeSections(message, *snapshot);
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
    if (check.sound() && message.full()) {
        readAll(message, *snapshot, check);
        readSections(message, *snapshot, check);
    } else if (check.require(message.sections_size() == 0 && m_last && sameShape(*m_last, *snapshot))) {
        readChanges(message, *m_last, *snapshot, check);
    }
    if (!check.sound()) return tl::unexpected(malformed("snapshot"));
    ++m_number;
    m_last = snapshot;
    return m_last;
}

}   // namespace socklens::wire
