#include "tests/models/view_mirror.h"

#include <algorithm>

namespace socklens::test {

ViewMirror::ViewMirror(const QAbstractItemModel& model, Identity identity)
    : m_model(model), m_identity(std::move(identity)) {
    for (int row = 0; row < model.rowCount(); ++row) m_root.children.push_back(read(model.index(row, 0)));
    listen();
}

void ViewMirror::listen() {
    using Model = QAbstractItemModel;
    connect(&m_model, &Model::rowsAboutToBeInserted, this, [this](const QModelIndex& parent, int first, int last) {
        expectCount(parent, "before rows are inserted");
        if (first < 0 || first > m_model.rowCount(parent) || last < first)
            complain(QStringLiteral("inserts nowhere"));
    });
    connect(&m_model, &Model::rowsInserted, this, &ViewMirror::insert);
    connect(&m_model, &Model::rowsAboutToBeRemoved, this, [this](const QModelIndex& parent, int first, int last) {
        expectCount(parent, "before rows are removed");
        if (first < 0 || last >= m_model.rowCount(parent) || last < first)
            complain(QStringLiteral("removes nothing"));
    });
    connect(&m_model, &Model::rowsRemoved, this, &ViewMirror::remove);
    connect(&m_model, &Model::rowsAboutToBeMoved, this,
            [this](const QModelIndex& parent) { expectCount(parent, "before rows are moved"); });
    connect(&m_model, &Model::rowsMoved, this, &ViewMirror::move);
    connect(&m_model, &Model::dataChanged, this, &ViewMirror::refresh);

    const auto reset = [this] { ++m_counts.resets; };
    connect(&m_model, &Model::modelAboutToBeReset, this, reset);
    connect(&m_model, &Model::modelReset, this, reset);
    connect(&m_model, &Model::columnsInserted, this, reset);
    connect(&m_model, &Model::columnsRemoved, this, reset);
    connect(&m_model, &Model::columnsMoved, this, reset);
    const auto layout = [this] { ++m_counts.layoutChanges; };
    connect(&m_model, &Model::layoutAboutToBeChanged, this, layout);
    connect(&m_model, &Model::layoutChanged, this, layout);
}

void ViewMirror::complain(const QString& sentence) {
    if (m_complaint.isEmpty()) m_complaint = sentence;
}

std::vector<ViewMirror::Row>* ViewMirror::rowsUnder(const QModelIndex& parent) {
    if (!parent.isValid()) return &m_root.children;
    std::vector<Row>* rows = rowsUnder(parent.parent());
    if (rows != nullptr && parent.row() < static_cast<int>(rows->size()))
        return &(*rows)[static_cast<std::size_t>(parent.row())].children;
    complain(QStringLiteral("a signal about a row that was never announced"));
    return nullptr;
}

void ViewMirror::expectCount(const QModelIndex& parent, const char* when) {
    const auto* rows = rowsUnder(parent);
    if (rows == nullptr || static_cast<int>(rows->size()) == m_model.rowCount(parent)) return;
    complain(QStringLiteral("%1: %2 rows were announced, the model has %3")
                 .arg(QString::fromLatin1(when), QString::number(rows->size()),
                      QString::number(m_model.rowCount(parent))));
}

void ViewMirror::insert(const QModelIndex& parent, int first, int last) {
    ++m_counts.inserts;
    auto* rows = rowsUnder(parent);
    if (rows == nullptr || first > static_cast<int>(rows->size()) || last < first) return;
    if (first != static_cast<int>(rows->size())) ++m_counts.amidst;
    std::vector<Row> fresh;
    for (int row = first; row <= last; ++row) fresh.push_back(read(m_model.index(row, 0, parent)));
    rows->insert(rows->begin() + first, fresh.begin(), fresh.end());
    expectCount(parent, "after rows were inserted");
}

void ViewMirror::remove(const QModelIndex& parent, int first, int last) {
    ++m_counts.removes;
    auto* rows = rowsUnder(parent);
    if (rows == nullptr || first < 0 || last >= static_cast<int>(rows->size()) || last < first) return;
    if (last != static_cast<int>(rows->size()) - 1) ++m_counts.amidst;
    rows->erase(rows->begin() + first, rows->begin() + last + 1);
    expectCount(parent, "after rows were removed");
}

void ViewMirror::move(const QModelIndex& parent, int first, int last, const QModelIndex& newParent,
                      int destination) {
    ++m_counts.moves;
    auto* rows = rowsUnder(parent);
    const bool isInside = rows != nullptr && first >= 0 && first <= last &&
                          last < static_cast<int>(rows->size()) && destination >= 0 &&
                          destination <= static_cast<int>(rows->size());
    if (!isInside || parent != newParent) return complain(QStringLiteral("moves what is not there"));
    const auto at = [&](int row) { return rows->begin() + row; };
    if (destination > last)
        std::rotate(at(first), at(last + 1), at(destination));
    else
        std::rotate(at(destination), at(first), at(last + 1));
    expectCount(parent, "after rows were moved");
}

void ViewMirror::refresh(const QModelIndex& topLeft, const QModelIndex& bottomRight) {
    ++m_counts.dataChanges;
    auto* rows = rowsUnder(topLeft.parent());
    const bool isInside = rows != nullptr && topLeft.isValid() && bottomRight.isValid() &&
                          topLeft.parent() == bottomRight.parent() &&
                          bottomRight.row() < static_cast<int>(rows->size());
    if (!isInside) return complain(QStringLiteral("the data of rows changed that are not there"));
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row)
        for (int column = topLeft.column(); column <= bottomRight.column(); ++column)
            (*rows)[static_cast<std::size_t>(row)].texts[column] =
                textAt(m_model.index(row, 0, topLeft.parent()), column);
}

QString ViewMirror::textAt(const QModelIndex& index, int column) const {
    return index.siblingAtColumn(column).data().toString();
}

ViewMirror::Row ViewMirror::read(const QModelIndex& index) const {
    Row row;
    if (m_identity) row.identity = m_identity(index);
    for (int column = 0; column < m_model.columnCount(index.parent()); ++column)
        row.texts << textAt(index, column);
    for (int child = 0; child < m_model.rowCount(index); ++child)
        row.children.push_back(read(m_model.index(child, 0, index)));
    return row;
}

QString ViewMirror::complaint() const {
    return m_complaint.isEmpty() ? difference(m_root.children, {}) : m_complaint;
}

QString ViewMirror::difference(const std::vector<Row>& rows, const QModelIndex& parent) const {
    if (static_cast<int>(rows.size()) != m_model.rowCount(parent))
        return QStringLiteral("%1 rows were announced, the model has %2")
            .arg(QString::number(rows.size()), QString::number(m_model.rowCount(parent)));
    for (int number = 0; number < static_cast<int>(rows.size()); ++number) {
        const Row& seen = rows[static_cast<std::size_t>(number)];
        const QModelIndex index = m_model.index(number, 0, parent);
        if (m_identity && seen.identity != m_identity(index))
            return QStringLiteral("row %1 was %2 and is now %3, unannounced")
                .arg(QString::number(number), seen.identity, m_identity(index));
        for (int column = 0; column < seen.texts.size(); ++column)
            if (seen.texts[column] != textAt(index, column))
                return QStringLiteral("row %1, column %2 still reads \"%3\" instead of \"%4\"")
                    .arg(QString::number(number), QString::number(column), seen.texts[column],
                         textAt(index, column));
        const QString below = difference(seen.children, index);
        if (!below.isEmpty()) return QStringLiteral("under row %1: %2").arg(QString::number(number), below);
    }
    return {};
}

}   // namespace socklens::test
