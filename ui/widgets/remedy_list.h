// What can be done about a port, the best first: what each remedy does, and what it does not. The screen's thread.
#pragma once

#include "app/insight/port_doctor.h"

#include <QTextBrowser>

namespace socklens {

class RemedyList final : public QTextBrowser {
    Q_OBJECT

public:
    explicit RemedyList(QWidget* parent = nullptr);

    /// Leaves the text alone while somebody has selected some of it.
    void show(const std::vector<Remedy>& remedies);

Q_SIGNALS:
    void settingWanted(socklens::Sysctl setting);

protected:
    void changeEvent(QEvent* event) override;

private:
    QString m_shown;
};

}   // namespace socklens
