// How somebody exported the last time: the form, the columns and the folder, for the next time. A value; the
// functions in the screen's thread. What is kept may be anything: what is not understood is as at the first time.
#pragma once

#include "app/session/snapshot_export.h"

#include <QString>
#include <array>
#include <vector>

class QSettings;

namespace socklens {

inline constexpr std::array exportFormats{ExportFormat::Csv, ExportFormat::Json, ExportFormat::Markdown};

enum class ColumnChoice : std::uint8_t { All, OfTheTable, Chosen };

struct ExportHabits {
    ExportFormat format = ExportFormat::Csv;
    ColumnChoice columns = ColumnChoice::All;
    std::vector<Column> chosen;   ///< in the order of the table of columns
    QString folder;

    friend bool operator==(const ExportHabits&, const ExportHabits&) = default;
};

ExportHabits readExportHabits(const QSettings& settings);
void write(QSettings& settings, const ExportHabits& habits);

/// "csv", "json", "md": the ending of a file, and the word for the settings.
QString endingOf(ExportFormat format);

}   // namespace socklens
