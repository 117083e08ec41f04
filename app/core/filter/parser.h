// Makes the tree of a filter from its text; the grammar is in filter.h. Pure, except that services are looked up
// in /etc/services; any thread. A mistake is a FilterError.
#pragma once

#include "app/core/filter/error.h"
#include "app/core/filter/predicate.h"

namespace socklens {

/// What the tree asks for beyond the sockets themselves.
struct FilterNeeds {
    bool age = false;      ///< the passing of time
    bool memory = false;   ///< what was there before
    bool tcpInfo = false;
    bool owners = false;
};

struct ParsedFilter {
    FilterNode root;
    FilterNeeds needs;
};

FilterResult<ParsedFilter> parseFilter(std::string_view text);

}   // namespace socklens
