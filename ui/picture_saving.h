// From "save this chart as a picture" to the file that has it. The screen's thread; it is written beside it, whole
// or not at all.
#pragma once

#include "app/session/snapshot_export.h"
#include "ui/charts/chart_picture.h"

#include <QObject>

namespace socklens {

/// Of a chart that shows this computer, as of a snapshot.
PictureCaption captionOf(const QString& title, const Snapshot& snapshot);

class PictureSaving final : public QObject {
    Q_OBJECT

public:
    /// The window is the parent of the question.
    explicit PictureSaving(QWidget* window);

    /// PNG or SVG, by the ending of the name.
    void ask(const ChartPicturePointer& picture);

Q_SIGNALS:
    /// What happened, in a sentence.
    void reported(const QString& sentence, bool wrong);

private:
    void save(const ChartPicture& picture, const QString& file);

    QWidget* m_window;
    QString m_folder;
    SnapshotExport* m_export;
};

}   // namespace socklens
