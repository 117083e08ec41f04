#include "ui/widgets/label_accessible.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QLabel>

namespace socklens {

namespace {

class NamedLabel final : public QAccessibleWidget {
public:
    explicit NamedLabel(QLabel* label) : QAccessibleWidget(label, QAccessible::StaticText) {}

    QString text(QAccessible::Text kind) const override {
        const QString name = QAccessibleWidget::text(kind);
        const auto* label = kind == QAccessible::Name ? qobject_cast<const QLabel*>(object()) : nullptr;
        return label == nullptr || label->text().isEmpty() ? name
                                                           : QStringLiteral("%1: %2").arg(name, label->text());
    }
};

QAccessibleInterface* make(const QString& /*className*/, QObject* object) {
    auto* label = qobject_cast<QLabel*>(object);
    return label != nullptr && !label->accessibleName().isEmpty() ? new NamedLabel(label) : nullptr;
}

}   // namespace

void makeNamedLabelsAccessible() {
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    static_cast<void>(installed);
}

}   // namespace socklens
