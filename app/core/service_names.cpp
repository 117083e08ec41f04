#include "app/core/service_names.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>

namespace socklens {

namespace {

constexpr std::string_view blanks = " \t\r";
constexpr std::streamsize mostRead = std::streamsize{4} << 20U;   // IANA's whole list has a quarter of it

/// The next word of a line, which loses it.
std::string_view takeWord(std::string_view& line) {
    line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
    const std::string_view word = line.substr(0, line.find_first_of(blanks));
    line.remove_prefix(word.size());
    return word;
}

bool isName(std::string_view word) {
    const auto isGraphic = [](char letter) { return '!' <= letter && letter <= '~'; };
    return !word.empty() && word.size() <= ServiceNames::longestName && std::ranges::all_of(word, isGraphic);
}

/// "443/tcp"
std::optional<std::pair<Protocol, Port>> keyFrom(std::string_view word) {
    std::uint16_t port = 0;
    const char* end = word.data() + word.size();
    const auto [rest, error] = std::from_chars(word.data(), end, port);
    if (error != std::errc{} || port == 0) return std::nullopt;
    const std::string_view protocol(rest, static_cast<std::size_t>(end - rest));
    if (protocol == "/tcp") return std::pair(Protocol::Tcp, Port{port});
    if (protocol == "/udp") return std::pair(Protocol::Udp, Port{port});
    return std::nullopt;
}

}   // namespace

ServiceNames ServiceNames::parse(std::string_view text) {
    ServiceNames names;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        line = line.substr(0, line.find('#'));
        const std::string_view name = takeWord(line);
        const auto key = keyFrom(takeWord(line));
        if (key && isName(name)) names.m_names.emplace(*key, name);   // the first one counts, as for libc
    }
    return names;
}

ServiceNames ServiceNames::read(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string text(static_cast<std::size_t>(mostRead), '\0');
    stream.read(text.data(), mostRead);
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return parse(text);
}

std::string_view ServiceNames::nameOf(Protocol protocol, Port port) const {
    const auto found = m_names.find({protocol, port});
    return found == m_names.end() ? std::string_view() : found->second;
}

}   // namespace socklens
