#include "app/probe/state_record.h"

#include "app/probe/text_fields.h"

#include <array>
#include <cstring>
#include <netinet/in.h>

namespace socklens {

namespace {

struct Field {
    std::string_view name;
    std::uint16_t offset = 0;
    std::uint16_t size = 0;
};

/// The number behind "\tname:", up to the semicolon.
std::optional<std::uint16_t> numberOf(std::string_view line, std::string_view name) {
    const auto begin = line.find(name);
    if (begin == std::string_view::npos) return std::nullopt;
    const auto text = line.substr(begin + name.size());
    return parseNumber<std::uint16_t>(text.substr(0, text.find(';')));
}

/// "	field:__u8 saddr_v6[16];	offset:40;	size:16;	signed:0;"
std::optional<Field> parseField(std::string_view line) {
    constexpr std::string_view mark = "\tfield:";
    if (!line.starts_with(mark)) return std::nullopt;
    auto declaration = line.substr(mark.size());
    declaration = declaration.substr(0, declaration.find(';'));
    declaration = declaration.substr(0, declaration.find('['));
    const auto offset = numberOf(line, "\toffset:");
    const auto size = numberOf(line, "\tsize:");
    if (!offset || !size) return std::nullopt;
    return Field{declaration.substr(declaration.find_last_of(" *") + 1), *offset, *size};
}

template <class Value>
std::optional<Value> valueAt(std::span<const std::byte> bytes, std::size_t offset) {
    if (offset > bytes.size() || bytes.size() - offset < sizeof(Value)) return std::nullopt;
    Value value;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

std::optional<Address> addressAt(std::span<const std::byte> bytes, std::size_t offset) {
    const auto octets = valueAt<std::array<std::uint8_t, 16>>(bytes, offset);
    return octets ? std::optional(Address::inet6(*octets)) : std::nullopt;
}

std::optional<State> stateAt(std::span<const std::byte> bytes, std::size_t offset) {
    const auto state = valueAt<std::int32_t>(bytes, offset);
    const bool known = state && *state >= number(State::Established) && *state <= number(State::Closing);
    return known ? std::optional(static_cast<State>(*state)) : std::nullopt;
}

bool isTcp(std::span<const std::byte> bytes, const StateFormat& format) {
    return format.protocolSize == 1 ? valueAt<std::uint8_t>(bytes, format.protocol) == IPPROTO_TCP
                                    : valueAt<std::uint16_t>(bytes, format.protocol) == IPPROTO_TCP;
}

}   // namespace

std::optional<StateFormat> parseStateFormat(std::string_view text) {
    struct Wanted {
        std::string_view name;
        std::uint16_t size;
        std::uint16_t* offset;
        bool found = false;
    };
    StateFormat format;
    std::array wanted{Wanted{"oldstate", 4, &format.oldState},      Wanted{"newstate", 4, &format.newState},
                      Wanted{"sport", 2, &format.localPort},        Wanted{"dport", 2, &format.remotePort},
                      Wanted{"saddr_v6", 16, &format.localAddress}, Wanted{"daddr_v6", 16, &format.remoteAddress}};
    forEachLine(text, [&](std::string_view line) {
        const auto field = parseField(line);
        if (!field) return;
        if (field->name == "protocol" && (field->size == 1 || field->size == 2)) {
            format.protocol = field->offset;
            format.protocolSize = field->size;
        }
        for (Wanted& one : wanted) {
            if (one.name != field->name || one.size != field->size) continue;
            *one.offset = field->offset;
            one.found = true;
        }
    });
    bool complete = format.protocolSize != 0;
    for (const Wanted& one : wanted) complete = complete && one.found;
    return complete ? std::optional(format) : std::nullopt;
}

std::optional<TracedChange> parseStateRecord(const StateFormat& format, std::span<const std::byte> sample) {
    // u32 pid, u32 tid, u64 time, u32 size of what follows
    const auto process = valueAt<std::int32_t>(sample, 0);
    const auto time = valueAt<std::uint64_t>(sample, 8);
    const auto size = valueAt<std::uint32_t>(sample, 16);
    constexpr std::size_t rawAt = 20;
    if (!process || *process <= 0 || !time || !size || *size > sample.size() - rawAt) return std::nullopt;
    const auto raw = sample.subspan(rawAt, *size);
    const auto from = stateAt(raw, format.oldState);
    const auto to = stateAt(raw, format.newState);
    const auto localPort = valueAt<std::uint16_t>(raw, format.localPort);
    const auto remotePort = valueAt<std::uint16_t>(raw, format.remotePort);
    const auto local = addressAt(raw, format.localAddress);
    const auto remote = addressAt(raw, format.remoteAddress);
    if (!from || !to || !localPort || !remotePort || !local || !remote) return std::nullopt;
    if (!isTcp(raw, format)) return std::nullopt;
    return TracedChange{.process = Pid{*process},
                        .monotonicNanoseconds = *time,
                        .localAddress = *local,
                        .remoteAddress = *remote,
                        .localPort = Port{*localPort},
                        .remotePort = Port{*remotePort},
                        .from = *from,
                        .to = *to};
}

}   // namespace socklens
