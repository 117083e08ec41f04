#include "app/agent/comparison_text.h"

#include "app/agent/printable.h"
#include "app/agent/text_columns.h"

#include <algorithm>

namespace socklens {

namespace {

using Cells = std::vector<std::string>;

/// In columns, numbers to the right, without blanks at the end.
std::string tableText(const std::vector<MarkdownTable::Column>& titles, std::vector<Cells> lines) {
    lines.insert(lines.begin(), Cells());
    for (const auto& title : titles) lines.front().push_back(title.title);
    std::vector<std::size_t> widths(titles.size());
    for (Cells& line : lines)
        for (std::size_t column = 0; column < line.size(); ++column) {
            line[column] = printable(std::move(line[column]));
            widths[column] = std::max(widths[column], widthOf(line[column]));
        }
    std::string text;
    for (const Cells& line : lines) {
        std::string all;
        for (std::size_t column = 0; column < line.size(); ++column) {
            if (column > 0) all += "  ";
            const std::string blanks(widths[column] - widthOf(line[column]), ' ');
            all += titles[column].toTheRight ? blanks + line[column] : line[column] + blanks;
        }
        all.erase(all.find_last_not_of(' ') + 1);
        text += all + '\n';
    }
    return text;
}

std::string totalsText(const Comparison& comparison) {
    std::vector<Cells> lines;
    for (const ComparedTotal& total : changedTotals(comparison)) lines.push_back(comparedTotalCells(total));
    if (lines.empty()) return "The numbers of every process and state are the same.\n";
    return tableText(comparedTotalTitles(), std::move(lines));
}

std::string socketsText(const Comparison& comparison) {
    constexpr std::size_t most = 40;   // more would push the totals out of sight
    const auto shown = std::span(comparison.sockets).first(std::min(comparison.sockets.size(), most));
    std::vector<Cells> lines;
    for (const ComparedSocket& socket : shown) lines.push_back(comparedSocketCells(comparison, socket));
    std::string text = tableText(comparedSocketTitles(), std::move(lines));
    if (const std::size_t more = comparison.sockets.size() - shown.size(); more > 0)
        text += "… and " + std::to_string(more) + " more. The other formats have every one.\n";
    return text;
}

}   // namespace

std::string comparisonText(const Comparison& comparison, const ComparedNames& names) {
    const std::string text = printable(comparisonSentence(comparison, names)) + "\n\n" + totalsText(comparison);
    return comparison.isEmpty() ? text : text + '\n' + socketsText(comparison);
}

}   // namespace socklens
