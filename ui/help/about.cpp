#include "ui/help/about.h"

#include "ui/style/icons.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace socklens {

namespace {

class About {
    Q_DECLARE_TR_FUNCTIONS(About)
};

}   // namespace

void openAbout(QWidget* parent) {
    constexpr int iconSide = 64;
    auto* box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(About::tr("About Socklens"));
    box->setIconPixmap(applicationIcon().pixmap(iconSide));
    box->setTextFormat(Qt::PlainText);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse);
    box->setText(QStringLiteral("Socklens " SOCKLENS_VERSION));
    box->setInformativeText(
        QStringList{About::tr("Watch sockets, understand them, and act on them."),
                    About::tr("Free software under the GNU General Public License, version 3 or later. It comes "
                              "without any warranty."),
                    //: The version of Qt that it runs with.
                    About::tr("Runs with Qt %1.").arg(QLatin1String(qVersion()))}
            .join(QStringLiteral("\n\n")));
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

}   // namespace socklens
