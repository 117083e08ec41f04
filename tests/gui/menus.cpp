#include "tests/gui/menus.h"

#include "tests/gui/finding.h"
#include "tests/gui/input.h"

#include <QApplication>
#include <QStringList>
#include <QTest>

namespace socklens::test {

QMenu* openMenu() {
    return qobject_cast<QMenu*>(QApplication::activePopupWidget());
}

QAction* findEntry(const QMenu& menu, const QString& beginning) {
    for (QAction* action : menu.actions())
        if (action->isVisible() && plainText(action->text()).startsWith(beginning)) return action;
    return nullptr;
}

QAction& entry(const QMenu& menu, const QString& beginning) {
    if (QAction* found = findEntry(menu, beginning)) return *found;
    throw std::runtime_error("the menu has no entry “" + beginning.toStdString() + "”");
}

void choose(const QStringList& path) {
    for (const QString& step : path) {
        if (!QTest::qWaitFor([] { return openMenu() != nullptr; })) throw std::runtime_error("no menu is open");
        QMenu& menu = *openMenu();
        QAction& action = entry(menu, step);
        clickAt(menu, menu.actionGeometry(&action).center());
        QMenu* below = action.menu();
        if (below != nullptr && !QTest::qWaitFor([below] { return openMenu() == below; }))
            throw std::runtime_error("the submenu “" + step.toStdString() + "” does not open");
    }
}

void closeMenus() {
    while (QMenu* menu = openMenu()) menu->close();
}

}   // namespace socklens::test
