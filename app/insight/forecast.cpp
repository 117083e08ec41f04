#include "app/insight/forecast.h"

#include "app/insight/orphan_timers.h"
#include "app/insight/time_wait.h"

#include <algorithm>
#include <charconv>

namespace socklens {

namespace {

using namespace std::chrono_literals;

Forecast after(Milliseconds remaining, Message reason) {
    const auto kind = remaining > 0ms ? Forecast::Kind::Timed : Forecast::Kind::AnyMoment;
    return {kind, std::max(remaining, 0ms), std::move(reason)};
}

Forecast never(const char* reason) {
    return {Forecast::Kind::Never, {}, {reason, {}}};
}

Forecast unknown(const char* reason) {
    return {Forecast::Kind::Unknown, {}, {reason, {}}};
}

Forecast ofHeld(State state) {
    switch (state) {
    case State::CloseWait:
        return never(SOCKLENS_TEXT("The other side has closed; it stays until the process that holds it closes "
                                   "it too."));
    case State::FinWait2:
        return never(SOCKLENS_TEXT("This side has closed its half and a process still holds it: it stays until "
                                   "the other side closes, or the process does."));
    case State::FinWait1:
    case State::Closing:
    case State::LastAck:
        return unknown(SOCKLENS_TEXT("A process still holds it: the kernel goes on for as long as "
                                     "tcp_retries2 says, some 15 minutes as a rule."));
    case State::Established:
    case State::SynSent:
    case State::SynRecv:
    case State::TimeWait:
    case State::Close:
    case State::Listen: break;
    }
    return never(SOCKLENS_TEXT("It is in use: it stays until the process that holds it closes it."));
}

/// It was closed, and the other side has confirmed that.
Forecast ofFinWait2(Timer timer, Milliseconds left, const TimerSettings& settings) {
    if (timer == Timer::TimeWait)
        return after(left,
                     {SOCKLENS_TEXT("If the other side closes before its time is up, it becomes TIME_WAIT, which "
                                    "lasts 60 seconds from then."),
                      {}});
    // Above 60 seconds the kernel first waits for what is above, and then as long again.
    const Milliseconds above = std::chrono::seconds(settings.finTimeoutSeconds) - timeWaitLength;
    return after(
        left + std::max(above, 0ms),
        {SOCKLENS_TEXT("tcp_fin_timeout is %1 seconds: above 60 the kernel waits twice for what is "
                       "above. If the other side closes before its time is up, it becomes TIME_WAIT, which lasts "
                       "60 seconds from then."),
         {std::to_string(settings.finTimeoutSeconds)}});
}

/// It was closed, and nobody has confirmed that.
Forecast ofUnconfirmed(const Socket& socket, Timer timer, Milliseconds left, const TimerSettings& settings) {
    constexpr int silentFrom = 2;   // one question can be under way
    const int unanswered = socket.retransmits ? int{*socket.retransmits} : 0;
    const bool isAnswered = timer == Timer::Persist && unanswered < silentFrom;
    if (isAnswered)
        return after(zeroWindowEnds(left, settings.orphanRetries),
                     {SOCKLENS_TEXT("The other side lives, but takes no data: the kernel asks at growing "
                                    "intervals and gives up then, at the latest."),
                      {}});
    return after(silentPeerEnds(left, unanswered, settings.orphanRetries),
                 {SOCKLENS_TEXT("If the other side stays silent, the kernel gives up then; %1 attempts were in "
                                "vain so far."),
                  {std::to_string(unanswered)}});
}

void readNumber(std::span<const SysctlReading> readings, Sysctl setting, int& number) {
    for (const SysctlReading& reading : readings)
        if (reading.setting == setting && reading.value)
            std::from_chars(reading.value->data(), reading.value->data() + reading.value->size(), number);
}

}   // namespace

TimerSettings timerSettings(std::span<const SysctlReading> readings) {
    TimerSettings settings;
    readNumber(readings, Sysctl::TcpFinTimeout, settings.finTimeoutSeconds);
    readNumber(readings, Sysctl::TcpOrphanRetries, settings.orphanRetries);
    return settings;
}

Forecast forecast(const Socket& socket, bool isHeld, const TimerSettings& settings) {
    if (socket.protocol != Protocol::Tcp) return {};
    if (isHeld) return ofHeld(socket.state);
    const bool runs = socket.timer && *socket.timer != Timer::Off && socket.timerExpiresMs;
    if (!runs) return unknown(SOCKLENS_TEXT("The kernel does not say which timer runs for it."));
    const Timer timer = *socket.timer;
    const Milliseconds left(*socket.timerExpiresMs);
    switch (socket.state) {
    case State::TimeWait: return after(left, {});
    case State::FinWait2: return ofFinWait2(timer, left, settings);
    case State::FinWait1:
    case State::LastAck:
    case State::Closing: return ofUnconfirmed(socket, timer, left, settings);
    case State::Established:
    case State::SynSent:
    case State::SynRecv:
    case State::Close:
    case State::CloseWait:
    case State::Listen: break;
    }
    return {};
}

Forecast aged(Forecast forecast, Milliseconds age) {
    if (forecast.kind != Forecast::Kind::Timed) return forecast;
    return after(forecast.remaining - age, std::move(forecast.reason));
}

}   // namespace socklens
