#include "ui/widgets/remedy_list.h"

#include "app/core/sysctl_catalogue.h"
#include "app/models/translated.h"

#include <QCoreApplication>
#include <QEvent>
#include <QScrollBar>

namespace socklens {

namespace {

class Html {
    Q_DECLARE_TR_FUNCTIONS(RemedyList)

public:
    static QString title(RemedyEffect effect) {
        switch (effect) {
        case RemedyEffect::FreesNow: return tr("What helps now");
        case RemedyEffect::NextTime: return tr("What helps the next time");
        case RemedyEffect::DoesNotHelp: return tr("What does not help, although many believe so");
        }
        return {};
    }
    static QString place(RemedyPlace place) {
        switch (place) {
        case RemedyPlace::Code: return tr("in the program");
        case RemedyPlace::Machine: return tr("on this machine");
        }
        return {};
    }
    static QString entry(std::size_t number, const Remedy& remedy) {
        const auto text = [](const Message& message) { return translated(message).toHtmlEscaped(); };
        return QStringLiteral("<tr><td align=\"right\">%1.&nbsp;</td><td><b>%2</b> &nbsp;<i>%3</i><br/>%4<br/>%5 "
                              "%6%7</td></tr>")
            .arg(QString::number(number), text(remedy.title), place(remedy.place).toHtmlEscaped(),
                 text(remedy.does), tr("But:").toHtmlEscaped(), text(remedy.doesNot), link(remedy));
    }

private:
    static QString link(const Remedy& remedy) {
        if (!remedy.setting) return {};
        return QStringLiteral("<br/><a href=\"setting:%1\">%2</a>")
            .arg(QString::number(static_cast<int>(*remedy.setting)),
                 tr("Show %1, to be set to “%2”")
                     .arg(QLatin1String(infoOf(*remedy.setting).name), QString::fromStdString(remedy.value))
                     .toHtmlEscaped());
    }
};

}   // namespace

RemedyList::RemedyList(QWidget* parent) : QTextBrowser(parent) {
    setAccessibleName(tr("What helps"));
    setOpenLinks(false);
    document()->setDocumentMargin(8);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        const int setting = link.path().toInt();
        if (setting >= 0 && setting < sysctlCount) Q_EMIT settingWanted(static_cast<Sysctl>(setting));
    });
}

/// The colour of links is fixed when the text is set.
void RemedyList::changeEvent(QEvent* event) {
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) setHtml(m_shown);
}

void RemedyList::show(const std::vector<Remedy>& remedies) {
    QString html;
    for (std::size_t at = 0; at < remedies.size(); ++at) {
        const bool begins = at == 0 || remedies[at - 1].effect != remedies[at].effect;
        if (begins)
            html += QStringLiteral("%1<h4>%2</h4><table cellspacing=\"0\" cellpadding=\"3\">")
                        .arg(at == 0 ? QString() : QStringLiteral("</table>"),
                             Html::title(remedies[at].effect).toHtmlEscaped());
        html += Html::entry(at + 1, remedies[at]);
    }
    html += remedies.empty() ? QStringLiteral("<p>%1</p>").arg(tr("There is nothing to be done.").toHtmlEscaped())
                             : QStringLiteral("</table>");
    if (html == m_shown || textCursor().hasSelection()) return;
    m_shown = html;
    const int place = verticalScrollBar()->value();
    setHtml(html);
    verticalScrollBar()->setValue(place);
}

}   // namespace socklens
