// Which sockets, in which form, to where. The screen's thread. Asks only; the window does.
#pragma once

#include "app/session/snapshot_export.h"

#include <QDialog>

class QButtonGroup;

namespace socklens {

/// How many sockets each choice means.
struct ExportChoices {
    std::size_t all = 0;
    std::size_t shown = 0;
    std::size_t selected = 0;
};

class ExportDialog final : public QDialog {
    Q_OBJECT

public:
    enum class Rows : std::uint8_t { All, Shown, Selected };
    enum class Destination : std::uint8_t { File, Clipboard };

    explicit ExportDialog(const ExportChoices& choices, QWidget* parent = nullptr);

    Rows rows() const;
    ExportFormat format() const;
    Destination destination() const;

private:
    QButtonGroup* m_rows;
    QButtonGroup* m_format;
    QButtonGroup* m_destination;
};

}   // namespace socklens
