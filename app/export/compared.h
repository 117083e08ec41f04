// A comparison as text for other programs and for people. Pure functions: any thread; the text goes to a sink
// piece by piece. Sources: RFC 4180 (CSV), RFC 8259 (JSON), the GitHub Flavored Markdown Spec, 4.10 (tables). The
// forms:
//   CSV       a header line, then a line per socket that is not the same:
//             change, state_before, state_after, process, pid, protocol, local_address, local_port,
//             remote_address, remote_port, inode, cookie
//   JSON      {"before": {"name", "captured_at"}, "after": {…}, "appeared", "gone", "changed", "same",
//              "totals": [{"process", "protocol", "state", "before", "after", "difference"} …], "sockets": [{…}
//              …]}
//   Markdown  the sentence, a table of the totals, a table of the sockets
// Only totals with a difference are there. What is unknown is empty, or null.
#pragma once

#include "app/core/comparison.h"
#include "app/export/exported.h"
#include "app/export/markdown.h"

namespace socklens {

/// What the two sides are called: "before.csv", "now".
struct ComparedNames {
    std::string before;
    std::string after;
};

/// "From before.csv to now: 1 appeared, 6 gone, 2 changed, 12 the same. Time between: 42 s."
std::string comparisonSentence(const Comparison& comparison, const ComparedNames& names);

/// The two tables for people: their titles, and the cells of a line as they are.
std::vector<MarkdownTable::Column> comparedTotalTitles();
std::vector<std::string> comparedTotalCells(const ComparedTotal& total);
std::vector<MarkdownTable::Column> comparedSocketTitles();
std::vector<std::string> comparedSocketCells(const Comparison& comparison, const ComparedSocket& socket);

void writeComparison(ExportFormat format, const Comparison& comparison, const ComparedNames& names,
                     const TextSink& sink);

}   // namespace socklens
