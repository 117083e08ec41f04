// Dark or light, as the desktop says or as the user has chosen.
// Where the platform follows the desktop by itself (KDE does), its own palette stays; ours comes only where the
// platform stays light although the desktop asks for dark, or where a theme is forced on it.
// GUI thread, after QApplication; one per program. Cannot fail.
#pragma once

#include <QObject>
#include <QPalette>
#include <QTimer>

#include <cstdint>
#include <optional>

namespace socklens {

class ColorSchemePortal;

class Appearance : public QObject {
    Q_OBJECT

public:
    enum class Theme : std::uint8_t { System, Light, Dark };

    explicit Appearance(Theme theme, QObject* parent = nullptr);
    ~Appearance() override;

    /// At once.
    void setTheme(Theme theme);

    /// "system", "light" or "dark", as the command line has them.
    static QString toText(Theme theme);
    static std::optional<Theme> themeFromText(const QString& text);

private:
    void apply();
    void usePlatformPalette();
    void useOwnPalette(const QPalette& palette);

    Theme m_theme;
    ColorSchemePortal* m_portal;
    QTimer m_settled;                             ///< gives a platform that follows by itself the time to do so
    std::optional<QPalette> m_platformToolTips;   ///< set while a palette of ours is in use
};

}   // namespace socklens
