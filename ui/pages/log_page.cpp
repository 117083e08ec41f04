#include "ui/pages/log_page.h"

#include "ui/widgets/row_actions.h"
#include "ui/widgets/table_look.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace socklens {

LogPage::LogPage(MonitorSession& session, QWidget* parent)
    : QWidget(parent),
      m_model(new ActionLogModel(this)),
      m_table(new QTableView(this)),
      m_empty(addEmptyNotice(*m_table)) {
    auto* note = new QLabel(
        tr("Everything that was done from this window. What is done with administrator rights is in "
           "the system's log too (journalctl -t socklens-agent), or where there is none (no /dev/log), in "
           "/var/log/socklens/actions.log."),
        this);
    note->setWordWrap(true);
    buildTable();
    m_empty->setText(
        tr("Nothing was done yet. Signals, closed connections, released leftovers and changed settings are "
           "listed here with their results."));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(note);
    layout->addWidget(m_table, 1);
    connect(&session, &MonitorSession::logged, this, [this](const std::vector<LogEntry>& entries) {
        m_model->add(entries);
        m_empty->setVisible(m_model->rowCount() == 0);
    });
}

void LogPage::buildTable() {
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Log of actions"));
    giveTableLook(*m_table);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    auto* copy = new QShortcut(QKeySequence(QKeySequence::Copy), m_table, nullptr, nullptr, Qt::WidgetShortcut);
    copy->setWhatsThis(tr("Copy the selected rows"));
    connect(copy, &QShortcut::activated, this, &LogPage::copySelection);
    QHeaderView& header = *m_table->horizontalHeader();
    for (const auto& [column, letters] :
         {std::pair(ActionLogModel::Column::Time, 12), std::pair(ActionLogModel::Column::Who, 14),
          std::pair(ActionLogModel::Column::What, 20), std::pair(ActionLogModel::Column::Target, 44),
          std::pair(ActionLogModel::Column::Result, 18)})
        fitSection(header, static_cast<int>(column), letters);
    header.setStretchLastSection(true);
}

void LogPage::copySelection() {
    QStringList lines;
    auto rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex& row : rows) {
        QStringList cells;
        for (int column = 0; column < ActionLogModel::columns; ++column)
            cells << row.siblingAtColumn(column).data().toString();
        lines << cells.join(u'\t');
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

}   // namespace socklens
