#include "ui/widgets/saved_filters_button.h"

#include "app/models/display_text.h"
#include "app/models/translated.h"
#include "ui/style/icons.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/filter_name_dialog.h"
#include "ui/widgets/menu_text.h"

#include <QAction>
#include <QMenu>
#include <algorithm>

namespace socklens {

namespace {

/// What is wrong with a filter, empty if nothing is.
QString mistakeIn(const QString& text) {
    const auto filter = Filter::parse(text.toStdString());
    return filter ? QString() : translated(filter.error().message);
}

}   // namespace

SavedFiltersButton::SavedFiltersButton(FilterField& field, QWidget* parent)
    : QToolButton(parent),
      m_field(field),
      m_menu(new QMenu(this)),
      m_remove(new QMenu(tr("&Remove"), this)),
      m_save(new QAction(socklens::icon(IconName::Saved), tr("&Save this filter …"), this)) {
    setIcon(socklens::icon(IconName::Saved));
    setText(tr("Saved filters"));
    setAccessibleName(tr("Saved filters"));
    setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_menu->setAccessibleName(tr("Saved filters"));
    m_menu->setToolTipsVisible(true);
    m_remove->setIcon(socklens::icon(IconName::Clear));
    m_remove->setToolTipsVisible(true);
    connect(m_save, &QAction::triggered, this, &SavedFiltersButton::askForName);
    connect(m_menu, &QMenu::aboutToShow, this, &SavedFiltersButton::fillMenu);
    connect(this, &QToolButton::clicked, this, &SavedFiltersButton::openMenu);
}

void SavedFiltersButton::openMenu() {
    m_menu->popup(mapToGlobal(rect().bottomLeft()));   // moved into the screen
    const QList<QAction*> entries = m_menu->actions();
    const auto first = std::ranges::find_if(
        entries, [](const QAction* entry) { return entry->isEnabled() && !entry->isSeparator(); });
    if (first != entries.end()) m_menu->setActiveAction(*first);   // Enter takes it
}

void SavedFiltersButton::fillMenu() {
    m_menu->clear();
    m_remove->clear();
    const QString objection = objectionToSaving();
    m_save->setEnabled(objection.isEmpty());
    m_save->setToolTip(objection);
    m_menu->addAction(m_save);
    m_menu->addSeparator();
    for (const SavedFilter& filter : m_filters.all()) addFilter(filter);
    if (m_filters.all().empty()) {
        m_menu->addAction(tr("No filter is saved yet"))->setEnabled(false);
        return;
    }
    m_menu->addSeparator();
    m_menu->addMenu(m_remove);
}

void SavedFiltersButton::addFilter(const SavedFilter& filter) {
    const QString mistake = mistakeIn(filter.text);
    const QString story = mistake.isEmpty() ? filter.text : filter.text + u'\n' + mistake;
    QAction* pick = m_menu->addAction(menuText(filter.name));
    pick->setToolTip(plainToolTip(story));
    if (!mistake.isEmpty()) pick->setIcon(socklens::icon(IconName::Warning));
    pick->setCheckable(true);
    pick->setChecked(filter.text == m_field.text());
    connect(pick, &QAction::triggered, &m_field, [this, text = filter.text] { m_field.enterFilter(text); });

    QAction* remove = m_remove->addAction(menuText(filter.name));
    remove->setToolTip(plainToolTip(story));
    connect(remove, &QAction::triggered, this, [this, name = filter.name] {
        m_filters.remove(name);
        Q_EMIT changed();
    });
}

/// Empty if the filter that is there can be saved.
QString SavedFiltersButton::objectionToSaving() const {
    if (m_field.text().trimmed().isEmpty()) return tr("There is no filter: type one first.");
    const QString mistake = mistakeIn(m_field.text());
    return mistake.isEmpty() ? QString() : tr("There is a mistake in the filter: %1").arg(mistake);
}

void SavedFiltersButton::askForName() {
    const QString text = m_field.text();
    auto* dialog = new FilterNameDialog(m_filters, text, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, text] {
        m_filters.save(dialog->name(), text);
        Q_EMIT changed();
    });
    dialog->open();
}

}   // namespace socklens
