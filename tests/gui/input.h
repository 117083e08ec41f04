// Mouse and keyboard. Everything goes through the window system's entrance, so that context menus, shortcuts,
// popups and focus are decided by Qt as they are on a desktop. The screen's thread.
#pragma once

#include <QAbstractItemView>
#include <QPoint>
#include <QString>
#include <Qt>

class QModelIndex;
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

/// To whatever has the focus.
void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
void type(const QString& text);

}   // namespace socklens::test
