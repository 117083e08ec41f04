#include "ui/widgets/chart_menu.h"

#include "ui/style/icons.h"

#include <QCoreApplication>
#include <QMenu>
#include <QShortcut>

namespace socklens {

namespace {

class ChartWords {
    Q_DECLARE_TR_FUNCTIONS(ChartMenu)
};

}   // namespace

void offerPicture(QWidget& chart, const std::function<void()>& wanted) {
    auto* menu = new QMenu(&chart);   // persistent: a new one each time would be empty to screen readers
    menu->setAccessibleName(ChartWords::tr("Actions"));
    menu->addAction(icon(IconName::Export), ChartWords::tr("&Save as picture …"), &chart, wanted);
    chart.setContextMenuPolicy(Qt::CustomContextMenu);
    const auto open = [menu, &chart](const QPoint& position) { menu->popup(chart.mapToGlobal(position)); };
    QObject::connect(&chart, &QWidget::customContextMenuRequested, menu, open);
    for (const QKeySequence& key : {QKeySequence(Qt::SHIFT | Qt::Key_F10), QKeySequence(Qt::Key_Menu)}) {
        auto* shortcut = new QShortcut(key, &chart, nullptr, nullptr, Qt::WidgetShortcut);
        shortcut->setWhatsThis(ChartWords::tr("What can be done with a chart"));
        QObject::connect(shortcut, &QShortcut::activated, menu, [&chart, open] { open(chart.rect().center()); });
    }
}

}   // namespace socklens
