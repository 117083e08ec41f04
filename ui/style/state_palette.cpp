#include "ui/style/state_palette.h"

#include <QPalette>

#include <array>

namespace socklens {

namespace {

struct Variants {
    QRgb onLight;
    QRgb onDark;
};

// By StateGroup. Whoever changes a number should run style_test: it computes what no eye can promise.
constexpr std::array<Variants, stateGroups.size()> variants{{
    {0xff235aa3, 0xff3b8cd6},   // LISTEN: blue
    {0xff1693de, 0xff83d7ff},   // opening: sky blue
    {0xff0a8a66, 0xff26c08f},   // ESTABLISHED: bluish green
    {0xffc17e00, 0xffeba104},   // closing: orange
    {0xffc04a00, 0xffe46834},   // CLOSE_WAIT: vermilion
    {0xffa564a9, 0xffce99d4},   // TIME_WAIT: reddish purple
    {0xff5c5c5e, 0xff898d94},   // unconnected: grey
}};

}   // namespace

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Base).lightnessF() < palette.color(QPalette::Text).lightnessF();
}

QColor stateColor(StateGroup group, const QPalette& palette) {
    const Variants& pair = variants[static_cast<std::size_t>(group)];
    return QColor::fromRgb(isDark(palette) ? pair.onDark : pair.onLight);
}

}   // namespace socklens
