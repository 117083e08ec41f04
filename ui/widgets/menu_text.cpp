#include "ui/widgets/menu_text.h"

namespace socklens {

QString menuText(QString text) {
    constexpr qsizetype longest = 60;
    if (text.size() > longest) text = text.left(longest) + u'…';
    return text.replace(u'&', QStringLiteral("&&"));
}

}   // namespace socklens
