// Descriptors that close themselves, and whole files.
#include <QTemporaryDir>
#include <QTest>

#include "app/probe/descriptor.h"
#include "tests/support/files.h"
#include "tests/support/printing.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

using namespace socklens;
using namespace socklens::test;

namespace {

bool isOpen(int descriptor) {
    return fcntl(descriptor, F_GETFD) >= 0;
}

int openNull() {
    return open("/dev/null", O_RDONLY | O_CLOEXEC);
}

}   // namespace

class DescriptorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void closesItself();
    void movesOn();
    void wholeFiles_data();
    void wholeFiles();
    void failures();
};

void DescriptorTest::closesItself() {
    int number = -1;
    {
        const Descriptor descriptor(openNull());
        QVERIFY(bool(descriptor));
        number = descriptor.get();
        QVERIFY(isOpen(number));
    }
    QVERIFY(!isOpen(number));
    QVERIFY(!Descriptor());
    QVERIFY(!Descriptor(-1));
}

void DescriptorTest::movesOn() {
    Descriptor first(openNull());
    Descriptor second(openNull());
    const int firstNumber = first.get();
    const int secondNumber = second.get();
    {
        Descriptor taken(std::move(first));
        QCOMPARE(taken.get(), firstNumber);
        second = std::move(taken);
        QCOMPARE(second.get(), firstNumber);
    }
    QVERIFY(isOpen(firstNumber));
    QVERIFY(!isOpen(secondNumber));
}

void DescriptorTest::wholeFiles_data() {
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 65535, 65536, 65537, 300'000}) QTest::addRow("%d", size) << size;
}

void DescriptorTest::wholeFiles() {
    QFETCH(int, size);
    const QTemporaryDir root;
    std::string text(static_cast<std::size_t>(size), 'x');
    if (size > 2) text[1] = '\0';
    writeText(root.path().toStdString() + "/file", text);
    const auto directory = openDirectory(AT_FDCWD, root.path().toStdString().c_str());
    QVERIFY(directory.has_value());
    QVERIFY(readFile(directory->get(), "file") == text);
    for (const std::size_t longest : {std::size_t{0}, std::size_t{1}, std::size_t{65536}, std::size_t{70'000}})
        QVERIFY(readFile(directory->get(), "file", longest) == text.substr(0, longest));
}

void DescriptorTest::failures() {
    const QTemporaryDir root;
    const std::string path = root.path().toStdString();
    writeText(path + "/file", "");
    const auto errorOf = [](const auto& result) { return result ? 0 : result.error().value(); };
    QCOMPARE(errorOf(readFile(AT_FDCWD, (path + "/missing").c_str())), ENOENT);
    QCOMPARE(errorOf(readFile(AT_FDCWD, path.c_str())), EISDIR);
    QCOMPARE(errorOf(openDirectory(AT_FDCWD, (path + "/missing").c_str())), ENOENT);
    QCOMPARE(errorOf(openDirectory(AT_FDCWD, (path + "/file").c_str())), ENOTDIR);
}

QTEST_APPLESS_MAIN(DescriptorTest)
#include "descriptor_test.moc"
