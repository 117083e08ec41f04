// What a menu was opened on. It keeps that meaning until the menu is closed, whatever the sockets do meanwhile.
// A value; the screen's thread.
#pragma once

#include "app/core/picture.h"

#include <QString>
#include <vector>

namespace socklens {

struct MenuSubject {
    PicturePointer picture;
    std::vector<std::uint32_t> rows;         ///< sockets of the picture, to copy
    std::vector<ProcessPointer> processes;   ///< the owners, each once
    QString cellFilter;                      ///< "process=nginx"; empty: no such offer
    QString cellText;
    bool offersProcess = false;   ///< "Show process" leads somewhere else
};

}   // namespace socklens
