// Writes a file whole or not at all: into a new file beside it, which takes its name only when everything is on
// the disk. Any thread. Fails with the errno of the step that failed; the old file, if there is one, is then as it
// was.
#pragma once

#include "app/export/exported.h"

#include <filesystem>
#include <functional>
#include <system_error>
#include <tl/expected.hpp>

namespace socklens {

using TextProducer = std::function<void(const TextSink&)>;

/// What is no plain file, such as a pipe or /dev/stdout, is written to as it is.
tl::expected<void, std::error_code> writeWholeFile(const std::filesystem::path& path, const TextProducer& produce);

/// Writes to an open descriptor, in large pieces.
tl::expected<void, std::error_code> writeToDescriptor(int descriptor, const TextProducer& produce);

}   // namespace socklens
