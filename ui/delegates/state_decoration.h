// The badge of a state before the text of a cell, the same in every table. The screen's thread.
#pragma once

#include "app/core/socket.h"

class QStyleOptionViewItem;

namespace socklens {

void decorateWithState(QStyleOptionViewItem& option, State state);

}   // namespace socklens
