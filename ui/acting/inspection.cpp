#include "ui/acting/inspection.h"

#include "app/core/objections.h"
#include "app/core/plan.h"
#include "app/models/display_text.h"
#include "app/models/socket_options_text.h"
#include "app/models/translated.h"
#include "ui/widgets/table_look.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace socklens {

Inspection::Inspection(MonitorSession& session, QWidget* window)
    : QObject(window), m_session(session), m_window(window) {
    connect(&session, &MonitorSession::answered, this, &Inspection::onAnswered);
}

void Inspection::inspect(const MenuSubject& subject) {
    if (subject.rows.empty()) return;
    const Snapshot& snapshot = *subject.picture->snapshot;
    const std::uint32_t row = subject.rows.front();
    const Subject wanted{targetOf(snapshot.sockets[row]),
                         reachableHolder(snapshot, row, m_session.capabilities())};
    if (const auto objection = objectionToInspect(wanted.socket, wanted.holder.get(), m_session.capabilities())) {
        Q_EMIT refused(translated(*objection));
        return;
    }
    m_asked.emplace(m_session.ask(SocketOptionsQuery{wanted.socket, wanted.holder->id}), wanted);
}

void Inspection::onAnswered(RequestId request, const Answer& answer) {
    const auto found = m_asked.extract(request);
    if (found.empty()) return;
    const auto& options = std::get<SocketOptionsAnswer>(answer);
    if (options)
        show(found.mapped(), *options);
    else
        Q_EMIT refused(translated(options.error()));
}

void Inspection::show(const Subject& subject, const SocketOptions& options) {
    auto* dialog = new QDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Socket options"));
    auto* title =
        new QLabel(tr("%1 of %2, %3", "socket, process, state")
                       .arg(QString::fromStdString(toText(subject.socket)), processTitle(*subject.holder),
                            QString::fromUtf8(toText(subject.socket.state).data())),
                   dialog);
    title->setTextFormat(Qt::PlainText);
    title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* prospectLabel = new QLabel(prospect(options, subject.socket.protocol, subject.socket.state), dialog);
    prospectLabel->setWordWrap(true);
    prospectLabel->setVisible(!prospectLabel->text().isEmpty());

    auto* table = new QTreeWidget(dialog);
    table->setAccessibleName(tr("Socket options"));
    giveTableLook(*table);
    table->setRootIsDecorated(false);
    table->setHeaderLabels({tr("Option"), tr("Value"), tr("What it means when the program dies")});
    for (const OptionLine& line : optionLines(options, subject.socket.protocol)) {
        auto* item = new QTreeWidgetItem(table, {line.name, line.value, line.meaning});
        item->setToolTip(2, line.meaning);
    }
    table->resizeColumnToContents(0);
    table->resizeColumnToContents(1);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(title);
    layout->addWidget(prospectLabel);
    layout->addWidget(table, 1);
    layout->addWidget(buttons);
    dialog->resize(m_window->fontMetrics().averageCharWidth() * 130, m_window->fontMetrics().height() * 30);
    dialog->open();
}

}   // namespace socklens
