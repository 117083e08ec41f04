#include "tests/gui/finding.h"

#include <QStringList>

namespace socklens::test {

QString plainText(QString text) {
    return text.replace(QStringLiteral("&&"), QStringLiteral("\n"))
        .remove(u'&')
        .replace(u'\n', QStringLiteral("&"));
}

QString spokenName(const QWidget& widget) {
    if (!widget.accessibleName().isEmpty()) return widget.accessibleName();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) return plainText(button->text());
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) return label->text();
    return widget.windowTitle();
}

void notFound(const QWidget& where, const QString& name) {
    QStringList there;
    for (const auto* widget : where.findChildren<QWidget*>())
        if (widget->isVisible() && !spokenName(*widget).isEmpty()) there << spokenName(*widget);
    throw std::runtime_error(
        QStringLiteral("“%1” is not on the screen; there are: %2").arg(name, there.join(u'|')).toStdString());
}

QString readText(const QWidget& where) {
    QStringList lines;
    for (const auto* label : where.findChildren<QLabel*>())
        if (label->isVisible() && !label->text().isEmpty()) lines << label->text();
    return lines.join(u'\n');
}

int columnOf(const QAbstractItemView& view, const QString& title) {
    const QAbstractItemModel& model = *view.model();
    for (int column = 0; column < model.columnCount(); ++column)
        if (model.headerData(column, Qt::Horizontal).toString() == title) return column;
    throw std::runtime_error("no column " + title.toStdString());
}

QModelIndex cellAt(const QAbstractItemView& view, int row, const QString& title) {
    return view.model()->index(row, columnOf(view, title));
}

QString cellText(const QAbstractItemView& view, int row, const QString& title) {
    return cellAt(view, row, title).data().toString();
}

int rowWith(const QAbstractItemView& view, const QString& title, const QString& text) {
    const int column = columnOf(view, title);
    for (int row = 0; row < view.model()->rowCount(); ++row)
        if (view.model()->index(row, column).data().toString() == text) return row;
    return -1;
}

}   // namespace socklens::test
