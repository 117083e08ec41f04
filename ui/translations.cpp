#include "ui/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace socklens {

namespace {

/// Ours for the user's language, or else for English.
bool loadOurs(QTranslator& translator) {
    return translator.load(QLocale(), QStringLiteral("socklens"), QStringLiteral("_"), QStringLiteral(":/i18n")) ||
           translator.load(QStringLiteral(":/i18n/socklens_en.qm"));
}

/// Qt's, of its buttons and dialogs, in the language of ours: a window speaks one. They need not be installed.
bool loadQts(QTranslator& translator, const QString& language) {
    return translator.load(QLocale(language), QStringLiteral("qtbase"), QStringLiteral("_"),
                           QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

}   // namespace

void installTranslations() {
    auto* application = QCoreApplication::instance();
    auto* ours = new QTranslator(application);
    if (loadOurs(*ours)) QCoreApplication::installTranslator(ours);
    auto* qts = new QTranslator(application);
    if (loadQts(*qts, ours->language())) QCoreApplication::installTranslator(qts);
}

}   // namespace socklens
