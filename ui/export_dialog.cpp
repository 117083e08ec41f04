#include "ui/export_dialog.h"

#include "app/core/matching_rows.h"
#include "app/models/translated.h"
#include "ui/widgets/scrolled_content.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGroupBox>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>

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

QString counted(const QString& text, std::size_t count) {
    return QStringLiteral("%1 (%2)").arg(text, QLocale().toString(static_cast<qulonglong>(count)));
}

/// What a preview has room for: a command line can be as long as a book, and a line of text is laid out whole.
QString withShortLines(const std::string& text) {
    constexpr qsizetype longest = 2000;
    QStringList lines = QString::fromStdString(text).split(u'\n');
    for (QString& line : lines)
        if (line.size() > longest) line = line.left(longest) + QStringLiteral(" …");
    return lines.join(u'\n');
}

/// Those of `wanted` that are among `possible`.
std::vector<Column> among(const std::vector<Column>& possible, const std::vector<Column>& wanted) {
    std::vector<Column> found;
    std::ranges::copy_if(wanted, std::back_inserter(found),
                         [&](Column column) { return std::ranges::find(possible, column) != possible.end(); });
    return found;
}

}   // namespace

ExportDialog::ExportDialog(ExportSubject subject, ExportHabits habits, QWidget* parent)
    : QDialog(parent),
      m_subject(std::move(subject)),
      m_habits(std::move(habits)),
      m_all(allRows(*m_subject.picture->snapshot)),
      m_columns(exportedColumns(*m_subject.picture->snapshot)),
      m_ofTheTable(among(m_columns, m_subject.shownColumns)) {
    setWindowTitle(tr("Export sockets"));
    auto* sides = new QHBoxLayout;
    auto* choices = new QWidget;
    choices->setLayout(buildChoices());
    sides->addWidget(new ScrolledContent(choices, this));
    sides->addLayout(buildPreview(), 1);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(sides, 1);
    buildButtons(*layout);
    for (const QButtonGroup* group : {m_rows, m_format, m_columnChoice})
        connect(group, &QButtonGroup::idToggled, this, &ExportDialog::update);
    connect(m_columnList, &QListWidget::itemChanged, this, &ExportDialog::update);
    update();
    const int wider = m_preview->fontMetrics().averageCharWidth() * 24;
    resize((sizeHint() + QSize(wider, 0)).boundedTo(parent->screen()->availableSize() - QSize(8, 40)));
}

QVBoxLayout* ExportDialog::buildChoices() {
    auto* layout = new QVBoxLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    const std::size_t selected = m_subject.selected.size();
    m_rows = addChoices(
        layout, tr("Which sockets"),
        {{id(Rows::All), counted(tr("&All, without filter"), m_all.size())},
         {id(Rows::Shown), counted(tr("What the Sockets page &shows"), m_subject.shown.size()),
          !m_subject.shown.empty()},
         {id(Rows::Selected),
          selected > 0 ? counted(tr("The se&lection"), selected) : tr("The se&lection: nothing is selected"),
          selected > 0}},
        id(selected > 1              ? Rows::Selected
           : m_subject.shown.empty() ? Rows::All
                                     : Rows::Shown));
    m_format = addChoices(layout, tr("Form"),
                          {{id(ExportFormat::Csv), tr("&CSV, for spreadsheets and scripts")},
                           {id(ExportFormat::Json), tr("&JSON, for programs")},
                           {id(ExportFormat::Markdown), tr("&Markdown, a table for a ticket")}},
                          id(m_habits.format));
    m_columnChoice =
        addChoices(layout, tr("Columns"),
                   {{id(ColumnChoice::All), counted(tr("&Every column"), m_columns.size())},
                    {id(ColumnChoice::OfTheTable), counted(tr("As in the &table"), m_ofTheTable.size())},
                    {id(ColumnChoice::Chosen), tr("C&hosen ones:")}},
                   id(m_habits.columns));
    buildColumnList();
    layout->addWidget(m_columnList, 1);
    return layout;
}

void ExportDialog::buildColumnList() {
    m_columnList = new QListWidget(this);
    m_columnList->setAccessibleName(tr("Columns to export"));
    m_columnList->setSpacing(1);
    const std::vector<Column> chosen = m_habits.chosen.empty() ? m_ofTheTable : m_habits.chosen;
    for (const Column column : m_columns) {
        auto* item = new QListWidgetItem(translated(info(column).header), m_columnList);
        item->setToolTip(translated(info(column).description));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(std::ranges::find(chosen, column) != chosen.end() ? Qt::Checked : Qt::Unchecked);
    }
}

QVBoxLayout* ExportDialog::buildPreview() {
    m_previewTitle = new QLabel(this);
    m_preview = new QPlainTextEdit(this);
    m_preview->setReadOnly(true);
    m_preview->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_preview->setTabChangesFocus(true);
    m_preview->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_preview->setAccessibleName(tr("Preview"));
    m_preview->setMinimumSize(m_preview->fontMetrics().averageCharWidth() * 32,
                              m_preview->fontMetrics().lineSpacing() * 6);
    m_previewTitle->setBuddy(m_preview);
    auto* layout = new QVBoxLayout;
    layout->addWidget(m_previewTitle);
    layout->addWidget(m_preview, 1);
    return layout;
}

void ExportDialog::buildButtons(QVBoxLayout& layout) {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_copy = buttons->addButton(tr("Co&py"), QDialogButtonBox::AcceptRole);
    m_copy->setToolTip(tr("Copy this text to the clipboard"));
    m_save = buttons->addButton(tr("Sa&ve …"), QDialogButtonBox::AcceptRole);
    m_save->setToolTip(tr("Choose a file for it"));
    m_save->setDefault(true);
    const auto leaveBy = [this](const QPushButton* button, Destination destination) {
        connect(button, &QPushButton::clicked, this, [this, destination] {
            m_destination = destination;
            accept();
        });
    };
    leaveBy(m_save, Destination::File);
    leaveBy(m_copy, Destination::Clipboard);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout.addWidget(buttons);
}

const std::vector<std::uint32_t>& ExportDialog::rows() const {
    switch (static_cast<Rows>(m_rows->checkedId())) {
    case Rows::All: break;
    case Rows::Shown: return m_subject.shown;
    case Rows::Selected: return m_subject.selected;
    }
    return m_all;
}

std::vector<Column> ExportDialog::chosenColumns() const {
    std::vector<Column> chosen;
    for (std::size_t place = 0; place < m_columns.size(); ++place)
        if (m_columnList->item(static_cast<int>(place))->checkState() == Qt::Checked)
            chosen.push_back(m_columns[place]);
    return chosen;
}

ExportForm ExportDialog::form() const {
    ExportForm form;
    form.format = static_cast<ExportFormat>(m_format->checkedId());
    switch (static_cast<ColumnChoice>(m_columnChoice->checkedId())) {
    case ColumnChoice::All: form.columns = m_columns; break;
    case ColumnChoice::OfTheTable: form.columns = m_ofTheTable; break;
    case ColumnChoice::Chosen: form.columns = chosenColumns(); break;
    }
    form.provenance.host = m_subject.host;
    if (&rows() == &m_subject.shown) form.provenance.filter = m_subject.shownFilter;
    return form;
}

ExportOrder ExportDialog::order() const {
    return {m_subject.picture, rows(), form()};
}

ExportHabits ExportDialog::habits() const {
    ExportHabits habits = m_habits;
    habits.format = static_cast<ExportFormat>(m_format->checkedId());
    habits.columns = static_cast<ColumnChoice>(m_columnChoice->checkedId());
    habits.chosen = chosenColumns();
    return habits;
}

void ExportDialog::update() {
    m_columnList->setEnabled(m_columnChoice->checkedId() == id(ColumnChoice::Chosen));
    const ExportForm wanted = form();
    const bool hasColumns = !wanted.columns.empty();
    m_save->setEnabled(hasColumns);
    m_copy->setEnabled(hasColumns);
    if (!hasColumns) {
        m_previewTitle->setText(tr("P&review: choose at least one column."));
        m_preview->clear();
        return;
    }
    const std::size_t count = rows().size();
    const int counted = static_cast<int>(count);
    m_previewTitle->setText(count > previewedRows
                                ? tr("P&review: the first %1 of %n socket(s)", nullptr, counted).arg(previewedRows)
                                : tr("P&review: %n socket(s)", nullptr, counted));
    m_preview->setPlainText(
        withShortLines(beginning(wanted, *m_subject.picture->snapshot, rows(), previewedRows)));
}

}   // namespace socklens
