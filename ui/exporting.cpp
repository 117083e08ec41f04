#include "ui/exporting.h"

#include <QClipboard>
#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QSysInfo>
#include <array>
#include <optional>

namespace socklens {

namespace {

QString momentText(const Snapshot& snapshot) {
    const auto at = QDateTime::fromMSecsSinceEpoch(snapshot.capturedAt.time_since_epoch().count());
    return at.toString(QStringLiteral("yyyyMMdd-HHmmss"));
}

std::optional<ExportFormat> formatOf(const QString& file) {
    const QString ending = QFileInfo(file).suffix().toLower();
    for (const ExportFormat format : exportFormats)
        if (ending == endingOf(format)) return format;
    return std::nullopt;
}

QString patternOf(ExportFormat format) {
    switch (format) {
    case ExportFormat::Csv: return Exporting::tr("CSV (*.csv)");
    case ExportFormat::Json: return Exporting::tr("JSON (*.json)");
    case ExportFormat::Markdown: return Exporting::tr("Markdown (*.md)");
    }
    return {};
}

int countOf(const ExportOrder& order) {
    return static_cast<int>(order.rows.size());
}

}   // namespace

Exporting::Exporting(QWidget* window) : QObject(window), m_window(window), m_export(new SnapshotExport(this)) {}

void Exporting::ask(ExportSubject subject) {
    subject.host = QSysInfo::machineHostName().toStdString();
    auto* dialog = new ExportDialog(std::move(subject), m_habits, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_habits = dialog->habits();
        switch (dialog->destination()) {
        case ExportDialog::Destination::File: askForFile(dialog->order()); break;
        case ExportDialog::Destination::Clipboard: copy(dialog->order()); break;
        }
    });
    dialog->open();
}

void Exporting::copy(const ExportOrder& order) {
    m_export->makeText(producerOf(order), [this, count = countOf(order)](const QString& text) {
        QGuiApplication::clipboard()->setText(text);
        Q_EMIT reported(tr("%n socket(s) copied to the clipboard.", nullptr, count), false);
    });
}

void Exporting::askForFile(const ExportOrder& order) {
    const ExportFormat format = order.form.format;
    auto* dialog = new QFileDialog(m_window, tr("Export %n socket(s)", nullptr, countOf(order)), m_habits.folder,
                                   patternOf(format));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(endingOf(format));
    dialog->selectFile(
        QStringLiteral("sockets-%1.%2").arg(momentText(*order.picture->snapshot), endingOf(format)));
    connect(dialog, &QFileDialog::fileSelected, this, [this, order](const QString& file) { save(order, file); });
    dialog->open();
}

void Exporting::save(const ExportOrder& order, const QString& file) {
    write(file, producerOf(order), tr("%n socket(s) written to %1.", nullptr, countOf(order)).arg(file));
}

void Exporting::askForComparison(const ComparisonPointer& comparison, const ComparedNames& names) {
    auto* dialog = new QFileDialog(m_window, tr("Save the comparison"), m_habits.folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList patterns;
    for (const ExportFormat format : exportFormats) patterns << patternOf(format);
    dialog->setNameFilters(patterns);
    dialog->selectNameFilter(patternOf(m_habits.format));
    dialog->setDefaultSuffix(endingOf(m_habits.format));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& chosen) {
        for (const ExportFormat format : exportFormats)
            if (chosen == patternOf(format)) dialog->setDefaultSuffix(endingOf(format));
    });
    // Without an ending: the form that is chosen in the dialog gives it one.
    dialog->selectFile(QStringLiteral("comparison-") + momentText(*comparison->newer));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, comparison, names](const QString& file) { saveComparison(comparison, names, file); });
    dialog->open();
}

void Exporting::saveComparison(const ComparisonPointer& comparison, const ComparedNames& names,
                               const QString& file) {
    const std::optional<ExportFormat> format = formatOf(file);
    if (!format) {
        Q_EMIT reported(
            tr("Nothing was written: a comparison is saved as CSV, JSON or Markdown. Choose a name that "
               "ends in .csv, .json or .md."),
            true);
        return;
    }
    write(file, producerOf(ComparisonOrder{comparison, names, *format}),
          tr("The comparison was written to %1.").arg(file));
}

void Exporting::write(const QString& file, const TextProducer& producer, const QString& success) {
    m_habits.folder = QFileInfo(file).absolutePath();
    m_export->writeFile(file, producer, [this, file, success](const auto& written) {
        if (written)
            Q_EMIT reported(success, false);
        else
            Q_EMIT reported(tr("%1 could not be written: %2. Nothing was left behind; choose another place.")
                                .arg(file, QString::fromStdString(written.error().message())),
                            true);
    });
}

}   // namespace socklens
