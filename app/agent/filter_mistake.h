// Says what is wrong with a filter, on standard error. One thread.
#pragma once

#include "app/core/filter/filter.h"

#include <string>
#include <string_view>

namespace socklens {

/// A sentence of this program, on standard error.
void say(const std::string& sentence);

/// The filter with its mistake underlined, and what was expected.
void explain(std::string_view filter, const FilterError& error);

}   // namespace socklens
