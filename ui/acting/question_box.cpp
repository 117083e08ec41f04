#include "ui/acting/question_box.h"

#include <QGridLayout>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <algorithm>
#include <utility>

namespace socklens {

namespace {

/// A box of messages is as wide as its text: beside the name of the program and the buttons of the frame, its
/// title would be cut off. Its layout is made anew with every part of it: this comes last.
void giveTitleRoom(QMessageBox& box) {
    const QString whole = box.windowTitle() + QStringLiteral(" — ") + QGuiApplication::applicationDisplayName();
    const int around = box.fontMetrics().height() * 10;   // the icon and the buttons of the frame
    const int wanted = box.fontMetrics().horizontalAdvance(whole) * 11 / 10 + around;   // titles are often bold
    const int room = box.screen()->availableSize().width() - around;
    if (auto* grid = qobject_cast<QGridLayout*>(box.layout()))
        grid->addItem(new QSpacerItem(std::min(wanted, room), 0), grid->rowCount(), 0, 1, grid->columnCount());
}

}   // namespace

void askBefore(const Confirmation& text, QWidget* window, std::function<void()> act) {
    auto* box = new QMessageBox(QMessageBox::Warning, text.title, text.title, QMessageBox::Cancel, window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(text.details.isEmpty() ? text.question
                                                   : QStringLiteral("%1\n\n%2").arg(text.question, text.details));
    box->setDetailedText(text.wholeList);
    QPushButton* proceed = box->addButton(text.button, QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setEscapeButton(QMessageBox::Cancel);
    giveTitleRoom(*box);
    QObject::connect(proceed, &QPushButton::clicked, window, std::move(act));
    box->open();
}

}   // namespace socklens
