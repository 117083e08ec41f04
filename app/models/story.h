// What there is to tell of a socket or a process: titled sections with lines, for the details dock. Values, and
// the words that several stories have in common: the screen's thread, for the language only.
#pragma once

#include "app/core/process.h"
#include "app/core/socket_key.h"
#include "app/core/state_group.h"
#include "app/core/trend.h"

#include <QString>
#include <optional>
#include <variant>
#include <vector>

namespace socklens {

/// Where a line leads: to a process, or to another socket. Nowhere, as a rule.
using StoryTarget = std::variant<std::monostate, ProcessId, SocketKey>;

/// A figure over the last minutes; an empty one is not shown.
struct StoryTrend {
    std::vector<TrendPoint> points;
    Milliseconds length{};   ///< what the width stands for
    QString summary;         ///< what it shows, in words
    friend bool operator==(const StoryTrend&, const StoryTrend&) = default;
};
using StoryFigure = std::variant<std::monostate, StoryTrend, StateCounts>;

struct StoryLine {
    QString name;
    QString text;
    StoryTarget target{};
    StoryFigure figure{};
    friend bool operator==(const StoryLine&, const StoryLine&) = default;
};

enum class StorySection : std::uint8_t { Now, Owners, Sockets, Traffic, History, Listeners, Options, Place };
inline constexpr std::size_t storySections = static_cast<std::size_t>(StorySection::Place) + 1;
QString title(StorySection section);

struct Story {
    QString title;
    std::optional<State> state;   ///< of a socket
    QString stateName;
    QString summary;   ///< a sentence or two
    QString notice;    ///< that it is gone; empty: it is there
    std::array<std::vector<StoryLine>, storySections> sections;

    std::vector<StoryLine>& operator[](StorySection section) {
        return sections[static_cast<std::size_t>(section)];
    }
    const std::vector<StoryLine>& operator[](StorySection section) const {
        return sections[static_cast<std::size_t>(section)];
    }
};

/// Adds lines to a section, but for those that have nothing to say.
class StoryLines {
public:
    explicit StoryLines(std::vector<StoryLine>& lines) : m_lines(lines) {}
    void add(const QString& name, const QString& text, StoryTarget target = {}, StoryFigure figure = {}) {
        if (!text.isEmpty()) m_lines.push_back({name, text, std::move(target), std::move(figure)});
    }

private:
    std::vector<StoryLine>& m_lines;
};

/// "14:02:11".
QString clockText(Timestamp at);
/// "www-data (33)", "33" where nobody knows the name.
QString userText(Uid uid, const NameDirectory& directory);
/// "512 bytes", "1.2 MB".
QString bytesText(std::uint64_t bytes);
/// Unit, container and control group of a path; nothing where it is empty.
void addPlace(StoryLines& lines, std::string_view cgroup);

}   // namespace socklens
