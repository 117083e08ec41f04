// From "save these sockets" to the file or the clipboard that has them. The screen's thread; the text is made and
// written beside it.
#pragma once

#include "ui/export_dialog.h"

#include <QObject>

namespace socklens {

class Exporting final : public QObject {
    Q_OBJECT

public:
    /// The window is the parent of the questions.
    explicit Exporting(QWidget* window);

    const ExportHabits& habits() const { return m_habits; }
    void setHabits(const ExportHabits& habits) { m_habits = habits; }

    /// What is exported is what the subject holds, however long the answers take. The host is this computer.
    void ask(ExportSubject subject);
    /// CSV, JSON or Markdown, by the ending of the name.
    void askForComparison(const ComparisonPointer& comparison, const ComparedNames& names);

Q_SIGNALS:
    /// What happened, in a sentence.
    void reported(const QString& sentence, bool wrong);

private:
    void copy(const ExportOrder& order);
    void askForFile(const ExportOrder& order);
    void save(const ExportOrder& order, const QString& file);
    void saveComparison(const ComparisonPointer& comparison, const ComparedNames& names, const QString& file);
    void write(const QString& file, const TextProducer& producer, const QString& success);

    QWidget* m_window;
    ExportHabits m_habits;
    SnapshotExport* m_export;
};

}   // namespace socklens
