// Files that are written whole or not at all.
#include <QTemporaryDir>
#include <QTest>

#include "app/export/whole_file.h"
#include "tests/support/files.h"
#include "tests/support/in_child.h"
#include "tests/support/less_rights.h"
#include "tests/support/namespaces.h"
#include "tests/support/printing.h"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

namespace fs = std::filesystem;
using namespace socklens;
using namespace socklens::test;

namespace {

TextProducer text(std::string content) {
    return [content = std::move(content)](const TextSink& sink) { sink(content); };
}

/// In many pieces, more than any buffer takes.
TextProducer lines(int count) {
    return [count](const TextSink& sink) {
        for (int line = 0; line < count; ++line) sink("line " + std::to_string(line) + "\r\n");
    };
}

int errorOf(const tl::expected<void, std::error_code>& result) {
    return result ? 0 : result.error().value();
}

std::size_t entriesIn(const fs::path& directory) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(directory), fs::directory_iterator()));
}

unsigned modeOf(const fs::path& path) {
    struct stat status {};
    return stat(path.c_str(), &status) == 0 ? status.st_mode & 07777U : 0;
}

ino_t inodeOf(const fs::path& path) {
    struct stat status {};
    return stat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

}   // namespace

class WholeFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void newFile();
    void emptyFile();
    void manyPieces();
    void replacesTheOldOne();
    void oldOneStaysUntilTheEnd();
    void relativePath();
    void modeOfANewFile();
    void modeIsKept();
    void linkIsKept();
    void linkToNothingIsKept();
    void missingDirectory();
    void directoryInsteadOfFile();
    void readOnlyDirectory();
    void fullDisk();
    void producerThatThrows();
    void fullDevice();
    void pipe();
    void closedDescriptor();

private:
    fs::path path(const char* name) const { return m_directory->path().toStdString() + "/" + name; }
    std::unique_ptr<QTemporaryDir> m_directory;
};

void WholeFileTest::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
}

void WholeFileTest::cleanup() {
    m_directory.reset();
}

void WholeFileTest::newFile() {
    QCOMPARE(errorOf(writeWholeFile(path("out.csv"), text("a,b\r\n"))), 0);
    QCOMPARE(readText(path("out.csv")), std::string("a,b\r\n"));
    QCOMPARE(entriesIn(m_directory->path().toStdString()), 1U);   // nothing else is left behind
}

void WholeFileTest::emptyFile() {
    QCOMPARE(errorOf(writeWholeFile(path("out"), [](const TextSink&) {})), 0);
    QCOMPARE(readText(path("out")), std::string());
}

void WholeFileTest::manyPieces() {
    std::string expected;
    lines(100'000)([&](std::string_view piece) { expected += piece; });
    QCOMPARE(errorOf(writeWholeFile(path("out"), lines(100'000))), 0);
    QVERIFY(readText(path("out")) == expected);
}

void WholeFileTest::replacesTheOldOne() {
    writeText(path("out"), std::string(1000, 'x'));
    const ino_t before = inodeOf(path("out"));
    QCOMPARE(errorOf(writeWholeFile(path("out"), text("new"))), 0);
    QCOMPARE(readText(path("out")), std::string("new"));
    QVERIFY(inodeOf(path("out")) != before);   // another file took its name
    QCOMPARE(entriesIn(m_directory->path().toStdString()), 1U);
}

void WholeFileTest::oldOneStaysUntilTheEnd() {
    writeText(path("out"), "old");
    std::string meanwhile;
    const auto written = writeWholeFile(path("out"), [&](const TextSink& sink) {
        lines(20'000)(sink);
        meanwhile = readText(path("out"));
    });
    QCOMPARE(errorOf(written), 0);
    QCOMPARE(meanwhile, std::string("old"));
}

void WholeFileTest::relativePath() {
    const fs::path before = fs::current_path();
    fs::current_path(m_directory->path().toStdString());
    const int error = errorOf(writeWholeFile("out", text("a")));
    fs::current_path(before);
    QCOMPARE(error, 0);
    QCOMPARE(readText(path("out")), std::string("a"));
}

void WholeFileTest::modeOfANewFile() {
    const mode_t before = umask(027);
    const int error = errorOf(writeWholeFile(path("out"), text("a")));
    const mode_t during = umask(before);
    QCOMPARE(error, 0);
    QCOMPARE(modeOf(path("out")), 0640U);
    QCOMPARE(during, mode_t{027});   // it is the process's own: it must be as it was
}

void WholeFileTest::modeIsKept() {
    for (const unsigned mode : {0600U, 0644U, 0666U, 0440U}) {
        writeText(path("out"), "old");
        fs::permissions(path("out"), fs::perms{mode});
        QCOMPARE(errorOf(writeWholeFile(path("out"), text("new"))), 0);
        QCOMPARE(modeOf(path("out")), mode);
        fs::remove(path("out"));
    }
}

void WholeFileTest::linkIsKept() {
    writeText(path("real/target"), "old");
    makeLink(path("link"), "real/target");
    makeLink(path("link to link"), "link");
    QCOMPARE(errorOf(writeWholeFile(path("link to link"), text("new"))), 0);
    QVERIFY(fs::is_symlink(path("link")) && fs::is_symlink(path("link to link")));
    QCOMPARE(readText(path("real/target")), std::string("new"));
    QCOMPARE(entriesIn(path("real")), 1U);
}

/// As open(2) does: the file that it points at comes into being.
void WholeFileTest::linkToNothingIsKept() {
    fs::create_directory(path("real"));
    makeLink(path("link"), "real/target");
    QCOMPARE(errorOf(writeWholeFile(path("link"), text("new"))), 0);
    QVERIFY(fs::is_symlink(path("link")));
    QCOMPARE(readText(path("real/target")), std::string("new"));
}

void WholeFileTest::missingDirectory() {
    QCOMPARE(errorOf(writeWholeFile(path("missing/out"), text("a"))), ENOENT);
    QVERIFY(!fs::exists(path("missing")));
    writeText(path("file"), "a");
    QCOMPARE(errorOf(writeWholeFile(path("file/out"), text("a"))), ENOTDIR);
}

void WholeFileTest::directoryInsteadOfFile() {
    fs::create_directory(path("out"));
    QCOMPARE(errorOf(writeWholeFile(path("out"), text("a"))), EISDIR);
    QCOMPARE(entriesIn(path("out")), 0U);
}

void WholeFileTest::readOnlyDirectory() {
    writeText(path("closed/out"), "old");
    fs::permissions(m_directory->path().toStdString(), fs::perms{0755});
    fs::permissions(path("closed"), fs::perms{0555});
    int error = 0;
    {
        const LessRights rights;
        if (!rights.inForce()) QSKIP("Root cannot lay down his rights here, and may write everywhere.");
        error = errorOf(writeWholeFile(path("closed/out"), text("new")));
    }
    fs::permissions(path("closed"), fs::perms{0755});
    QCOMPARE(error, EACCES);
    QCOMPARE(readText(path("closed/out")), std::string("old"));
}

/// On a real file system of 64 KiB, which only this child sees.
void WholeFileTest::fullDisk() {
    const std::string disk = path("disk");
    fs::create_directory(disk);
    SOCKLENS_VERIFY_IN_CHILD([&]() -> std::string {
        if (const auto refused = enterNamespaces(CLONE_NEWNS); !refused.empty()) return skipMark + refused;
        if (mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=64k,mode=0755") != 0)
            return std::string(skipMark) + "no small file system can be mounted here";
        if (!writeWholeFile(disk + "/out", text("old"))) return "even little did not fit";
        const auto failed = writeWholeFile(disk + "/out", lines(50'000));
        if (failed) return "it claims that all was written";
        if (failed.error().value() != ENOSPC) return "another error: " + failed.error().message();
        if (readText(disk + "/out") != "old") return "the old file is not what it was";
        if (entriesIn(disk) != 1) return "something was left behind";
        if (!writeWholeFile(disk + "/out", text("new"))) return "there is no room again";
        return readText(disk + "/out") == "new" ? "" : "the new file is wrong";
    });
}

void WholeFileTest::producerThatThrows() {
    writeText(path("out"), "old");
    const auto broken = [](const TextSink& sink) {
        sink("half");
        throw std::runtime_error("the rest is missing");
    };
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, static_cast<void>(writeWholeFile(path("out"), broken)));
    QCOMPARE(readText(path("out")), std::string("old"));
    QCOMPARE(entriesIn(m_directory->path().toStdString()), 1U);
}

void WholeFileTest::fullDevice() {
    QCOMPARE(errorOf(writeWholeFile("/dev/full", text("a"))), ENOSPC);
    QCOMPARE(errorOf(writeWholeFile("/dev/full", lines(50'000))), ENOSPC);
    QCOMPARE(errorOf(writeWholeFile("/dev/null", lines(50'000))), 0);
    struct stat status {};
    QCOMPARE(stat("/dev/full", &status), 0);
    QVERIFY(S_ISCHR(status.st_mode));   // it was not replaced by a file
}

void WholeFileTest::pipe() {
    QCOMPARE(mkfifo(path("pipe").c_str(), 0600), 0);
    const int reader = open(path("pipe").c_str(), O_RDWR | O_CLOEXEC);   // so that nobody waits for the other end
    QVERIFY(reader >= 0);
    const int error = errorOf(writeWholeFile(path("pipe"), text("through the pipe")));
    std::array<char, 100> buffer{};
    const ssize_t got = read(reader, buffer.data(), buffer.size());
    close(reader);
    QCOMPARE(error, 0);
    QCOMPARE(std::string(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0))),
             std::string("through the pipe"));
}

void WholeFileTest::closedDescriptor() {
    QCOMPARE(errorOf(writeToDescriptor(-1, text("a"))), EBADF);
    QCOMPARE(errorOf(writeToDescriptor(-1, [](const TextSink&) {})), 0);
    int pieces = 0;
    QCOMPARE(errorOf(writeToDescriptor(-1,
                                       [&](const TextSink& sink) {
                                           for (; pieces < 10; ++pieces) sink(std::string(100'000, 'x'));
                                       })),
             EBADF);
    QCOMPARE(pieces, 10);   // the producer may go on; what it says is passed over
}

QTEST_GUILESS_MAIN(WholeFileTest)
#include "whole_file_test.moc"
