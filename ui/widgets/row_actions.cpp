#include "ui/widgets/row_actions.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QShortcut>
#include <QVBoxLayout>
#include <utility>

namespace socklens {

void connectRowActions(QAbstractItemView& view, RowActions actions) {
    const auto onKey = [&view](const QKeySequence& key, std::function<void()> act) {
        auto* shortcut = new QShortcut(key, &view, nullptr, nullptr, Qt::WidgetShortcut);
        QObject::connect(shortcut, &QShortcut::activated, &view, std::move(act));
    };
    const auto openAtCurrent = [&view, open = actions.openMenu] {
        if (view.currentIndex().isValid()) open(view.visualRect(view.currentIndex()).center());
    };
    onKey(QKeySequence(Qt::SHIFT | Qt::Key_F10), openAtCurrent);
    onKey(QKeySequence(Qt::Key_Menu), openAtCurrent);
    onKey(QKeySequence(Qt::Key_Delete), std::move(actions.terminate));
    onKey(QKeySequence(QKeySequence::Copy), std::move(actions.copy));
    view.setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(&view, &QWidget::customContextMenuRequested, &view, std::move(actions.openMenu));
}

void enterRows(QAbstractItemView& view) {
    view.setFocus(Qt::ShortcutFocusReason);
    if (!view.currentIndex().isValid() || !view.selectionModel()->hasSelection())
        view.selectionModel()->setCurrentIndex(view.model()->index(0, 0),
                                               QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

QLabel* addEmptyNotice(QAbstractItemView& view) {
    auto* notice = new QLabel(&view);
    notice->setAlignment(Qt::AlignCenter);
    notice->setWordWrap(true);
    notice->setForegroundRole(QPalette::PlaceholderText);
    auto* overView = new QVBoxLayout(view.viewport());
    overView->addWidget(notice);
    return notice;
}

}   // namespace socklens
