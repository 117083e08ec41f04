#include "ui/pages/socket_table_layout.h"

#include "app/models/socket_model.h"

namespace socklens {

namespace {

constexpr std::array protocols{Protocol::Tcp, Protocol::Udp, Protocol::Unix};

QStringList columnWords() {
    QStringList words;
    for (const ColumnInfo& column : columns())
        words << QString::fromUtf8(column.id.data(), static_cast<qsizetype>(column.id.size()));
    return words;
}

QString nameOf(Protocol protocol) {
    const std::string_view name = toText(protocol);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

}   // namespace

QString toText(const SocketTableLayout& layout) {
    QStringList chosen;
    for (const Protocol protocol : protocols)
        if (layout.protocols.at(static_cast<std::size_t>(protocol))) chosen << nameOf(protocol);
    return QStringLiteral("%1 | %2").arg(toText(layout.header, columnWords()), chosen.join(u' '));
}

std::optional<SocketTableLayout> parseSocketTableLayout(const QString& text) {
    const qsizetype end = text.lastIndexOf(u'|');
    if (end < 0) return std::nullopt;
    const auto header = parseHeaderLayout(text.left(end), columnWords(), SocketModel::sectionOf(Column::State));
    if (!header) return std::nullopt;
    SocketTableLayout layout{*header, {}};
    const QStringList chosen = text.mid(end + 1).split(u' ', Qt::SkipEmptyParts);
    for (const Protocol protocol : protocols)
        layout.protocols.at(static_cast<std::size_t>(protocol)) = chosen.contains(nameOf(protocol));
    return layout;
}

}   // namespace socklens
