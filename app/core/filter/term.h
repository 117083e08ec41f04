// Makes a node of the tree from one condition: a field, how it compares, and the values it compares with.
// Pure, except that services are looked up in /etc/services; any thread. A mistake is a FilterError.
#pragma once

#include "app/core/filter/error.h"
#include "app/core/filter/fields.h"
#include "app/core/filter/predicate.h"

#include <vector>

namespace socklens {

/// A condition as it was written.
struct FilterTerm {
    FilterField field;
    FilterToken fieldName;
    FilterToken comparison;            ///< without text where there is no operator, as ss(8) has it
    std::vector<FilterToken> values;   ///< at least one
};

FilterResult<FilterNode> makeTerm(const FilterTerm& term);

/// A word without a field.
FilterNode makeSearch(const FilterToken& word);

}   // namespace socklens
