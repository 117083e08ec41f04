// write_seeds DIRECTORY   Sound messages for the fuzzers to begin with: DIRECTORY/{agent,client,…}/N. They are
// the same every time.
#include "app/core/matching_rows.h"
#include "app/export/exported.h"
#include "app/wire/frame.h"
#include "app/wire/messages.h"
#include "app/wire/snapshot_stream.h"
#include "tests/fuzz/plain_seeds.h"
#include "tests/wire/random_messages.h"

#include <filesystem>
#include <fstream>

using namespace socklens;
using namespace socklens::test;

namespace {

constexpr int seeds = 60;

std::string framed(wire::FrameKind kind, const std::string& payload, const wire::FrameLimits& limits) {
    return wire::frameOf(kind, payload, limits).value();
}

std::string agentSeed(Random& random) {
    const auto frame = [](const wire::ClientMessage& message) {
        return framed(wire::FrameKind::Message, wire::encode(message), wire::toAgentLimits);
    };
    std::string bytes = frame(wire::Started{});
    for (std::uint64_t id = 1; id <= 3; ++id) {
        auto message = randomClientMessage(random);
        if (auto* question = std::get_if<wire::Question>(&message)) question->id = id;
        if (auto* batch = std::get_if<wire::Batch>(&message)) batch->id = id;
        bytes += frame(message);
    }
    return bytes;
}

std::string clientSeed(Random& random) {
    wire::SnapshotEncoder encoder;
    const auto older = std::make_shared<const Snapshot>(randomSnapshot(random, below(random, 8)));
    const auto newer = std::make_shared<const Snapshot>(randomSuccessor(random, *older));
    std::string bytes;
    for (const auto& snapshot : {older, newer})
        bytes += framed(wire::FrameKind::Snapshot, encoder.encode(snapshot), wire::fromAgentLimits) +
                 framed(wire::FrameKind::Message, wire::encode(randomAgentMessage(random)), wire::fromAgentLimits);
    return bytes;
}

/// A kilobyte, compressed, whose sentence would repeat a megabyte a thousand times.
std::string growingSeed() {
    std::string sentence;
    for (int count = 0; count < 2000; ++count) sentence += "%1";
    const wire::Note note{{sentence.c_str(), {std::string(1'000'000, 'x')}}};
    return framed(wire::FrameKind::Message, wire::encode(note), wire::fromAgentLimits);
}

std::string snapshotSeed(Random& random) {
    if (oneIn(random, 4)) return std::string("\1\0\0", 3) + wire::encode(randomClientMessage(random));
    wire::SnapshotEncoder encoder;
    const auto older = std::make_shared<const Snapshot>(randomSnapshot(random, below(random, 6)));
    const auto newer = std::make_shared<const Snapshot>(randomSuccessor(random, *older));
    const std::string full = encoder.encode(older);
    const std::string head{0, static_cast<char>(full.size() & 0xffU), static_cast<char>(full.size() >> 8U)};
    return head + full + encoder.encode(newer);
}

/// As it was exported.
std::string savedSnapshotSeed(Random& random) {
    const Snapshot snapshot = randomSnapshot(random, below(random, 6));
    const ExportFormat format = oneIn(random, 2) ? ExportFormat::Csv : ExportFormat::Json;
    std::string text;
    write({format, exportedColumns(snapshot), {}}, snapshot, allRows(snapshot),
          [&](std::string_view piece) { text += piece; });
    return text;
}

std::filesystem::path emptied(const std::filesystem::path& directory) {
    std::filesystem::remove_all(directory);
    std::filesystem::create_directories(directory);
    return directory;
}

}   // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    Random random(1);
    for (const auto& [name, make] :
         {std::pair("agent", &agentSeed), std::pair("client", &clientSeed), std::pair("snapshot", &snapshotSeed),
          std::pair("saved_snapshot", &savedSnapshotSeed)}) {
        const auto directory = emptied(std::filesystem::path(argv[1]) / name);
        for (int seed = 0; seed < seeds; ++seed)
            std::ofstream(directory / std::to_string(seed), std::ios::binary) << make(random);
    }
    std::ofstream(std::filesystem::path(argv[1]) / "client" / "growing", std::ios::binary) << growingSeed();
    for (const auto& [name, inputs] : plainSeeds()) {
        const auto directory = emptied(std::filesystem::path(argv[1]) / name);
        for (std::size_t seed = 0; seed < inputs.size(); ++seed)
            std::ofstream(directory / std::to_string(seed), std::ios::binary) << inputs[seed];
    }
    return 0;
}
