// The answer of the port doctor: one sentence with an icon, and below it what bind() says with and without
// SO_REUSEADDR, and when the port is free. The screen's thread.
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
    QLabel* addFact(QFormLayout& facts, const QString& title);

    IconLabel* m_icon;
    QLabel* m_sentence;
    QLabel* m_plain;
    QLabel* m_reuse;
    QLabel* m_free;
    QLabel* m_hint;
};

}   // namespace socklens
