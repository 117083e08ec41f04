// The main() of every test of the window: no display, no settings of the person who runs it, dialogs of Qt's own.
// What a test lets through is printed and fails it.
#pragma once

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>
#include <cstdio>
#include <exception>

namespace socklens::test {

template <class Test>
int runGui(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir home;   // a file dialog remembers where it was
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    const QApplication application(argc, argv);
    QApplication::setEffectEnabled(Qt::UI_AnimateMenu, false);
    QLocale::setDefault(QLocale::c());
    try {
        Test test;
        return QTest::qExec(&test, argc, argv);
    } catch (const std::exception& error) {   // the functions after it are not run
        std::fprintf(stderr, "gui: %s\n", error.what());
        return 1;
    }
}

}   // namespace socklens::test

#define SOCKLENS_GUI_TEST_MAIN(Test)                                                                              \
    int main(int argc, char** argv) {                                                                             \
        return socklens::test::runGui<Test>(argc, argv);                                                          \
    }
