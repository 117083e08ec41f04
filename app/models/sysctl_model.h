// The kernel settings as a tree: groups, and in each its settings. The rows never change, only what they say, so a
// selection stays where it is. The screen's thread.
#pragma once

#include "app/core/query.h"
#include "app/core/sysctl_catalogue.h"

#include <QAbstractItemModel>
#include <optional>

namespace socklens {

enum class SysctlColumn : std::uint8_t { Setting, Current, Default, Note, Range, Unit, Scope };
inline constexpr int sysctlColumnCount = static_cast<int>(SysctlColumn::Scope) + 1;

class SysctlModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    /// True where a value is not what a machine starts with.
    static constexpr int differsRole = Qt::UserRole;

    explicit SysctlModel(QObject* parent = nullptr);

    void apply(const SysctlsAnswer& readings);
    /// Without a value before the first answer.
    const SysctlReading& reading(Sysctl setting) const;

    /// Nothing for a group.
    std::optional<Sysctl> settingAt(const QModelIndex& index) const;
    QModelIndex indexOf(Sysctl setting) const;
    /// Every word is in the name, the group or the texts about it.
    static bool matches(Sysctl setting, const QString& search);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const SysctlReading& reading, SysctlColumn column) const;

    SysctlsAnswer m_readings;   ///< by Sysctl
    bool m_answered = false;
};

/// "nothing" for an empty list, a dash where the setting is not here.
QString valueText(const std::optional<std::string>& value);
/// What becomes of a kept setting instead, in a sentence.
QString overrideText(const SysctlOverride& later);
/// "131072, depends on the memory".
QString defaultText(const SysctlInfo& info);

}   // namespace socklens
