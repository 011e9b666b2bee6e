package dev.whence.index.document;

import dev.whence.decision.Decision;
import dev.whence.index.query.ExactField;
import dev.whence.index.text.Ids;
import dev.whence.index.text.IndexedWords;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.util.BytesRef;

/// Makes the index's documents, one for each decision. What the fields are is told in the package's documentation.
///
/// Any thread may use it.
public final class DecisionDocument {

    public static final String POSITION = "position";
    public static final String TIME = "time";
    public static final String TEXT = "text";
    public static final String HEAD = "head";
    public static final String ID = "id";
    public static final String NUMBER = "number.";
    public static final String SUBJECT = "subject";
    public static final String CONTEXT = "context";
    public static final String WHO = "who";
    public static final String MEANING = "meaning";

    /// About how many words a context has; most decisions have none, so that their average would say nothing.
    public static final int CONTEXT_WORDS = 20;

    /// Each name costs memory in every segment, and the names come from the data.
    public static final int MAX_NUMBER_NAMES = 250;

    private static final FieldType HEAD_TYPE = headType();

    private final Vocabulary vocabulary;
    private final DecisionLog log;
    private final Set<String> numberNames;
    private final IndexedWords words = new IndexedWords();
    private final ThreadLocal<IndexedWords.Replay> textWords = ThreadLocal.withInitial(IndexedWords.Replay::new);
    private final ThreadLocal<IndexedWords.Replay> headWords = ThreadLocal.withInitial(IndexedWords.Replay::new);

    /// @param log where what was observed before an observation is looked up
    public DecisionDocument(Vocabulary vocabulary, DecisionLog log, Set<String> numberNames) {
        this.vocabulary = vocabulary;
        this.log = log;
        this.numberNames = ConcurrentHashMap.newKeySet();
        this.numberNames.addAll(numberNames);
    }

    /// The names under which a view of the index has numbers.
    public static Set<String> numberNames(IndexReader reader) {
        return StreamSupport.stream(FieldInfos.getMergedFieldInfos(reader).spliterator(), false)
                .filter(field -> field.name.startsWith(NUMBER))
                .map(field -> field.name.substring(NUMBER.length()))
                .collect(Collectors.toSet());
    }

    /// Of the head only the words count, not their order, which is found in the text field.
    private static FieldType headType() {
        FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }

    /// A point in time as it is indexed.
    public static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }

    /// The document of an entry, to be indexed before the same thread makes another.
    public Document of(LogEntry entry) {
        Document document = new Document();
        document.add(new LongField(POSITION, entry.position().value(), Field.Store.NO));
        switch (entry) {
            case LogEntry.Decided decided -> addDecision(document, decided.decision());
            case LogEntry.Unreadable unreadable -> addStored(document, unreadable);
        }
        Set<String> subjects = new HashSet<>();
        Sentence.of(entry, vocabulary, log).ifPresent(sentence -> {
            addSentence(document, sentence);
            sentence.subjects().forEach(subject -> subjects.add(subject.toString()));
        });
        if (entry instanceof LogEntry.Decided(Decision decision)) {
            decision.personal().forEach(values -> subjects.add(values.subject().toString()));
        }
        subjects.forEach(subject -> document.add(new StringField(SUBJECT, subject, Field.Store.NO)));
        addFindable(document, Findable.of(entry, vocabulary));
        return document;
    }

    private static void addDecision(Document document, Decision decision) {
        document.add(new LongField(TIME, micros(decision.time()), Field.Store.NO));
        for (ExactField field : ExactField.values()) {
            addExact(document, field, decision);
        }
        Actors.names(decision.origin()).forEach(name -> document.add(new StringField(WHO, name, Field.Store.NO)));
    }

    private static void addSentence(Document document, Sentence sentence) {
        document.add(new LongField(MEANING, sentence.key(), Field.Store.NO));
        if (sentence.before() != null) {
            document.add(new Field(CONTEXT, sentence.before(), HEAD_TYPE));
        }
    }

    /// What is known of a decision that cannot be read.
    private static void addStored(Document document, LogEntry.Unreadable unreadable) {
        unreadable.time().ifPresent(time -> document.add(new LongField(TIME, micros(time), Field.Store.NO)));
        String outcome = ExactField.OUTCOME.word();
        document.add(new SortedSetDocValuesField(outcome, new BytesRef(ExactField.UNREADABLE)));
        document.add(new StringField(outcome, ExactField.UNREADABLE, Field.Store.NO));
    }

    private void addFindable(Document document, Findable findable) {
        List<IndexedWords.Words> text = new ArrayList<>();
        List<IndexedWords.Words> head = new ArrayList<>();
        for (Passage passage : findable.passages()) {
            IndexedWords.Words its = words.of(passage.text());
            text.add(its);
            if (passage.kind().isHead()) {
                head.add(its);
            }
        }
        document.add(new TextField(TEXT, textWords.get().of(text)));
        document.add(new Field(HEAD, headWords.get().of(head), HEAD_TYPE));
        findable.ids().forEach(id -> document.add(new StringField(ID, id, Field.Store.NO)));
        addNumbers(document, findable.numbers());
    }

    private static void addExact(Document document, ExactField field, Decision decision) {
        for (String value : field.values(decision)) {
            String cut = Ids.cut(value);
            BytesRef bytes = new BytesRef(cut);
            document.add(new SortedSetDocValuesField(field.word(), bytes));
            for (String form : field.forms(decision, value)) {
                BytesRef its = form.equals(cut) ? bytes : new BytesRef(form);
                document.add(new StringField(field.word(), its, Field.Store.NO));
            }
        }
    }

    private void addNumbers(Document document, Map<String, Set<Double>> numbers) {
        numbers.forEach((name, values) -> {
            if (isIndexed(name)) {
                values.forEach(value -> document.add(new DoubleField(NUMBER + name, value, Field.Store.NO)));
            }
        });
    }

    /// The first so many names are; threads that meet new names at once may add one more each.
    private boolean isIndexed(String name) {
        return numberNames.contains(name) || numberNames.size() < MAX_NUMBER_NAMES && numberNames.add(name);
    }
}
