// All keys of the window by area, read from the actions and shortcuts that exist: so none is told that does not
// work, and none is left out. The screen's thread.
#pragma once

#include <QDialog>
#include <QKeySequence>
#include <functional>
#include <vector>

class QStackedWidget;

namespace socklens {

struct ShortcutEntry {
    QList<QKeySequence> keys;
    QString text;                    ///< what it does
    const QWidget* page = nullptr;   ///< where it works; null: everywhere
    const QWidget* view = nullptr;   ///< that must have the focus; null: none
};

/// What the window and the pages of it listen to.
std::vector<ShortcutEntry> shortcutsOf(const QWidget& window, const QStackedWidget& pages);

struct ShortcutArea {
    QString title;
    std::vector<ShortcutEntry> entries;   ///< of the same text, one
};

/// What works everywhere first, then page by page; pages with the same keys are one area.
std::vector<ShortcutArea> shortcutAreas(const QWidget& window, const QStackedWidget& pages,
                                        const std::function<QString(int page)>& titleOf);

class ShortcutSheet final : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutSheet(const std::vector<ShortcutArea>& areas, QWidget* parent = nullptr);
};

}   // namespace socklens
