// What has changed? Notes the sockets, or opens a snapshot that was saved, and later compares. The screen's
// thread; files are read and compared beside it. Keeps what was noted until another is.
#pragma once

#include "app/models/comparison_model.h"
#include "app/session/comparing.h"
#include "app/session/monitor_session.h"
#include "app/session/snapshot_export.h"

#include <QWidget>
#include <array>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;

namespace socklens {

class SocketWishes;

class ComparePage final : public QWidget {
    Q_OBJECT

public:
    ComparePage(MonitorSession& session, SocketWishes& wishes, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The names are for a file, which is English.
    void savingWanted(const socklens::ComparisonPointer& comparison, const socklens::ComparedNames& names);
    /// What went wrong, or is done, in a sentence.
    void reported(const QString& sentence, bool wrong);

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum class Side : std::uint8_t { Before, After };
    /// Of one side: on the screen, and in a file.
    struct Name {
        QString shown;
        std::string written;
    };

    QWidget* buildTop();
    QWidget* buildTotals();
    QWidget* buildSockets();
    void note();
    void beginWith(const QString& noted);
    void forget();
    void compareWithNow();
    void open(Side side);
    void read(Side side, const QString& path);
    void compareWith(const NotedSockets& after, const Name& name);
    void show(const ComparisonPointer& comparison, const Name& before, const Name& after);
    void choose();
    void tellWhyNoSockets();
    void tellChosen();
    void copyRows();
    NotedSockets now() const;

    MonitorSession& m_session;
    SocketWishes& m_wishes;
    Comparing* m_comparing;
    ComparisonTotalsModel* m_totals;
    ComparedSocketsModel* m_sockets;
    NotedSockets m_before;
    Name m_beforeName;
    ComparisonPointer m_comparison;
    ComparedNames m_names;
    QLabel* m_noted = nullptr;
    QLabel* m_summary = nullptr;
    QLabel* m_empty = nullptr;
    QPushButton* m_compare = nullptr;
    QPushButton* m_openAfter = nullptr;
    QPushButton* m_save = nullptr;
    QTableView* m_totalsTable = nullptr;
    QTableView* m_socketsTable = nullptr;
    QLabel* m_noSockets = nullptr;
    std::array<QCheckBox*, 3> m_kinds{};   ///< by ChangeKind
};

}   // namespace socklens
