#include "ui/details/details_place.h"

#include <QStringList>

namespace socklens {

QString toText(const DetailsPlace& place) {
    return QStringLiteral("%1 %2 %3")
        .arg(place.isShown ? QStringLiteral("shown") : QStringLiteral("hidden"),
             place.isLeft ? QStringLiteral("left") : QStringLiteral("right"), QString::number(place.width));
}

std::optional<DetailsPlace> detailsPlaceFromText(const QString& text) {
    const QStringList words = text.split(u' ');
    if (words.size() != 3) return std::nullopt;
    const DetailsPlace place{words[0] == QLatin1String("shown"), words[1] == QLatin1String("left"),
                             words[2].toInt()};
    if (place.width < 0 || place.width > DetailsPlace::widest || toText(place) != text) return std::nullopt;
    return place;
}

}   // namespace socklens
