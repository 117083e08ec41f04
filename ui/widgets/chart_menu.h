// What can be done with a chart: by right click, Menu or Shift+F10. The screen's thread.
#pragma once

#include <functional>

class QWidget;

namespace socklens {

/// `wanted` is called when somebody wants it as a picture.
void offerPicture(QWidget& chart, const std::function<void()>& wanted);

}   // namespace socklens
