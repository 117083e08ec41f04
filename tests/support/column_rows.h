// Test data: every column, in both directions. Main thread, in a _data function; fetch "column" and "descending".
#pragma once

#include <QTest>

#include "app/core/column.h"

namespace socklens::test {

inline void addRowPerColumnAndDirection() {
    QTest::addColumn<Column>("column");
    QTest::addColumn<bool>("descending");
    for (const ColumnInfo& column : columns())
        for (const bool descending : {false, true})
            QTest::addRow("%s %s", column.id.data(), descending ? "descending" : "ascending")
                << column.column << descending;
}

}   // namespace socklens::test
