// What may stand before an operator in a filter: the ids of column.h and shorter names for some of them.
// Pure: any thread, cannot fail.
#pragma once

#include "app/core/column.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace socklens {

/// How the values of a field are read and compared.
enum class FilterKind : std::uint8_t {
    Number,
    Size,       ///< a number that may end in k, M, Ki …
    Duration,   ///< a number with a unit of time
    Port,       ///< a number or a service
    Address,    ///< an address, a block, a port, or part of a UNIX name
    User,       ///< a number or a name
    Network,    ///< the same, of a network namespace
    Word,       ///< one of words.h
    Text
};

struct FilterField {
    Column column{};
    FilterKind kind{};
    bool isEitherSide = false;      ///< the column is that of the local side, and the remote one counts too
    bool needsNoOperator = false;   ///< as ss(8) has it: "sport :443"
    std::string_view unit = "s";    ///< of a duration that is written without one
};

/// By name, whatever its case; "-" and "_" do not matter.
std::optional<FilterField> filterField(std::string_view name);

/// Every name of every field, for completion: the ids first.
std::vector<std::string_view> filterFieldNames();

/// The name that was probably meant; empty if there is none.
std::string_view similarFilterField(std::string_view name);

}   // namespace socklens
