#include "ui/widgets/filter_name_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace socklens {

namespace {

QString proposalFor(const SavedFilters& saved, const QString& text) {
    const auto known = std::ranges::find(saved.all(), text, &SavedFilter::text);
    return known != saved.all().end() ? known->name : SavedFilters::nameFrom(text);
}

/// A filter can be as long as a page.
QString excerptOf(const QString& text) {
    constexpr qsizetype longest = 200;
    return text.size() <= longest ? text : text.left(longest) + QStringLiteral(" …");
}

}   // namespace

FilterNameDialog::FilterNameDialog(const SavedFilters& saved, const QString& text, QWidget* parent)
    : QDialog(parent),
      m_saved(saved),
      m_name(new QLineEdit(proposalFor(saved, text), this)),
      m_note(new QLabel(this)),
      m_save(new QPushButton(tr("&Save"), this)) {
    setWindowTitle(tr("Save filter"));
    setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    auto* filter = new QLabel(excerptOf(text), this);
    filter->setTextFormat(Qt::PlainText);
    filter->setWordWrap(true);
    filter->setForegroundRole(QPalette::PlaceholderText);
    filter->setAccessibleName(tr("The filter that is saved"));
    auto* label = new QLabel(tr("&Name of the filter:"), this);
    label->setBuddy(m_name);
    m_name->setMaxLength(static_cast<int>(SavedFilters::longestName));
    m_name->setAccessibleName(tr("Name of the filter"));
    m_name->selectAll();
    m_note->setWordWrap(true);
    m_note->setAccessibleName(tr("What will happen"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_save, QDialogButtonBox::AcceptRole);
    m_save->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &FilterNameDialog::judge);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addWidget(m_name);
    layout->addWidget(filter);
    layout->addWidget(m_note);
    layout->addWidget(buttons);
    judge();
}

QString FilterNameDialog::name() const {
    return SavedFilters::nameFrom(m_name->text());
}

void FilterNameDialog::judge() {
    const SavedFilter* same = m_saved.find(name());
    m_save->setEnabled(!name().isEmpty() && m_saved.hasRoomFor(name()));
    if (name().isEmpty())
        m_note->setText(tr("Without a name it could not be found again."));
    else if (same != nullptr)
        m_note->setText(tr("There is a filter of this name: this one takes its place."));
    else if (!m_saved.hasRoomFor(name()))
        m_note->setText(
            tr("%1 filters are saved, and there is no room for more. Remove one first.").arg(SavedFilters::most));
    else
        m_note->setText(tr("It will be in the menu at the end of the filter."));
    m_name->setAccessibleDescription(m_note->text());
}

}   // namespace socklens
