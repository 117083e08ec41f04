#include "ui/style/theme_palettes.h"

#include <QColor>

namespace socklens {

namespace {

struct Tones {
    QRgb window, base, alternate, button, text, bright;
    QRgb light, midlight, mid, dark, shadow;   // the edges that styles draw
    QRgb highlight, highlightedText, link, visited, toolTip;
    QRgb placeholder, disabledText, disabledHighlight;
};

constexpr Tones darkTones{
    .window = 0xff2a2d32,
    .base = 0xff1e2125,
    .alternate = 0xff24282d,
    .button = 0xff34383f,
    .text = 0xffe6e8eb,
    .bright = 0xffff7b72,
    .light = 0xff4a5059,
    .midlight = 0xff3e434b,
    .mid = 0xff1f2226,
    .dark = 0xff17191c,
    .shadow = 0xff0b0c0e,
    .highlight = 0xff2f6fae,
    .highlightedText = 0xffffffff,
    .link = 0xff7cbcff,
    .visited = 0xffc8a6f5,
    .toolTip = 0xff3a3f46,
    .placeholder = 0xff9aa1aa,
    .disabledText = 0xff7f868f,
    .disabledHighlight = 0xff4a5059,
};

constexpr Tones lightTones{
    .window = 0xfff1f2f4,
    .base = 0xffffffff,
    .alternate = 0xfff6f7f9,
    .button = 0xfff7f8fa,
    .text = 0xff1b1e22,
    .bright = 0xffb3261e,
    .light = 0xffffffff,
    .midlight = 0xffe3e5e8,
    .mid = 0xffb9bdc3,
    .dark = 0xff9a9fa6,
    .shadow = 0xff6d7278,
    .highlight = 0xff2468ad,
    .highlightedText = 0xffffffff,
    .link = 0xff0b5cad,
    .visited = 0xff6f42a8,
    .toolTip = 0xffffffff,
    .placeholder = 0xff6a7078,
    .disabledText = 0xff7d838b,
    .disabledHighlight = 0xffc3c7cc,
};

QPalette made(const Tones& tones) {
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, QRgb color) { palette.setColor(role, QColor::fromRgb(color)); };
    set(QPalette::Window, tones.window);
    set(QPalette::WindowText, tones.text);
    set(QPalette::Base, tones.base);
    set(QPalette::AlternateBase, tones.alternate);
    set(QPalette::Text, tones.text);
    set(QPalette::Button, tones.button);
    set(QPalette::ButtonText, tones.text);
    set(QPalette::BrightText, tones.bright);
    set(QPalette::Light, tones.light);
    set(QPalette::Midlight, tones.midlight);
    set(QPalette::Mid, tones.mid);
    set(QPalette::Dark, tones.dark);
    set(QPalette::Shadow, tones.shadow);
    set(QPalette::Highlight, tones.highlight);
    set(QPalette::HighlightedText, tones.highlightedText);
    set(QPalette::Link, tones.link);
    set(QPalette::LinkVisited, tones.visited);
    set(QPalette::ToolTipBase, tones.toolTip);
    set(QPalette::ToolTipText, tones.text);
    set(QPalette::PlaceholderText, tones.placeholder);

    const auto disable = [&](QPalette::ColorRole role, QRgb color) {
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(color));
    };
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        disable(role, tones.disabledText);
    disable(QPalette::Base, tones.window);
    disable(QPalette::Highlight, tones.disabledHighlight);
    disable(QPalette::HighlightedText, tones.text);
    return palette;
}

}   // namespace

QPalette darkPalette() {
    return made(darkTones);
}
QPalette lightPalette() {
    return made(lightTones);
}

}   // namespace socklens
