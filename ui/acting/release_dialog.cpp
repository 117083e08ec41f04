#include "ui/acting/release_dialog.h"

#include "app/models/display_text.h"
#include "app/models/translated.h"
#include "ui/acting/socket_confirmation.h"
#include "ui/widgets/scrolled_content.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QGroupBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>
#include <algorithm>

namespace socklens {

namespace {

QString titleOf(const ReleaseScope& scope) {
    const QString name = translated(scope.name);
    switch (scope.kind) {
    case ScopeKind::Selection: return ReleaseDialog::tr("The &selected ones");
    case ScopeKind::LocalPort:
        return name.isEmpty() ? ReleaseDialog::tr("All of the same local &ports")
                              : ReleaseDialog::tr("All of local &port %1").arg(name);
    case ScopeKind::Service:
        return name.isEmpty() ? ReleaseDialog::tr("All to the same remote addresses and p&orts")
                              : ReleaseDialog::tr("All to rem&ote %1").arg(name);
    case ScopeKind::Remote:
        return name.isEmpty() ? ReleaseDialog::tr("All of the same remote &addresses")
                              : ReleaseDialog::tr("All of remote &address %1").arg(name);
    case ScopeKind::Server:
        return ReleaseDialog::tr("All at the ports that %1 listens on").arg(processTitle(*scope.process));
    case ScopeKind::Everything: return ReleaseDialog::tr("&Everything here that no process holds any more");
    }
    return {};
}

}   // namespace

ReleaseDialog::ReleaseDialog(PicturePointer picture, const std::vector<std::uint32_t>& rows,
                             Capabilities capabilities, QWidget* parent)
    : QDialog(parent),
      m_picture(std::move(picture)),
      m_capabilities(std::move(capabilities)),
      m_scopes(releaseScopes(*m_picture->snapshot, rows)),
      m_choice(new QButtonGroup(this)),
      m_note(new QLabel(this)),
      m_release(new QPushButton(this)) {
    setWindowTitle(tr("Release leftovers"));
    setMinimumWidth(fontMetrics().averageCharWidth() * 66);
    auto* content = new QWidget;
    auto* box = new QGroupBox(tr("Which leftovers"), content);
    auto* choices = new QVBoxLayout(box);
    for (std::size_t at = 0; at < m_scopes.size(); ++at) {
        const QString count = QLocale().toString(static_cast<qulonglong>(m_scopes[at].rows.size()));
        auto* button = new QRadioButton(QStringLiteral("%1 (%2)").arg(titleOf(m_scopes[at]), count), box);
        button->setChecked(at == 0);
        m_choice->addButton(button, static_cast<int>(at));
        choices->addWidget(button);
    }
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setAccessibleName(tr("What will happen"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_release, QDialogButtonBox::AcceptRole);
    m_release->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_choice, &QButtonGroup::idToggled, this, &ReleaseDialog::showChoice);
    auto* inside = new QVBoxLayout(content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(box);
    inside->addWidget(m_note);
    inside->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(new ScrolledContent(content, this), 1);
    layout->addWidget(buttons);
    showChoice();
}

Plan ReleaseDialog::plan() const {
    const ReleaseScope& scope = m_scopes[static_cast<std::size_t>(std::max(m_choice->checkedId(), 0))];
    return planFor(SocketVerb::Release, *m_picture->snapshot, scope.rows, m_capabilities);
}

void ReleaseDialog::showChoice() {
    const Plan chosen = plan();
    const auto count = chosen.actions.size() - chosen.objected();
    const Confirmation text = confirmationFor(SocketVerb::Release, chosen);
    m_note->setText(text.details.isEmpty() ? text.question
                                           : QStringLiteral("%1\n\n%2").arg(text.question, text.details));
    m_release->setText(tr("&Release %n socket(s)", nullptr, static_cast<int>(count)));
    m_release->setEnabled(count > 0);
}

}   // namespace socklens
