#include "tests/bench/report.h"

#include <cstdio>
#include <fstream>
#include <stdexcept>

namespace socklens::bench {

namespace {

/// At once: the next row may take a minute.
void print(const std::string& line) {
    std::fputs(line.c_str(), stdout);
    std::fflush(stdout);
}

}   // namespace

Report::Report() {
    print(tableHead());
}

void Report::add(const Row& row) {
    print(asLine(row));
    m_rows.push_back(row);
}

void Report::add(const std::vector<Row>& rows) {
    for (const Row& row : rows) add(row);
}

void Report::keepIn(const std::string& file) const {
    if (!(std::ofstream(file) << asJson(m_rows).toStdString() << std::flush))
        throw std::runtime_error(file + " could not be written");
}

void Report::check() const {
    std::string beyond;
    for (const Row& row : m_rows)
        if (row.isFarBeyondTarget()) beyond += '\n' + row.what;
    if (!beyond.empty()) throw std::runtime_error("These are far beyond their targets:" + beyond);
}

}   // namespace socklens::bench
