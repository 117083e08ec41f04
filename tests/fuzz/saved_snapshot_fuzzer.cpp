// A file that says it is a saved snapshot. What is understood is sound: it can be exported, read back and
// compared.
#include "app/core/matching_rows.h"
#include "app/export/exported.h"
#include "app/export/saved_snapshot.h"
#include "app/insight/compare.h"
#include "tests/fuzz/demand.h"

using namespace socklens;
using test::demand;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto read = readSnapshot({reinterpret_cast<const char*>(data), size});
    if (!read) {
        demand(english(read.error()).size() <= longestEnglish);
        return 0;
    }
    for (const ExportFormat format : {ExportFormat::Csv, ExportFormat::Json, ExportFormat::Markdown}) {
        std::string text;
        write({format, exportedColumns(**read), {}}, **read, allRows(**read),
              [&](std::string_view piece) { text += piece; });
        if (format == ExportFormat::Markdown) continue;
        const auto again = readSnapshot(text);
        demand(again && (*again)->sockets.size() == (*read)->sockets.size());
    }
    const Comparison comparison = compare({*read, nullptr}, {*read, nullptr});
    demand(comparison.same + comparison.changed + comparison.gone == (*read)->sockets.size());
    demand(comparison.same + comparison.changed + comparison.appeared == (*read)->sockets.size());
    return 0;
}
