#include "ui/acting/copy.h"

#include "app/core/filter/filter.h"
#include "app/models/display_text.h"
#include "app/session/snapshot_export.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QStringList>

namespace socklens {

QString rowsAsText(const Picture& picture, std::span<const std::uint32_t> rows, std::span<const Column> columns) {
    QStringList lines;
    for (const std::uint32_t row : rows) {
        QStringList cells;
        for (const Column column : columns) cells << displayText(picture.view(row), column);
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

QString rowsAsSsFilter(const Picture& picture, std::span<const std::uint32_t> rows) {
    QStringList terms;
    for (const std::uint32_t row : rows) {
        const SocketView view = picture.view(row);
        const Socket& socket = view.socket();
        if (socket.protocol == Protocol::Unix) continue;
        QString term = QStringLiteral("src %1").arg(localEndpoint(view));
        if (number(socket.remotePort) != 0) term += QStringLiteral(" and dst %1").arg(remoteEndpoint(view));
        terms << QStringLiteral("( %1 )").arg(term);
    }
    return terms.join(QStringLiteral(" or "));
}

void copyToClipboard(const MenuSubject& subject, SocketMenu::CopyForm form, std::span<const Column> columns) {
    QString text;
    switch (form) {
    case SocketMenu::CopyForm::Cell: text = subject.cellText; break;
    case SocketMenu::CopyForm::Rows: text = rowsAsText(*subject.picture, subject.rows, columns); break;
    case SocketMenu::CopyForm::Csv:
        text = QString::fromStdString(
            exportText({subject.picture,
                        subject.rows,
                        {ExportFormat::Csv, exportedColumns(*subject.picture->snapshot), {}}}));
        break;
    case SocketMenu::CopyForm::SsFilter: text = rowsAsSsFilter(*subject.picture, subject.rows); break;
    }
    QGuiApplication::clipboard()->setText(text);
}

QString filterFor(const SocketView& view, Column column) {
    const bool wouldMatchNothingSoon =
        column == Column::CapturedAt || column == Column::TimerExpires || column == Column::Age;
    if (wouldMatchNothingSoon) return {};
    const auto all = values(view, column);
    const std::string id(info(column).id);
    if (all.empty()) return QString::fromStdString(id + ":none");
    const std::string first = std::holds_alternative<std::string>(all.front())
                                  ? std::get<std::string>(all.front())
                                  : std::to_string(std::get<std::uint64_t>(all.front()));
    return QString::fromStdString(filterTerm(id, first));
}

}   // namespace socklens
