#include "ui/charts/process_bars_accessible.h"

#include "ui/charts/process_bars_chart.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include <vector>

namespace socklens {

namespace {

class RowInterface final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    RowInterface(ProcessBarsChart* chart, int row) : m_chart(chart), m_row(row) {}

    bool isValid() const override { return m_chart && m_row < m_chart->rowCount(); }
    QObject* object() const override { return nullptr; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_chart); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }

    QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Name && isValid() ? m_chart->rowInWords(m_row) : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}

    QRect rect() const override {
        if (!isValid()) return {};
        const QRect row = m_chart->rowRect(m_row);
        return {m_chart->mapToGlobal(row.topLeft()), row.size()};
    }

    QAccessible::State state() const override {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        const bool chosen = m_chart->chosenRow() == m_row;
        state.focusable = state.selectable = true;
        state.selected = chosen;
        state.focused = chosen && m_chart->hasFocus();
        state.invisible = !m_chart->isVisible();
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }
    void doAction(const QString& name) override {
        if (!isValid()) return;
        if (name == pressAction()) m_chart->activate({static_cast<std::size_t>(m_row), std::nullopt});
        if (name == setFocusAction()) {
            m_chart->setFocus(Qt::OtherFocusReason);
            m_chart->chooseRow(m_row);
        }
    }

private:
    QPointer<ProcessBarsChart> m_chart;
    int m_row;
};

class BarsInterface final : public QAccessibleWidget {
public:
    explicit BarsInterface(ProcessBarsChart* chart) : QAccessibleWidget(chart, QAccessible::Chart) {}
    ~BarsInterface() override {
        for (const QAccessible::Id id : m_rows) QAccessible::deleteAccessibleInterface(id);
    }

    QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Description && chart() ? chart()->summary() : QAccessibleWidget::text(kind);
    }

    int childCount() const override { return chart() ? chart()->rowCount() : 0; }

    QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount()) return nullptr;
        while (std::ssize(m_rows) <= index)
            m_rows.push_back(QAccessible::registerAccessibleInterface(
                new RowInterface(chart(), static_cast<int>(m_rows.size()))));
        return QAccessible::accessibleInterface(m_rows[static_cast<std::size_t>(index)]);
    }

    int indexOfChild(const QAccessibleInterface* wanted) const override {
        for (int index = 0; index < childCount(); ++index)
            if (child(index) == wanted) return index;
        return -1;
    }

    QAccessibleInterface* childAt(int x, int y) const override {
        for (int index = 0; index < childCount(); ++index)
            if (child(index)->rect().contains(x, y)) return child(index);
        return nullptr;
    }

    QAccessibleInterface* focusChild() const override {
        const auto row = chart() ? chart()->chosenRow() : std::nullopt;
        return row && chart()->hasFocus() ? child(*row) : QAccessibleWidget::focusChild();
    }

private:
    ProcessBarsChart* chart() const { return qobject_cast<ProcessBarsChart*>(object()); }

    mutable std::vector<QAccessible::Id>
        m_rows;   // made when somebody looks; a row that is gone says it is invalid
};

QAccessibleInterface* make(const QString&, QObject* object) {
    auto* chart = qobject_cast<ProcessBarsChart*>(object);
    return chart ? new BarsInterface(chart) : nullptr;
}

}   // namespace

void makeProcessBarsAccessible() {
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    static_cast<void>(installed);
}

}   // namespace socklens
