#include "ui/widgets/row_actions.h"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QLabel>
#include <QShortcut>
#include <QVBoxLayout>
#include <utility>

namespace socklens {

namespace {

/// What the keys do, as the sheet of shortcuts says it.
class RowWords {
    Q_DECLARE_TR_FUNCTIONS(RowActions)
};

}   // namespace

void connectRowActions(QAbstractItemView& view, RowActions actions) {
    const auto onKey = [&view](const QKeySequence& key, const QString& text, std::function<void()> act) {
        if (!act) return;
        auto* shortcut = new QShortcut(key, &view, nullptr, nullptr, Qt::WidgetShortcut);
        shortcut->setWhatsThis(text);
        QObject::connect(shortcut, &QShortcut::activated, &view, std::move(act));
    };
    if (actions.openMenu) {
        const auto openAtCurrent = [&view, open = actions.openMenu] {
            if (view.currentIndex().isValid()) open(view.visualRect(view.currentIndex()).center());
        };
        const QString text = RowWords::tr("What can be done with the selected rows");
        onKey(QKeySequence(Qt::SHIFT | Qt::Key_F10), text, openAtCurrent);
        onKey(QKeySequence(Qt::Key_Menu), text, openAtCurrent);
        view.setContextMenuPolicy(Qt::CustomContextMenu);
        QObject::connect(&view, &QWidget::customContextMenuRequested, &view, std::move(actions.openMenu));
    }
    onKey(QKeySequence(Qt::Key_Delete), RowWords::tr("Terminate their owner"), std::move(actions.terminate));
    onKey(QKeySequence(QKeySequence::Copy), RowWords::tr("Copy the selected rows"), std::move(actions.copy));
}

void enterRows(QAbstractItemView& view, int firstColumn) {
    view.setFocus(Qt::ShortcutFocusReason);
    if (!view.currentIndex().isValid() || !view.selectionModel()->hasSelection())
        view.selectionModel()->setCurrentIndex(view.model()->index(0, firstColumn),
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
