#include "ui/export_dialog.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QGroupBox>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace socklens {

namespace {

struct Choice {
    int id;
    QString text;
    bool possible = true;
};

QButtonGroup* addChoices(QVBoxLayout* dialog, const QString& title, const std::vector<Choice>& choices,
                         int preferred) {
    auto* box = new QGroupBox(title);
    auto* group = new QButtonGroup(box);
    auto* layout = new QVBoxLayout(box);
    for (const Choice& choice : choices) {
        auto* button = new QRadioButton(choice.text, box);
        button->setEnabled(choice.possible);
        button->setChecked(choice.id == preferred);
        group->addButton(button, choice.id);
        layout->addWidget(button);
    }
    dialog->addWidget(box);
    return group;
}

template <class Enum>
int id(Enum value) {
    return static_cast<int>(value);
}

}   // namespace

ExportDialog::ExportDialog(const ExportChoices& choices, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Export sockets"));
    setMinimumWidth(fontMetrics().averageCharWidth() * 50);
    auto* layout = new QVBoxLayout(this);
    const auto counted = [](const QString& text, std::size_t count) {
        return QStringLiteral("%1 (%2)").arg(text, QLocale().toString(static_cast<qulonglong>(count)));
    };
    const Rows preferred = choices.selected > 1 ? Rows::Selected : Rows::Shown;
    m_rows =
        addChoices(layout, tr("Which sockets"),
                   {{id(Rows::All), counted(tr("&All, without filter"), choices.all)},
                    {id(Rows::Shown), counted(tr("What the Sockets page &shows"), choices.shown)},
                    {id(Rows::Selected), counted(tr("The se&lection"), choices.selected), choices.selected > 0}},
                   id(preferred));
    m_format = addChoices(layout, tr("Form"),
                          {{id(ExportFormat::Csv), tr("&CSV, for spreadsheets and scripts")},
                           {id(ExportFormat::Json), tr("&JSON, for programs")}},
                          id(ExportFormat::Csv));
    m_destination =
        addChoices(layout, tr("To"),
                   {{id(Destination::File), tr("A f&ile")}, {id(Destination::Clipboard), tr("The clip&board")}},
                   id(Destination::File));

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(tr("&Export"), QDialogButtonBox::AcceptRole)->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

ExportDialog::Rows ExportDialog::rows() const {
    return static_cast<Rows>(m_rows->checkedId());
}

ExportFormat ExportDialog::format() const {
    return static_cast<ExportFormat>(m_format->checkedId());
}

ExportDialog::Destination ExportDialog::destination() const {
    return static_cast<Destination>(m_destination->checkedId());
}

}   // namespace socklens
