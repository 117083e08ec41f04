// Mouse and keyboard. Everything goes through the window system's entrance, so that context menus, shortcuts,
// popups and focus are decided by Qt as they are on a desktop. The screen's thread.
#pragma once

#include <QAbstractItemView>
#include <QPoint>
#include <QString>
#include <Qt>

class QModelIndex;
class QTableView;
class QWidget;

namespace socklens::test {

/// At the middle of it unless told where.
void click(QWidget& widget, Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers modifiers = {});
void clickAt(QWidget& widget, const QPoint& place, Qt::MouseButton button = Qt::LeftButton,
             Qt::KeyboardModifiers modifiers = {});
/// A radio button or check box reacts on its mark and text only, not on the empty space behind.
void clickMark(QWidget& widget);
void clickCell(QAbstractItemView& view, const QModelIndex& cell, Qt::MouseButton button = Qt::LeftButton,
               Qt::KeyboardModifiers modifiers = {});
/// The title of a column.
void clickHeader(QTableView& table, const char* title, Qt::MouseButton button = Qt::LeftButton);

/// To whatever has the focus.
void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
void type(const QString& text);

/// Layout is done when the event loop gets to it.
void settle();

}   // namespace socklens::test
