#include "tests/gui/input.h"

#include "tests/gui/finding.h"

#include <QApplication>
#include <QHeaderView>
#include <QModelIndex>
#include <QTableView>
#include <QTest>
#include <QWidget>
#include <QWindow>
#include <stdexcept>

namespace socklens::test {

namespace {

/// What a window manager does when a dialog is closed; the offscreen platform has none.
void giveFocusBack() {
    QWidget* next = QApplication::activeModalWidget();
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (next == nullptr && widget->isVisible() && widget->windowType() == Qt::Window) next = widget;
    if (next != nullptr) next->activateWindow();
}

QWindow* focusWindow() {
    if (QWidget* popup = QApplication::activePopupWidget()) return popup->windowHandle();
    if (QApplication::activeWindow() == nullptr) giveFocusBack();
    if (!QTest::qWaitFor([] { return QApplication::activeWindow() != nullptr; }))
        throw std::runtime_error("no window has the focus");
    return QApplication::activeWindow()->windowHandle();
}

}   // namespace

void clickAt(QWidget& widget, const QPoint& place, Qt::MouseButton button, Qt::KeyboardModifiers modifiers) {
    QWidget* window = widget.window();
    QTest::mouseClick(window->windowHandle(), button, modifiers, widget.mapTo(window, place));
}

void click(QWidget& widget, Qt::MouseButton button, Qt::KeyboardModifiers modifiers) {
    clickAt(widget, widget.rect().center(), button, modifiers);
}

void clickMark(QWidget& widget) {
    clickAt(widget, QPoint(10, widget.height() / 2));
}

void clickCell(QAbstractItemView& view, const QModelIndex& cell, Qt::MouseButton button,
               Qt::KeyboardModifiers modifiers) {
    clickAt(*view.viewport(), view.visualRect(cell).center(), button, modifiers);
}

void press(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    QTest::keyClick(focusWindow(), key, modifiers);
}

void type(const QString& text) {
    for (const QChar letter : text)
        QTest::sendKeyEvent(QTest::Click, focusWindow(), static_cast<Qt::Key>(letter.toUpper().unicode()),
                            QString(letter), Qt::NoModifier);
}

void clickHeader(QTableView& table, const char* title, Qt::MouseButton button) {
    QHeaderView& header = *table.horizontalHeader();
    const int section = columnOf(table, QString::fromUtf8(title));
    clickAt(*header.viewport(),
            {header.sectionViewportPosition(section) + header.sectionSize(section) / 2, header.height() / 2},
            button);
}

void settle() {
    QApplication::sendPostedEvents();
    QApplication::processEvents();
}

}   // namespace socklens::test
