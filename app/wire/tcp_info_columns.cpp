#include "app/wire/tcp_info_columns.h"

namespace socklens::wire {

std::optional<std::uint32_t> microseconds(const std::optional<std::chrono::microseconds>& duration) {
    if (!duration) return std::nullopt;
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(duration->count(), 0, UINT32_MAX));
}

namespace {

void readDuration(std::uint64_t value, std::optional<std::chrono::microseconds>& duration, Check& check) {
    std::optional<std::uint32_t> count;
    fromWire(value, count, check);
    if (count) duration = std::chrono::microseconds(*count);
}

}   // namespace

void writeTcpInfos(TcpInfos& message, const socklens::Snapshot& snapshot, std::span<const std::uint32_t> rows) {
    if (snapshot.tcpInfos.empty()) return;
    std::vector<const TcpInfo*> infos;
    for (std::uint32_t place = 0; place < rows.size(); ++place)
        if (const TcpInfo* info = snapshot.tcpInfo(rows[place])) {
            message.add_rows(place);
            infos.push_back(info);
        }
    writeColumn(*message.mutable_round_trip_times_us(), infos,
                [](const TcpInfo* info) { return toWire(microseconds(info->roundTripTime)); });
    writeColumn(*message.mutable_bytes_acknowledged(), infos,
                [](const TcpInfo* info) { return toWire(info->bytesAcknowledged); });
    writeColumn(*message.mutable_bytes_received(), infos,
                [](const TcpInfo* info) { return toWire(info->bytesReceived); });
    writeColumn(*message.mutable_total_retransmits(), infos,
                [](const TcpInfo* info) { return toWire(info->totalRetransmits); });
    for (const TcpInfo* info : infos) addString(*message.mutable_congestion_controls(), info->congestionControl);
}

std::vector<std::pair<std::uint32_t, TcpInfo>> readTcpInfos(const TcpInfos& message, std::size_t rows,
                                                            Check& check) {
    const auto count = static_cast<std::size_t>(message.rows_size());
    if (!check.require(count <= rows)) return {};
    const ColumnView times(message.round_trip_times_us(), count, check);
    const ColumnView acknowledged(message.bytes_acknowledged(), count, check);
    const ColumnView received(message.bytes_received(), count, check);
    const ColumnView retransmits(message.total_retransmits(), count, check);
    const auto controls = readStrings(message.congestion_controls(), count, check);

    std::vector<std::pair<std::uint32_t, TcpInfo>> infos(count);
    std::size_t next = 0;
    for (std::size_t at = 0; at < count; ++at) {
        const std::uint32_t place = message.rows(static_cast<int>(at));
        check.require(place >= next && place < rows);
        next = std::size_t{place} + 1;
        infos[at].first = place;
        TcpInfo& info = infos[at].second;
        readDuration(times[at], info.roundTripTime, check);
        fromWire(acknowledged[at], info.bytesAcknowledged, check);
        fromWire(received[at], info.bytesReceived, check);
        fromWire(retransmits[at], info.totalRetransmits, check);
        info.congestionControl = controls[at];
    }
    return infos;
}

}   // namespace socklens::wire
