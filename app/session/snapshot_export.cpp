#include "app/session/snapshot_export.h"

#include "app/export/whole_file.h"

namespace socklens {

std::string exportText(const Picture& picture, std::span<const std::uint32_t> rows, ExportFormat format) {
    std::string text;
    write(format, *picture.snapshot, rows, [&](std::string_view piece) { text += piece; });
    return text;
}

tl::expected<void, std::error_code> exportFile(const Picture& picture, std::span<const std::uint32_t> rows,
                                               ExportFormat format, const std::filesystem::path& path) {
    return writeWholeFile(path, [&](const TextSink& sink) { write(format, *picture.snapshot, rows, sink); });
}

}   // namespace socklens
