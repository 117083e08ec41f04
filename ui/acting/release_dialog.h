// Which leftovers to release: the selected ones, or with them all of their port, their remote or their server;
// with the number of each, and what follows. The screen's thread. Asks only.
#pragma once

#include "app/core/picture.h"
#include "app/core/plan.h"
#include "app/core/release_scope.h"

#include <QDialog>

class QButtonGroup;
class QLabel;
class QPushButton;

namespace socklens {

class ReleaseDialog final : public QDialog {
    Q_OBJECT

public:
    /// The rows are of the picture, and at least one of them is a leftover.
    ReleaseDialog(PicturePointer picture, const std::vector<std::uint32_t>& rows, Capabilities capabilities,
                  QWidget* parent = nullptr);

    /// What is chosen.
    Plan plan() const;

private:
    void showChoice();

    PicturePointer m_picture;
    Capabilities m_capabilities;
    std::vector<ReleaseScope> m_scopes;
    QButtonGroup* m_choice;
    QLabel* m_note;
    QPushButton* m_release;
};

}   // namespace socklens
