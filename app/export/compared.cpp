#include "app/export/compared.h"

#include "app/core/rfc3339.h"
#include "app/core/socket_target.h"
#include "app/export/csv_cell.h"
#include "app/export/in_portions.h"
#include "app/export/json_line.h"

#include <array>

namespace socklens {

namespace {

/// What is told of a socket beside its change, its process and its states.
constexpr std::array tellingColumns{Column::Pid,       Column::Protocol,      Column::LocalAddress,
                                    Column::LocalPort, Column::RemoteAddress, Column::RemotePort,
                                    Column::Inode,     Column::Cookie};

std::string wordFor(std::optional<State> state) {
    return state ? std::string(toText(*state)) : std::string();
}

/// "10.0.0.1:80", or the name of a UNIX socket; empty where there is none.
std::string localEnd(const SocketView& view) {
    const Socket& socket = view.socket();
    if (socket.protocol == Protocol::Unix) return text(view, Column::LocalAddress);
    return endpointText(socket.localAddress, socket.localPort);
}

std::string remoteEnd(const SocketView& view) {
    const Socket& socket = view.socket();
    if (socket.protocol == Protocol::Unix) return text(view, Column::RemoteAddress);
    return number(socket.remotePort) == 0 ? "" : endpointText(socket.remoteAddress, socket.remotePort);
}

void writeCsv(const Comparison& comparison, const TextSink& sink) {
    std::string head = "change,state_before,state_after,process";
    for (const Column column : tellingColumns) head += "," + std::string(info(column).id);
    sink(head + "\r\n");
    writeInPortions(comparison.sockets.size(), sink, [&](std::string& text, std::size_t place) {
        const ComparedSocket& socket = comparison.sockets[place];
        const auto cell = [&](const std::string& content) {
            text += ',';
            const std::size_t begin = text.size();
            text += content;
            makeCsvCell(text, begin);
        };
        text += toText(socket.kind);
        cell(wordFor(stateBefore(comparison, socket)));
        cell(wordFor(stateAfter(comparison, socket)));
        cell(totalOf(comparison, socket).process);
        for (const Column column : tellingColumns) cell(socklens::text(viewOf(comparison, socket), column));
        text += "\r\n";
    });
}

Json orNull(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json toJson(const Snapshot& snapshot, const std::string& name) {
    const bool isKnown = snapshot.capturedAt != Timestamp{};
    return {{"name", name}, {"captured_at", isKnown ? Json(rfc3339(snapshot.capturedAt)) : Json(nullptr)}};
}

Json toJson(const ComparedTotal& total) {
    return {{"process", orNull(total.process)},
            {"protocol", toText(total.protocol)},
            {"state", toText(total.state)},
            {"before", total.before},
            {"after", total.after},
            {"difference", total.difference()}};
}

Json cellOf(const SocketView& view, Column column) {
    const auto plain = [](const Value& value) {
        return std::visit([](const auto& known) { return Json(known); }, value);
    };
    const auto all = values(view, column);
    if (column != Column::Pid) return all.empty() ? Json(nullptr) : plain(all.front());
    Json list = Json::array();   // several processes can hold it
    for (const Value& value : all) list.push_back(plain(value));
    return list;
}

Json toJson(const Comparison& comparison, const ComparedSocket& socket) {
    Json json{{"change", toText(socket.kind)},
              {"state_before", orNull(wordFor(stateBefore(comparison, socket)))},
              {"state_after", orNull(wordFor(stateAfter(comparison, socket)))},
              {"process", orNull(totalOf(comparison, socket).process)}};
    for (const Column column : tellingColumns)
        json[std::string(info(column).id)] = cellOf(viewOf(comparison, socket), column);
    return json;
}

void writeJson(const Comparison& comparison, const ComparedNames& names, const TextSink& sink) {
    Json totals = Json::array();
    for (const ComparedTotal& total : changedTotals(comparison)) totals.push_back(toJson(total));
    const Json head{{"before", toJson(*comparison.older, names.before)},
                    {"after", toJson(*comparison.newer, names.after)},
                    {"appeared", comparison.appeared},
                    {"gone", comparison.gone},
                    {"changed", comparison.changed},
                    {"same", comparison.same},
                    {"totals", std::move(totals)}};
    std::string text = toLine(head);
    text.pop_back();   // the object stays open for the sockets
    sink(text + ",\"sockets\":[");
    writeInPortions(comparison.sockets.size(), sink, [&](std::string& portion, std::size_t place) {
        portion += (place == 0 ? "\n" : ",\n") + toLine(toJson(comparison, comparison.sockets[place]));
    });
    sink("\n]}\n");
}

constexpr std::size_t rowsThatDecideWidths = 1000;

/// A table of so many lines; `cellsOf` makes the cells of one, not yet escaped.
template <class CellsOf>
void writeTable(std::vector<MarkdownTable::Column> columns, std::size_t lines, const CellsOf& cellsOf,
                const TextSink& sink) {
    MarkdownTable table(std::move(columns));
    const auto escaped = [&](std::size_t line) {
        std::vector<std::string> cells;
        for (const std::string& plain : cellsOf(line)) appendMarkdown(cells.emplace_back(), plain);
        return cells;
    };
    for (std::size_t line = 0; line < std::min(lines, rowsThatDecideWidths); ++line) {
        const auto cells = escaped(line);
        for (std::size_t column = 0; column < cells.size(); ++column) table.widen(column, cells[column]);
    }
    sink("\n" + table.head());
    writeInPortions(lines, sink,
                    [&](std::string& text, std::size_t line) { table.appendLine(text, escaped(line)); });
}

void writeMarkdown(const Comparison& comparison, const ComparedNames& names, const TextSink& sink) {
    std::string sentence;
    appendMarkdown(sentence, comparisonSentence(comparison, names));
    sink(sentence + '\n');
    const auto totals = changedTotals(comparison);
    if (!totals.empty())
        writeTable(
            comparedTotalTitles(), totals.size(),
            [&](std::size_t line) { return comparedTotalCells(totals[line]); }, sink);
    if (!comparison.isEmpty())
        writeTable(
            comparedSocketTitles(), comparison.sockets.size(),
            [&](std::size_t line) { return comparedSocketCells(comparison, comparison.sockets[line]); }, sink);
}

/// "0.4 s", "42 s", "5 min 3 s", "24 h 0 min".
std::string durationInWords(Milliseconds duration) {
    constexpr std::int64_t shortest = 10000;
    constexpr std::int64_t plainSeconds = 120;
    constexpr std::int64_t hour = 3600;
    const std::int64_t tenths = duration.count() / 100;
    if (duration.count() < shortest) return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10) + " s";
    const std::int64_t seconds = duration.count() / 1000;
    if (seconds <= plainSeconds) return std::to_string(seconds) + " s";
    if (seconds < hour) return std::to_string(seconds / 60) + " min " + std::to_string(seconds % 60) + " s";
    return std::to_string(seconds / hour) + " h " + std::to_string(seconds / 60 % 60) + " min";
}

}   // namespace

std::string comparisonSentence(const Comparison& comparison, const ComparedNames& names) {
    std::string sentence = "From " + names.before + " to " + names.after + ": " +
                           std::to_string(comparison.appeared) + " appeared, " + std::to_string(comparison.gone) +
                           " gone, " + std::to_string(comparison.changed) + " changed, " +
                           std::to_string(comparison.same) + " the same.";
    if (const auto passed = timeBetween(comparison))
        sentence += " Time between: " + durationInWords(*passed) + '.';
    return sentence;
}

std::vector<MarkdownTable::Column> comparedTotalTitles() {
    return {{"Difference", true}, {"State"}, {"Protocol"}, {"Process"}, {"Before", true}, {"After", true}};
}

std::vector<std::string> comparedTotalCells(const ComparedTotal& total) {
    const std::int64_t difference = total.difference();
    return {(difference > 0 ? "+" : "") + std::to_string(difference),
            std::string(toText(total.state)),
            std::string(toText(total.protocol)),
            total.process,
            std::to_string(total.before),
            std::to_string(total.after)};
}

std::vector<MarkdownTable::Column> comparedSocketTitles() {
    return {{"Change"}, {"Process"}, {"PID", true},    {"Protocol"},
            {"Local"},  {"Remote"},  {"State before"}, {"State after"}};
}

std::vector<std::string> comparedSocketCells(const Comparison& comparison, const ComparedSocket& socket) {
    const SocketView view = viewOf(comparison, socket);
    return {std::string(toText(socket.kind)),
            totalOf(comparison, socket).process,
            text(view, Column::Pid),
            std::string(toText(view.socket().protocol)),
            localEnd(view),
            remoteEnd(view),
            wordFor(stateBefore(comparison, socket)),
            wordFor(stateAfter(comparison, socket))};
}

void writeComparison(ExportFormat format, const Comparison& comparison, const ComparedNames& names,
                     const TextSink& sink) {
    switch (format) {
    case ExportFormat::Csv: writeCsv(comparison, sink); break;
    case ExportFormat::Json: writeJson(comparison, names, sink); break;
    case ExportFormat::Markdown: writeMarkdown(comparison, names, sink); break;
    }
}

}   // namespace socklens
