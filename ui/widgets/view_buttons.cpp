#include "ui/widgets/view_buttons.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace socklens {

ViewButtons::ViewButtons(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Ready-made views"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* group = new QButtonGroup(this);   // exclusive
    for (const ReadyMadeView view : readyMadeViews) {
        auto* button = new QToolButton(this);
        button->setText(title(view));
        button->setToolTip(description(view));
        button->setAccessibleDescription(description(view));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);   // a tool button would be passed over by Tab
        button->setChecked(view == m_chosen);
        connect(button, &QToolButton::toggled, this, [this, view](bool isChosen) {
            if (!isChosen) return;
            m_chosen = view;
            Q_EMIT changed(view);
        });
        group->addButton(button);
        row->addWidget(button);
        m_buttons[static_cast<std::size_t>(view)] = button;
    }
}

void ViewButtons::choose(ReadyMadeView view) {
    m_buttons[static_cast<std::size_t>(view)]->setChecked(true);
}

}   // namespace socklens
