#include "ui/export_habits.h"

#include <QSettings>
#include <QStringList>
#include <algorithm>
#include <array>

namespace socklens {

namespace {

constexpr QLatin1String formatKey("export/format");
constexpr QLatin1String columnsKey("export/columns");
constexpr QLatin1String chosenKey("export/chosen");
constexpr QLatin1String folderKey("export/folder");

constexpr std::array choices{ColumnChoice::All, ColumnChoice::OfTheTable, ColumnChoice::Chosen};

QString wordFor(ColumnChoice choice) {
    switch (choice) {
    case ColumnChoice::All: return QStringLiteral("all");
    case ColumnChoice::OfTheTable: return QStringLiteral("table");
    case ColumnChoice::Chosen: return QStringLiteral("chosen");
    }
    return {};
}

/// The value whose word this is; where it is none, the first.
template <class Values, class WordFor>
auto valueOf(const Values& values, const QString& word, const WordFor& wordOf) {
    const auto found = std::ranges::find(values, word, wordOf);
    return found == values.end() ? values.front() : *found;
}

}   // namespace

QString endingOf(ExportFormat format) {
    switch (format) {
    case ExportFormat::Csv: return QStringLiteral("csv");
    case ExportFormat::Json: return QStringLiteral("json");
    case ExportFormat::Markdown: return QStringLiteral("md");
    }
    return {};
}

ExportHabits readExportHabits(const QSettings& settings) {
    ExportHabits habits;
    habits.format = valueOf(exportFormats, settings.value(formatKey).toString(), &endingOf);
    habits.columns = valueOf(choices, settings.value(columnsKey).toString(), &wordFor);
    const QStringList words = settings.value(chosenKey).toString().split(u' ', Qt::SkipEmptyParts);
    for (const ColumnInfo& column : columns()) {
        const bool isChosen = words.contains(QString::fromUtf8(column.id.data()));
        if (isChosen && column.origin != ColumnInfo::Origin::Memory) habits.chosen.push_back(column.column);
    }
    habits.folder = settings.value(folderKey).toString();
    return habits;
}

void write(QSettings& settings, const ExportHabits& habits) {
    QStringList words;
    for (const Column column : habits.chosen) words << QString::fromUtf8(info(column).id.data());
    settings.setValue(formatKey, endingOf(habits.format));
    settings.setValue(columnsKey, wordFor(habits.columns));
    settings.setValue(chosenKey, words.join(u' '));
    settings.setValue(folderKey, habits.folder);
}

}   // namespace socklens
