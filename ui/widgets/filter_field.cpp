#include "ui/widgets/filter_field.h"

#include "app/models/translated.h"
#include "ui/style/icons.h"

#include <QAction>
#include <QApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QTextCharFormat>

namespace socklens {

namespace {

// Before a mistake is said: it may only be a word that is not finished. Long enough for the next letter, short
// enough to seem immediate.
constexpr int typingPause = 120;
constexpr QColor mistakeColor(0xd5, 0x5e, 0x00);

/// The filter counts bytes of UTF-8, the field UTF-16 units.
int unitsOf(const QByteArray& text, std::size_t bytes) {
    return static_cast<int>(QString::fromUtf8(text.left(static_cast<qsizetype>(bytes))).size());
}

}   // namespace

FilterField::FilterField(QWidget* parent) : QLineEdit(parent) {
    setAccessibleName(tr("Filter"));
    setInUse(true);
    setClearButtonEnabled(true);
    addAction(icon(IconName::Filter), QLineEdit::LeadingPosition);

    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &FilterField::read);
    connect(this, &QLineEdit::textChanged, this, &FilterField::preview);
    connect(this, &QLineEdit::returnPressed, this, &FilterField::finish);
}

/// A line edit takes Ctrl+E for the end of the line, as Emacs does; here it is the window's.
bool FilterField::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_E && key->modifiers() == Qt::ControlModifier) {
            event->ignore();
            return false;
        }
    }
    return QLineEdit::event(event);
}

void FilterField::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Down) return QLineEdit::keyPressEvent(event);
    read();
    Q_EMIT resultsWanted();
}

void FilterField::setFilterText(const QString& text) {
    setText(text);
    read();
}

/// What was typed stays, and in force.
void FilterField::setInUse(bool isInUse) {
    setEnabled(isInUse);
    setPlaceholderText(
        isInUse ? tr("Filter: a word, port:443, state:time-wait, process:nginx and not remote:10.0.0.0/8 …")
                : tr("The filter works on the pages Sockets and Processes"));
    setToolTip(isInUse ? tr("Words match anywhere. Fields narrow: port:8000-8999, state:listen, pid:42, "
                            "user:www-data, age>60s.\n"
                            "and, or, not, brackets and quotes work, and so do filters of ss: sport = :443.")
                       : tr("The filter narrows the pages Sockets and Processes, not this one."));
    describe();
}

void FilterField::describe() {
    setAccessibleDescription(isEnabled() ? m_sentence : toolTip());
}

void FilterField::enterFilter(const QString& text) {
    Q_EMIT entering();
    setFocus(Qt::OtherFocusReason);   // it stays there if there is a mistake to mend
    setText(text);
    finish();
}

void FilterField::finish() {
    read();
    if (m_mistake.isEmpty()) Q_EMIT resultsWanted();
}

void FilterField::addTerm(const QString& term) {
    const Filter present = parsed().value_or(m_filter);
    const QString before = QString::fromStdString(present.text()).trimmed();
    if (present.isEmpty())
        setFilterText(term);
    else
        setFilterText((present.isSingleTerm() ? QStringLiteral("%1 and %2") : QStringLiteral("(%1) and %2"))
                          .arg(before, term));
}

tl::expected<Filter, FilterError> FilterField::parsed() const {
    return Filter::parse(text().toStdString());
}

void FilterField::putInForce(const Filter& filter) {
    if (filter.text() == m_filter.text()) return;
    m_filter = filter;
    Q_EMIT filterChanged(m_filter);
}

/// Every letter counts at once. But "an" is no word that is looked for, once it has become "and": where the end is
/// a mistake, that stays in force which was understood up to the word before.
void FilterField::preview() {
    m_typing.start();
    const auto filter = parsed();
    if (filter && text().endsWith(u' ')) m_lastWhole = *filter;
    putInForce(filter.value_or(m_lastWhole));
}

void FilterField::read() {
    m_typing.stop();
    const QByteArray typed = text().toUtf8();
    const auto filter = parsed();
    QString mistake;
    if (filter) {
        underline(0, 0);
        m_lastWhole = *filter;
    } else {
        const auto& error = filter.error();
        const int begin = unitsOf(typed, error.offset);
        underline(begin, qMax(1, unitsOf(typed, error.offset + error.length) - begin));
        mistake = translated(error.message);
    }
    putInForce(m_lastWhole);
    if (mistake == m_mistake) return;
    m_mistake = mistake;
    const bool isKept = !mistake.isEmpty() && !m_filter.isEmpty();
    m_sentence = isKept ? tr("%1 Until then, “%2” stays in force.")
                              .arg(mistake, QString::fromStdString(m_filter.text()).trimmed())
                        : mistake;
    describe();
    Q_EMIT mistakeChanged(m_sentence);
}

/// QLineEdit has no formats of its own, but takes those of an input method, counted from the cursor.
void FilterField::underline(int begin, int length) {
    QList<QInputMethodEvent::Attribute> attributes;
    if (length > 0) {
        QTextCharFormat wave;
        wave.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        wave.setUnderlineColor(mistakeColor);
        QColor behind = mistakeColor;   // a thin wave alone is easily overlooked
        behind.setAlphaF(0.25F);
        wave.setBackground(behind);
        wave.setFontWeight(QFont::DemiBold);
        attributes.append({QInputMethodEvent::TextFormat, begin - cursorPosition(), length, wave});
    }
    QInputMethodEvent event(QString(), attributes);
    QApplication::sendEvent(this, &event);
}

}   // namespace socklens
