#include "ui/widgets/header_layout.h"

#include <QHeaderView>
#include <algorithm>

namespace socklens {

namespace {

constexpr int narrowest = 10;
constexpr int widest = 4000;

std::optional<HeaderLayout::Shown> parseShown(const QString& word, const QStringList& words) {
    const QStringList parts = word.split(u':');
    if (parts.size() != 2) return std::nullopt;
    bool isNumber = false;
    const int width = parts[1].toInt(&isNumber);
    const auto section = static_cast<int>(words.indexOf(parts[0]));
    if (section < 0 || !isNumber) return std::nullopt;
    return HeaderLayout::Shown{section, std::clamp(width, narrowest, widest)};
}

}   // namespace

QString toText(const HeaderLayout& layout, const QStringList& words) {
    QStringList shown;
    for (const auto& [section, width] : layout.shown)
        shown << QStringLiteral("%1:%2").arg(words[section]).arg(width);
    const QLatin1String order(layout.order == Qt::AscendingOrder ? "ascending" : "descending");
    return QStringLiteral("%1 | %2 %3").arg(shown.join(u' '), words[layout.sortedBy], order);
}

std::optional<HeaderLayout> parseHeaderLayout(const QString& text, const QStringList& words, int sortedBy) {
    const QStringList parts = text.split(u'|');
    if (parts.size() != 2) return std::nullopt;
    HeaderLayout layout;
    for (const QString& word : parts[0].split(u' ', Qt::SkipEmptyParts)) {
        const auto shown = parseShown(word, words);
        const auto isSame = [&](const HeaderLayout::Shown& other) { return other.section == shown->section; };
        if (shown && std::ranges::none_of(layout.shown, isSame)) layout.shown.push_back(*shown);
    }
    if (layout.shown.empty()) return std::nullopt;
    layout.sortedBy = sortedBy;
    const QStringList sorting = parts[1].split(u' ', Qt::SkipEmptyParts);
    if (sorting.size() == 2) {
        if (const auto section = words.indexOf(sorting[0]); section >= 0)
            layout.sortedBy = static_cast<int>(section);
        if (sorting[1] == QLatin1String("descending")) layout.order = Qt::DescendingOrder;
    }
    return layout;
}

std::vector<int> shownSections(const QHeaderView& header) {
    std::vector<int> shown;
    for (int place = 0; place < header.count(); ++place)
        if (const int section = header.logicalIndex(place); !header.isSectionHidden(section))
            shown.push_back(section);
    return shown;
}

HeaderLayout layoutOf(const QHeaderView& header) {
    HeaderLayout layout;
    const std::vector<int> sections = shownSections(header);
    for (const int section : sections) {
        // The last one takes what is left of the window: how wide that is says nothing.
        const bool isStretched = header.stretchLastSection() && section == sections.back();
        layout.shown.push_back(
            {section, isStretched ? header.sectionSizeHint(section) : header.sectionSize(section)});
    }
    layout.sortedBy = header.sortIndicatorSection();
    layout.order = header.sortIndicatorOrder();
    return layout;
}

void arrangeSections(QHeaderView& header, const HeaderLayout& layout) {
    for (int place = 0; place < static_cast<int>(layout.shown.size()); ++place) {
        const auto& [section, width] = layout.shown[static_cast<std::size_t>(place)];
        header.moveSection(header.visualIndex(section), place);
        header.resizeSection(section, width);
    }
}

}   // namespace socklens
