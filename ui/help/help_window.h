// The help inside the program: what the states mean, why TIME_WAIT exists, what to do after a crash. One text for
// each language, in Markdown, with the topics as its headings. The screen's thread; owned by its parent.
#pragma once

#include "ui/command_line.h"

#include <QDialog>

class QListWidget;
class QTextBrowser;

namespace socklens {

/// In the order of the text.
enum class HelpTopic : std::uint8_t { FirstMinute, Crash, TimeWait, Bind, States, Rights, Filter, Settings, Keys };

/// What somebody on that page may ask.
HelpTopic helpTopicOf(PageName page);

class HelpWindow final : public QDialog {
    Q_OBJECT

public:
    explicit HelpWindow(QWidget* parent);

    /// Shows and raises it.
    void open(HelpTopic topic);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void scrollTo(int topic);

    QListWidget* m_topics;
    QTextBrowser* m_text;
};

}   // namespace socklens
