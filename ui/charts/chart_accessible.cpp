#include "ui/charts/chart_accessible.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>

namespace socklens {

namespace {

class ChartInterface final : public QAccessibleWidget {
public:
    explicit ChartInterface(QWidget* widget) : QAccessibleWidget(widget, QAccessible::Chart) {}

    QString text(QAccessible::Text kind) const override {
        // Cast each time: while the widget is being destroyed it is no chart any more, but may still be asked.
        const auto* chart =
            kind == QAccessible::Description ? dynamic_cast<const SpokenChart*>(object()) : nullptr;
        return chart ? chart->summary() : QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface* make(const QString&, QObject* object) {
    auto* widget = qobject_cast<QWidget*>(object);
    return widget && dynamic_cast<const SpokenChart*>(object) ? new ChartInterface(widget) : nullptr;
}

}   // namespace

void makeChartsAccessible() {
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    static_cast<void>(installed);
}

}   // namespace socklens
