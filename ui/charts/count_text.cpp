#include "ui/charts/count_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace socklens {

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(socklens::CountText)
};

}   // namespace

QString titleOf(StateGroup group) {
    return QCoreApplication::translate("Message", title(group));
}

QString numberText(std::uint32_t number) {
    return QLocale().toString(number);
}

QString countsInWords(const StateCounts& counts) {
    QStringList parts;
    for (const StateGroup group : stateGroups)
        if (counts[group] > 0)
            parts << Text::tr("%1 %2", "a count and a state").arg(numberText(counts[group]), titleOf(group));
    return QLocale().createSeparatedList(parts);
}

QString agoInWords(std::chrono::seconds age) {
    const auto minutes = age.count() / 60;
    const auto seconds = age.count() % 60;
    if (age.count() <= 0) return Text::tr("now");
    if (minutes == 0) return Text::tr("%1 s ago").arg(seconds);
    if (seconds == 0) return Text::tr("%1 min ago").arg(minutes);
    return Text::tr("%1 min %2 s ago").arg(minutes).arg(seconds);
}

}   // namespace socklens
