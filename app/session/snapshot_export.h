// What the screen needs to export: rows of a picture as text, or as a file that is written whole or not at all.
// The screen's thread (it takes as long as the disk does).
#pragma once

#include "app/core/picture.h"
#include "app/export/exported.h"

#include <filesystem>
#include <span>
#include <string>
#include <system_error>
#include <tl/expected.hpp>

namespace socklens {

std::string exportText(const Picture& picture, std::span<const std::uint32_t> rows, ExportFormat format);

/// Fails with the errno of the step that failed; nothing is left behind then.
tl::expected<void, std::error_code> exportFile(const Picture& picture, std::span<const std::uint32_t> rows,
                                               ExportFormat format, const std::filesystem::path& path);

}   // namespace socklens
