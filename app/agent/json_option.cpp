#include "app/agent/json_option.h"

#include <CLI/CLI.hpp>

namespace socklens {

void addJsonOption(CLI::App& command, bool& json) {
    command
        .add_option_function<std::string>(
            "--format", [&json](const std::string& format) { json = format == "json"; }, "text or json")
        ->transform(CLI::IsMember({"text", "json"}, CLI::ignore_case))
        ->option_text("text|json");
}

}   // namespace socklens
