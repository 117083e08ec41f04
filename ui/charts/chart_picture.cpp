#include "ui/charts/chart_picture.h"

#include "ui/charts/quiet_text.h"

#include <QBuffer>
#include <QDateTime>
#include <QImage>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QSvgGenerator>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace socklens {

namespace {

constexpr QLatin1String titlePlace("socklens-title");
constexpr QLatin1String wordsPlace("socklens-words");
constexpr int fineness = 2;
constexpr int margin = 16;
constexpr QSize smallest(640, 240);   // of the chart: who reads it later cannot make the window larger
constexpr QSize largest(1600, 900);

QString noteOf(const PictureCaption& caption) {
    QStringList parts;
    if (!caption.where.isEmpty()) parts << caption.where;
    if (caption.at != Timestamp{}) {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(caption.at.time_since_epoch().count());
        parts << QLocale().toString(at.date(), QLocale::ShortFormat)
              << QLocale().toString(at.time(), QStringLiteral("HH:mm:ss"));
    }
    return parts.join(QStringLiteral(" · "));
}

QLabel* line(const QString& text, QWidget* sheet) {
    auto* label = new QLabel(text, sheet);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setVisible(!text.isEmpty());
    return label;
}

/// A process may have any bytes in its name; XML 1.0 (2.2) allows not all of them, not even written as numbers.
QString withoutForbidden(QString xml) {
    for (QChar& letter : xml) {
        const bool isSpace = letter == u'\t' || letter == u'\n' || letter == u'\r';
        if ((letter < u' ' && !isSpace) || letter >= QChar(0xFFFE)) letter = QChar::ReplacementCharacter;
    }
    return xml;
}

}   // namespace

ChartPicture::ChartPicture(const PictureCaption& caption, QString words, std::unique_ptr<QWidget> chart,
                           QSize size, std::unique_ptr<QWidget> key)
    : m_title(caption.title), m_words(std::move(words)), m_sheet(std::make_unique<QWidget>()) {
    QLabel* title = line(caption.title, m_sheet.get());
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    QLabel* note = line(noteOf(caption), m_sheet.get());
    QPalette quiet = note->palette();
    quiet.setColor(QPalette::WindowText, quietTextColor(quiet));
    note->setPalette(quiet);
    note->setFont(quietFont(note->font()));

    const QSize chartSize = size.expandedTo(chart->sizeHint()).expandedTo(smallest).boundedTo(largest);
    chart->setFixedHeight(chartSize.height());
    auto* layout = new QVBoxLayout(m_sheet.get());
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addWidget(title);
    layout->addWidget(note);
    layout->addSpacing(margin / 2);
    layout->addWidget(chart.release());
    if (key) layout->addWidget(key.release());
    const int width = chartSize.width() + 2 * margin;
    m_sheet->resize(width, layout->heightForWidth(width));
}

ChartPicture::~ChartPicture() = default;

QByteArray ChartPicture::png() const {
    QImage image(m_sheet->size() * fineness, QImage::Format_RGB32);
    image.setDevicePixelRatio(fineness);
    m_sheet->render(&image);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.setText(QStringLiteral("Title"), m_title);
    image.setText(QStringLiteral("Description"), m_words);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray ChartPicture::svg() const {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(m_sheet->logicalDpiX());   // else texts are of another size than their places
    generator.setSize(m_sheet->size());
    generator.setViewBox(m_sheet->rect());
    // Qt 6.4 writes both as they are, whatever stands in them; others may not.
    generator.setTitle(titlePlace);
    generator.setDescription(wordsPlace);
    QPainter painter(&generator);
    m_sheet->render(&painter);
    painter.end();
    QString text = QString::fromUtf8(bytes);
    text.replace(text.indexOf(titlePlace), titlePlace.size(), m_title.toHtmlEscaped());
    text.replace(text.indexOf(wordsPlace), wordsPlace.size(), m_words.toHtmlEscaped());
    return withoutForbidden(std::move(text)).toUtf8();
}

}   // namespace socklens
