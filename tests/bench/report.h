// The rows that were measured, as a table on standard output that grows with each, and as JSON to keep. Any one
// thread. Errors: std::runtime_error where a file cannot be written, or a figure is not what it should be.
#pragma once

#include "tests/bench/row.h"

namespace socklens::bench {

class Report {
public:
    Report();

    void add(const Row& row);
    void add(const std::vector<Row>& rows);

    void keepIn(const std::string& file) const;
    /// Throws where a figure is far beyond its target.
    void check() const;

private:
    std::vector<Row> m_rows;
};

}   // namespace socklens::bench
