// The answer of the port doctor: one sentence with an icon, and below it why the port is taken (of the
// worst in the way), what bind() says with and without SO_REUSEADDR, and when it is free. The screen's thread.
#pragma once

#include "app/insight/port_doctor.h"

#include <QDateTime>
#include <QFrame>

class QFormLayout;
class QLabel;

namespace socklens {

class IconLabel;

class PortVerdict final : public QFrame {
    Q_OBJECT

public:
    explicit PortVerdict(QWidget* parent = nullptr);

    /// `triedAt` is of the trial that the diagnosis knows of. `hint`: a sentence on the trial; may be empty.
    void show(const PortDiagnosis& diagnosis, const QDateTime& triedAt, const QString& hint);

private:
    QLabel* addFact(const QString& title);

    IconLabel* m_icon;
    QLabel* m_sentence;
    QFormLayout* m_facts;   ///< owned by the layout that it is in
    QLabel* m_why;
    QLabel* m_plain;
    QLabel* m_reuse;
    QLabel* m_free;
    QLabel* m_hint;
};

}   // namespace socklens
