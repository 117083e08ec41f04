#include "ui/pages/socket_table_layout.h"

#include <QStringList>
#include <algorithm>

namespace socklens {

namespace {

constexpr std::array protocols{Protocol::Tcp, Protocol::Udp, Protocol::Unix};
constexpr int narrowest = 10;
constexpr int widest = 4000;

QString idOf(Column column) {
    const std::string_view id = info(column).id;
    return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

QString nameOf(Protocol protocol) {
    const std::string_view name = toText(protocol);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

std::optional<SocketTableLayout::Shown> parseShown(const QString& word) {
    const QStringList parts = word.split(u':');
    if (parts.size() != 2) return std::nullopt;
    bool isNumber = false;
    const int width = parts[1].toInt(&isNumber);
    const auto column = columnById(parts[0].toStdString());
    if (!column || !isNumber) return std::nullopt;
    return SocketTableLayout::Shown{*column, std::clamp(width, narrowest, widest)};
}

}   // namespace

QString toText(const SocketTableLayout& layout) {
    QStringList shown;
    for (const auto& [column, width] : layout.shown) shown << QStringLiteral("%1:%2").arg(idOf(column)).arg(width);
    QStringList chosen;
    for (const Protocol protocol : protocols)
        if (layout.protocols.at(static_cast<std::size_t>(protocol))) chosen << nameOf(protocol);
    const QLatin1String order(layout.order == Qt::AscendingOrder ? "ascending" : "descending");
    return QStringLiteral("%1 | %2 %3 | %4")
        .arg(shown.join(u' '), idOf(layout.sortedBy), order, chosen.join(u' '));
}

std::optional<SocketTableLayout> parseSocketTableLayout(const QString& text) {
    const QStringList parts = text.split(u'|');
    if (parts.size() != 3) return std::nullopt;
    SocketTableLayout layout;
    for (const QString& word : parts[0].split(u' ', Qt::SkipEmptyParts)) {
        const auto shown = parseShown(word);
        const auto isSame = [&](const SocketTableLayout::Shown& other) { return other.column == shown->column; };
        if (shown && std::ranges::none_of(layout.shown, isSame)) layout.shown.push_back(*shown);
    }
    if (layout.shown.empty()) return std::nullopt;
    const QStringList sorting = parts[1].split(u' ', Qt::SkipEmptyParts);
    if (sorting.size() == 2) {
        layout.sortedBy = columnById(sorting[0].toStdString()).value_or(layout.sortedBy);
        if (sorting[1] == QLatin1String("descending")) layout.order = Qt::DescendingOrder;
    }
    const QStringList chosen = parts[2].split(u' ', Qt::SkipEmptyParts);
    for (const Protocol protocol : protocols)
        layout.protocols.at(static_cast<std::size_t>(protocol)) = chosen.contains(nameOf(protocol));
    return layout;
}

}   // namespace socklens
