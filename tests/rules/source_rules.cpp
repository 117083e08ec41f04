#include "tests/rules/source_rules.h"

#include <algorithm>
#include <map>
#include <regex>
#include <set>

namespace socklens::test {

namespace {

enum class Qt { None, Core, WithoutCharts, All };

struct Room {
    std::set<std::string, std::less<>> mayUse;   // beside itself
    Qt qt = Qt::None;
};

const std::map<std::string, Room, std::less<>>& rooms() {
    static const std::map<std::string, Room, std::less<>> table{
        {"app/core", {{}}},
        {"app/probe", {{"app/core"}}},
        {"app/wire", {{"app/core"}}},
        {"app/recording", {{"app/core", "app/wire"}}},
        {"app/export", {{"app/core"}}},
        {"app/insight", {{"app/core"}}},
        {"app/agent", {{"app/core", "app/probe", "app/wire", "app/export", "app/insight", "app/recording"}}},
        {"app/link", {{"app/core", "app/probe", "app/wire", "app/recording"}, Qt::Core}},
        {"app/session", {{"app/core", "app/link", "app/insight", "app/export"}, Qt::Core}},
        {"app/models", {{"app/core", "app/insight"}, Qt::Core}},
        {"ui", {{"app/core", "app/session", "app/models", "app/insight"}, Qt::WithoutCharts}},
    };
    return table;
}

constexpr int longestFile = 400;   // lines

std::string roomOf(std::string_view path) {
    if (path.starts_with("ui/")) return "ui";
    const auto slash = path.find('/');
    return std::string(path.substr(0, path.find('/', slash + 1)));
}

bool isOurs(std::string_view header) {
    return header.starts_with("app/") || header.starts_with("ui/") || header.starts_with("tests/");
}

bool isQt(const std::string& header) {
    static const std::regex pattern("(Q[A-Z]|Qt[A-Z0-9]*|q[a-z0-9_]*\\.h).*");
    return std::regex_match(header, pattern) && (header[0] == 'Q' || header.find('/') == std::string::npos);
}

bool isQtCharts(const std::string& header) {
    static const std::regex pattern(
        "(QtCharts/)?(QtCharts|QChart.*|QPolarChart|QAbstractAxis|Q.+Axis|QXYSeries|Q.+Series|"
        "QBarSet|QPieSlice|QBoxSet|QCandlestickSet|QLegend.*|Q.+LegendMarker|Q.+ModelMapper)");
    return header.starts_with("QtCharts") || std::regex_match(header, pattern);
}

bool isQtTest(std::string_view header) {
    return header.starts_with("QtTest") || header == "QTest" || header == "QSignalSpy" ||
           header == "QAbstractItemModelTester";
}

struct Include {
    int line = 0;
    std::string header;   // empty: made by a macro
    bool quoted = false;
};

std::vector<Include> includes(std::string_view text) {
    static const std::regex directive(R"(^\s*#\s*include\b\s*(?:"([^"]*)\"|<([^>]*)>)?[^]*$)");
    std::vector<Include> found;
    int number = 0;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const std::string line(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        ++number;
        std::smatch parts;
        if (std::regex_match(line, parts, directive))
            found.push_back({number, parts[1].matched ? parts[1].str() : parts[2].str(), parts[1].matched});
    }
    return found;
}

class Judge {
public:
    Judge(std::string_view path, const IsQtCore& isQtCore) : m_path(path), m_isQtCore(isQtCore) {}

    void look(const Include& include) {
        if (include.header.empty())
            refuse(include.line, "the included header cannot be read off");
        else if (isOurs(include.header))
            lookAtOurs(include);
        else if (include.quoted && !include.header.ends_with(".moc"))
            refuse(include.line, "\"" + include.header + "\" is not named from the root");
        else if (isQt(include.header))
            lookAtQt(include);
    }

    void lookAtText(std::string_view text) {
        static const std::regex testFriend(R"(\bfriend\s+(?:class|struct)\s+(?:::)?(?:\w+::)*\w*Test(?![a-z]))");
        const std::string copy(text);
        for (std::sregex_iterator at(copy.begin(), copy.end(), testFriend), end; at != end; ++at)
            refuse(lineOf(copy, static_cast<std::size_t>(at->position())), "a test is no friend of the product");
        const auto lines = std::ranges::count(text, '\n') + (text.empty() || text.ends_with('\n') ? 0 : 1);
        if (lines > longestFile) refuse(longestFile + 1, "the file has " + std::to_string(lines) + " lines");
    }

    std::vector<std::string> takeViolations() { return std::move(m_violations); }

private:
    void lookAtOurs(const Include& include) {
        const std::string from = roomOf(m_path);
        const std::string to = roomOf(include.header);
        const auto room = rooms().find(from);
        if (room == rooms().end())
            refuse(include.line, from + " has no rules: add it to tests/rules");
        else if (from != to && !room->second.mayUse.contains(to))
            refuse(include.line, from + " may not use " + to + " (" + include.header + ")");
    }

    void lookAtQt(const Include& include) {
        const auto room = rooms().find(roomOf(m_path));
        const Qt allowed = m_path.starts_with("ui/charts/") ? Qt::All
                           : room == rooms().end()          ? Qt::None
                                                            : room->second.qt;
        if (isQtTest(include.header))
            refuse(include.line, "Qt Test is for tests (" + include.header + ")");
        else if (allowed == Qt::None)
            refuse(include.line, "no Qt here (" + include.header + ")");
        else if (allowed == Qt::Core && !m_isQtCore(include.header))
            refuse(include.line, "only Qt Core here (" + include.header + ")");
        else if (allowed != Qt::All && isQtCharts(include.header))
            refuse(include.line, "Qt Charts belongs in ui/charts (" + include.header + ")");
    }

    static int lineOf(std::string_view text, std::size_t position) {
        return static_cast<int>(std::ranges::count(text.substr(0, position), '\n')) + 1;
    }

    void refuse(int line, const std::string& why) {
        m_violations.push_back(std::string(m_path) + ":" + std::to_string(line) + ": " + why);
    }

    std::string_view m_path;
    const IsQtCore& m_isQtCore;
    std::vector<std::string> m_violations;
};

}   // namespace

std::vector<std::string> violations(std::string_view path, std::string_view text, const IsQtCore& isQtCore) {
    Judge judge(path, isQtCore);
    for (const Include& include : includes(text)) judge.look(include);
    judge.lookAtText(text);
    return judge.takeViolations();
}

std::vector<std::string> includedHeaders(std::string_view text) {
    std::vector<std::string> headers;
    for (const Include& include : includes(text)) headers.push_back(include.header);
    return headers;
}

std::vector<std::string> knownRooms() {
    std::vector<std::string> names;
    for (const auto& [name, room] : rooms())
        if (name.starts_with("app/")) names.push_back(name.substr(4));
    return names;
}

}   // namespace socklens::test
