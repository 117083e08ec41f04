// Under which name the filter that is there shall be saved. The screen's thread.
#pragma once

#include "ui/saved_filters.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace socklens {

class FilterNameDialog final : public QDialog {
    Q_OBJECT

public:
    /// `text` is the filter; the name that it has already, or else itself, is proposed.
    FilterNameDialog(const SavedFilters& saved, const QString& text, QWidget* parent = nullptr);

    QString name() const;

private:
    void judge();

    SavedFilters m_saved;
    QLineEdit* m_name;
    QLabel* m_note;
    QPushButton* m_save;
};

}   // namespace socklens
