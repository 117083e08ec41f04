// Other network namespaces that cannot be looked into are told of; those that have gone meanwhile are not. The
// looks themselves are proven in real namespaces: tests/lab/networks_test.cpp.
#include <QTest>

#include "app/probe/other_networks.h"

#include <cerrno>

using namespace socklens;

class OtherNetworksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void failures_data() {
        QTest::addColumn<int>("error");
        QTest::addColumn<QString>("told");
        const auto failed = [](int error) {
            return QStringLiteral("Of other network namespaces, 2 could not be looked into this time: %1.")
                .arg(QString::fromStdString(std::error_code(error, std::generic_category()).message()));
        };
        const QString refused = QStringLiteral(
            "Of other network namespaces, 2 could not be looked into: that needs administrator rights "
            "(CAP_SYS_ADMIN).");
        QTest::newRow("no descriptors") << EMFILE << failed(EMFILE);
        QTest::newRow("no threads") << EAGAIN << failed(EAGAIN);
        QTest::newRow("no rights") << EPERM << refused;
        QTest::newRow("gone") << ENOENT << QString();
    }

    void failures() {
        QFETCH(int, error);
        QFETCH(QString, told);
        OtherNetworks others("/nowhere", [error](int /*network*/) -> SockDiagResult {
            return tl::unexpected(std::error_code(error, std::generic_category()));
        });
        const std::string file = "/proc/self/ns/net";
        const auto id = networkNamespaceAt(file);
        QVERIFY(id);
        Snapshot snapshot;
        others.append(snapshot, {{*id, "a", file, {}}, {*id, "b", file, {}}}, false);
        QVERIFY(snapshot.sections.empty());
        QCOMPARE(snapshot.notes.size(), told.isEmpty() ? 0U : 1U);
        if (!told.isEmpty()) QCOMPARE(QString::fromStdString(english(snapshot.notes.front())), told);
    }
};

QTEST_GUILESS_MAIN(OtherNetworksTest)
#include "other_networks_test.moc"
