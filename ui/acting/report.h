// What became of actions, in a few sentences: a message bar is not a log. Pure: the screen's thread for the
// language only.
#pragma once

#include "app/core/action.h"

#include <QString>

namespace socklens {

struct Report {
    QString sentences;
    bool wrong = false;   ///< something was not done
};

/// Few results are told one by one, what went wrong first; many are counted, with the reasons of what went wrong.
Report reportOf(const ActionResults& results);

}   // namespace socklens
