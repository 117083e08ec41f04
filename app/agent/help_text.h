// The help of the command line, in lines that a terminal has room for. Pure, any thread, cannot fail.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <string>
#include <string_view>

namespace socklens {

/// Lines that are too long go on below: under the second column, where there are two (two spaces between them),
/// else as far in as they began. A word that is too long stays whole. `width` in characters.
std::string wrapped(std::string_view text, std::size_t width);

/// As CLI11 writes it, wrapped, and without the name of an argument twice.
class HelpText final : public CLI::Formatter {
public:
    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;
    std::string make_option_opts(const CLI::Option* option) const override;
};

}   // namespace socklens
