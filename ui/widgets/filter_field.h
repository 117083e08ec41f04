// Where a filter is typed. A mistake is underlined at its place, with a sentence that says what was expected; the
// last good filter stays in force. Beside a page that it does not narrow it rests, and says where it works. The
// screen's thread.
#pragma once

#include "app/core/filter/filter.h"

#include <QLineEdit>
#include <QTimer>

namespace socklens {

class FilterField final : public QLineEdit {
    Q_OBJECT

public:
    explicit FilterField(QWidget* parent = nullptr);

    const Filter& filter() const { return m_filter; }
    /// Replaces what is there, and puts it in force at once.
    void setFilterText(const QString& text);
    /// As if it had been typed and finished with Enter.
    void enterFilter(const QString& text);
    /// Whether the page beside it is narrowed by it.
    void setInUse(bool isInUse);
    /// Narrows what is there by one more term; where that is a mistake, the filter in force.
    void addTerm(const QString& term);

Q_SIGNALS:
    /// A filter is about to be entered: it should be in use.
    void entering();
    void filterChanged(const socklens::Filter& filter);
    /// The sentence about the present mistake; empty once it is mended.
    void mistakeChanged(const QString& sentence);
    /// Somebody has typed it and wants to see what it finds: Enter, or Down.
    void resultsWanted();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    tl::expected<Filter, FilterError> parsed() const;
    void preview();
    void read();
    void finish();
    void putInForce(const Filter& filter);
    void underline(int begin, int length);
    void describe();

    QTimer m_typing;
    Filter m_lastWhole;   ///< understood, and not in the midst of a word
    Filter m_filter;
    QString m_mistake;
    QString m_sentence;   ///< about the mistake; empty: there is none
};

}   // namespace socklens
