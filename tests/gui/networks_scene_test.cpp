// Other network namespaces on the screen: shown while that is ticked, each row with the name of its own, acted in
// where the socket is, and wished again next time.
#include "tests/gui/gui_main.h"
#include "tests/gui/real_scene.h"
#include "tests/lab/network_room.h"
#include "tests/lab/private_namespace.h"

#include <QCheckBox>
#include <QHeaderView>
#include <unistd.h>

using namespace socklens;
using namespace socklens::test;

class NetworksSceneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeMenus(); }

    void shownAndReleasedThere() {
        if (geteuid() != 0) QSKIP("Only root can make network namespaces with names.");
        lab::takeOwnRun();
        const lab::SameSockets own;
        const lab::NetworkRoom room("socklens-a");
        RealScene scene(QStringLiteral("state:time-wait"));
        QTableView& table = scene.table();
        const auto rowIn = [&](const std::string& name) {
            for (int row = 0; row < table.model()->rowCount(); ++row)
                if (cellText(table, row, QStringLiteral("Namespace name")).toStdString() == name) return row;
            return -1;
        };
        QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 1, 20'000);
        auto& box = visible<QCheckBox>(scene.window(), "Show the sockets of all network namespaces");
        clickMark(box);
        QTRY_VERIFY_WITH_TIMEOUT(rowIn(room.name()) >= 0, 20'000);
        clickCell(table, cellAt(table, rowIn(room.name()), QStringLiteral("State")), Qt::RightButton);
        choose({QStringLiteral("Release leftover")});
        QTRY_VERIFY(openDialog() != nullptr);
        click(visible<QAbstractButton>(*openDialog(), "Release 1 socket(s)"));
        QTRY_VERIFY_WITH_TIMEOUT(!scene.message().isEmpty(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(rowIn(room.name()) < 0, 20'000);

        QVERIFY(scene.window().state().showsAllNetworks);
        clickMark(box);
        QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 1,
                                  20'000);   // its own, at the same addresses, was not touched
        QVERIFY(!scene.window().state().showsAllNetworks);
    }
};

int main(int argc, char** argv) {
    lab::enterPrivateNamespace();
    return runGui<NetworksSceneTest>(argc, argv);
}
#include "networks_scene_test.moc"
