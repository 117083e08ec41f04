// How the parts of the filter parser hand on what they made, or the mistake they found. Values: any thread.
#pragma once

#include "app/core/filter/filter.h"
#include "app/core/filter/lexer.h"
#include "app/core/filter/text.h"

namespace socklens {

template <class T>
using FilterResult = tl::expected<T, FilterError>;

/// A mistake at some bytes of the filter; the arguments are shortened for the sentence.
template <class... Arguments>
tl::unexpected<FilterError> mistakeAt(std::size_t offset, std::size_t length, const char* sentence,
                                      const Arguments&... arguments) {
    return tl::unexpected(FilterError{offset, length, Message{sentence, {shown(arguments)...}}});
}

template <class... Arguments>
tl::unexpected<FilterError> mistakeIn(const FilterToken& token, const char* sentence,
                                      const Arguments&... arguments) {
    return mistakeAt(token.offset, token.length, sentence, arguments...);
}

}   // namespace socklens
