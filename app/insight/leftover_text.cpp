#include "app/insight/leftover_text.h"

#include "app/core/signal_name.h"

#include <sys/wait.h>

namespace socklens {

namespace {

std::string hostText(const Address& address, const Naming* naming) {
    std::string name = naming == nullptr ? std::string() : naming->hostName(address);
    return name.empty() ? toText(address) : name;
}

/// Only TCP leaves anything.
std::string serviceText(Port port, const Naming* naming) {
    std::string name = naming == nullptr ? std::string() : naming->serviceName(Protocol::Tcp, port);
    return name.empty() ? std::to_string(number(port)) : name;
}

/// The clients of one service have its address and port in common; what a server left, its own port.
bool isOfClients(const LeftoverGroup& group) {
    return !group.formerOwner && group.key.starts_with("to ") && group.remote && group.remotePort;
}

Message ofUnknown(const LeftoverGroup& group, const Naming* naming) {
    if (isOfClients(group))
        return {SOCKLENS_TEXT("unknown · to %1 port %2"),
                {hostText(*group.remote, naming), serviceText(*group.remotePort, naming)}};
    if (group.port) return {SOCKLENS_TEXT("unknown · port %1"), {serviceText(*group.port, naming)}};
    return {SOCKLENS_TEXT("unknown"), {}};
}

Message ofOwner(const Process& process) {
    const std::string pid = std::to_string(number(process.id.pid));
    if (process.name.empty()) return {SOCKLENS_TEXT("pid %1"), {pid}};
    return {SOCKLENS_TEXT("%1 · pid %2"), {process.name, pid}};
}

}   // namespace

Message titleOf(const LeftoverGroup& group, LeftoverGrouping grouping, const Naming* naming) {
    switch (grouping) {
    case LeftoverGrouping::FormerOwner:
        return group.formerOwner ? ofOwner(*group.formerOwner) : ofUnknown(group, naming);
    case LeftoverGrouping::State: return {SOCKLENS_TEXT("%1"), {std::string(toText(group.states.begin()->first))}};
    case LeftoverGrouping::Remote: return {SOCKLENS_TEXT("%1"), {hostText(*group.remote, naming)}};
    }
    return {};
}

std::optional<Address> hostIn(const LeftoverGroup& group, LeftoverGrouping grouping) {
    switch (grouping) {
    case LeftoverGrouping::FormerOwner: return isOfClients(group) ? group.remote : std::nullopt;
    case LeftoverGrouping::State: return std::nullopt;
    case LeftoverGrouping::Remote: return group.remote;
    }
    return std::nullopt;
}

Message endOf(const LeftoverGroup& group, const std::string& diedAt) {
    if (!group.formerOwner) return {};
    if (group.death) return textOf(*group.death, diedAt);
    if (group.dumpsCore) return {SOCKLENS_TEXT("crashed, its core is being written"), {}};
    if (group.ownerLives) return {SOCKLENS_TEXT("still running"), {}};
    return {SOCKLENS_TEXT("holds no socket now; its end was not seen"), {}};
}

Message textOf(const Death& death, const std::string& diedAt) {
    if (!death.waitStatus) return {SOCKLENS_TEXT("ended at %1"), {diedAt}};
    const int status = *death.waitStatus;
    if (WIFSIGNALED(status)) {
        const std::string signal = nameOfSignal(WTERMSIG(status));
        if (death.dumpedCore) return {SOCKLENS_TEXT("killed by %1 at %2, core dumped"), {signal, diedAt}};
        return {SOCKLENS_TEXT("killed by %1 at %2"), {signal, diedAt}};
    }
    return {SOCKLENS_TEXT("ended with exit code %1 at %2"), {std::to_string(WEXITSTATUS(status)), diedAt}};
}

Message lastGoneText(const Forecast& forecast) {
    switch (forecast.kind) {
    case Forecast::Kind::Timed: {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(forecast.remaining).count();
        constexpr int longest = 120;   // what is read without converting it
        if (seconds <= longest) return {SOCKLENS_TEXT("last gone in %1 s"), {std::to_string(seconds)}};
        return {SOCKLENS_TEXT("last gone in %1 min %2 s"),
                {std::to_string(seconds / 60), std::to_string(seconds % 60)}};
    }
    case Forecast::Kind::AnyMoment: return {SOCKLENS_TEXT("last gone at any moment"), {}};
    case Forecast::Kind::Never: return {SOCKLENS_TEXT("not gone by itself"), {}};
    case Forecast::Kind::Unknown: return {SOCKLENS_TEXT("when the last is gone is not known"), {}};
    }
    return {};
}

Message lostText(std::uint64_t events) {
    return {SOCKLENS_TEXT("%1 changes came too fast to be noticed: some leftovers may stay without an owner."),
            {std::to_string(events)}};
}

}   // namespace socklens
