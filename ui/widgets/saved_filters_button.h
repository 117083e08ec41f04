// At the end of the filter: a menu that saves the filter that is there under a name, puts a saved one in its
// place, and removes one. The screen's thread. The field outlives it.
#pragma once

#include "ui/saved_filters.h"

#include <QToolButton>

class QMenu;

namespace socklens {

class FilterField;

class SavedFiltersButton final : public QToolButton {
    Q_OBJECT

public:
    explicit SavedFiltersButton(FilterField& field, QWidget* parent = nullptr);

    const SavedFilters& filters() const { return m_filters; }
    void setFilters(const SavedFilters& filters) { m_filters = filters; }
    void openMenu();

Q_SIGNALS:
    /// One was saved, or removed.
    void changed();

private:
    void fillMenu();
    void addFilter(const SavedFilter& filter);
    QString objectionToSaving() const;
    void askForName();

    FilterField& m_field;
    SavedFilters m_filters;
    QMenu* m_menu;     ///< persistent: a new one each time would be empty to screen readers
    QMenu* m_remove;   ///< likewise
    QAction* m_save;
};

}   // namespace socklens
