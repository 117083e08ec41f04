// Which sockets, in which form, with which columns, and how that begins; then to where. The screen's thread. Asks
// only; whoever opened it does.
#pragma once

#include "app/session/snapshot_export.h"
#include "ui/export_habits.h"

#include <QDialog>

class QButtonGroup;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace socklens {

/// What there is to choose from: all of one picture.
struct ExportSubject {
    PicturePointer picture;
    std::vector<std::uint32_t> shown;      ///< in the order of the table
    std::vector<std::uint32_t> selected;   ///< likewise
    std::vector<Column> shownColumns;      ///< from left to right
    std::string shownFilter;               ///< what decides what is shown
    std::string host;
};

class ExportDialog final : public QDialog {
    Q_OBJECT

public:
    enum class Rows : std::uint8_t { All, Shown, Selected };
    enum class Destination : std::uint8_t { File, Clipboard };
    static constexpr std::size_t previewedRows = 20;

    ExportDialog(ExportSubject subject, ExportHabits habits, QWidget* parent = nullptr);

    /// What is chosen.
    ExportOrder order() const;
    /// By which button it was left.
    Destination destination() const { return m_destination; }
    /// The folder is as it was.
    ExportHabits habits() const;

private:
    QVBoxLayout* buildChoices();
    QVBoxLayout* buildPreview();
    void buildColumnList();
    void buildButtons(QVBoxLayout& layout);
    const std::vector<std::uint32_t>& rows() const;
    std::vector<Column> chosenColumns() const;
    ExportForm form() const;
    void update();

    ExportSubject m_subject;
    ExportHabits m_habits;
    std::vector<std::uint32_t> m_all;
    std::vector<Column> m_columns;   ///< that the picture can fill
    std::vector<Column> m_ofTheTable;
    QButtonGroup* m_rows = nullptr;
    QButtonGroup* m_format = nullptr;
    QButtonGroup* m_columnChoice = nullptr;
    QListWidget* m_columnList = nullptr;
    QLabel* m_previewTitle = nullptr;
    QPlainTextEdit* m_preview = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_copy = nullptr;
    Destination m_destination = Destination::File;
};

}   // namespace socklens
