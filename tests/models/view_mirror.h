// A view that has nothing but a model's signals: it takes rows in, out and about as it is told, and reads again
// only what is said to have changed. If it shows what the model has, the signals were enough, and each was right
// at its moment. The model's thread; the model must live longer. Wrong signals are remembered, not thrown.
#pragma once

#include <QAbstractItemModel>
#include <QStringList>

#include <functional>
#include <vector>

namespace socklens::test {

class ViewMirror : public QObject {
public:
    /// What makes a row the same row wherever it stands; nothing for models whose rows are places.
    using Identity = std::function<QString(const QModelIndex& row)>;

    struct Counts {
        int inserts = 0;
        int removes = 0;
        int moves = 0;
        int dataChanges = 0;
        int resets = 0;          ///< begun or done, and changes of columns
        int layoutChanges = 0;   ///< begun or done
        int amidst = 0;          ///< rows that came or went elsewhere than at the end
    };

    explicit ViewMirror(const QAbstractItemModel& model, Identity identity = {});

    /// The first signal that was wrong, or where the mirror and the model differ now; empty if all is well.
    QString complaint() const;
    const Counts& counts() const { return m_counts; }

private:
    struct Row {
        QString identity;
        QStringList texts;
        std::vector<Row> children;
    };

    void listen();
    void expectCount(const QModelIndex& parent, const char* when);
    void insert(const QModelIndex& parent, int first, int last);
    void remove(const QModelIndex& parent, int first, int last);
    void move(const QModelIndex& parent, int first, int last, const QModelIndex& newParent, int destination);
    void refresh(const QModelIndex& topLeft, const QModelIndex& bottomRight);
    void complain(const QString& sentence);

    std::vector<Row>* rowsUnder(const QModelIndex& parent);
    Row read(const QModelIndex& index) const;
    QString textAt(const QModelIndex& index, int column) const;
    QString difference(const std::vector<Row>& rows, const QModelIndex& parent) const;

    const QAbstractItemModel& m_model;
    Identity m_identity;
    Row m_root;
    Counts m_counts;
    QString m_complaint;
};

}   // namespace socklens::test
