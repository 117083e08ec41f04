#include "ui/help/shortcut_sheet.h"

#include "ui/widgets/table_look.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace socklens {

namespace {

const QWidget* pageOf(const QObject* object, const QStackedWidget& pages) {
    for (; object != nullptr; object = object->parent())
        if (object->parent() == &pages) return qobject_cast<const QWidget*>(object);
    return nullptr;
}

/// An entry of a menu marks a letter, and may go on in a dialog.
QString plain(QString text) {
    text.replace(QStringLiteral("&&"), QStringLiteral("\x01")).remove(u'&').replace(u'\x01', u'&');
    if (text.endsWith(u'…')) text.chop(1);
    return text.trimmed();
}

/// The same text twice is one thing to do, with two keys.
void add(std::vector<ShortcutEntry>& entries, const ShortcutEntry& entry) {
    const auto known = std::ranges::find(entries, entry.text, &ShortcutEntry::text);
    if (known == entries.end()) return entries.push_back(entry);
    for (const QKeySequence& key : entry.keys)
        if (!known->keys.contains(key)) known->keys << key;
}

QString keysIn(const ShortcutEntry& entry) {
    QStringList keys;
    for (const QKeySequence& key : entry.keys) keys << key.toString(QKeySequence::NativeText);
    return keys.join(QStringLiteral(", "));
}

bool haveSameKeys(const std::vector<ShortcutEntry>& a, const std::vector<ShortcutEntry>& b) {
    return std::ranges::equal(a, b, [](const ShortcutEntry& one, const ShortcutEntry& other) {
        return one.text == other.text && one.keys == other.keys;
    });
}

}   // namespace

std::vector<ShortcutEntry> shortcutsOf(const QWidget& window, const QStackedWidget& pages) {
    std::vector<ShortcutEntry> found;
    for (const QAction* action : window.findChildren<QAction*>())
        if (!action->shortcuts().isEmpty())
            found.push_back({action->shortcuts(), plain(action->text()), pageOf(action, pages), nullptr});
    for (const QShortcut* shortcut : window.findChildren<QShortcut*>()) {
        const bool isOfView = shortcut->context() == Qt::WidgetShortcut;
        found.push_back({{shortcut->key()},
                         shortcut->whatsThis(),
                         pageOf(shortcut, pages),
                         isOfView ? qobject_cast<const QWidget*>(shortcut->parent()) : nullptr});
    }
    return found;
}

std::vector<ShortcutArea> shortcutAreas(const QWidget& window, const QStackedWidget& pages,
                                        const std::function<QString(int page)>& titleOf) {
    const auto found = shortcutsOf(window, pages);
    const auto entriesOf = [&found](const QWidget* page) {
        std::vector<ShortcutEntry> entries;
        for (const ShortcutEntry& entry : found)
            if (entry.page == page && !entry.text.isEmpty()) add(entries, entry);
        return entries;
    };
    std::vector<ShortcutArea> areas{{ShortcutSheet::tr("Everywhere"), entriesOf(nullptr)}};
    for (int page = 0; page < pages.count(); ++page) {
        auto entries = entriesOf(pages.widget(page));
        if (entries.empty()) continue;
        const auto alike = std::find_if(areas.begin() + 1, areas.end(), [&](const ShortcutArea& area) {
            return haveSameKeys(area.entries, entries);
        });
        if (alike == areas.end())
            areas.push_back({titleOf(page), std::move(entries)});
        else
            alike->title = ShortcutSheet::tr("%1, %2", "a list of pages").arg(alike->title, titleOf(page));
    }
    return areas;
}

ShortcutSheet::ShortcutSheet(const std::vector<ShortcutArea>& areas, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* list = new QTreeWidget(this);
    list->setAccessibleName(tr("Keyboard shortcuts"));
    list->setHeaderLabels({tr("What it does"), tr("Keys")});
    giveTableLook(*list);
    list->setRootIsDecorated(false);
    list->setItemsExpandable(false);
    list->setAlternatingRowColors(false);
    for (const ShortcutArea& area : areas) {
        auto* title = new QTreeWidgetItem(list, {area.title});
        QFont bold = list->font();
        bold.setBold(true);
        title->setFont(0, bold);
        for (const ShortcutEntry& entry : area.entries) new QTreeWidgetItem(title, {entry.text, keysIn(entry)});
        title->setFirstColumnSpanned(true);
    }
    list->expandAll();
    list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    list->setCurrentItem(list->topLevelItem(0));

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(list);
    layout->addWidget(buttons);
    const QAbstractItemView& view = *list;
    const int columns = view.sizeHintForColumn(0) + view.sizeHintForColumn(1);
    const QSize wanted(
        std::max(fontMetrics().averageCharWidth() * 72, columns + fontMetrics().averageCharWidth() * 12),
        fontMetrics().height() * 34);
    resize(wanted.boundedTo(screen()->availableSize() - QSize(8, 40)));
}

}   // namespace socklens
