// From "save these sockets" to the file or the clipboard that has them. The screen's thread.
#pragma once

#include "app/core/picture.h"
#include "ui/export_dialog.h"

#include <QObject>
#include <vector>

namespace socklens {

class Exporting final : public QObject {
    Q_OBJECT

public:
    /// The window is the parent of the questions.
    explicit Exporting(QWidget* window);

    /// Rows of the picture; all of them can be had anyway.
    void ask(const PicturePointer& picture, const std::vector<std::uint32_t>& shown,
             const std::vector<std::uint32_t>& selected);

Q_SIGNALS:
    /// What happened, in a sentence.
    void reported(const QString& sentence, bool wrong);

private:
    void exportRows(const PicturePointer& picture, const std::vector<std::uint32_t>& rows, ExportFormat format,
                    ExportDialog::Destination destination);
    void exportToFile(const PicturePointer& picture, const std::vector<std::uint32_t>& rows, ExportFormat format);

    QWidget* m_window;
};

}   // namespace socklens
