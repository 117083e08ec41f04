#include "app/agent/help_text.h"

#include <algorithm>

namespace socklens {

namespace {

constexpr std::size_t widthOfTerminal = 80;

/// Characters of UTF-8: the bytes that begin one.
std::size_t lengthOf(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U; }));
}

std::size_t indentOf(std::string_view line) {
    const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
    const std::size_t gap = line.find("  ", begin);
    if (gap == std::string_view::npos) return begin;
    return lengthOf(line.substr(0, std::min(line.find_first_not_of(' ', gap), line.size())));
}

void appendWrapped(std::string& text, std::string_view line, std::size_t width) {
    const std::size_t indent = indentOf(line);
    std::string row;
    for (std::size_t begin = 0; begin < line.size();) {
        // A word with the spaces before it.
        const std::size_t word = std::min(line.find_first_not_of(' ', begin), line.size());
        const std::size_t end = std::min(line.find(' ', word), line.size());
        const bool isFirst = row.find_first_not_of(' ') == std::string::npos;
        if (!isFirst && lengthOf(row) + lengthOf(line.substr(begin, end - begin)) > width) {
            text += row + '\n';
            row = std::string(indent, ' ') + std::string(line.substr(word, end - word));
        } else {
            row += line.substr(begin, end - begin);
        }
        begin = end;
    }
    text += row;
}

}   // namespace

std::string wrapped(std::string_view text, std::size_t width) {
    std::string result;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        appendWrapped(result, text.substr(0, end), width);
        if (end < text.size()) result += '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result;
}

std::string HelpText::make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const {
    return wrapped(CLI::Formatter::make_help(app, std::move(name), mode), widthOfTerminal);
}

std::string HelpText::make_option_opts(const CLI::Option* option) const {
    const bool isName = option->get_positional() && option->get_option_text() == option->get_name(true);
    return isName ? std::string() : CLI::Formatter::make_option_opts(option);
}

}   // namespace socklens
