#include "ui/exporting.h"

#include "app/core/matching_rows.h"

#include <QClipboard>
#include <QDateTime>
#include <QFileDialog>
#include <QGuiApplication>

namespace socklens {

namespace {

QString suggestedFileName(const Picture& picture, ExportFormat format) {
    const auto at = QDateTime::fromMSecsSinceEpoch(picture.snapshot->capturedAt.time_since_epoch().count());
    const QString ending = format == ExportFormat::Csv ? QStringLiteral("csv") : QStringLiteral("json");
    return QStringLiteral("sockets-%1.%2").arg(at.toString(QStringLiteral("yyyyMMdd-HHmmss")), ending);
}

}   // namespace

Exporting::Exporting(QWidget* window) : QObject(window), m_window(window) {}

void Exporting::ask(const PicturePointer& picture, const std::vector<std::uint32_t>& shown,
                    const std::vector<std::uint32_t>& selected) {
    // What is exported is what was there when the question was asked, however long the answer takes.
    const auto all = allRows(*picture->snapshot);
    auto* dialog = new ExportDialog({all.size(), shown.size(), selected.size()}, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [=, this] {
        switch (dialog->rows()) {
        case ExportDialog::Rows::All: exportRows(picture, all, dialog->format(), dialog->destination()); break;
        case ExportDialog::Rows::Shown: exportRows(picture, shown, dialog->format(), dialog->destination()); break;
        case ExportDialog::Rows::Selected:
            exportRows(picture, selected, dialog->format(), dialog->destination());
            break;
        }
    });
    dialog->open();
}

void Exporting::exportRows(const PicturePointer& picture, const std::vector<std::uint32_t>& rows,
                           ExportFormat format, ExportDialog::Destination destination) {
    switch (destination) {
    case ExportDialog::Destination::File: exportToFile(picture, rows, format); break;
    case ExportDialog::Destination::Clipboard:
        QGuiApplication::clipboard()->setText(QString::fromStdString(exportText(*picture, rows, format)));
        Q_EMIT reported(tr("%n socket(s) copied to the clipboard.", nullptr, static_cast<int>(rows.size())),
                        false);
        break;
    }
}

void Exporting::exportToFile(const PicturePointer& picture, const std::vector<std::uint32_t>& rows,
                             ExportFormat format) {
    const QString pattern = format == ExportFormat::Csv ? tr("CSV (*.csv)") : tr("JSON (*.json)");
    auto* dialog = new QFileDialog(m_window, tr("Export %n socket(s)", nullptr, static_cast<int>(rows.size())),
                                   QString(), pattern);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(format == ExportFormat::Csv ? QStringLiteral("csv") : QStringLiteral("json"));
    dialog->selectFile(suggestedFileName(*picture, format));
    connect(dialog, &QFileDialog::fileSelected, this, [=, this](const QString& file) {
        const auto written = exportFile(*picture, rows, format, file.toStdString());
        if (written)
            Q_EMIT reported(tr("%n socket(s) written to %1.", nullptr, static_cast<int>(rows.size())).arg(file),
                            false);
        else
            Q_EMIT reported(tr("%1 could not be written: %2. Nothing was left behind; choose another place.")
                                .arg(file, QString::fromStdString(written.error().message())),
                            true);
    });
    dialog->open();
}

}   // namespace socklens
