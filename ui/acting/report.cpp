#include "ui/acting/report.h"

#include "app/models/translated.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <array>

namespace socklens {

namespace {

constexpr std::size_t mostTold = 5;
constexpr qsizetype mostReasons = 3;

bool isWrong(const ActionResult& result) {
    switch (result.outcome) {
    case Outcome::Done:
    case Outcome::AlreadyGone: return false;
    case Outcome::Refused:
    case Outcome::Impossible:
    case Outcome::Unknown: return true;
    }
    return true;
}

class Tell {
    Q_DECLARE_TR_FUNCTIONS(Report)

public:
    static QString oneByOne(ActionResults results) {
        // What went wrong comes first: it is what somebody has to do something about.
        std::stable_partition(results.begin(), results.end(), isWrong);
        QStringList sentences;
        for (const ActionResult& result : results) sentences << translated(result.message);
        return sentences.join(u'\n');
    }

    static QString counted(const ActionResults& results) {
        std::array<int, 5> counts{};
        for (const ActionResult& result : results) ++counts[static_cast<std::size_t>(result.outcome)];
        const auto count = [&](Outcome outcome) { return counts[static_cast<std::size_t>(outcome)]; };
        QStringList parts;
        if (const int n = count(Outcome::Done); n > 0) parts << tr("%n done", nullptr, n);
        if (const int n = count(Outcome::AlreadyGone); n > 0) parts << tr("%n gone already", nullptr, n);
        if (const int n = count(Outcome::Refused); n > 0) parts << tr("%n refused", nullptr, n);
        if (const int n = count(Outcome::Impossible); n > 0) parts << tr("%n not possible here", nullptr, n);
        if (const int n = count(Outcome::Unknown); n > 0) parts << tr("%n not known", nullptr, n);
        QStringList lines{
            tr("Of %n: %1.", nullptr, static_cast<int>(results.size())).arg(parts.join(QStringLiteral(", ")))};
        for (const ActionResult& result : results) {
            if (!isWrong(result)) continue;
            const QString reason = translated(result.message);
            if (lines.contains(reason)) continue;
            if (lines.size() > mostReasons) break;
            lines << reason;
        }
        return lines.join(u'\n');
    }
};

}   // namespace

Report reportOf(const ActionResults& results) {
    return {results.size() <= mostTold ? Tell::oneByOne(results) : Tell::counted(results),
            std::ranges::any_of(results, isWrong)};
}

}   // namespace socklens
