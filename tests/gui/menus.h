// Menus as somebody uses them: the one that is open, its entries by their text, a click on one. The screen's
// thread. Errors: std::runtime_error that names what is not there.
#pragma once

#include <QMenu>
#include <QString>

namespace socklens::test {

/// The menu that is open now; null if there is none.
QMenu* openMenu();

/// A visible entry whose text begins so.
QAction& entry(const QMenu& menu, const QString& beginning);
QAction* findEntry(const QMenu& menu, const QString& beginning);

/// Clicks an entry of the open menu; the path goes through submenus.
void choose(const QStringList& path);

/// Closes whatever menus are open.
void closeMenus();

}   // namespace socklens::test
