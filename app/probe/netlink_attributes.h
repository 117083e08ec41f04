// Walks the attributes behind a netlink message. Pure: any thread; attributes that are cut off end the walk.
#pragma once

#include "app/probe/sock_diag.h"

#include <cstdint>
#include <cstring>
#include <libmnl/libmnl.h>
#include <optional>

namespace socklens {

template <class Visit>
void forEachAttribute(Bytes attributes, Visit visit) {
    int left = static_cast<int>(attributes.size());
    const auto* attribute = reinterpret_cast<const nlattr*>(attributes.data());
    while (mnl_attr_ok(attribute, left)) {
        visit(mnl_attr_get_type(attribute), Bytes(static_cast<const std::byte*>(mnl_attr_get_payload(attribute)),
                                                  mnl_attr_get_payload_len(attribute)));
        left -= static_cast<int>(MNL_ALIGN(attribute->nla_len));
        attribute = mnl_attr_next(attribute);
    }
}

/// A fact at a place in a payload, if the payload is long enough: kernels differ in the length of their structs.
template <class Fact>
std::optional<Fact> factAt(Bytes payload, std::size_t offset = 0) {
    if (offset > payload.size() || payload.size() - offset < sizeof(Fact)) return std::nullopt;
    Fact fact;
    std::memcpy(&fact, payload.data() + offset, sizeof fact);
    return fact;
}

/// What follows a message's fixed part; nothing where the message ends with it.
inline Bytes attributesAfter(Bytes payload, std::size_t fixedPart) {
    const std::size_t begin = MNL_ALIGN(fixedPart);
    return begin < payload.size() ? payload.subspan(begin) : Bytes();
}

}   // namespace socklens
