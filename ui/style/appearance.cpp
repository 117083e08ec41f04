#include "ui/style/appearance.h"

#include "ui/style/color_scheme_portal.h"
#include "ui/style/state_palette.h"
#include "ui/style/theme_palettes.h"

#include <QApplication>
#include <QToolTip>

namespace socklens {

Appearance::Appearance(Theme theme, QObject* parent)
    : QObject(parent), m_theme(theme), m_portal(new ColorSchemePortal(this)) {
    m_settled.setSingleShot(true);
    m_settled.setInterval(150);
    connect(&m_settled, &QTimer::timeout, this, &Appearance::apply);
    // The first answer comes while the window is being made: the sooner it is dark, the fewer see it light.
    connect(m_portal, &ColorSchemePortal::schemeChanged, this, &Appearance::apply, Qt::SingleShotConnection);
    connect(m_portal, &ColorSchemePortal::schemeChanged, &m_settled, qOverload<>(&QTimer::start));
    apply();
}

Appearance::~Appearance() = default;

void Appearance::setTheme(Theme theme) {
    m_theme = theme;
    apply();
}

QString Appearance::toText(Theme theme) {
    switch (theme) {
    case Theme::System: return QStringLiteral("system");
    case Theme::Light: return QStringLiteral("light");
    case Theme::Dark: return QStringLiteral("dark");
    }
    return {};
}

std::optional<Appearance::Theme> Appearance::themeFromText(const QString& text) {
    if (text == QLatin1String("system")) return Theme::System;
    if (text == QLatin1String("light")) return Theme::Light;
    if (text == QLatin1String("dark")) return Theme::Dark;
    return std::nullopt;
}

void Appearance::apply() {
    const bool wantDark =
        m_theme == Theme::Dark || (m_theme == Theme::System && m_portal->scheme() == ColorScheme::PreferDark);
    const bool wantLight = m_theme == Theme::Light;
    if (m_platformToolTips) {
        // Ours hides the platform's palette, and only taking ours away shows which one that is now.
        const bool ownIsDark = isDark(QApplication::palette());
        if ((wantDark && ownIsDark) || (wantLight && !ownIsDark)) return;
        usePlatformPalette();
    }
    const bool platformIsDark = isDark(QApplication::palette());
    if (wantDark && !platformIsDark)
        useOwnPalette(darkPalette());
    else if (wantLight && platformIsDark)
        useOwnPalette(lightPalette());
}

void Appearance::useOwnPalette(const QPalette& palette) {
    m_platformToolTips = QToolTip::palette();
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
}

void Appearance::usePlatformPalette() {
    QApplication::setPalette(QPalette());
    QToolTip::setPalette(*m_platformToolTips);
    m_platformToolTips.reset();
}

}   // namespace socklens
