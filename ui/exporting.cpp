#include "ui/exporting.h"

#include <QClipboard>
#include <QDateTime>
#include <QFileDialog>
#include <QGuiApplication>
#include <QSysInfo>

namespace socklens {

namespace {

QString suggestedFileName(const Picture& picture, ExportFormat format) {
    const auto at = QDateTime::fromMSecsSinceEpoch(picture.snapshot->capturedAt.time_since_epoch().count());
    return QStringLiteral("sockets-%1.%2").arg(at.toString(QStringLiteral("yyyyMMdd-HHmmss")), endingOf(format));
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
    dialog->selectFile(suggestedFileName(*order.picture, format));
    connect(dialog, &QFileDialog::fileSelected, this, [this, order](const QString& file) { save(order, file); });
    dialog->open();
}

void Exporting::save(const ExportOrder& order, const QString& file) {
    m_habits.folder = QFileInfo(file).absolutePath();
    m_export->writeFile(file, producerOf(order), [this, file, count = countOf(order)](const auto& written) {
        if (written)
            Q_EMIT reported(tr("%n socket(s) written to %1.", nullptr, count).arg(file), false);
        else
            Q_EMIT reported(tr("%1 could not be written: %2. Nothing was left behind; choose another place.")
                                .arg(file, QString::fromStdString(written.error().message())),
                            true);
    });
}

}   // namespace socklens
