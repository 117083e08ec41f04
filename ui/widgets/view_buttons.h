// The ready-made views as a row of buttons, of which one is pressed. Tab goes to it, the arrow keys to the others.
// The screen's thread.
#pragma once

#include "ui/pages/ready_made_view.h"

#include <QWidget>

class QAbstractButton;

namespace socklens {

class ViewButtons final : public QWidget {
    Q_OBJECT

public:
    explicit ViewButtons(QWidget* parent = nullptr);

    ReadyMadeView chosen() const { return m_chosen; }
    void choose(ReadyMadeView view);

Q_SIGNALS:
    void changed(socklens::ReadyMadeView view);

private:
    std::array<QAbstractButton*, readyMadeViews.size()> m_buttons{};   ///< by ReadyMadeView
    ReadyMadeView m_chosen = ReadyMadeView::Everything;
};

}   // namespace socklens
