// Reads the numbers that filters compare with: plain ones, sizes, durations, ports, and ranges of them.
// Pure, except that a service is looked up in /etc/services; any thread. What is no number is a FilterError.
#pragma once

#include "app/core/filter/error.h"
#include "app/core/filter/predicate.h"

namespace socklens {

/// What "42" or "8000-8999" says. A duration fills the unit it is written in: "5s" is 5000-5999 ms.
struct ReadNumber {
    NumberRange range;
    bool isInterval = false;   ///< written with "-"
};
FilterResult<ReadNumber> readNumber(const FilterToken& token, const FilterField& field);

/// The same for a port to be equal to, which 0 is not; `port` can be the last part of an address.
FilterResult<ReadNumber> readPort(const FilterToken& port);

}   // namespace socklens
