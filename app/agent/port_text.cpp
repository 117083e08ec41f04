#include "app/agent/port_text.h"

#include "app/agent/printable.h"
#include "app/agent/text_columns.h"
#include "app/core/socket_target.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

namespace socklens {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t lineWidth = 100;

/// The first line begins with `head`, the others are indented as far.
std::string wrapped(const std::string& head, const std::string& text) {
    const std::string indent(widthOf(head), ' ');
    std::string all;
    std::string line = head;
    bool empty = true;
    std::istringstream words(text);
    for (std::string word; words >> word; empty = false) {
        if (!empty && widthOf(line) + 1 + widthOf(word) > lineWidth) {
            all += line + '\n';
            line = indent;
            empty = true;
        }
        line += (empty ? "" : " ") + word;
    }
    return all + line + '\n';
}

std::string freeText(const Forecast& free, BindVerdict plain) {
    if (plain == BindVerdict::Ok) return "now";
    switch (free.kind) {
    case Forecast::Kind::Timed:
        return "in " + std::to_string(std::chrono::ceil<std::chrono::seconds>(free.remaining).count()) + " s";
    case Forecast::Kind::AnyMoment: return "any moment";
    case Forecast::Kind::Never: return "not by itself. " + english(free.reason);
    case Forecast::Kind::Unknown: return free.reason.empty() ? "not known" : "not known. " + english(free.reason);
    }
    return {};
}

std::string outcomeText(const BindOutcome& outcome) {
    return toText(outcome) + (outcome.proven ? "" : " (not tried)");
}

/// Blockers that read the same are one line with their number.
struct Line {
    std::string state;
    std::string local;
    std::string why;
    std::size_t count = 0;
};

std::vector<Line> linesOf(const Snapshot& snapshot, const PortDiagnosis& diagnosis) {
    std::vector<Line> lines;
    for (const PortBlocker& blocker : diagnosis.blockers) {
        const Socket& socket = snapshot.sockets[blocker.row];
        Line line{std::string(toText(socket.state)), endpointText(socket.localAddress, socket.localPort),
                  printable(english(blocker.why)), 1};
        const auto same = std::ranges::find_if(lines, [&](const Line& other) {
            return other.state == line.state && other.local == line.local && other.why == line.why;
        });
        if (same == lines.end())
            lines.push_back(std::move(line));
        else
            ++same->count;
    }
    return lines;
}

std::string blockersText(const Snapshot& snapshot, const PortDiagnosis& diagnosis) {
    constexpr std::size_t most = 20;
    const auto lines = linesOf(snapshot, diagnosis);
    std::string text = "\nIn the way\n";
    std::size_t stateWidth = 0;
    std::size_t localWidth = 0;
    std::size_t countWidth = 0;
    const auto countText = [](const Line& line) {
        return line.count == 1 ? std::string() : std::to_string(line.count) + " ×  ";
    };
    for (const Line& line : lines) {
        countWidth = std::max(countWidth, widthOf(countText(line)));
        stateWidth = std::max(stateWidth, line.state.size());
        localWidth = std::max(localWidth, line.local.size());
    }
    for (const Line& line : std::span(lines).first(std::min(lines.size(), most)))
        text += wrapped("  " + padded(line.state, stateWidth) + "  " + padded(line.local, localWidth) + "  " +
                            padded(countText(line), countWidth),
                        line.why);
    if (lines.size() > most)
        text += "  … and " + std::to_string(lines.size() - most) + " more lines like these.\n";
    return text;
}

const char* effectText(RemedyEffect effect) {
    switch (effect) {
    case RemedyEffect::FreesNow: return "\nWhat helps now\n";
    case RemedyEffect::NextTime: return "\nWhat helps the next time\n";
    case RemedyEffect::DoesNotHelp: return "\nWhat does not help, although many believe so\n";
    }
    return "";
}

std::string remediesText(const std::vector<Remedy>& remedies) {
    std::string text;
    for (std::size_t at = 0; at < remedies.size(); ++at) {
        const Remedy& remedy = remedies[at];
        if (at == 0 || remedies[at - 1].effect != remedy.effect) text += effectText(remedy.effect);
        text += wrapped("  " + padded(std::to_string(at + 1) + '.', 3) + ' ', printable(english(remedy.title)));
        text += wrapped("      + ", english(remedy.does));
        text += wrapped("      - ", english(remedy.doesNot));
    }
    return text;
}

Json orNull(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json toJson(const Snapshot& snapshot, const PortBlocker& blocker) {
    const Socket& socket = snapshot.sockets[blocker.row];
    Json holders = Json::array();
    for (const std::uint32_t at : snapshot.holders(blocker.row)) {
        const Process& process = *snapshot.processes[at];
        holders.push_back({{"pid", number(process.id.pid)}, {"process", process.name}});
    }
    const bool isConnected = number(socket.remotePort) != 0;
    return {{"state", toText(socket.state)},
            {"local", endpointText(socket.localAddress, socket.localPort)},
            {"remote", orNull(isConnected ? endpointText(socket.remoteAddress, socket.remotePort) : "")},
            {"pid", holders.empty() ? Json(nullptr) : holders.front()["pid"]},
            {"process", holders.empty() ? Json(nullptr) : holders.front()["process"]},
            {"holders", holders},
            {"why", english(blocker.why)}};
}

const char* toText(RemedyPlace place) {
    switch (place) {
    case RemedyPlace::Code: return "code";
    case RemedyPlace::Machine: return "machine";
    }
    return "";
}

const char* toText(RemedyEffect effect) {
    switch (effect) {
    case RemedyEffect::FreesNow: return "frees now";
    case RemedyEffect::NextTime: return "next time";
    case RemedyEffect::DoesNotHelp: return "does not help";
    }
    return "";
}

Json toJson(const Remedy& remedy) {
    return {{"kind", toText(remedy.kind)},     {"place", toText(remedy.place)},
            {"effect", toText(remedy.effect)}, {"title", english(remedy.title)},
            {"does", english(remedy.does)},    {"does_not", english(remedy.doesNot)}};
}

Json freeInSeconds(const Forecast& free) {
    switch (free.kind) {
    case Forecast::Kind::Timed: return std::chrono::ceil<std::chrono::seconds>(free.remaining).count();
    case Forecast::Kind::AnyMoment: return 0;
    case Forecast::Kind::Never:
    case Forecast::Kind::Unknown: break;
    }
    return nullptr;
}

}   // namespace

std::string portText(const Snapshot& snapshot, const PortDiagnosis& diagnosis) {
    constexpr std::size_t titleWidth = 27;
    std::string text = wrapped("", printable(english(diagnosis.headline)));
    if (diagnosis.contradiction) text += wrapped("", english(*diagnosis.contradiction));
    text += '\n' + padded("bind()", titleWidth) + outcomeText(diagnosis.plain) + '\n';
    text += padded("bind() with SO_REUSEADDR", titleWidth) + outcomeText(diagnosis.reuseAddress) + '\n';
    text += wrapped(padded("free by itself", titleWidth), freeText(diagnosis.free, diagnosis.plain.verdict()));
    if (!diagnosis.blockers.empty()) text += blockersText(snapshot, diagnosis);
    return text + remediesText(diagnosis.remedies);
}

std::string portJson(const Snapshot& snapshot, const PortDiagnosis& diagnosis) {
    Json blockers = Json::array();
    for (const PortBlocker& blocker : diagnosis.blockers) blockers.push_back(toJson(snapshot, blocker));
    Json remedies = Json::array();
    for (const Remedy& remedy : diagnosis.remedies) remedies.push_back(toJson(remedy));
    const Json all{
        {"port", number(diagnosis.question.port)},
        {"address", toText(diagnosis.question.address)},
        {"protocol", toText(diagnosis.question.protocol)},
        {"verdict", english(diagnosis.headline)},
        {"bind", {{"plain", toText(diagnosis.plain)}, {"reuseaddr", toText(diagnosis.reuseAddress)}}},
        {"blockers", std::move(blockers)},
        {"free_in_s", freeInSeconds(diagnosis.free)},
        {"remedies", std::move(remedies)},
        {"contradiction", diagnosis.contradiction ? Json(english(*diagnosis.contradiction)) : Json(nullptr)}};
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}   // namespace socklens
