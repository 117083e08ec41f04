// The text of many rows, made on two threads, a portion each, and handed over in order: so that neither the file
// nor the memory has to wait for all of it. Any thread; `append` is called from two. Errors: what it or the sink
// throws.
#pragma once

#include "app/core/alongside.h"
#include "app/export/exported.h"

#include <algorithm>
#include <string>

namespace socklens {

/// `append(text, place)` writes the row at that place among `rows`.
template <class Append>
void writeInPortions(std::size_t rows, const TextSink& sink, const Append& append) {
    constexpr std::size_t inAPortion = 4096;   // half a megabyte: long beside what a thread costs
    const auto make = [&](std::string& text, std::size_t begin) {
        text.clear();
        for (std::size_t place = begin; place < std::min(begin + inAPortion, rows); ++place) append(text, place);
    };
    std::string first;   // their room serves all portions: new room is dear
    std::string second;
    for (std::size_t begin = 0; begin < rows; begin += 2 * inAPortion) {
        const std::size_t middle = begin + inAPortion;
        if (middle < rows)
            alongside([&] { make(second, middle); }, [&] { make(first, begin); });
        else
            make(first, begin);
        sink(first);
        if (middle < rows) sink(second);
    }
}

}   // namespace socklens
