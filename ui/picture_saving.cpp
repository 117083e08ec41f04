#include "ui/picture_saving.h"

#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>
#include <QSysInfo>

#include <array>
#include <optional>

namespace socklens {

namespace {

enum class PictureForm : std::uint8_t { Png, Svg };
constexpr std::array pictureForms{PictureForm::Png, PictureForm::Svg};

QString endingOf(PictureForm form) {
    switch (form) {
    case PictureForm::Png: return QStringLiteral("png");
    case PictureForm::Svg: return QStringLiteral("svg");
    }
    return {};
}

QString patternOf(PictureForm form) {
    switch (form) {
    case PictureForm::Png: return PictureSaving::tr("PNG, for everywhere (*.png)");
    case PictureForm::Svg: return PictureSaving::tr("SVG, sharp at any size (*.svg)");
    }
    return {};
}

std::optional<PictureForm> formOf(const QString& file) {
    const QString ending = QFileInfo(file).suffix().toLower();
    for (const PictureForm form : pictureForms)
        if (ending == endingOf(form)) return form;
    return std::nullopt;
}

std::string bytesOf(const ChartPicture& picture, PictureForm form) {
    switch (form) {
    case PictureForm::Png: return picture.png().toStdString();
    case PictureForm::Svg: return picture.svg().toStdString();
    }
    return {};
}

}   // namespace

PictureCaption captionOf(const QString& title, const Snapshot& snapshot) {
    return {title, QSysInfo::machineHostName(), snapshot.capturedAt};
}

PictureSaving::PictureSaving(QWidget* window)
    : QObject(window),
      m_window(window),
      m_folder(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation)),
      m_export(new SnapshotExport(this)) {}

void PictureSaving::ask(const ChartPicturePointer& picture) {
    auto* dialog = new QFileDialog(m_window, tr("Save chart as picture"), m_folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList patterns;
    for (const PictureForm form : pictureForms) patterns << patternOf(form);
    dialog->setNameFilters(patterns);
    dialog->setDefaultSuffix(endingOf(pictureForms.front()));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& chosen) {
        for (const PictureForm form : pictureForms)
            if (chosen == patternOf(form)) dialog->setDefaultSuffix(endingOf(form));
    });
    // Without an ending: the form that is chosen in the dialog gives it one.
    dialog->selectFile(QDateTime::currentDateTime().toString(QStringLiteral("'chart'-yyyyMMdd-HHmmss")));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, picture](const QString& file) { save(*picture, file); });
    dialog->open();
}

void PictureSaving::save(const ChartPicture& picture, const QString& file) {
    const std::optional<PictureForm> form = formOf(file);
    if (!form) {
        Q_EMIT reported(
            tr("Nothing was written: a picture is a PNG or an SVG. Choose a name that ends in .png or .svg."),
            true);
        return;
    }
    m_folder = QFileInfo(file).absolutePath();
    m_export->writeFile(
        file, [bytes = bytesOf(picture, *form)](const TextSink& sink) { sink(bytes); },
        [this, file](const auto& written) {
            if (written)
                Q_EMIT reported(tr("The picture was written to %1.").arg(file), false);
            else
                Q_EMIT reported(tr("%1 could not be written: %2. Nothing was left behind; choose another place.")
                                    .arg(file, QString::fromStdString(written.error().message())),
                                true);
        });
}

}   // namespace socklens
