// A comparison as lines for people. Pure: any thread, cannot fail.
#pragma once

#include "app/export/compared.h"

#include <string>

namespace socklens {

/// The sentence, the totals that have changed, and the first sockets that have.
std::string comparisonText(const Comparison& comparison, const ComparedNames& names);

}   // namespace socklens
