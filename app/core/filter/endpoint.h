// Reads what may stand for one side of a connection in a filter: an address, a block, a port, both, or text.
// Pure, except that a port may be a service of /etc/services; any thread. A mistake is a FilterError.
#pragma once

#include "app/core/filter/error.h"
#include "app/core/filter/predicate.h"

namespace socklens {

/// Adds what one value says to the test: where it has nothing of an address, that is a text. So is what has quotes
/// and makes no sense as an address: UNIX sockets can have any name.
FilterResult<void> addEndpoint(AddressTest& test, const FilterToken& value);

}   // namespace socklens
