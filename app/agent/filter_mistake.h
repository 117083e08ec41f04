// Says what is wrong with a filter, on standard error. One thread.
#pragma once

#include "app/core/filter/filter.h"

#include <string_view>

namespace socklens {

/// The filter with its mistake underlined, and what was expected.
void explain(std::string_view filter, const FilterError& error);

}   // namespace socklens
