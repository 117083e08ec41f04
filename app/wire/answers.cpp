#include "app/wire/actions.h"
#include "app/wire/tcp_info_columns.h"

namespace socklens::wire {

namespace {

/// Of seconds and milliseconds: what can be added and multiplied without a thought.
constexpr std::int64_t longestTime = INT32_MAX;

template <class Duration>
std::optional<Duration> timeFromWire(bool known, std::int64_t count, Check& check) {
    if (!known || !check.require(count >= -longestTime && count <= longestTime)) return std::nullopt;
    return Duration(count);
}

template <class T>
std::optional<T> known(bool has, const T& value) {
    return has ? std::optional<T>(value) : std::nullopt;
}

void write(SocketOptions& message, const socklens::SocketOptions& options) {
    if (options.reuseAddress) message.set_reuse_address(*options.reuseAddress);
    if (options.reusePort) message.set_reuse_port(*options.reusePort);
    if (options.ipv6Only) message.set_ipv6_only(*options.ipv6Only);
    if (options.lingers) message.set_lingers(*options.lingers);
    if (options.lingerTime) message.set_linger_time_s(options.lingerTime->count());
    if (options.keepAlive) message.set_keep_alive(*options.keepAlive);
    if (options.keepAliveIdle) message.set_keep_alive_idle_s(options.keepAliveIdle->count());
    if (options.keepAliveInterval) message.set_keep_alive_interval_s(options.keepAliveInterval->count());
    if (options.keepAliveProbes) message.set_keep_alive_probes(*options.keepAliveProbes);
    if (options.userTimeout) message.set_user_timeout_ms(options.userTimeout->count());
    if (options.finWait2Time) message.set_fin_wait2_time_s(options.finWait2Time->count());
    if (options.noDelay) message.set_no_delay(*options.noDelay);
    if (options.receiveBuffer) message.set_receive_buffer(*options.receiveBuffer);
    if (options.sendBuffer) message.set_send_buffer(*options.sendBuffer);
    if (options.mark) message.set_mark(*options.mark);
    if (options.device) message.set_device(*options.device);
    if (options.congestionControl) message.set_congestion_control(*options.congestionControl);
}

socklens::SocketOptions read(const SocketOptions& message, Check& check) {
    using std::chrono::milliseconds;
    using std::chrono::seconds;
    socklens::SocketOptions options;
    options.reuseAddress = known(message.has_reuse_address(), message.reuse_address());
    options.reusePort = known(message.has_reuse_port(), message.reuse_port());
    options.ipv6Only = known(message.has_ipv6_only(), message.ipv6_only());
    options.lingers = known(message.has_lingers(), message.lingers());
    options.lingerTime = timeFromWire<seconds>(message.has_linger_time_s(), message.linger_time_s(), check);
    options.keepAlive = known(message.has_keep_alive(), message.keep_alive());
    options.keepAliveIdle =
        timeFromWire<seconds>(message.has_keep_alive_idle_s(), message.keep_alive_idle_s(), check);
    options.keepAliveInterval =
        timeFromWire<seconds>(message.has_keep_alive_interval_s(), message.keep_alive_interval_s(), check);
    options.keepAliveProbes = known(message.has_keep_alive_probes(), message.keep_alive_probes());
    options.userTimeout =
        timeFromWire<milliseconds>(message.has_user_timeout_ms(), message.user_timeout_ms(), check);
    options.finWait2Time =
        timeFromWire<seconds>(message.has_fin_wait2_time_s(), message.fin_wait2_time_s(), check);
    options.noDelay = known(message.has_no_delay(), message.no_delay());
    options.receiveBuffer = known(message.has_receive_buffer(), message.receive_buffer());
    options.sendBuffer = known(message.has_send_buffer(), message.send_buffer());
    options.mark = known(message.has_mark(), message.mark());
    options.device = known(message.has_device(), message.device());
    options.congestionControl = known(message.has_congestion_control(), message.congestion_control());
    return options;
}

void write(SysctlReading& message, const socklens::SysctlReading& reading) {
    message.set_setting(unsignedNumber(reading.setting));
    if (reading.value) message.set_value(*reading.value);
    if (reading.before) message.set_before(*reading.before);
    if (reading.kept) message.set_kept(*reading.kept);
    if (reading.overridden) {
        message.mutable_overridden()->set_file(reading.overridden->file);
        message.mutable_overridden()->set_value(reading.overridden->value);
    }
}

SysctlsAnswer read(const Sysctls& message, Check& check) {
    if (!check.require(message.readings_size() <= sysctlCount)) return {};
    SysctlsAnswer answer;
    answer.reserve(static_cast<std::size_t>(message.readings_size()));
    for (const SysctlReading& reading : message.readings())
        answer.push_back(
            {sysctlFromWire(reading.setting(), check), known(reading.has_value(), reading.value()),
             known(reading.has_before(), reading.before()), known(reading.has_kept(), reading.kept()),
             known(reading.has_overridden(),
                   socklens::SysctlOverride{reading.overridden().file(), reading.overridden().value()})});
    return answer;
}

TrialBindAnswer read(const TrialBindResult& message, Check& check) {
    constexpr std::uint32_t largestErrno = 4095;   // MAX_ERRNO of the kernel
    if (!check.require(message.plain() <= largestErrno && message.reuse_address() <= largestErrno)) return {};
    return {static_cast<int>(message.plain()), static_cast<int>(message.reuse_address())};
}

void write(ConnectionInfo& message, const TcpInfo& info) {
    if (const auto time = microseconds(info.roundTripTime)) message.set_round_trip_time_us(*time);
    if (info.bytesAcknowledged) message.set_bytes_acknowledged(*info.bytesAcknowledged);
    if (info.bytesReceived) message.set_bytes_received(*info.bytesReceived);
    if (info.totalRetransmits) message.set_total_retransmits(*info.totalRetransmits);
    message.set_congestion_control(info.congestionControl);
}

TcpInfo read(const ConnectionInfo& message) {
    TcpInfo info;
    if (message.has_round_trip_time_us())
        info.roundTripTime = std::chrono::microseconds(message.round_trip_time_us());
    info.bytesAcknowledged = known(message.has_bytes_acknowledged(), message.bytes_acknowledged());
    info.bytesReceived = known(message.has_bytes_received(), message.bytes_received());
    info.totalRetransmits = known(message.has_total_retransmits(), message.total_retransmits());
    info.congestionControl = message.congestion_control();
    return info;
}

socklens::ProcessAnswer read(const ProcessAnswer& message, Check& check) {
    socklens::ProcessAnswer answer{read(message.process(), check), message.alive(),
                                   known(message.has_children(), message.children())};
    const bool isDate = message.started_at() >= 0 && message.started_at() <= latestTime;
    if (message.has_started_at() && check.require(isDate))
        answer.startedAt = Timestamp(Milliseconds(message.started_at()));
    return answer;
}

struct AnswerWriter {
    Answered& message;

    void operator()(const socklens::ProcessAnswer& answer) const {
        write(*message.mutable_process()->mutable_process(), answer.process);
        message.mutable_process()->set_alive(answer.alive);
        if (answer.children) message.mutable_process()->set_children(*answer.children);
        if (answer.startedAt)
            message.mutable_process()->set_started_at(answer.startedAt->time_since_epoch().count());
    }
    void operator()(const SocketOptionsAnswer& answer) const {
        if (answer)
            write(*message.mutable_socket_options(), *answer);
        else
            addText(*message.mutable_no_socket_options(), answer.error());
    }
    void operator()(const SysctlsAnswer& answer) const {
        message.mutable_sysctls();
        for (const auto& reading : answer) write(*message.mutable_sysctls()->add_readings(), reading);
    }
    void operator()(const TrialBindAnswer& answer) const {
        message.mutable_trial_bind()->set_plain(unsignedNumber(answer.plain));
        message.mutable_trial_bind()->set_reuse_address(unsignedNumber(answer.reuseAddress));
    }
    void operator()(const TcpInfoAnswer& answer) const {
        if (answer)
            write(*message.mutable_tcp_info(), *answer);
        else
            addText(*message.mutable_no_tcp_info(), answer.error());
    }
};

}   // namespace

void write(Answered& message, const Answer& answer) {
    std::visit(AnswerWriter{message}, answer);
}

Answer read(const Answered& message, Check& check) {
    switch (message.answer_case()) {
    case Answered::kProcess: return read(message.process(), check);
    case Answered::kSocketOptions: return SocketOptionsAnswer(read(message.socket_options(), check));
    case Answered::kNoSocketOptions:
        return SocketOptionsAnswer(tl::unexpected(readText(message.no_socket_options(), check)));
    case Answered::kSysctls: return read(message.sysctls(), check);
    case Answered::kTrialBind: return read(message.trial_bind(), check);
    case Answered::kTcpInfo: return TcpInfoAnswer(read(message.tcp_info()));
    case Answered::kNoTcpInfo: return TcpInfoAnswer(tl::unexpected(readText(message.no_tcp_info(), check)));
    case Answered::ANSWER_NOT_SET: break;
    }
    check.require(false);
    return {};
}

}   // namespace socklens::wire
