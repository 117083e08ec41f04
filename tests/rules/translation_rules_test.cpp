// Every text of the code is translated, and says the same: places, plurals, mnemonics and ends of a translation
// are those of its source. Whether the files have every text of the code, rules.texts tells.
#include <QTest>

#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>

namespace {

struct Text {
    QString source;
    QStringList translations;   ///< several: plural forms
    bool isPlural = false;
    bool isFinished = true;
};

/// "%1" and "%n", each once, in order. The translation groups the digits of a count ("%Ln").
QStringList places(const QString& text) {
    static const QRegularExpression place(QStringLiteral("%L?([0-9]+|n)"));
    QStringList found;
    for (auto at = place.globalMatch(text); at.hasNext();) found << at.next().captured(1);
    found.removeDuplicates();
    found.sort();
    return found;
}

/// How many letters are a key; "&&" is a plain "&".
qsizetype mnemonics(QString text) {
    return text.remove(QStringLiteral("&&")).count(u'&');
}

/// What follows the last letter or digit, without marks that belong to a word.
QString ending(const QString& text) {
    static const QRegularExpression end(QStringLiteral("[ .:;?!…\\n]*$"));
    return end.match(text).captured();
}

QString beginning(const QString& text) {
    static const QRegularExpression begin(QStringLiteral("^[ ;…]*"));
    return begin.match(text).captured();
}

QString languageOf(const QString& file) {
    return file.section(u'_', 1).section(u'.', 0, 0);
}

QString faultOf(const Text& text, const QString& translation, const QString& language) {
    if (translation.isEmpty()) return QStringLiteral("not translated");
    if (places(translation) != places(text.source)) return QStringLiteral("other places than its source");
    if (translation.contains(QLatin1String("%n"))) return QStringLiteral("a count without grouped digits: %Ln");
    if (mnemonics(translation) != mnemonics(text.source)) return QStringLiteral("a letter as key more or less");
    if (ending(translation) != ending(text.source) || beginning(translation) != beginning(text.source))
        return QStringLiteral("begins or ends otherwise than its source");
    if (language == QLatin1String("de") && translation.contains(u'”'))
        return QStringLiteral("quotes that are not German");
    return {};
}

QList<Text> textsOf(const QString& file) {
    QFile opened(file);
    if (!opened.open(QIODevice::ReadOnly)) qFatal("%s", qPrintable(opened.errorString()));
    QXmlStreamReader xml(&opened);
    QList<Text> texts;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("message"))
            texts.append({{}, {}, xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes"), true});
        else if (xml.name() == QLatin1String("source"))
            texts.last().source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            texts.last().isFinished = !xml.attributes().hasAttribute(QLatin1String("type"));
            if (!texts.last().isPlural) texts.last().translations << xml.readElementText();
        } else if (xml.name() == QLatin1String("numerusform"))
            texts.last().translations << xml.readElementText();
    }
    return texts;
}

}   // namespace

class TranslationRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysTheSame_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("English plurals") << QStringLiteral("socklens_en.ts");
        QTest::newRow("German") << QStringLiteral("socklens_de.ts");
    }

    void saysTheSame() {
        QFETCH(const QString, file);
        const auto texts = textsOf(QStringLiteral(SOCKLENS_SOURCE_DIR "/resources/translations/") + file);
        QVERIFY(texts.size() > 10);
        QStringList faults;
        const auto note = [&](const Text& text, const QString& fault) {
            faults << QStringLiteral("%1: %2").arg(fault, text.source);
        };
        for (const Text& text : texts) {
            if (!text.isFinished) note(text, QStringLiteral("unfinished"));
            if (text.translations.size() != (text.isPlural ? 2 : 1)) note(text, QStringLiteral("plural forms"));
            for (const QString& translation : text.translations)
                if (const QString fault = faultOf(text, translation, languageOf(file)); !fault.isEmpty())
                    note(text, fault);
        }
        QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
    }
};

QTEST_APPLESS_MAIN(TranslationRulesTest)
#include "translation_rules_test.moc"
