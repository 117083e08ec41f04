#include "tests/gui/scene.h"

#include "tests/gui/input.h"
#include "ui/widgets/each_second.h"

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>
#include <QTimerEvent>

namespace socklens::test {

namespace {

CommandLine beginningWith(PageName page) {
    CommandLine options;
    options.page = page;
    return options;
}

}   // namespace

Scene::Scene(PageName page) : Scene(beginningWith(page)) {}

Scene::Scene(const CommandLine& options)
    : m_session([this] { return std::unique_ptr<Probe>(m_probe = new FakeProbe); },
                [this] { return std::unique_ptr<Probe>(m_elevated = new FakeProbe(false)); }),
      m_window(m_session, options) {
    m_session.setClock([this] { return m_now; });
    bringUp(m_window);
}

int Scene::passTime(std::chrono::seconds time) {
    m_now += time;
    int told = 0;
    for (auto* counter : m_window.findChildren<EachSecond*>()) {
        if (!counter->isActive()) continue;
        ++told;
        QTimerEvent second(counter->timerId());
        QCoreApplication::sendEvent(counter, &second);
    }
    return told;
}

QString Scene::page() {
    const auto* item = visible<QListWidget>(m_window, QStringLiteral("Pages")).currentItem();
    return item == nullptr ? QString() : item->text();
}

QString Scene::message() {
    QStringList sentences;
    for (const auto* label : m_window.findChildren<QLabel*>())
        if (label->isVisible() && label->accessibleName() == QLatin1String("Message")) sentences << label->text();
    return sentences.join(u'\n');
}

void bringUp(QWidget& window) {
    window.show();
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window)) throw std::runtime_error("the window does not become active");
    QApplication::processEvents();
}

QDialog* openDialog() {
    return qobject_cast<QDialog*>(QApplication::activeModalWidget());
}

template <class Dialog>
Dialog& awaitDialog() {
    if (!QTest::qWaitFor([] { return qobject_cast<Dialog*>(openDialog()) != nullptr; }))
        throw std::runtime_error("no such dialog opens");
    auto* dialog = qobject_cast<Dialog*>(openDialog());
    if (!QTest::qWaitForWindowActive(dialog)) throw std::runtime_error("the dialog does not become active");
    return *dialog;
}

template QMessageBox& awaitDialog<QMessageBox>();
template QDialog& awaitDialog<QDialog>();
template QFileDialog& awaitDialog<QFileDialog>();

void chooseFile(const QString& path) {
    QFileDialog& dialog = awaitDialog<QFileDialog>();
    auto* name = dialog.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    name->setFocus();
    name->selectAll();
    type(path);
    press(Qt::Key_Return);
}

}   // namespace socklens::test
