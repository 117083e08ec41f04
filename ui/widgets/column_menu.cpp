#include "ui/widgets/column_menu.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QToolButton>
#include <algorithm>
#include <utility>

namespace socklens {

ColumnMenu::ColumnMenu(QHeaderView& header, QWidget* parent) : QMenu(tr("Columns"), parent), m_header(header) {
    setToolTipsVisible(true);
    setAccessibleName(tr("Columns"));
    header.setSectionsMovable(true);
    header.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&header, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& position) { popup(m_header.mapToGlobal(position)); });
}

QAction* ColumnMenu::addEntry(int section, const QString& title, const QString& toolTip) {
    QAction* action = addAction(title);
    action->setCheckable(true);
    action->setChecked(!m_header.isSectionHidden(section));
    action->setToolTip(toolTip);
    action->setData(section);
    return action;
}

void ColumnMenu::addColumn(int section, const QString& title, const QString& description) {
    connect(addEntry(section, title, description), &QAction::toggled, this, [this, section](bool isShown) {
        m_header.setSectionHidden(section, !isShown);
        Q_EMIT changed();
    });
}

void ColumnMenu::addFixedColumn(int section, const QString& title, const QString& reason) {
    addEntry(section, title, reason)->setEnabled(false);
}

QToolButton* ColumnMenu::makeButton(QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setText(tr("Columns"));
    button->setToolTip(tr("Choose the columns of the table"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(this);
    constexpr int roomOfArrow = 12;
    button->setMinimumWidth(button->sizeHint().width() + roomOfArrow);
    return button;
}

/// The click that opens the menu may end on an entry: it is not meant.
void ColumnMenu::mousePressEvent(QMouseEvent* event) {
    m_pressed = actionAt(event->position().toPoint());
    QMenu::mousePressEvent(event);
}

void ColumnMenu::mouseReleaseEvent(QMouseEvent* event) {
    QAction* action = actionAt(event->position().toPoint());
    const QAction* pressed = std::exchange(m_pressed, nullptr);
    if (action == nullptr || action != pressed) return QMenu::mouseReleaseEvent(event);
    action->trigger();   // a menu would close
}

void ColumnMenu::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Space || activeAction() == nullptr) return QMenu::keyPressEvent(event);
    activeAction()->trigger();
}

void ColumnMenu::setColumnShown(int section, bool isShown) {
    for (QAction* action : actions())
        if (action->data().toInt() == section) action->setChecked(isShown);
}

void ColumnMenu::apply(const HeaderLayout& layout) {
    for (QAction* action : actions())
        if (action->isEnabled())
            action->setChecked(std::ranges::find(layout.shown, action->data().toInt(),
                                                 &HeaderLayout::Shown::section) != layout.shown.end());
    arrangeSections(m_header, layout);
}

}   // namespace socklens
