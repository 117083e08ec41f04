// Finds what is on the screen as a person does: by the name that a screen reader says, or by the text on it. What
// is hidden is not found. The screen's thread. Errors: std::runtime_error that names what was looked for.
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QLabel>
#include <QString>
#include <QWidget>
#include <stdexcept>

namespace socklens::test {

/// Without the mark of its shortcut letter.
QString plainText(QString text);

/// Text of a control, or else the name that a screen reader says.
QString spokenName(const QWidget& widget);

[[noreturn]] void notFound(const QWidget& where, const QString& name);

template <class Widget>
Widget* findVisible(const QWidget& where, const QString& name) {
    for (auto* widget : where.findChildren<Widget*>())
        if (widget->isVisible() && spokenName(*widget) == name) return widget;
    return nullptr;
}

template <class Widget = QWidget>
Widget& visible(const QWidget& where, const QString& name) {
    if (Widget* found = findVisible<Widget>(where, name)) return *found;
    notFound(where, name);
}

inline QAbstractButton& button(const QWidget& where, const char* text) {
    return visible<QAbstractButton>(where, QString::fromUtf8(text));
}

/// The texts of all visible labels, a line each.
QString readText(const QWidget& where);

/// The text of a cell in the column with this title.
QString cellText(const QAbstractItemView& view, int row, const QString& title);
int columnOf(const QAbstractItemView& view, const QString& title);
/// The first row with this text in the column; -1 if there is none.
int rowWith(const QAbstractItemView& view, const QString& title, const QString& text);
QModelIndex cellAt(const QAbstractItemView& view, int row, const QString& title);

}   // namespace socklens::test
