#include "app/export/exported.h"

#include <algorithm>

namespace socklens {

void write(const ExportForm& form, const Snapshot& snapshot, std::span<const std::uint32_t> rows,
           const TextSink& sink) {
    switch (form.format) {
    case ExportFormat::Csv: writeCsv(snapshot, rows, form.columns, sink); break;
    case ExportFormat::Json: writeJson(snapshot, rows, form.columns, sink); break;
    case ExportFormat::Markdown: writeMarkdown(snapshot, rows, form.columns, form.provenance, sink); break;
    }
}

std::string beginning(const ExportForm& form, const Snapshot& snapshot, std::span<const std::uint32_t> rows,
                      std::size_t mostRows) {
    const auto first = rows.first(std::min(rows.size(), mostRows));
    std::string text;
    const TextSink sink = [&](std::string_view piece) { text += piece; };
    switch (form.format) {
    case ExportFormat::Csv: writeCsv(snapshot, first, form.columns, sink); break;
    case ExportFormat::Json:
        writeJson(snapshot, first, form.columns, sink);
        if (first.size() < rows.size()) text.resize(text.size() - std::string_view("\n]}\n").size());
        break;
    case ExportFormat::Markdown:
        writeMarkdown(snapshot, rows, form.columns, form.provenance, sink, mostRows);
        break;
    }
    return text;
}

}   // namespace socklens
