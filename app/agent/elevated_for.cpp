#include "app/agent/elevated_for.h"

#include "app/probe/text_fields.h"

#include <cstdlib>
#include <unistd.h>

namespace socklens {

std::optional<Uid> elevatedFor() {
    const char* text = geteuid() == 0 ? std::getenv("PKEXEC_UID") : nullptr;
    const auto uid = text != nullptr ? parseNumber<std::uint32_t>(text) : std::nullopt;
    return uid ? std::optional(Uid{*uid}) : std::nullopt;
}

}   // namespace socklens
