#include "ui/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace socklens {

void installTranslations() {
    auto* translator = new QTranslator(QCoreApplication::instance());
    const bool found =
        translator->load(QLocale(), QStringLiteral("socklens"), QStringLiteral("_"), QStringLiteral(":/i18n")) ||
        translator->load(QStringLiteral(":/i18n/socklens_en.qm"));
    if (found) QCoreApplication::installTranslator(translator);
}

}   // namespace socklens
