// What nearly every test of the window reads first, read once for all of them: half of the time that one takes to
// compile.
#pragma once

#include "tests/support/common_headers.h"

#include <QtWidgets>
