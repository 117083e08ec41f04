#include "app/insight/bind_matrix.h"

namespace socklens {

namespace {

bool isEveryInet(const Address& address) {
    return address.isInet() && address.isUnspecified();
}

bool isEvery(const Address& address) {
    return !address.isInet() && address.isUnspecified();
}

}   // namespace

std::optional<bool> overlaps(const PortHolder& holder, const Address& wanted) {
    if (holder.address == wanted || isEvery(wanted)) return true;
    if (isEvery(holder.address)) {
        if (!wanted.isInet()) return true;
        return holder.ipv6Only ? std::optional(!*holder.ipv6Only) : std::nullopt;
    }
    if (holder.address.isInet() != wanted.isInet()) return false;
    return isEveryInet(holder.address) || isEveryInet(wanted);
}

Conflict conflict(const PortHolder& holder, const BindAttempt& attempt) {
    if (holder.requestOnly) return Conflict::No;
    const auto overlap = overlaps(holder, attempt.address);
    if (overlap == false) return Conflict::No;
    // Nobody gets past a listener; past all others, if both have set the option: on a leftover, the dead program.
    const bool sharing = attempt.reuseAddress && holder.state != State::Listen;
    if (sharing && holder.reuseAddress == true) return Conflict::No;
    if (!overlap) return Conflict::DependsOnIpv6Only;
    if (sharing && !holder.reuseAddress) return Conflict::DependsOnOldReuse;
    return Conflict::Yes;
}

}   // namespace socklens
