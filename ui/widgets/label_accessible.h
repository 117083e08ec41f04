// Lets screen readers say what a label with an accessible name says: "Last sample: 12 ms". Qt tells them the name
// alone, instead of the text. The screen's thread, cannot fail.
#pragma once

namespace socklens {

/// For every QLabel that has an accessible name when it is first asked for. Calling it again does nothing.
void makeNamedLabelsAccessible();

}   // namespace socklens
