// Which columns a table shows: a menu with a mark for each, behind a button and a right click on the titles. It
// stays open while one after the other is chosen, by mouse or space bar. The screen's thread. The header outlives
// it.
#pragma once

#include "ui/widgets/header_layout.h"

#include <QMenu>

class QToolButton;

namespace socklens {

class ColumnMenu final : public QMenu {
    Q_OBJECT

public:
    explicit ColumnMenu(QHeaderView& header, QWidget* parent = nullptr);

    void addColumn(int section, const QString& title, const QString& description);
    /// It cannot be hidden; `reason` says why.
    void addFixedColumn(int section, const QString& title, const QString& reason);
    QToolButton* makeButton(QWidget* parent);

    void setColumnShown(int section, bool isShown);
    /// Shows the columns of a layout and no others, and puts them in order.
    void apply(const HeaderLayout& layout);

Q_SIGNALS:
    /// A column was shown or hidden.
    void changed();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QAction* addEntry(int section, const QString& title, const QString& toolTip);

    QHeaderView& m_header;
    const QAction* m_pressed = nullptr;   ///< the button went down on this one; null: elsewhere
};

}   // namespace socklens
