#include "app/models/comparison_model.h"

#include "app/models/display_text.h"

#include <QLocale>

namespace socklens {

namespace {

QString asText(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString countText(std::uint32_t count) {
    return QLocale().toString(count);
}

QVariant toTheRight() {
    return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
}

/// Empty where it was not there.
QString wordFor(std::optional<State> state) {
    return state ? asText(toText(*state)) : QString();
}

}   // namespace

QString wordFor(ChangeKind kind) {
    switch (kind) {
    case ChangeKind::Appeared: return ComparedSocketsModel::tr("appeared", "a socket, since the first snapshot");
    case ChangeKind::Gone: return ComparedSocketsModel::tr("gone", "a socket, since the first snapshot");
    case ChangeKind::Changed: return ComparedSocketsModel::tr("changed", "a socket, since the first snapshot");
    }
    return {};
}

QString signedText(std::int64_t difference) {
    QString text = QLocale().toString(static_cast<qlonglong>(std::abs(difference)));
    if (difference == 0) return text;
    return (difference > 0 ? QStringLiteral("+") : QString(QChar(0x2212))) + text;
}

void ComparisonTotalsModel::show(ComparisonPointer comparison) {
    beginResetModel();
    m_comparison = std::move(comparison);
    m_rows = m_comparison == nullptr ? 0 : static_cast<int>(changedTotals(*m_comparison).size());
    endResetModel();
}

int ComparisonTotalsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int ComparisonTotalsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant ComparisonTotalsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const ComparedTotal& total = m_comparison->totals[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    const bool isNumber = column == Column::Difference || column == Column::Before || column == Column::After;
    if (role == Qt::TextAlignmentRole && isNumber) return toTheRight();
    if (role != Qt::DisplayRole) return {};
    switch (column) {
    case Column::Difference: return signedText(total.difference());
    case Column::State: return asText(toText(total.state));
    case Column::Protocol: return asText(toText(total.protocol));
    case Column::Process: return total.process.empty() ? tr("no known process") : asText(total.process);
    case Column::Before: return countText(total.before);
    case Column::After: return countText(total.after);
    }
    return {};
}

QVariant ComparisonTotalsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columns) return {};
    const auto column = static_cast<Column>(section);
    const bool isNumber = column == Column::Difference || column == Column::Before || column == Column::After;
    if (role == Qt::TextAlignmentRole && isNumber) return toTheRight();
    if (role != Qt::DisplayRole) return {};
    switch (column) {
    case Column::Difference: return tr("Difference");
    case Column::State: return tr("State");
    case Column::Protocol: return tr("Protocol");
    case Column::Process: return tr("Process");
    case Column::Before: return tr("Before", "how many there were");
    case Column::After: return tr("After", "how many there are");
    }
    return {};
}

void ComparedSocketsModel::show(ComparisonPointer comparison) {
    beginResetModel();
    m_comparison = std::move(comparison);
    m_choice.total.reset();
    select();
    endResetModel();
}

void ComparedSocketsModel::choose(const Choice& choice) {
    beginResetModel();
    m_choice = choice;
    select();
    endResetModel();
}

void ComparedSocketsModel::select() {
    m_rows.clear();
    if (m_comparison == nullptr) return;
    for (std::uint32_t row = 0; row < m_comparison->sockets.size(); ++row) {
        const ComparedSocket& socket = m_comparison->sockets[row];
        const bool isKind = m_choice.kinds.at(static_cast<std::size_t>(socket.kind));
        const bool isOfTotal =
            !m_choice.total || socket.totalBefore == *m_choice.total || socket.totalAfter == *m_choice.total;
        if (isKind && isOfTotal) m_rows.push_back(row);
    }
}

int ComparedSocketsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ComparedSocketsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant ComparedSocketsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto column = static_cast<Column>(index.column());
    if (role == Qt::TextAlignmentRole && column == Column::Pid) return toTheRight();
    if (role != Qt::DisplayRole) return {};
    return text(m_comparison->sockets[m_rows[static_cast<std::size_t>(index.row())]], column);
}

QString ComparedSocketsModel::text(const ComparedSocket& socket, Column column) const {
    const SocketView view = viewOf(*m_comparison, socket);
    switch (column) {
    case Column::Kind: return wordFor(socket.kind);
    case Column::Process: return asText(totalOf(*m_comparison, socket).process);
    case Column::Pid: {
        const std::string pids = socklens::text(view, socklens::Column::Pid);
        return asText(pids);
    }
    case Column::Protocol: return asText(toText(view.socket().protocol));
    case Column::Local: return localEndpoint(view);
    case Column::Remote: return remoteEndpoint(view);
    case Column::StateBefore: return wordFor(stateBefore(*m_comparison, socket));
    case Column::StateAfter: return wordFor(stateAfter(*m_comparison, socket));
    }
    return {};
}

QVariant ComparedSocketsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columns) return {};
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole && column == Column::Pid) return toTheRight();
    if (role != Qt::DisplayRole) return {};
    switch (column) {
    case Column::Kind: return tr("Change");
    case Column::Process: return tr("Process");
    case Column::Pid: return tr("PID");
    case Column::Protocol: return tr("Protocol");
    case Column::Local: return tr("Local");
    case Column::Remote: return tr("Remote");
    case Column::StateBefore: return tr("State before");
    case Column::StateAfter: return tr("State after");
    }
    return {};
}

}   // namespace socklens
