// The core's sentences in the user's language. The screen's thread.
#pragma once

#include "app/core/message.h"

#include <QString>

namespace socklens {

/// A literal that SOCKLENS_TEXT marks.
QString translated(const char* sentence);
QString translated(const Message& message);

}   // namespace socklens
