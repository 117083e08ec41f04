// The question before something is done that nobody can take back. Cancel is the default; whatever closes it but
// its own button does nothing. The screen's thread; it deletes itself.
#pragma once

#include "ui/acting/confirmation.h"

#include <functional>

class QWidget;

namespace socklens {

void askBefore(const Confirmation& text, QWidget* window, std::function<void()> act);

}   // namespace socklens
