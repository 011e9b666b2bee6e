package dev.whence.embeddings;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.whence.index.vector.Embedder;
import dev.whence.index.vector.EmbedderUnavailableException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The model e5-small-v2: 384 numbers from up to 512 tokens.
///
/// It was trained with `query:` before what is asked and `passage:` before what is found. Texts are put to it one
/// by one: its quantization measures all that is put to it together, so that in a batch a vector would depend on
/// its neighbours. A longer text is read in windows that overlap, whose mean it gets.
final class E5Embedder implements Embedder {

    static final int DIMENSION = 384;

    private static final String MODEL = "/e5-small-v2-q.onnx";
    private static final String VOCABULARY = "/e5-small-v2-q-tokenizer.json";
    private static final int MAX_TOKENS = 512;
    private static final int OVERLAP = 64;
    private static final int MAX_WINDOWS = 8;

    /// Of nearly half the questions without any sense no sentence of the demonstration is as near; of sentences
    /// said in other words the nearest is at 0.824 at least. From 0.82 on, answers to questions about long
    /// dialogues are lost.
    private static final float LEAST_NEAR = 0.80f;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPieces pieces;
    private final int[] question;
    private final int[] passage;

    private E5Embedder(OrtEnvironment environment, OrtSession session, WordPieces pieces) {
        this.environment = environment;
        this.session = session;
        this.pieces = pieces;
        this.question = pieces.of("query:");
        this.passage = pieces.of("passage:");
    }

    static E5Embedder load() {
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1); // one text is too little to share
                options.setInterOpNumThreads(1);
                options.setCPUArenaAllocator(false); // gives memory back after a long text
                OrtSession session = environment.createSession(resource(MODEL), options);
                return new E5Embedder(environment, session, WordPieces.read(resource(VOCABULARY)));
            }
        } catch (OrtException | IOException | LinkageError e) {
            throw new EmbedderUnavailableException(
                    "The embedding model does not run here (" + e
                            + "); search goes by words alone. Run on Linux, macOS or"
                            + " Windows with a processor of the x64 or ARM kind, or switch embeddings off",
                    e);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = E5Embedder.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException("There is no " + name + " on the class path");
            }
            return in.readAllBytes();
        }
    }

    @Override
    public float leastNear() {
        return LEAST_NEAR;
    }

    @Override
    public float[] ofText(String text) {
        return vector(passage, pieces.of(text));
    }

    @Override
    public float[] ofQuestion(String asked) {
        return vector(question, pieces.of(asked));
    }

    private float[] vector(int[] kind, int[] text) {
        int room = MAX_TOKENS - 2 - kind.length;
        List<int[]> windows = new ArrayList<>();
        for (int from = 0;
                windows.isEmpty() || from + OVERLAP < text.length && windows.size() < MAX_WINDOWS;
                from += room - OVERLAP) {
            windows.add(Arrays.copyOfRange(text, from, Math.min(text.length, from + room)));
        }
        float[] sum = new float[DIMENSION];
        for (int[] window : windows) {
            float[] one = normalized(run(pieces.framed(kind, window)));
            for (int i = 0; i < DIMENSION; i++) {
                sum[i] += one[i];
            }
        }
        return windows.size() == 1 ? sum : normalized(sum);
    }

    /// The mean of what the model says of each token.
    private float[] run(long[] tokens) {
        long[] ones = new long[tokens.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor ids = tensor(tokens);
                OnnxTensor mask = tensor(ones);
                OnnxTensor types = tensor(new long[tokens.length]);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            float[] mean = new float[DIMENSION];
            for (float[] token : ((float[][][]) result.get(0).getValue())[0]) {
                for (int i = 0; i < DIMENSION; i++) {
                    mean[i] += token[i] / tokens.length;
                }
            }
            return mean;
        } catch (OrtException e) {
            throw new IllegalStateException("The embedding model did not answer: " + e.getMessage(), e);
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, new long[][] {values});
    }

    private static float[] normalized(float[] vector) {
        double square = 0;
        for (float value : vector) {
            square += value * value;
        }
        float length = (float) Math.sqrt(square);
        float[] unit = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            unit[i] = length == 0 ? 0 : vector[i] / length;
        }
        return unit;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("The embedding model could not be closed: " + e.getMessage(), e);
        }
    }
}
