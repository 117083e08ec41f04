// Texts of somebody else's, such as names of processes, as entries of a menu. Pure: any thread.
#pragma once

#include <QString>

namespace socklens {

/// Not wider than a menu should be; a "&" in it would make the next letter a shortcut.
QString menuText(QString text);

}   // namespace socklens
